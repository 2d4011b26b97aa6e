"""What is typed and not recorded outlives the window: on this machine, for who typed it, until its form opens again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.drafts.forms import Drafts
from ui.drafts.records import Kept, Owner

if TYPE_CHECKING:
    from ui.settings import Settings

EVERY = 500  # milliseconds: what a window that is killed loses at most


class KeptDrafts(QObject):
    """Of the forms on the pages of one person in one panel.

    Written when the window ends, a while after something was typed, and when something that was written is recorded or
    given up. `came_back(words)`: all that came back together. `changed`: something may be typed, or over.
    """

    came_back = Signal(object)  # tuple[str, ...]
    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._owner: Owner | None = None
        self._forms: dict[str, Drafts] = {}
        self._waiting: list[Kept] = []  # of forms that are not there yet
        self._written: list[Kept] = []
        self.back: tuple[str, ...] = ()  # at this moment
        self._writing, self._telling = QTimer(self), QTimer(self)
        for timer, wait, act in (
            (self._writing, EVERY, self.write),
            (self._telling, 0, self._have_told),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)

    def begin(self, owner: Owner) -> None:
        self._owner = owner
        self._waiting = [each for each in self._settings.drafts() if each.owner.is_same(owner)]
        self._written = list(self._waiting)

    def watch(self, forms: Mapping[str, Drafts]) -> None:
        """By the name of the form, under which the machine knows them."""
        for name, drafts in forms.items():
            self._forms[name] = drafts
            drafts.take_back(each for each in self._waiting if each.form == name)
            self._waiting = [each for each in self._waiting if each.form != name]
            drafts.changed.connect(self._look)
            drafts.forgotten.connect(self._look)
            drafts.came_back.connect(self._tell)

    def let_go(self) -> None:
        """The pages go; what was written stays."""
        self._owner, self._forms, self._waiting, self._written = None, {}, [], []
        self._writing.stop()
        self._telling.stop()
        self._have_told()

    def write(self) -> None:
        self._put(self._held())

    def give_up(self) -> None:
        """Whoever leaves goes on without what is typed now, but for what stays; what nobody looked at still waits."""
        waiting = self._not_looked_at()
        staying = [each for form, each in self._with_forms() if form.stays and each not in waiting]
        self._put([*waiting, *staying])

    def give_up_waiting(self) -> None:
        self._waiting = []
        for form in self._forms.values():
            form.take_back(())
        self.write()
        self.changed.emit()

    def waiting(self) -> tuple[str, ...]:
        """Names what no form asked for yet."""
        return tuple(each.words for each in self._not_looked_at())

    def is_typed(self) -> bool:
        return any(form.named() for form in self._forms.values())

    def about(self, form: str) -> tuple[str, ...]:
        """What the drafts of a form are about, typed now or kept before: the texts of their keys."""
        return tuple(text for each in self._held() if each.form == form for text in each.about)

    def _held(self) -> list[Kept]:
        return [*self._waiting, *(each for _form, each in self._with_forms())]

    def _with_forms(self) -> list[tuple[Drafts, Kept]]:
        if self._owner is None:
            return []
        owner = self._owner
        return [(form, each) for n, form in self._forms.items() for each in form.to_keep(owner, n)]

    def _not_looked_at(self) -> list[Kept]:
        return [*self._waiting, *(each for form in self._forms.values() for each in form.waiting())]

    def _put(self, drafts: list[Kept]) -> None:
        self._writing.stop()
        if self._owner is not None and drafts != self._written:
            self._settings.keep_drafts(self._owner, drafts)
            self._written = drafts

    def _look(self) -> None:
        """What is typed waits a while; what was written and is over goes at once."""
        held = {(each.form, each.key) for each in self._held()}
        if not held.issuperset((each.form, each.key) for each in self._written):
            self.write()
        elif not self._writing.isActive():
            self._writing.start()
        self.changed.emit()

    def _tell(self, key: Hashable) -> None:
        form = self.sender()
        assert isinstance(form, Drafts)
        self.back += (form.words(key),)
        self._telling.start()
        self.came_back.emit(self.back)

    def _have_told(self) -> None:
        self.back = ()
