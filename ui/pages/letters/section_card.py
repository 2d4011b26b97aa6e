"""A text of the call: which, in the language of the letters at hand, with what can be filled in beside it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.letters.sections import MOST_SECTION, NEEDED, Section
from evalapp.domain.texts import LANGUAGE_NAMES, _
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.writing import WriteSection
from evalapp.words.formats import whole
from evalapp.words.letters.names import section_label
from evalapp.words.phrases import opening
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.letters.clash import Clash
from ui.pages.letters.placeholders import PlaceholderList
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.text import Label, restyle

Store = Callable[[WriteSection], str]
"""What is wrong, else nothing."""
_LINES = 6
_NEARLY = MOST_SECTION - 600


class SectionCard(Card):
    """Ctrl+Enter stores it, as the button does; what is typed and not stored stays with its text and language."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Texts of the letters"))
        self._store = store
        self.drafts = Drafts(_say_draft)
        self._material: Material | None = None
        self._language, self._locked = "", ""
        self._stood: dict[Hashable, str] = {}
        self.which = ChoiceField()
        self.which.setAccessibleName(_("Which text"))
        for each in Section:
            self.which.addItem("", str(each))
        self.which.setCurrentIndex(self.which.findData(str(Section.APPROVED)))
        self.which.currentIndexChanged.connect(self._show)
        self.about = Label(type="caption", tone="dim", wrap=True)
        self.field = TextField(_("Text"), lines=_LINES, most_lines=_LINES * 3)
        self.count = Label(type="caption", tone="dim")
        self.asked = Clash(self._store_over, self._give_up)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.placeholders = PlaceholderList(self.insert)
        self.button = Button(_("Store the text"), self.store)
        self.back = LinkButton(_("Back to the text of Evalapp"), self.take_back)
        self._draft = DraftForm(self.drafts, self.field, parent=self)
        self.field.textChanged.connect(self._count)
        self._arrange()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.button)
        buttons.addWidget(self.back)
        buttons.addStretch()
        for each in (self.which, self.about, self.field, self.count, self.asked, self.error):
            self.body.addWidget(each)
        self.body.addLayout(buttons)
        self.body.addWidget(self.placeholders)
        self.error.hide()

    @property
    def section(self) -> Section:
        return Section(str(self.which.currentData()))

    def show_texts(self, material: Material, language: str, locked: str) -> None:
        self._material, self._language, self._locked = material, language, locked
        for n, each in enumerate(Section):
            own = material.texts.get((str(each), language))
            mark = "" if own is None else _("own text") if own else _("left out")
            words = " · ".join(filter(None, (opening(section_label(each)), mark)))
            if self.which.itemText(n) != words:
                self.which.setItemText(n, words)
        self._show()

    def _show(self, _index: int = 0) -> None:
        material = self._material
        if material is None:
            return
        section, key = self.section, self._key
        own = material.texts.get((str(section), self._language))
        stored = material.text(section, self._language)
        if not self.drafts.has(key):
            self._stood[key] = stored
        self.about.setText(self._about(section, own))
        self.field.setAccessibleName(f"{section_label(section)} ({LANGUAGE_NAMES[self._language]})")
        self.field.make_still(is_still=bool(self._locked))
        if self._locked:
            self._draft.leave()
            self.field.setPlainText(stored)
        else:
            self._draft.show_for(key, stored, standing=stored)
        self.back.setVisible(own is not None and not self._locked)
        self.placeholders.setVisible(not self._locked)
        self._ask()
        self._say("")
        self._count()

    @property
    def is_asking(self) -> bool:
        """Whether what stood there became another text while this one was typed."""
        key, stored = self._key, self._now
        return self.drafts.has(key) and self._stood.get(key, stored) != stored

    @property
    def _now(self) -> str:
        return "" if self._material is None else self._material.text(self.section, self._language)

    def _ask(self) -> None:
        is_asking = self.is_asking and not self._locked
        self.asked.ask(self._now, is_asked=is_asking)
        self.button.setVisible(not self._locked and not is_asking)

    def _store_over(self) -> None:
        self._record(self.field.toPlainText())
        self._ask()
        self.field.setFocus()

    def _give_up(self) -> None:
        self._stood[self._key] = self._now
        self.drafts.forget(self._key)
        self._ask()
        self.field.setFocus()

    @property
    def _key(self) -> tuple[str, str]:
        return str(self.section), self._language

    def _about(self, section: Section, own: str | None) -> str:
        language = LANGUAGE_NAMES[self._language]
        said = (
            _("{language}, as Evalapp has it. Each line is a paragraph.")
            if own is None
            else _("{language}, the call’s own text. Each line is a paragraph.")
        ).format(language=language)
        may_go = "" if section in NEEDED else _("Empty, and the letters leave it out.")
        return " ".join(filter(None, (said, may_go)))

    def insert(self, text: str) -> None:
        self.field.insertPlainText(text)
        self.field.setFocus()

    def store(self) -> None:
        if not self._locked and self.drafts.has(self._key) and not self.is_asking:
            self._record(self.field.toPlainText())

    def take_back(self) -> None:
        self._record(None)
        self.field.setFocus()

    def _record(self, text: str | None) -> None:
        section, language = self.section, self._language
        wrong: list[str] = []

        def act(command: WriteSection) -> bool | None:
            wrong.append(self._store(command))
            return None if wrong[0] else True

        command = WriteSection(section=section, language=language, text=text)
        self.drafts.record(self._key, partial(act, command))
        self._say(wrong[0])

    def _say(self, error: str) -> None:
        self.error.setText(f"● {error}" if error else "")
        self.error.setVisible(bool(error))
        self.field.setAccessibleDescription(error)
        restyle(self.field, wrong="true" if error else "false")

    def _count(self) -> None:
        n = len(self.field.toPlainText())
        self.count.setText(_("{n} of {most} characters").format(n=whole(n), most=whole(MOST_SECTION)))
        self.count.set_tone("bad" if n > MOST_SECTION else "dim")
        self.count.setVisible(n > _NEARLY)

    def go_to(self, section: Section) -> None:
        self.which.setCurrentIndex(self.which.findData(str(section)))
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
        else:
            super().keyPressEvent(event)


def _say_draft(key: Hashable) -> str:
    section = str(key[0]) if isinstance(key, tuple) else str(key)
    return _("the text “{section}” of the letters").format(section=section_label(section))
