"""Beside the applications: the chosen one in short, and whether it is admissible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.operations.admissibility.standings import Stood
from evalapp.operations.panel.too_late import Concern
from evalapp.words import formats
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.admissibility.form import ReasonForm
from ui.pages.admissibility.several import SeveralNote
from ui.pages.admissibility.standing_cell import standing_cell
from ui.pages.applications.rows import helix_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.folding.row import FoldingRow
from ui.widgets.text import ElidedLabel, Label, restyle


class ApplicationCard(QWidget):
    """`judged(admissibility, reason)`, `read_asked()`, `change_asked()`, `attach_asked()`, `withdraw_asked()`."""

    judged = Signal(object, str)
    read_asked = Signal()
    change_asked = Signal()
    attach_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drafts = Drafts(lambda key: _("the reason for {application}").format(application=key))
        self._line = ElidedLabel(type="caption", tone="dim")
        self._title = Label(type="section", wrap=True)
        self._facts = Label(type="table", wrap=True)
        self._helix = Label(type="caption", tone="dim", wrap=True)
        self.read_button = LinkButton(_("Read the dossier"), self.read_asked.emit)
        self.change_button = LinkButton(pgettext("button", "Change"), self.change_asked.emit)
        self.attach_button = LinkButton(_("Attach files…"), self.attach_asked.emit)
        self._files = Label(type="caption", tone="dim", wrap=True)
        self.refused = Label(type="caption", tone="bad", wrap=True)
        about = Card()
        for widget in (self._line, self._title, self._facts, self._helix):
            about.body.addWidget(widget)
        about.body.addWidget(self._files)
        about.body.addWidget(self.refused)
        links = (self.read_button, self.change_button, self.attach_button)
        about.body.addWidget(FoldingRow(links, parts=False))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(about)
        layout.addWidget(self._make_judgment())
        layout.addStretch(1)

    def _make_judgment(self) -> Card:
        self.judgment = Card(_("Admissibility"))
        self._badge = Badge()
        self._reason = Label(type="table", wrap=True)
        self.reason_field = TextField(_("Reason"), lines=3)
        self.reason_field.setPlaceholderText(
            _("Reason; needed for inadmissible, the applicant has a right to it")
        )
        self._draft = DraftForm(self.drafts, self.reason_field, parent=self)
        self.concerns = Label(type="caption", tone="attention", wrap=True)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.admissible_button = Button(_("Admissible"), partial(self._judge, Admissibility.ADMISSIBLE))
        self.inadmissible_button = Button(
            _("Inadmissible"), partial(self._judge, Admissibility.INADMISSIBLE), kind="danger"
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.admissible_button)
        buttons.addWidget(self.inadmissible_button)
        buttons.addStretch(1)
        self.withdraw_button = LinkButton(_("Withdrawn…"), self.withdraw_asked.emit)
        self.withdraw_form = ReasonForm()
        self.several = SeveralNote()
        for widget in (self._badge, self._reason, self.concerns, self.several, self.reason_field, self.error):
            self.judgment.body.addWidget(widget)
        self.judgment.body.addLayout(buttons)
        self.judgment.body.addWidget(self.withdraw_button)
        self.judgment.body.addWidget(self.withdraw_form)
        return self.judgment

    def show_dossier(
        self,
        dossier: Dossier | None,
        concerns: Sequence[Concern] = (),
        stood: Stood | None = None,
        selected: int = 1,
        *,
        may_judge: bool,
        may_attach: bool,
        may_change: bool,
        is_reading: bool,
    ) -> None:
        """`concerns`: why it would not be let through unseen; `stood`: whether it was all the same, and how. With
        more `selected` nothing is decided on."""
        self.setVisible(dossier is not None)
        if dossier is None:
            return
        application = dossier.application
        self._line.setText(
            " · ".join(part for part in (application.number, application.organisation) if part)
        )
        self._title.setText(application.title)
        n = len(dossier.partners)
        facts = [
            _("{amount} requested").format(amount=formats.money(application.requested_support)),
            _("of a budget of {amount}").format(amount=formats.money(application.total_budget)),
            ngettext("{n} partner", "{n} partners", n).format(n=n),
        ]
        self._facts.setText(" · ".join(facts))
        self._helix.setText(helix_words(dossier))
        self._helix.setVisible(bool(dossier.partners))
        files = ", ".join(each.name for each in dossier.attachments)
        self._files.setText(_("Attachments: {files}").format(files=files) if files else _("No attachments"))
        self.read_button.setVisible(not is_reading)
        self.attach_button.setVisible(may_attach)
        self.change_button.setVisible(may_change)
        self.change_button.setAccessibleName(_("Change {application}").format(application=application.number))
        cell = standing_cell(application, stood)
        let_through = stood.let_through if stood is not None else None
        self._badge.set_badge(cell.text, cell.badge)
        is_withdrawn = application.is_withdrawn
        reason = application.standing_reason if is_withdrawn else application.admissibility_reason
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason) and (is_withdrawn or not let_through))
        for each in (self.reason_field, self.admissible_button, self.inadmissible_button):
            each.setVisible(may_judge and not is_withdrawn)
        self.withdraw_button.setVisible(may_judge)
        self.withdraw_button.set_text(_("Not withdrawn…") if is_withdrawn else _("Withdrawn…"))
        self.withdraw_form.leave()
        self.several.follow(selected, self._acts)
        self.admissible_button.setEnabled(application.admissibility is not Admissibility.ADMISSIBLE)
        self._show_concerns(() if is_withdrawn else concerns)
        if let_through is not None:
            self._say(let_through.concerns, how=let_through.how)
        standing = (str(application.admissibility), application.admissibility_reason)
        self._draft.show_for(application.number, "", standing=standing)
        self.show_error("")
        self.show_refused("")

    @property
    def _acts(self) -> tuple[QWidget, ...]:
        return self.reason_field, self.admissible_button, self.inadmissible_button, self.withdraw_button

    def _show_concerns(self, concerns: Sequence[Concern]) -> None:
        """Before anybody lets it through; the button says what it does then."""
        said = self._say(concerns)
        self.admissible_button.set_text(_("Admissible all the same") if said else _("Admissible"))
        self.admissible_button.setAccessibleDescription(said)

    def _say(self, concerns: Sequence[Concern], *, how: str = "") -> str:
        said = "\n".join([*(f"● {each.words}" for each in concerns), *filter(None, (how,))])
        self.concerns.setText(said)
        self.concerns.setVisible(bool(said))
        return said

    def show_refused(self, text: str) -> None:
        """Which files were not kept, and why."""
        self.refused.setText(text)
        self.refused.setVisible(bool(text))

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        restyle(self.reason_field, wrong="true" if text else "false")

    def _judge(self, admissibility: Admissibility) -> None:
        self.judged.emit(admissibility, self.reason_field.toPlainText())
