"""The receipt on the screen: what was signed, the file to send, and its fingerprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.receipt import Receipt, Signed, grouped
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import moment
from evalapp.words.phrases import counted_words
from evalapp.words.scores import MISSING, answer, in_two, not_scored
from evalapp.words.work import given_in_all
from ui.look import theme
from ui.pages.hand_in.outdated import OutdatedBand
from ui.places import told
from ui.tables.cells import Band, Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.folding.below import FoldsBelow
from ui.widgets.scrolling import scrolling
from ui.widgets.text import ElidedLabel, Label, ReadLabel, Rule

SIDE_WIDTH = 432
_DIGITS_A_LINE = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedRow:
    """One criterion of one application in the return."""

    signed: Signed
    criterion: Criterion

    def value(self) -> Cell:
        given = self.signed.scores.get(self.criterion.id)
        if given is None or not given.is_given:
            return Cell(text=MISSING, tone="attention", spoken=not_scored())
        if given.value is None:
            return Cell(text=MISSING, tone="dim")
        return Cell(text=in_two(self.criterion.scale, given.value)[0], type="table-strong")

    def words(self) -> Cell:
        given = self.signed.scores.get(self.criterion.id)
        if given is None or not given.is_given:
            return Cell(text=not_scored(), tone="attention")
        if given.value is None:
            return Cell(text=answer(self.criterion.scale, *given.answer), tone="dim")
        return Cell(text=in_two(self.criterion.scale, given.value)[1], tone="dim")

    def motivation(self) -> Cell:
        given = self.signed.scores.get(self.criterion.id)
        has_one = given is not None and bool(given.comment.strip())
        return Cell(text=_("given") if has_one else "–", tone="dim", spoken="" if has_one else _("none"))


class ReceiptView(QWidget):
    """The three functions are what its buttons do: hand in again, save the receipt, remove what lies here."""

    def __init__(
        self, again: Callable[[], None], save: Callable[[], None], remove: Callable[[], None]
    ) -> None:
        super().__init__()
        self.outdated = OutdatedBand(again)
        self.signed = Card(_("What was signed"))
        self.table = RowTable(RowsModel(_columns(), key=_key, sorts=False), _("What was signed"))
        self.signed.body.addWidget(self.table, 1)
        self.left_out = Label(type="table", tone="dim", wrap=True)
        self.signed.body.addWidget(self.left_out)
        self.signed.body.addStretch()  # few rows stand at the top
        self.facts = Card(_("Handed in"))
        self._details = QVBoxLayout()
        self._details.setSpacing(theme.S)
        self.facts.body.addLayout(self._details)
        self.save_button = PrimaryButton(_("Save receipt…"), save)
        self.folder_button = Button(_("Show in folder"), icon="folder")
        self.saved = Label(type="caption", tone="good", wrap=True)
        self._lay_out(again, remove)

    def _lay_out(self, again: Callable[[], None], remove: Callable[[], None]) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch()
        body = self.facts.body
        body.addLayout(buttons)
        body.addWidget(self.saved)
        body.addWidget(Rule())
        self.again_link = LinkButton(_("Hand in again…"), again)
        self.remove_link = LinkButton(_("Remove my local data…"), remove)
        for link in (self.again_link, self.remove_link):
            body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.L)
        column.addWidget(self.outdated)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        row.addWidget(self.signed, 1)
        column.addLayout(row, 1)
        self._side = scrolling(self.facts, width=theme.pixels(SIDE_WIDTH), is_down_alone=True)
        row.addWidget(self._side)
        self._folds = FoldsBelow(self, row, ((self.signed, 280), (self._side, 360)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is signed keeps half of the width, where the text is enlarged too."""
        super().resizeEvent(event)
        if self._folds.is_below:
            return
        half = max((self.width() - theme.XL) // 2, self._side.minimumSizeHint().width())
        self._side.setFixedWidth(min(theme.pixels(SIDE_WIDTH), half))

    def show_receipt(self, receipt: Receipt, path: Path | None) -> str:
        """Show it and return what to say of it; `path` is where the return lies, None where that is not known."""
        rows: list[Band | SignedRow] = []
        for each in receipt.given:
            rows.append(Band(text=_band(receipt, each)))
            rows += [SignedRow(signed=each, criterion=each_one) for each_one in receipt.call.scheme.criteria]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.left_out.setText(_left_out(receipt))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.saved.hide()
        self._show_details(receipt, path)
        return _summary(receipt)

    def _show_details(self, receipt: Receipt, path: Path | None) -> None:
        empty(self._details)
        is_whole = not receipt.left_out and all(
            len(each.scores) == len(receipt.call.scheme.criteria)
            and all(score.is_given for score in each.scores.values())
            for each in receipt.given
        )
        badge = Badge(_("complete") if is_whole else _("in part"), "good" if is_whole else "attention")
        self._details.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        send = _(
            "Now send this file to the secretary, for instance as an attachment. It is sealed; never send the "
            "access code along."
        )
        for widget in (
            Label(_summary(receipt), wrap=True),
            Label(send, wrap=True),
            ElidedLabel(told(path) if path else receipt.file, type="table-strong"),
            Label(_("Signed on {moment}").format(moment=moment(receipt.at)), type="table", tone="dim"),
            Label(_("Fingerprint (SHA-256)"), type="caption", tone="dim"),
            self._fingerprint(receipt.fingerprint),
        ):
            self._details.addWidget(widget)
        self.folder_button.setVisible(path is not None)
        if path is not None:
            self._folder = QUrl.fromLocalFile(str(path.parent))
            self.folder_button.set_click(partial(QDesktopServices.openUrl, self._folder))

    def _fingerprint(self, fingerprint: str) -> Label:
        parts = range(0, len(fingerprint), _DIGITS_A_LINE)
        label = ReadLabel(
            "\n".join(grouped(fingerprint[n : n + _DIGITS_A_LINE]) for n in parts), type="table-strong"
        )
        label.setAccessibleName(_("Fingerprint {fingerprint}").format(fingerprint=grouped(fingerprint)))
        return label

    def show_saved(self, words: str, *, tone: str = "good") -> None:
        self.saved.set_tone(tone)
        self.saved.setText(words)
        self.saved.show()


def _columns() -> tuple[Column[SignedRow], ...]:
    return (
        Column(
            head=_("Criterion"),
            cell=lambda r: Cell(text=str(r.criterion.title)),
            stretches=True,
            least=160,
            yields_to=0.45,
        ),
        Column(head=_("Score"), cell=lambda r: r.value(), is_right=True),
        Column(head=_("In words"), cell=lambda r: r.words(), drop=1),
        Column(head=_("Justification"), cell=lambda r: r.motivation()),
    )


def _key(row: SignedRow) -> tuple[str, str]:
    return (row.signed.application.number, row.criterion.id)


def _band(receipt: Receipt, signed: Signed) -> str:
    application = signed.application
    return " · ".join((application.number, application.title, *given_in_all(receipt, signed)))


def _left_out(receipt: Receipt) -> str:
    lines = []
    if receipt.left_out:
        numbers = ", ".join(each.application.number for each in receipt.left_out)
        lines.append(_("Not handed in: {applications}.").format(applications=numbers))
    if receipt.conflicts:
        numbers = ", ".join(each.application for each in receipt.conflicts)
        lines.append(_("Declared conflicts of interest: {applications}.").format(applications=numbers))
    return "\n".join(lines)


def _summary(receipt: Receipt) -> str:
    applications = len(receipt.given)
    return _("Return {number}: {scores}, {applications}.").format(
        number=receipt.number,
        scores=counted_words(receipt.counted),
        applications=ngettext("{n} application", "{n} applications", applications).format(n=applications),
    )
