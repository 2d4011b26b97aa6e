"""What a page is to the frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.access.roles import play_role
from ui.actions import Action, acts_of, declared
from ui.look import theme
from ui.saving import SAVED, Saving
from ui.widgets.buttons import Button
from ui.widgets.card import EmptyState
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes, TableName
    from ui.drafts.forms import Drafts
    from ui.session import Session


@dataclass(frozen=True, kw_only=True)
class Message:
    """One line for the frame's message bar; `tone`: quiet, good, attention or bad.

    `act` is what its button does; with `offers_undo` the frame supplies the button itself. That offer, or another
    that holds only until the next change (`is_passing`), goes with it. `holds` tells whether it still is so, where that
    may change while it stands there.
    """

    text: str
    tone: str = "quiet"
    act_label: str = ""
    act: Callable[[], object] | None = None
    offers_undo: bool = False
    is_passing: bool = False
    holds: Callable[[], bool] | None = None


def kept_from_file(*names: str) -> Callable[[bool], str]:
    """What undo and redo say, and all they do, where `names` are typed or chosen and recorded by nobody yet."""
    text = _("The file was left as it is: what is at hand here is not recorded yet ({what}).")
    return lambda _is_undo: text.format(what="; ".join(names))


def _always() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a page reads anew by `reload` after a change of one of `tables`; without tables after every change.

    What lies in another tab waits until it `is_in_sight`; a page with tabs catches up when another is chosen.
    """

    reload: Callable[[], None]
    tables: tuple[TableName, ...] = ()
    is_in_sight: Callable[[], bool] = _always

    def is_touched(self, changes: Changes | None) -> bool:
        return changes is None or not self.tables or changes.touches(*self.tables)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What to show there is the dossier of an application; who has read it goes back to the page `back_to`."""

    number: str
    back_to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What to show there is what the page finds by these words."""

    words: str


class Page(QWidget):
    """A page is made once, with the session, the first time it is shown.

    Its `parts` say which tables they show. Of a change that it did not make itself a page hears by `mark_stale`, and
    reads the stale parts anew in `catch_up`: at once while it is shown, else when it is shown again.

    `doers`: the attributes that hold widgets which do something of the table of actions, and their classes.
    """

    doers: ClassVar[Mapping[str, type]] = {}

    told = Signal(object)  # Message
    begun = Signal()  # another task on this page: what was said of the last one is over
    go_requested = Signal(str, object)  # id of a page, what to show there (or None)
    status_changed = Signal()
    leave_requested = Signal(object)  # what to do once the file is closed: Callable[[], Message]

    def __init__(self, session: Session) -> None:
        super().__init__()
        play_role(self, QAccessible.Role.Grouping)
        self.session = session
        # No focus proxy: Qt takes Tab past everything that stands before it.
        self.begins_at: QWidget = self
        self._stale: set[int] = set()

    def parts(self) -> tuple[Part, ...]:
        """In the order in which they are read; a later one may build on what an earlier one read."""
        return ()

    def mark_stale(self, changes: Changes | None) -> None:
        """`None`: whatever may be different."""
        self._stale |= {n for n, part in enumerate(self.parts()) if part.is_touched(changes)}

    def catch_up(self) -> None:
        due = {n for n, part in enumerate(self.parts()) if n in self._stale and part.is_in_sight()}
        self._stale -= due
        for n, part in enumerate(self.parts()):
            if n in due:
                part.reload()
        if due:
            self.status_changed.emit()

    def refresh(self, changes: Changes | None) -> None:
        """Read anew what the change touches and nothing else; everything for None."""
        self.mark_stale(changes)
        self.catch_up()

    def open_at(self, target: object) -> None:
        """Show `target`, as another page asked through `go_requested`."""

    def part_at_hand(self) -> str:
        """What of it is in sight, where the guide has a chapter of that; empty for the page as a whole."""
        return ""

    def at(self) -> object:
        """What `open_at` would show again, beside what is chosen in lists, tables and tabs; None for nothing else."""
        return None

    def follow(self, changes: Changes) -> str:
        """After an undo or redo: show what it changed where that is out of sight here, and say where it is.

        Empty where nothing had to move.
        """
        return ""

    def take_focus(self) -> None:
        """Put the keyboard where work on this page begins, on an empty one on its next step."""
        places = [self.begins_at, *(each.button for each in self.findChildren(EmptyState))]
        found = (each for each in places if each is not self and each.isVisibleTo(self) and each.isEnabled())
        next(found, self).setFocus()

    def ways_out(self) -> tuple[Button, ...]:
        """What leaves something that lies over the page, and takes nothing typed along; Escape presses it if shown."""
        return ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = next((each for each in self.ways_out() if each.isVisibleTo(self)), None)
        if event.key() == Qt.Key.Key_Escape and way is not None:
            way.click()
        else:
            super().keyPressEvent(event)

    @classmethod
    def known_actions(cls) -> tuple[Action, ...]:
        """What can be done here: by the page and by its doers."""
        return tuple(action for kind in (cls, *cls.doers.values()) for action in declared(kind))

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Id of an action → what this page does then."""
        doers = (self, *(getattr(self, name) for name in self.doers))
        return {id: act for doer in doers for id, act in acts_of(doer).items()}

    def is_possible(self, action: str) -> bool:
        return action in self.handlers()

    def state_words(self) -> str:
        """How it stands here, in a line: heard with the name of the page as somebody comes to it."""
        return ""

    def status(self) -> str:
        """What is left to do, for the right of the status bar."""
        return ""

    def own_step(self) -> Callable[[bool], str] | None:
        """What undo (True) and redo (False) do here and then say of it, where what is done here stands in no file.

        None where they are those of the file.
        """
        return None

    def flush(self) -> None:
        """Store what is typed but not stored yet; called before undo, before leaving and before closing."""

    def saving(self) -> Saving:
        """How what is typed here stands to the file; `status_changed` tells that it is another.

        After `flush` closing waits for a person where not all of it is saved.
        """
        return SAVED

    def show_unsaved(self) -> None:
        """Bring into sight what was refused, of which `saving` tells, with the reason beside it."""

    def drafts(self) -> Mapping[str, Drafts]:
        """What is typed in the forms of this page and stored by their buttons alone, by the name of the form.

        The machine knows it by that name until it is recorded: another name, and what was kept is lost.
        """
        return {}

    def recordable(self) -> tuple[str, ...]:
        """Names that."""
        return tuple(words for drafts in self.drafts().values() for words in drafts.named())

    def unrecorded(self) -> tuple[str, ...]:
        """Names that, and what else is chosen here and stored by a button alone."""
        return self.recordable()

    def staying(self) -> tuple[str, ...]:
        """What of it nobody gives up by leaving."""
        return tuple(words for each in self.drafts().values() if each.stays for words in each.named())

    def under_way(self) -> str:
        """What is being done beside the window, and what becomes of it for whoever goes on; empty where nothing is."""
        return ""

    def let_go(self) -> None:
        """The page is about to go: what is done beside the window for it ends, and what came of it is stored."""

    def tell(self, text: str, *, tone: str = "quiet", offers_undo: bool = False) -> None:
        self.told.emit(Message(text=text, tone=tone, offers_undo=offers_undo))


class TitledPage(Page):
    """A page with the usual head: title, one line that says the state in words, actions at the right.

    Fill `self.body` (a QVBoxLayout); put buttons with `add_action_button`.
    """

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(session)
        self.setAccessibleName(title)
        self.title_label = Label(title, type="title")
        self.state_label = ElidedLabel("", type="body", tone="dim")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.M)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(self.title_label)
        head.addWidget(self.state_label, 1)
        head.addLayout(self._actions)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.L)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.XXL)
        layout.setSpacing(theme.L)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)

    def state_words(self) -> str:
        return self.state_label.text()

    def set_title(self, text: str) -> None:
        """What is done on the page, where that is another thing than its name."""
        self.title_label.setText(text)

    def set_state(self, text: str) -> None:
        self.state_label.setText(text)

    def add_action_button(self, button: QWidget) -> None:
        self._actions.addWidget(button)
