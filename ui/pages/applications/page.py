"""The applications of the call: taken in from files, found, read, and judged admissible or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.file_kinds import IMPORTED, pattern
from evalapp.domain.intake import Outcome
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _
from ui.actions import FROM_TABLE, SECRETARY, action
from ui.dialogs.files import FilesAsked
from ui.drafts.forms import Drafts
from ui.page import Part, Reading, Sought
from ui.pages.admissibility.tab import AdmissibilityTab
from ui.pages.applications.admit_panel import AdmitPanel
from ui.pages.applications.attaching import Attaching
from ui.pages.applications.deciding import Deciding
from ui.pages.applications.desk import ApplicationDesk
from ui.pages.applications.editing.editing import ApplicationEditing
from ui.pages.applications.empty import nothing_yet
from ui.pages.applications.heads import Heads
from ui.pages.applications.listing import ApplicationListing
from ui.pages.applications.rows import listed_words
from ui.pages.dossier.dossier_view import DOSSIER_TABLES, DossierView
from ui.pages.importing.drop_page import ImportDropPage
from ui.pages.importing.importing import Importing
from ui.session import Session
from ui.widgets.buttons import Button

_ASIDE = 300


class ApplicationsPage(ImportDropPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Applications"))
        self._has_open = False
        self._said: tuple[tuple[Dossier, ...], int, str] | None = None
        self.deciding = Deciding(session, self)
        self.checking = AdmissibilityTab(session, self)
        self.checking.told.connect(self._tell_undoable)
        self.checking.turned.connect(self._turn)
        self.checking.view.table.chosen.connect(self._heed_selection)
        self.heads = Heads(
            back=self._leave_dossier,
            admit=self._look_at_the_rest,
            add=self.add_application,
            take_in=self.choose_files,
        )
        self.back_button, self.admit_button = self.heads.back, self.heads.admit
        for widget in (self.heads.back, self.checking.bar, *self.heads.of_the_list):
            self.add_action_button(widget)
        self.importing = Importing(session, initiator=self)
        beside = (self.importing.work_list_button, self.importing.examples.button)
        self.listing = ApplicationListing(self.deciding.stood_of, beside)
        self.table, self.search = self.listing.table, self.listing.search
        self.table.rearranged.connect(self._say_state)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._read)
        self.begins_at = self.table
        self.reader = DossierView(session)
        self.card = self.deciding.card
        self.deciding.judged.connect(self._show_judged)
        self.deciding.withdrawn.connect(self._show_judged)
        self.card.read_asked.connect(self._read)
        self.editing = ApplicationEditing(session, self)
        self.card.change_asked.connect(self._change)
        self.editing.form.attachments.attach_asked.connect(self.card.attach_asked)
        self.editing.opened.connect(self._show_editing)
        self.editing.closed.connect(self._leave_editing)
        self.editing.done.connect(self._show_edited)
        self.attaching = Attaching(session, self.card, self.table)
        self.attaching.kept.connect(self._tell_undoable)
        self.import_panel = self.importing.panel
        self.import_panel.other_asked.connect(self.choose_files)
        self._head_of_import = QWidget()  # shown or not as a whole: the panel says which of its buttons are
        line = QHBoxLayout(self._head_of_import)
        line.setContentsMargins(0, 0, 0, 0)
        for button in (self.import_panel.other_button, self.import_panel.mapping.save_button):
            line.addWidget(button)
        self.add_action_button(self._head_of_import)
        self.importing.shown.connect(self._show_import)
        self.importing.failed.connect(self._refuse_file)
        self.importing.done.connect(self._show_imported)
        self.importing.kept.connect(self.told)
        self.admit_panel = AdmitPanel(session)
        self.admit_panel.admitted.connect(self._show_admitted)
        for over in (self.importing.left, self.importing.dealt_with, self.admit_panel.cancelled):
            over.connect(self._go_back)
        self.empty = nothing_yet(self.choose_files, self.importing.examples.save)
        self._desk = ApplicationDesk(self.listing, self.reader, self.card, self.editing.form)
        self.faces = QStackedWidget()
        for face in (self._desk, self.import_panel, self.admit_panel, self.checking.view, self.empty):
            self.faces.addWidget(face)
        self.body.addWidget(self.faces, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(
                reload=self._reload_dossiers, tables=(*DOSSIER_TABLES, "call", "scheme", "setting", "checked")
            ),
            Part(reload=self.importing.show_refused, tables=("refused_row",)),
            self.checking.part(),
            Part(reload=self._say_state, tables=("application", "refused_row", "call", "checked")),
        )

    def _turn(self) -> None:
        self.begun.emit()
        self._show_face(self.checking.face_or(self._desk))
        self._heed_selection()
        self.take_focus()

    def _reload_dossiers(self) -> None:
        dossiers = self.session.view.listed()
        self.deciding.reload()
        self.listing.show_dossiers(dossiers)
        self.editing.form.drafts.keep_only(["", *(each.application.number for each in dossiers)])
        self._has_open = any(each.application.awaits_decision for each in dossiers)
        if self.importing.is_looking:
            self._show_buttons()
        else:
            waits = bool(self.session.view.refused_rows())  # the way to them lies above the list
            is_listed = dossiers or waits or self.editing.is_open
            self._show_face(self.checking.face_or(self._desk) if is_listed else self.empty)
        if dossiers and self.table.chosen_row is None:
            self.table.choose_first()
        else:
            self._show(self.table.chosen_row)

    def open_at(self, target: object) -> None:
        """A number to read, or it with the way back, words to search for, what to decide on, refused rows, or files."""
        if isinstance(target, list):
            self.look_at([path for path in target if isinstance(path, Path)])
        elif target is Outcome.REFUSED:
            self.importing.show_work_list()
        elif target is Admissibility.OPEN:
            self._leave_for_list()
            self.search.clear()
            listed = (each.application.number for each in self.table.rows_model.rows)
            self.table.choose(self.deciding.first_to_decide(listed))
        elif isinstance(target, Sought):
            self.back_button.lead_to("")
            self._leave_dossier()
            self.search.setText(target.words)
            self.table.choose_first()
        elif isinstance(target, str | Reading):
            self.search.clear()
            self.table.choose(target if isinstance(target, str) else target.number)
            self._read()
            self.back_button.lead_to("" if isinstance(target, str) else target.back_to)

    def part_at_hand(self) -> str:
        of_faces: dict[QWidget, str] = {self.checking.view: "admissibility", self.import_panel: "import"}
        return next((part for face, part in of_faces.items() if face is self.faces.currentWidget()), "")

    def at(self) -> object:
        row = self.table.chosen_row if self._desk.is_reading else None
        return (
            None if row is None else Reading(number=row.application.number, back_to=self.back_button.back_to)
        )

    def _leave_for_list(self) -> None:
        """From whatever was shown last: a choice among the applications is no choice beside something else."""
        self.back_button.lead_to("")
        if self.importing.is_listing:
            self.importing.forget()
        self.checking.bar.setCurrentIndex(0)
        self._leave_dossier()

    def _show_import(self) -> None:
        self.begun.emit()
        is_answer = self.import_panel.isVisible()  # who answers one question goes on with the next
        self._show_face(self.import_panel)
        if not is_answer:
            self.take_focus()

    def _go_back(self) -> None:
        self.begun.emit()
        self._reload_dossiers()
        self.take_focus()

    def take_focus(self) -> None:
        """To the rows of whatever is shown."""
        tables = (self.import_panel.table, self.admit_panel.table, self.checking.view.table)
        for each in (*tables, self.admit_panel.until_field):
            if each.isVisibleTo(self):
                each.setFocus()
                return
        if self.back_button.isVisibleTo(self):
            self.back_button.setFocus()
        else:
            super().take_focus()

    def _show_face(self, face: QWidget) -> None:
        self.faces.setCurrentWidget(face)
        self._say_state()
        self._show_buttons()

    def _say_state(self) -> None:
        is_import = self.faces.currentWidget() is self.import_panel
        name = _("Admissibility") if self.checking.words else self.accessibleName()
        self.set_title(self.importing.title if is_import else name)
        self.set_state(self.import_panel.state if is_import else self.checking.words or self._listed_words())

    def _listed_words(self) -> str:
        """Counted once for a list and what is found of it: this is asked with every face that is shown."""
        of = self.session.view.listed(), self.listing.found
        if self._said is None or self._said[0] is not of[0] or self._said[1] != of[1]:
            self._said = (*of, listed_words(*of))
        return self._said[2]

    def _show_buttons(self) -> None:
        face = self.faces.currentWidget()
        is_reading = face is self._desk and self._desk.is_reading
        is_choosing, is_empty = face is self._desk and not is_reading, face is self.empty
        imports = is_choosing and self.session.may(Action.IMPORT_APPLICATIONS)
        is_looking = is_choosing or face is self.checking.view
        decides = is_looking and self._has_open and self.session.may(Action.JUDGE_ADMISSIBILITY)
        adds = (is_choosing or is_empty) and self.editing.may
        self.heads.show(reads=is_reading, imports=imports, adds=adds, admits=decides)
        self.heads.add.setEnabled(not self.editing.is_open)
        self.importing.examples.button.setVisible(imports)
        self._head_of_import.setVisible(face is self.import_panel and not self.importing.is_listing)
        self.checking.bar.setVisible(is_choosing or face is self.checking.view)

    def _show(self, dossier: Dossier | None) -> None:
        selected = len(self.table.selected_rows)
        self.deciding.show(
            dossier, is_reading=self._desk.is_reading, may_change=self.editing.may, selected=selected
        )
        self._heed_selection()
        self.editing.follow(dossier)
        if dossier is not None and self._desk.is_reading:
            self.reader.show_dossier(dossier)

    def _heed_selection(self) -> None:
        table = self.checking.view.table if self.checking.is_at_hand else self.table
        self.heads.heed(len(table.selected_rows))

    def _read(self, _row: Dossier | None = None) -> None:
        if self.table.chosen_row is not None:
            self.back_button.lead_to("")
            self._desk.show_reader()
            self._show_face(self._desk)
            self._show(self.table.chosen_row)

    def _leave_dossier(self) -> None:
        chosen = self.table.chosen_row
        self._desk.show_list()
        self._show_face(self._desk)
        self._show(chosen)
        self.table.setFocus()
        if self.back_button.back_to and chosen is not None:
            self.go_requested.emit(self.back_button.back_to, chosen.application.number)

    def ways_out(self) -> tuple[Button, ...]:
        return (
            *self.import_panel.reason.ways_out(self.import_panel.cancel_button),
            *self.admit_panel.ways_out(),
            self.checking.view.form.cancel_button,
            self.checking.view.act_form.cancel_button,
            self.card.withdraw_form.cancel_button,
            self.editing.form.leave_button,
            self.back_button,
        )

    # adding and changing by hand

    @action("add-application", N_("Add an application"), roles=SECRETARY, needs=Action.EDIT_APPLICATION)
    def add_application(self) -> None:
        self.begun.emit()
        self._desk.show_list()
        self.editing.add()

    def _change(self) -> None:
        self.begun.emit()
        self.editing.change(self.table.row_at_hand)

    def _show_editing(self) -> None:
        self._desk.show_card(False)
        self._show_face(self._desk)

    def _leave_editing(self) -> None:
        self._desk.show_card(True)
        self._reload_dossiers()
        self.take_focus()

    def _show_edited(self, number: str, text: str) -> None:
        if number:
            self.search.clear()
            self.table.choose(number)
        self.take_focus()
        self.tell(text, tone="good", offers_undo=True)

    def _show_judged(self, text: str) -> None:
        # The button that was pressed is off now, and Qt would go on to the one that says the opposite.
        self.take_focus()
        self._tell_undoable(text)

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "admissibility": self.card.drafts,
            "until": self.admit_panel.drafts,
            "import": self.import_panel.reason.drafts,
            "checks": self.checking.view.form.drafts,
            "asked": self.checking.view.act_form.drafts,
            "withdrawn": self.card.withdraw_form.drafts,
            "application": self.editing.form.drafts,
        }

    def _look_at_the_rest(self) -> None:
        self.begun.emit()
        self.admit_panel.look()
        self._show_face(self.admit_panel)
        self.take_focus()

    def _show_admitted(self, text: str) -> None:
        self._go_back()
        self.tell(text, tone="good", offers_undo=True)

    def _tell_undoable(self, text: str) -> None:
        self.tell(text, tone="good", offers_undo=True)

    @action(
        "import-applications", N_("Import applications…"), roles=SECRETARY, needs=Action.IMPORT_APPLICATIONS,
        also=FROM_TABLE,
    )  # fmt: skip
    def choose_files(self) -> None:
        known = _("Tables of applications") + f" ({pattern(IMPORTED)})"
        asked = FilesAsked(session=self.session, kind="applications")
        if paths := asked.several(self, _("Import applications"), known):
            self.look_at(paths)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what importing `paths` would do; nothing is changed."""
        self.begun.emit()
        self.importing.look_at(paths)

    take_dropped = look_at

    def _show_imported(self, changes: Changes, text: str, is_whole: bool) -> None:
        self._desk.show_list()  # whatever dossier was open before: what came in is in the list
        if changes.change is None:
            self._reload_dossiers()  # no reload follows by itself, and the import is over
        else:
            self.refresh(changes)
        self.take_focus()
        self.tell(text, tone="good" if is_whole else "attention", offers_undo=True)

    def _refuse_file(self, text: str) -> None:
        self.tell(text, tone="bad")  # beside the list it would push the rows away from under the mouse
