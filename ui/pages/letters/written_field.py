"""One thing that a letter says of its application alone: what stands there, where it comes from, and a field for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.letters.sections import MOST_SECTION
from evalapp.domain.letters.values import Part
from evalapp.domain.texts import _
from evalapp.operations.letters.writing import WriteMotivation
from evalapp.words.formats import whole
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.letters.clash import Clash
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import TextField
from ui.widgets.text import Label, restyle

_NEARLY = MOST_SECTION - 600  # characters, from which on it is said how many there are
Store = Callable[[WriteMotivation], str]
"""What is wrong, else nothing."""
Key = tuple[str, str, str, str]
"""Application, part, criterion and language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What the letter of `number` says there: `own` was written for it, `taken` is what it says where nothing was.

    `original`: what the jury said in another language than that of the letter; then the field is for a version in that
    language. `source` says where it comes from. A `locked` one is read only.
    """

    number: str
    language: str
    own: str
    taken: str
    source: str
    original: str = ""
    locked: bool = False

    @property
    def stored(self) -> str:
        return self.own or ("" if self.original else self.taken)


class WrittenField(QWidget):
    """Stored once the keyboard leaves it, or by Ctrl+Enter. What meanwhile became another is asked about."""

    def __init__(self, part: Part, criterion: str, drafts: Drafts, store: Store) -> None:
        super().__init__()
        self.part, self.criterion = part, criterion
        self._drafts, self._store = drafts, store
        self._at: Standing | None = None
        self._stood: dict[Key, str] = {}
        self.head = Label(type="caption-strong", wrap=True)
        self.source = Label(type="caption", tone="dim", wrap=True)
        self.original = Label(type="table", tone="dim", wrap=True)
        self.field = TextField("", lines=2, most_lines=10)
        self.count = Label(type="caption", tone="dim")
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.asked = Clash(self._store_over, self._give_up)
        self.again = LinkButton(_("Take over again"), self._take_over, quiet=True)
        self._draft = DraftForm(drafts, self.field, parent=self)
        self.field.left.connect(self.store)
        self.field.textChanged.connect(self._count)
        self._arrange()

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.again)
        foot.addStretch()
        foot.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.S)
        column.setSpacing(theme.XS)
        for each in (self.head, self.source, self.original, self.field, self.error, self.asked):
            column.addWidget(each)
        column.addLayout(foot)

    @property
    def key(self) -> Key | None:
        at = self._at
        return None if at is None else (at.number, str(self.part), self.criterion, at.language)

    def show_standing(self, at: Standing, head: str, hint: str) -> None:
        self._at = at
        key = self.key
        assert key is not None
        is_typed = self._drafts.has(key)
        if not is_typed:
            self._stood[key] = at.stored
        elif self._drafts.typed(key, ()) == (at.stored,):
            self._drafts.forget(key)
        self.head.setText(head)
        self._say(self.source, at.source)
        self._say(self.original, at.original)
        name = head if not at.source else f"{head} – {at.source}"
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.make_still(is_still=at.locked)
        if at.locked:
            self._draft.leave()
            self.field.setPlainText(at.stored)
        else:
            self._draft.show_for(key, at.stored, standing=(at.own, at.taken, at.original))
        self.again.setVisible(bool(at.own) and not at.locked)
        self._say_error("")
        self._show_clash()
        self._count()

    @property
    def is_asking(self) -> bool:
        """Whether what stood there became another text while this one was typed."""
        key, at = self.key, self._at
        return (
            key is not None
            and at is not None
            and self._drafts.has(key)
            and self._stood.get(key, at.stored) != at.stored
        )

    def store(self) -> None:
        key = self.key
        if key is not None and self._drafts.has(key) and not self.is_asking:
            self._record(self.field.toPlainText())

    def _record(self, text: str) -> None:
        key, at = self.key, self._at
        if key is None or at is None:
            return
        command = WriteMotivation(
            application=at.number,
            part=self.part,
            language=at.language,
            text=text,
            criterion=self.criterion,
        )
        wrong: list[str] = []

        def act() -> bool | None:
            wrong.append(self._store(command))
            return None if wrong[0] else True

        self._drafts.record(key, act)
        if key == self.key:  # else another letter is shown by now
            self._say_error(wrong[0])
            self._show_clash()

    def leave(self) -> None:
        """The letter at hand has no such place."""
        self._draft.leave()
        self._at = None

    def _store_over(self) -> None:
        self._record(self.field.toPlainText())
        self.field.setFocus()

    def _give_up(self) -> None:
        key, at = self.key, self._at
        if key is None or at is None:
            return
        self._stood[key] = at.stored
        self._drafts.forget(key)
        self._show_clash()
        self.field.setFocus()

    def _take_over(self) -> None:
        self._record("")
        self.field.setFocus()

    def _show_clash(self) -> None:
        self.asked.ask("" if self._at is None else self._at.stored, is_asked=self.is_asking)

    def _say_error(self, text: str) -> None:
        self._say(self.error, f"● {text}" if text else "")
        self.field.setAccessibleDescription(text)
        restyle(self.field, wrong="true" if text else "false")

    @staticmethod
    def _say(label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _count(self) -> None:
        n = len(self.field.toPlainText())
        words = _("{n} of {most} characters").format(n=whole(n), most=whole(MOST_SECTION))
        self.count.setText(words)
        self.count.set_tone("bad" if n > MOST_SECTION else "dim")
        self.count.setVisible(n > _NEARLY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
        else:
            super().keyPressEvent(event)
