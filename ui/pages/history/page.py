"""The history: every change of the file, who made it, taking one back, and the proof that nothing was tampered with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PDF, pattern
from evalapp.domain.journal import Change
from evalapp.domain.jury.likeness import is_same_person_name
from evalapp.domain.people import Role, names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.noted import check_noted, digits_of
from evalapp.operations.records.papers import read_paper
from evalapp.operations.records.verification import Proof
from evalapp.words import formats
from evalapp.words.clocks import set_back_before
from ui.access.announcing import announce
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.history.cards import ChangeCard, ProofCard
from ui.pages.history.checking import Checking
from ui.pages.history.filters import Filters, offer, touching
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.stoppable import StoppableProgress
from ui.widgets.text import Label

_ASIDE = 320
_MOST = 5_000


def _columns(who: Callable[[Change], Cell]) -> tuple[Column[Change], ...]:
    return (
        Column(head="#", cell=lambda c: Cell(text=str(c.id), tone="dim"), key=lambda c: c.id, is_right=True),
        Column(
            head=_("When"),
            cell=_when,
            key=lambda c: c.id,
            drop=3,
        ),
        Column(head=_("Who"), cell=who, key=lambda c: who(c).text.casefold(), most=220, drop=2),
        Column(head=_("In the role of"), cell=lambda c: Cell(text=_role(c.role), tone="dim"), drop=1),
        Column(
            head=_("What"),
            cell=lambda c: Cell(text=c.summary, type="table-strong", tone="dim" if c.undoes else "text"),
            key=lambda c: c.summary.casefold(),
            stretches=True,
            least=220,
        ),
    )


def _when(change: Change) -> Cell:
    said = set_back_before(change)
    return Cell(text=formats.stamp(change.at), tone="attention" if said else "dim", tip=said)


def _role(role: str) -> str:
    return Role(role).label.lower() if role in set(Role) else role


class HistoryPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("History"))
        self.verify_button = Button(_("Verify the file"), self.verify)
        self.report_button = Button(_("Check a report…"), self._choose_report)
        self.add_action_button(self.report_button)
        self.add_action_button(self.verify_button)
        # Of a computer → the person whose name it spells, "" for nobody's.
        self._accounts: dict[str, str] = {}
        self.search = LineField()
        self.search.setPlaceholderText(_("Search in what was done, or by whom…"))
        self.search.setAccessibleName(_("Search in the history"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.application, self.juror = ChoiceField(), ChoiceField()
        for box, name in ((self.application, _("Application")), (self.juror, _("Juror"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(18)
            box.activated.connect(self._reload)
        self.table = RowTable(RowsModel(_columns(self._who), key=lambda change: change.id), _("Changes"))
        self.table.chosen.connect(self._show)
        self.begins_at = self.table
        self.nothing = LinkButton(_("Nothing found. Show everything"), self._show_all)
        self.change_card, self.proof_card = ChangeCard(self._undo), ProofCard()
        self.proof_card.told.connect(self._show_proof)
        self.progress = StoppableProgress(self.stop_checking)
        self.progress.hide()
        self._checking: Checking | None = None
        self.noted = LineField()
        self.noted.setPlaceholderText(_("Check a fingerprint: 7F3A-91C0-44DE"))
        self.noted.setAccessibleName(_("A fingerprint from a report or a message"))
        self.noted.returnPressed.connect(self.check_noted)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        left.addWidget(Filters(self.search, (self.application, self.juror)))
        left.addWidget(self.table, 1)
        left.addWidget(HiddenNote(self.table))
        left.addWidget(self.nothing)
        left.addStretch()
        sealed = Label(
            _("Each change seals the one before it. The fingerprint of the last one stands on every report."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self._aside = Aside(_ASIDE, self.progress, self.proof_card, self.change_card, sealed, self.noted)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(self._aside)
        self.body.addLayout(row, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_filters, tables=("application", "person")),
            Part(reload=self._reload_changes),
        )

    def _reload_filters(self) -> None:
        view = self.session.view
        self._accounts.clear()
        titles = [(each.number, f"{each.number} {each.title}") for each in view.applications()]
        offer(self.application, _("All applications"), titles)
        names = names_of(view.people())
        offer(self.juror, _("All jurors"), [(each.id, names[each.id]) for each in view.people(Role.JUROR)])

    def _reload_changes(self) -> None:
        self.proof_card.hide()
        self._reload()

    def open_at(self, target: object) -> None:
        """The number of an application, or that of a change (an int)."""
        if isinstance(target, int):
            self._show_all()
            self.table.choose(target)
            return
        self.application.setCurrentIndex(max(0, self.application.findData(target)))
        self._reload()

    def _reload(self) -> None:
        changes = self.session.view.history(
            limit=_MOST, application=self.application.currentData(), juror=self.juror.currentData()
        )
        self.table.set_rows(changes)
        n = len(changes)
        head = formats.short_fingerprint(self.session.view.fingerprint())
        said = ngettext("{n} change", "{n} changes", n).format(n=n)
        self.set_state(said + " · " + _("fingerprint {fingerprint}").format(fingerprint=head))
        self._filter(self.search.text())

    def _who(self, change: Change) -> Cell:
        """Before the jury was there, work was done under the account of the computer: whose, if it spells a name."""
        if change.account:
            tip = _("Done under the account {account} of the computer.").format(account=change.account)
            return Cell(text=change.actor, after=change.account, tip=tip)
        name = self._person_behind(change.actor)
        if not name:
            return Cell(text=change.actor)
        tip = _("Recorded under the account {account} of the computer, before the panel had people.")
        return Cell(text=name, after=change.actor, tip=tip.format(account=change.actor))

    def _person_behind(self, account: str) -> str:
        if account not in self._accounts:
            people = self.session.view.people()
            known = {each.name for each in people} | {*names_of(people).values()}
            spelt = [each.name for each in people if is_same_person_name(each.name, account)]
            is_account = account not in known and len(spelt) == 1
            self._accounts[account] = spelt[0] if is_account else ""
        return self._accounts[account]

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()

        juror = self.juror.currentData()
        found = {word: touching(self.session.view, word, juror=juror, limit=_MOST) for word in wanted}

        def keeps(change: Change) -> bool:
            who = f"{change.actor} {change.account} {self._person_behind(change.actor)}"
            text = f"{change.summary} {who} {formats.stamp(change.at)}".casefold()
            return all(word in text or change.id in found[word] for word in wanted)

        self.table.refilter(keeps if wanted else None)
        has_rows = bool(self.table.rows_model.rows)
        self.nothing.setVisible(not has_rows)
        if self.table.chosen_row is None:
            self.table.choose_first()
        self._show(self.table.chosen_row)

    def _show_all(self) -> None:
        self.search.clear()
        self.application.setCurrentIndex(0)
        self.juror.setCurrentIndex(0)
        self._reload()

    def _show(self, change: Change | None) -> None:
        self.change_card.show_change(change, self.session.view, may_undo=self.session.may(Action.UNDO))

    def _undo(self, change: Change) -> str:
        try:
            self.session.workspace.undo(change.id)
        except KnownError as error:
            return str(error)
        self.tell(_("Undone: {what}").format(what=change.summary), offers_undo=True)
        return ""

    def verify(self) -> None:
        if self._checking is None:
            self._begin(Checking(self.session.workspace), _("The file is being verified…"))

    def _choose_report(self) -> None:
        asked = FilesAsked(session=self.session, kind="reports")
        path = asked.one(self, _("Check a report"), f"PDF ({pattern([PDF])})")
        if path is not None:
            self.check_report(path)

    def check_report(self, path: Path) -> None:
        """Whether a printed report is what this file says that it is.

        What drawing it again takes is read here, of one moment; the proof of the file and the drawing go into the pool.
        """
        if self._checking is not None:
            return
        try:
            paper = read_paper(self.session.workspace, path)
        except KnownError as error:
            self.proof_card.show_error(str(error))
            return
        self._begin(Checking(self.session.workspace, paper, path.name), _("The report is being drawn again…"))

    def _begin(self, checking: Checking, words: str) -> None:
        self._checking = checking
        self.destroyed.connect(checking.stop)
        self.proof_card.hide()
        self._show_progress(0)
        self._show_busy(self.report_button if checking.paper else self.verify_button)
        announce(self, words)
        self.session.tasks.run(checking.run, self._finish_check, progress=self._show_progress)

    def stop_checking(self) -> None:
        if self._checking is not None:
            self._checking.stop()

    def _finish_check(self, found: Proof | None, error: Exception | None) -> None:
        """The check ended: with an answer, with a fault of ours, or, with neither, because it was stopped."""
        assert self._checking is not None
        self.destroyed.disconnect(self._checking.stop)
        checking, self._checking = self._checking, None
        self._show_busy(self.report_button if checking.paper else self.verify_button)
        if isinstance(error, KnownError):
            self.proof_card.show_error(str(error))
        elif error is not None:
            raise error
        elif found is None:
            self.proof_card.show_error(
                _("Stopped; whether the report is true is not known.")
                if checking.paper
                else _("Stopped; whether the file is as it should be is not known.")
            )
        else:
            self.proof_card.show_proof(found, checking.name)

    def _show_proof(self) -> None:
        """What a check found is read at once, wherever the page was scrolled."""
        if self.isVisible():
            self._aside.bring(self.proof_card)

    def _show_busy(self, begun_at: Button) -> None:
        is_busy = self._checking is not None
        had_keyboard = self.progress.stop.hasFocus()
        for button in (self.report_button, self.verify_button):
            button.setEnabled(not is_busy)
        self.progress.setVisible(is_busy)
        if is_busy and self.isVisible():
            self.progress.stop.setFocus()
        elif had_keyboard:
            begun_at.setFocus()

    def _show_progress(self, percent: int) -> None:
        self.progress.show_progress(percent, 100, _("{n}% checked").format(n=percent))

    def check_noted(self) -> None:
        """Whether the file ever had the fingerprint that was typed."""
        try:
            self.proof_card.show_noted(check_noted(self.session.view, digits_of(self.noted.text())))
        except KnownError as error:
            self.proof_card.show_error(str(error))
