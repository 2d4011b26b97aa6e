"""The decision letters: which each applicant gets, why it says so, in which texts, and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.values import LETTER_LANGUAGE
from evalapp.domain.permissions import Action
from evalapp.domain.texts import LANGUAGE_NAMES, _
from evalapp.operations.letters.finding import Level
from evalapp.operations.letters.locked import why_locked_in, why_texts_locked
from evalapp.operations.letters.material import Material, letter_material
from evalapp.operations.letters.papers import Papers, papers_of
from evalapp.operations.letters.standing import Seen, fates_of, seen_of, state_words
from evalapp.operations.letters.writing import SetFacts, WriteMotivation, WriteSection
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.page import Part, Reading, TitledPage
from ui.pages.letters.arranged import Arranged
from ui.pages.letters.columns import LetterRow, letter_columns
from ui.pages.letters.handing import Handing
from ui.pages.letters.latest import Latest
from ui.pages.letters.leading import Leading
from ui.pages.letters.letter_form import LetterForm, Shown, keys_of
from ui.pages.letters.preview import LetterPreview
from ui.pages.letters.save_card import SaveCard
from ui.pages.letters.texts_form import TextsForm
from ui.session import Session
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.tasks import Report
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import EmptyState
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import SegmentedField
from ui.widgets.tabs import Tabs

_LETTER, _TEXTS = 0, 1


class LettersPage(TitledPage):
    doers: ClassVar[Mapping[str, type]] = {"handing": Handing}

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Letters"))
        self.material: Material | None = None
        self.seen: Seen | None = None
        self._number = ""
        self._known: tuple[tuple[str, ...], ...] = ()
        self.written = Drafts(_say_draft)
        self.handing = Handing(self)
        self.language = SegmentedField(folds=True)
        self.language.setAccessibleName(_("Language of the letters"))
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(LETTER_LANGUAGE))
        self.language.activated.connect(self._show_language)
        self.decisions_button = Button(_("Decisions"), partial(self.go_requested.emit, "decisions", None))
        self.print_button = Button(_("Print…"), self.handing.ask_print)
        self.save_button = PrimaryButton(_("Save letters…"), self.handing.ask_save)
        for each in (self.decisions_button, self.print_button, self.save_button):
            self.add_action_button(each)
        model = RowsModel(letter_columns(), key=lambda row: row.number)
        self.table = RowTable(model, _("Letters"), row_height=theme.ROW)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.begins_at = self.table
        self.tabs = Tabs(_("What is written"))
        self.leading = Leading(self)
        words, follow = self.leading.words, self.leading.follow
        bar = self.tabs.bar
        self.form = LetterForm(self.written, self._store_written, words, follow, bar)
        self.texts = TextsForm(self._store_facts, self._store_text, words, follow, bar)
        self.tabs.addTab(self.form, _("This letter"))
        self.tabs.addTab(self.texts, _("Texts of the call"))
        self.preview = LetterPreview(session.tasks, self.texts.last)
        self.card = SaveCard(session.tasks, self.handing.save, self.handing.print_it, words, follow)
        self.card.left.connect(self.handing.leave_card)
        self.card.work.stopped.connect(self.handing.tell_stopped)
        self._checking: Latest[Seen] = Latest(session.tasks, self._take_seen, self._refuse, parent=self)
        self.empty = EmptyState(
            _("There is nobody to write to yet"),
            _("A letter tells each applicant what was decided and why, once there are applications."),
            icon="report",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        listed = QWidget()
        left = QVBoxLayout(listed)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.S)
        left.addWidget(self.table, 1)
        left.addWidget(HiddenNote(self.table, opens=False))
        left.addStretch()
        written = QWidget()
        middle = QVBoxLayout(written)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme.S)
        middle.addWidget(self.language)
        middle.addWidget(self.tabs)
        self.columns = Arranged(listed, written, self.preview)
        self.card_area = scrolling(self.card, is_down_alone=True)
        self.card_area.hide()
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.card_area, 1)
        self.body.addWidget(self.empty, 1)

    def parts(self) -> tuple[Part, ...]:
        """After every change: at the foot of each letter stands the fingerprint of the file."""
        return (Part(reload=self._reload),)

    def _reload(self) -> None:
        material = self.material = letter_material(self.session.view)
        has_any = bool(material.applications)
        is_saving = not self.card_area.isHidden()
        self.columns.setVisible(has_any and not is_saving)
        self.empty.setVisible(not has_any)
        self.save_button.setEnabled(has_any)
        self.print_button.setEnabled(has_any)
        if not has_any:
            self.handing.leave_card()
            self.set_state("")
            return
        self._fill_table()
        self._forget_gone(material)
        self.texts.show_texts(
            material, self._language, self._why_not() or why_texts_locked(self.session.view)
        )
        if self.table.chosen_row is None:
            self.table.choose_first()
        else:
            self._show_chosen(self.table.chosen_row)
        self._check()

    def _forget_gone(self, material: Material) -> None:
        """What was typed of an application or a criterion that is no more."""
        known = (tuple(material.applications), tuple(each.id for each in material.call.scheme.criteria))
        if known != self._known:
            self._known = known
            self.written.keep_only([key for number in known[0] for key in keys_of(number, known[1])])

    @property
    def _language(self) -> str:
        return str(self.language.currentData())

    def _why_not(self) -> str:
        return self.session.why_not(Action.WRITE_LETTERS)

    def _fill_table(self) -> None:
        """With what was found before, as long as nothing newer is known."""
        material, seen = self.material, self.seen
        assert material is not None
        fates = fates_of(material)
        self.table.set_rows(
            [
                LetterRow(
                    application=application,
                    fate=fates[number],
                    found=tuple(seen.of(number)) if seen is not None and number in seen.fates else None,
                    shared=() if seen is None else tuple(seen.shared),
                )
                for number, application in material.applications.items()
            ]
        )

    def _check(self) -> None:
        if self.material is not None:
            self._checking.ask(partial(_looked_through, self.material, self._language))

    def _take_seen(self, seen: Seen) -> None:
        self.seen = seen
        self._fill_table()
        self.set_state(state_words(seen))
        self._show_findings()
        self.card.show_letters(seen, [each.number for each in self.table.selected_rows])
        self.status_changed.emit()

    def _refuse(self, why: str) -> None:
        self.tell(why, tone="bad")

    def _show_findings(self) -> None:
        if self.seen is not None:
            self.form.show_findings(self.seen.of(self._number))
            self.texts.show_findings(self.seen.shared)

    def _show_chosen(self, row: LetterRow | None) -> None:
        if row is not None and row.number != self._number:
            self.form.store()  # what was typed of the one before
            self.columns.area.verticalScrollBar().setValue(0)
        material = self.material
        if row is None or material is None:
            return
        self._number = row.number
        locked = self._why_not() or why_locked_in(material.found, row.number)
        self.form.show_letter(Shown(material=material, fate=row.fate, language=self._language, locked=locked))
        self._show_findings()
        if row.fate.kind is None:
            self.preview.say(row.fate.why)
        else:
            self.preview.draw(self.papers(), row.number)

    def papers(self) -> Papers:
        assert self.material is not None
        return papers_of(self.session.view, self.material, self._language)

    def _show_language(self, _index: int) -> None:
        self.form.store()
        self.seen = None
        self._reload()

    # what is stored

    def _store_written(self, command: WriteMotivation) -> str:
        return self._stored(command)

    def _store_facts(self, facts: Mapping[Fact, str]) -> str:
        return self._stored(SetFacts(facts=facts), says=True)

    def _store_text(self, command: WriteSection) -> str:
        return self._stored(command, says=True)

    def _stored(self, command: WriteMotivation | SetFacts | WriteSection, *, says: bool = False) -> str:
        """What is wrong, else nothing."""
        wrong: list[str] = []
        changes = self.session.run(command, on_error=wrong.append)
        if says and changes is not None and changes.change is not None:
            self.tell(_("Recorded; it stands in the history."), offers_undo=True)
        return wrong[0] if wrong else ""

    def flush(self) -> None:
        self.form.store()

    def drafts(self) -> Mapping[str, Drafts]:
        return {
            "letter": self.written,
            "letter-facts": self.texts.facts.drafts,
            "letter-texts": self.texts.sections.drafts,
        }

    # where to

    def open_at(self, target: object) -> None:
        """The number of an application."""
        self.handing.leave_card()
        if target is not None:
            self.table.choose(target)

    def show_texts(self) -> None:
        self.handing.leave_card()
        self.tabs.setCurrentIndex(_TEXTS)

    def show_letter(self, number: str) -> None:
        self.handing.leave_card()
        self.tabs.setCurrentIndex(_LETTER)
        if number != self._number:
            self.table.choose(number)

    def _open(self, row: LetterRow) -> None:
        self.go_requested.emit("applications", Reading(number=row.number, back_to="letters"))

    def ways_out(self) -> tuple[Button, ...]:
        return (self.card.back,)

    def status(self) -> str:
        seen = self.seen
        if seen is None or not seen.lettered:
            return ""
        if wrong := sum(each.level is Level.FAULT for each in seen.shared):
            return _("{n} wrong in what all letters share").format(n=wrong)
        left = len(seen.lettered) - len(seen.ready)
        return _("{n} of the letters to be seen to").format(n=left) if left else ""


def _looked_through(material: Material, language: str, _report: Report) -> Seen:
    return seen_of(material, language)


def _say_draft(key: object) -> str:
    number = str(key[0]) if isinstance(key, tuple) else str(key)
    return _("what is written in the letter of {application}").format(application=number)
