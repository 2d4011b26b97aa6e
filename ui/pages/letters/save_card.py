"""Which letters are saved or printed, as what, and what still stands against them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import LANGUAGE_NAMES, _, ngettext
from evalapp.operations.letters.finding import Finding
from evalapp.operations.letters.form import Form
from evalapp.operations.letters.standing import Seen, standing_words
from ui.look import theme
from ui.pages.letters.findings import FindingList
from ui.pages.reports.under_way import UnderWay
from ui.tasks import Tasks
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label

_ALL, _CHOSEN = "all", "chosen"
_MOST = 25  # findings below each other: the others stand at their letters


class SaveCard(Card):
    """`save` and `print_it` do what their buttons say; `left`: back to the letters."""

    left = Signal()

    def __init__(
        self,
        tasks: Tasks,
        save: Callable[[], object],
        print_it: Callable[[], object],
        link: Callable[[Finding], str],
        follow: Callable[[Finding], None],
    ) -> None:
        super().__init__(_("Save or print the letters"))
        self.seen: Seen | None = None
        self._chosen: Sequence[str] = ()
        self.which, self.form = SegmentedField(folds=True), SegmentedField()
        self.which.setAccessibleName(_("Which letters"))
        self.form.setAccessibleName(_("As what"))
        for form, name in ((Form.PDF, "PDF"), (Form.DOCX, "Word")):
            self.form.addItem(name, str(form))
        self.form.setCurrentIndex(0)
        self.which.addItem(_("All letters"), _ALL)
        self.which.addItem(_("The chosen ones"), _CHOSEN)
        self.which.setCurrentIndex(0)
        self.which.activated.connect(self._show)
        self.about = Label(type="table", wrap=True)
        self.standing = Label(type="table", tone="attention", wrap=True)
        self.save_button = PrimaryButton(_("Choose a folder and save…"), save)
        self.print_button = Button(_("Print…"), print_it)
        self.back = LinkButton(_("Back to the letters (Esc)"), self.left.emit)
        self.work = UnderWay(tasks)
        self.work.changed.connect(self._show)
        self.work.freed.connect(self.save_button.setFocus)
        self.result = Label(type="table", tone="good", wrap=True)
        self._folder: Path | None = None
        self.open_folder = LinkButton(_("Open the folder"), self._open_folder)
        self.findings = FindingList(link, follow, self.back, names=True)
        self.more = Label(type="caption", tone="dim", wrap=True)
        self._arrange()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        for button in (self.save_button, self.print_button, self.back):
            buttons.addWidget(button)
        buttons.addStretch()
        self._done = QWidget()
        done = QVBoxLayout(self._done)
        done.setContentsMargins(0, 0, 0, 0)
        done.addWidget(self.result)
        done.addWidget(self.open_folder)
        self._done.hide()
        choices = QHBoxLayout()
        choices.setSpacing(theme.L)
        choices.addWidget(self.which, 1)
        choices.addWidget(self.form)
        self.body.addLayout(choices)
        self.body.addWidget(self.about)
        self.body.addWidget(self.standing)
        self.body.addLayout(buttons)
        for part in (self.work, self._done, self.findings, self.more):
            self.body.addWidget(part)
        self.body.addStretch()

    def show_letters(self, seen: Seen | None, chosen: Sequence[str]) -> None:
        """`chosen`: of these rows of the table; those without a letter are left out."""
        self.seen = seen
        self._chosen = [] if seen is None else [each for each in chosen if each in seen.lettered]
        self._show()

    @property
    def numbers(self) -> list[str]:
        if self.seen is None:
            return []
        return list(self._chosen) if self.which.currentData() == _CHOSEN else self.seen.lettered

    @property
    def as_what(self) -> Form:
        return Form(str(self.form.currentData()))

    def _show(self, _index: int = 0) -> None:
        seen, n = self.seen, len(self.numbers)
        is_free = bool(n) and not self.work.is_busy
        self.save_button.setEnabled(is_free)
        self.print_button.setEnabled(is_free)
        if seen is None:
            self.about.setText(_("The letters are being looked through."))
            self.standing.hide()
            return
        words = ngettext(
            "{n} letter ({language}): a file of its own.",
            "{n} letters ({language}): a file each, and one of all.",
            n,
        )
        said = words.format(n=n, language=LANGUAGE_NAMES[seen.language])
        none = _("There is no letter among what is chosen in the table.") if self.is_chosen else ""
        self.about.setText(said if n else none or _("There is no letter yet."))
        self.standing.setVisible(bool(n))
        self.standing.setText(standing_words(seen, self.numbers))
        mine = self._mine(seen)
        self.standing.set_tone("attention" if mine or seen.drafts else "good")
        self.findings.show_findings(mine[:_MOST], "")
        rest = len(mine) - _MOST
        more = ngettext(
            "And {n} more; it stands at its letter.", "And {n} more; they stand at their letters.", rest
        )
        self.more.setText(more.format(n=rest) if rest > 0 else "")
        self.more.setVisible(rest > 0)

    @property
    def is_chosen(self) -> bool:
        return self.which.currentData() == _CHOSEN

    def _mine(self, seen: Seen) -> list[Finding]:
        numbers = set(self.numbers)
        return [each for each in seen.findings if not each.application or each.application in numbers]

    def begin(self) -> None:
        """Nothing came of it yet."""
        self._done.hide()
        self.work.say("")

    def show_saved(self, said: str, folder: Path) -> None:
        self._folder = folder
        self.result.setText(said)
        self._done.show()

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
