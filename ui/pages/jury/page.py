"""The jury: its members, their conflicts of interest, and who judges what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PEOPLE, pattern
from evalapp.domain.intake import Outcome
from evalapp.domain.jury.plan import JuryPlan
from evalapp.domain.jury.suspicion import Suspicion
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _
from evalapp.operations.panel.members import Pair
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.seats.limits import limits_of
from evalapp.operations.seats.matrix import matrix_words
from evalapp.words.jury import taken_in_words
from ui.actions import FROM_TABLE, OFFICE, SECRETARY, action
from ui.dialogs.files import FilesAsked
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.jury import rows as listed
from ui.pages.jury.assign_card import AssignCard
from ui.pages.jury.assigning import Assigning
from ui.pages.jury.deciding import Deciding
from ui.pages.jury.editing.editing import PeopleEditing
from ui.pages.jury.empty import nobody_yet
from ui.pages.jury.import_panel import JuryImportPanel
from ui.pages.jury.matrix.face import SeatsFace
from ui.pages.jury.member_card import MemberCard
from ui.pages.jury.suspicions_card import SuspicionsCard
from ui.session import Session
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button

_ASIDE = 320


class JuryPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Jury"))
        self._waiting: Mapping[Pair, Sequence[Suspicion]] = {}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Members or assignment"))
        self.tabs.setDrawBase(False)
        self.tabs.addTab(_("Members"))
        self.tabs.addTab(_("Who assesses what"))
        self.import_button = Button(_("Import the jury…"), self.choose_file)
        self.add_button = Button(_("Add a person"), self.add_person)
        for each in (self.tabs, self.add_button, self.import_button):
            self.add_action_button(each)
        self.members = RowTable(
            RowsModel(listed.member_columns(), key=lambda row: row.person.id), _("Members of the jury")
        )
        self.members.chosen.connect(self._show_member)
        self.seats = SeatsFace(session)
        self.seats.told.connect(self._tell_decided)
        self.seats.decide_asked.connect(self._ask_suspicion)
        self.assign_card, self.member_card = AssignCard(), MemberCard()
        self.suspicions_card, self.import_panel = SuspicionsCard(), JuryImportPanel(session, self)
        self.deciding = Deciding(session, self.member_card, self.suspicions_card, self.members, self)
        self.deciding.done.connect(self._tell_decided)
        self.suspicions_card.emptied.connect(self.take_focus)
        self.editing = PeopleEditing(session, self)
        self.editing.done.connect(self._show_edited)
        self.editing.closed.connect(self._leave_editing)
        self.import_panel.taken_in.connect(self._tell_taken_in)
        self.import_panel.cancelled.connect(self._leave_import)
        self.assigning = Assigning(session, self.assign_card, self.seats, self.members, self)
        self.assigning.changed.connect(self._reload_rows)
        self.assigning.assigned.connect(self._show_assigned)
        self.empty = nobody_yet(self.choose_file)
        self._lay_out()
        self._show_tab(0)

    def _lay_out(self) -> None:
        self.lists = QStackedWidget()
        for widget in (face := QWidget(), person := QWidget(), side := QWidget()):
            column = QVBoxLayout(widget)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.S)
        column.addWidget(self.member_card)
        of_person = person.layout()
        assert isinstance(of_person, QVBoxLayout)
        of_person.addWidget(self.editing.form)
        of_person.addWidget(self.editing.card)
        self._members_sides = (person, side)  # beside the matrix another card says who is at hand
        inner = face.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.addWidget(self.members, 1)
        inner.addWidget(HiddenNote(self.members))
        inner.addStretch()
        for each in (face, self.seats):
            self.lists.addWidget(each)
        self.tabs.currentChanged.connect(self._show_tab)
        self.lists.setMinimumWidth(theme.pixels(240))  # the matrix scrolls by itself
        self._aside = Aside(
            _ASIDE,
            person,
            self.seats.seat_card,
            self.assign_card,
            self.seats.side,
            self.suspicions_card,
            side,
        )
        self._whole = QWidget()
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addWidget(self.lists, 1)
        row.addWidget(self._aside)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.import_panel, 1)
        self.import_panel.hide()

    def _show_tab(self, index: int) -> None:
        self.lists.setCurrentIndex(index)
        for shown in (self.seats.seat_card, self.seats.side):
            shown.setVisible(index == 1)
        for shown in self._members_sides:
            shown.setVisible(index == 0)
        self._show_state()

    def _show_state(self) -> None:
        matrix = self.seats.shown
        if self.tabs.currentIndex() == 1 and matrix is not None:
            self.set_state(matrix_words(matrix))
        else:
            self.set_state(listed.jury_words(self.members.rows_model.rows, len(self._waiting)))

    def _ask_suspicion(self, pair: Pair) -> None:
        self.suspicions_card.ask(pair, True)

    def part_at_hand(self) -> str:
        return "assign" if self.tabs.currentIndex() == 1 else ""

    def open_at(self, target: object) -> None:
        """ "assign", or the id of a member."""
        if target == "assign":
            self._start_assigning()
        else:
            self.tabs.setCurrentIndex(0)
            self.members.choose(target)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(
                reload=self._reload_rows,
                tables=(
                    "person",
                    "conflict",
                    "dismissed",
                    "assignment",
                    "locked",
                    "setting",
                    "application",
                    "partner",
                    "refused_row",
                    "score",
                    "issued",
                ),
            ),
            Part(reload=self._show_rights, tables=("call",)),
        )

    def _show_rights(self) -> None:
        """What may be done in this phase."""
        may_edit = self.session.may(Action.EDIT_JURY)
        self.assign_card.begin_with(self.session.call.scheme.ranking.least_scores)
        self.import_button.setVisible(bool(self.members.rows_model.total) and may_edit)
        self.add_button.setVisible(may_edit)
        self.empty.setEnabled(may_edit)
        self.assign_card.setVisible(self.session.may(Action.ASSIGN))
        self._show_member(self.members.chosen_row)

    def _reload_rows(self) -> None:
        view = self.session.view
        rows = listed.member_rows(view, self.assigning.proposal)
        is_looking = self.import_panel.plan is not None
        is_listed = bool(rows) or self.editing.is_open
        self._whole.setVisible(is_listed and not is_looking)
        self.empty.setVisible(not is_listed and not is_looking)
        self.editing.form.drafts.keep_only(["", *(row.person.id for row in rows)])
        self.import_panel.setVisible(is_looking)
        suspected = suspicions_of(view)
        self._waiting = suspected.open
        self.deciding.reload()
        self.assign_card.show_unseen(suspected.unseen_words)
        self.tabs.setVisible(bool(rows))
        self.members.set_rows(rows)
        self.seats.reload(suspected, self.assigning.proposal)
        ground = self.seats.ground
        self.assign_card.show_limits(limits_of(view), len(ground.applications), len(ground.jurors))
        self.assigning.show()
        if rows and self.members.chosen_row is None:
            self.members.choose_first()
        self._show_rights()
        self.deciding.show_suspicions(self._waiting)
        self._show_state()

    def _show_member(self, row: listed.MemberRow | None) -> None:
        person = row.person if row is not None else None
        self.editing.show_person(person)
        self.deciding.show_member(person)

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "conflict": self.member_card.drafts,
            "suspicion": self.suspicions_card.drafts,
            "person": self.editing.form.drafts,
            "import-jury": self.import_panel.reason.drafts,
        }

    # adding and changing by hand

    @action("add-person", N_("Add a person to the panel"), roles=SECRETARY, needs=Action.EDIT_JURY)
    def add_person(self) -> None:
        self.begun.emit()
        self.tabs.setCurrentIndex(0)
        self.editing.add()
        self._whole.show()
        self.empty.hide()
        self._aside.verticalScrollBar().setValue(0)
        self.editing.form.begin()

    def _leave_editing(self) -> None:
        self._reload_rows()
        self.take_focus()

    def _show_edited(self, id: str, text: str) -> None:
        if id:
            self.members.choose(id)
        self.take_focus()
        self.tell(text, tone="good", offers_undo=True)

    def _tell_decided(self, text: str) -> None:
        self.tell(text, offers_undo=True)

    # assigning

    @action("assign", N_("Assign applications to jurors"), roles=OFFICE, needs=Action.ASSIGN)
    def _start_assigning(self) -> None:
        if why_not := self.session.why_not(Action.ASSIGN):
            self.tell(why_not, tone="bad")
            return
        self.assign_card.per_application.setFocus()

    def _show_assigned(self) -> None:
        self.take_focus()
        self.tell(_("The applications are assigned; packs can be handed out."), tone="good", offers_undo=True)

    # importing

    @action("import-jury", N_("Import the jury…"), roles=SECRETARY, needs=Action.EDIT_JURY, also=FROM_TABLE)
    def choose_file(self) -> None:
        known = _("Tables of people") + f" ({pattern(PEOPLE)})"
        path = FilesAsked(session=self.session, kind="jury").one(self, _("Import the jury"), known)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Show what taking it in would do; nothing is changed."""
        self.begun.emit()
        try:
            self.import_panel.look_at(path)
        except KnownError as error:
            self.tell(str(error), tone="bad")
        self._reload_rows()
        if self.import_panel.plan is not None:
            self.take_focus()

    def _leave_import(self) -> None:
        self.begun.emit()
        self._leave_editing()

    def take_focus(self) -> None:
        """To what is looked at before it is taken in, else to the list that is shown."""
        shown = (self.import_panel.table, self.members, self.seats.matrix)
        found = next((each for each in shown if each.isVisibleTo(self)), None)
        if found is None:
            super().take_focus()
        else:
            found.setFocus()

    def ways_out(self) -> tuple[Button, ...]:
        return (*self.import_panel.ways_out(), self.editing.form.leave_button)

    def _tell_taken_in(self, plan: JuryPlan) -> None:
        self._leave_import()
        is_partial = bool(plan.count(Outcome.REFUSED))
        self.tell(taken_in_words(plan), tone="attention" if is_partial else "good", offers_undo=True)
