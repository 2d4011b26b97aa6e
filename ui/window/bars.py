"""The bars of the frame: top and status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from evalapp.domain.people import Person, names_of
from evalapp.domain.texts import _
from evalapp.words.formats import day, short_fingerprint
from ui.look import theme
from ui.page import Message
from ui.restoring import PUT_BACK, RESTORE
from ui.saving import Saving
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.text import ElidedLabel, Ground, restyle, set_tip

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.session import Session


class Bar(Ground):
    """As high as its words need, also when they become larger while it is there."""

    def __init__(self, height: int, *, line: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", line=line, parent=parent)
        self._designed_height = height
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def _take_height(self) -> None:
        self.setFixedHeight(theme.pixels(self._designed_height))


class TopBar(Bar):
    """Whose call it is, who is at work, in which phase; and the way to the palette."""

    palette_asked = Signal()
    person_chosen = Signal(str)
    other_asked = Signal()
    session_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(44, line="bottom", parent=parent)
        self.title = ElidedLabel("Evalapp", type="strong")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._demo = Badge(_("DEMO"), "attention", square=True)
        self._read_only = Badge(_("READ ONLY"), "attention", square=True)
        self._person = Button("", kind="bar")
        self._people = QMenu(self)
        self._people.triggered.connect(self._choose_person)
        self._phase = Badge(tone="accent")
        self._search = Button(_("Search or run"), self.palette_asked.emit, kind="bar")
        self._offered: list[QWidget] = []
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, 0, theme.L, 0)
        layout.setSpacing(theme.M)
        for widget in (self.title, self._demo, self._read_only, self._person):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._phase)
        layout.addWidget(self._search)
        layout.addWidget(KeyCap("Ctrl K"))
        self.show_session(None)

    def show_session(self, session: Session | None) -> None:
        for widget in (self._demo, self._read_only, self._person, self._phase):
            widget.setVisible(False)
        self.title.setText(session.call.title if session else "Evalapp")
        if session is None:
            self.session_shown.emit()
            return
        self._demo.setVisible(session.call.is_demo)
        self._read_only.setVisible(bool(session.why_read_only))
        set_tip(self._read_only, session.why_read_only)
        actor = session.actor
        office = next(
            (each.office_label for each in session.view.people() if each.id == actor.id), actor.role.label
        )
        self._person.set_text(f"{office} · {actor.name}")
        self._person.setVisible(True)
        self._phase.set_badge(session.call.phase.label, "accent")
        self._phase.setVisible(not session.workspace.is_work_file)
        self.session_shown.emit()

    def offer(self, button: QWidget) -> None:
        """Before the phase, at the right."""
        self._line.insertWidget(self._line.indexOf(self._phase), button)
        self._offered.append(button)

    @property
    def free_from(self) -> int:
        """Where what says whose call it is and who is at work ends."""
        last = self._person if self._person.isVisible() else self.title
        return last.geometry().right() + theme.M

    @property
    def free_until(self) -> int:
        """Where what is offered begins, which a message leaves in sight; the end where nothing is."""
        shown = [each.geometry().left() for each in self._offered if each.isVisible()]
        return min(shown, default=self.width() + theme.M) - theme.M

    def make_room(self, until: int) -> None:
        """What a message lies over, as far as `until`, is not reached by the keyboard either."""
        for button in (self._search, *self._offered):
            is_covered = button.geometry().left() < until
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_covered else Qt.FocusPolicy.StrongFocus)

    def _choose_person(self, chosen: QAction) -> None:
        if chosen.data():
            self.person_chosen.emit(chosen.data())
        else:
            self.other_asked.emit()

    def offer_people(self, people: Sequence[Person], *, is_office: bool) -> None:
        """In whose name one may go on, or in one that is typed; whoever is not of the office has no menu."""
        self._people.clear()
        names = names_of(people)
        for person in people:
            # Qt reads & in a menu as the mark of a shortcut.
            label = f"{person.office_label} · {names[person.id]}".replace("&", "&&")
            self._people.addAction(label).setData(person.id)
        self._people.addAction(_("Somebody else…")).setData("")
        self._person.setMenu(self._people if is_office else None)  # type: ignore[arg-type]
        self._person.setEnabled(is_office)
        restyle(self._person, menu="true" if is_office else "false")


class StatusBar(Bar):
    """That all is saved and since when, the fingerprint or the pack, and at the right what is left to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(28, line="top", parent=parent)
        self._saved = ElidedLabel(type="caption", tone="dim")
        self._saved.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._file = ElidedLabel(type="caption", tone="dim")
        self._to_do = ElidedLabel(type="caption", tone="dim")
        self._to_do.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, 0, theme.L, 0)
        layout.setSpacing(theme.L)
        layout.addWidget(self._saved)
        layout.addWidget(self._file, 1)
        layout.addWidget(self._to_do, 1)

    def show_saving(self, saving: Saving) -> None:
        mark = "!" if saving.is_refused else "•" if saving.is_saved else "…"
        # A reason may be long: it ends in … before it pushes aside what stands beside it.
        width = QSizePolicy.Policy.Preferred if saving.is_refused else QSizePolicy.Policy.Minimum
        self._saved.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self._saved.set_tone(saving.tone)
        self._saved.setText(f"{mark} {saving.words_of_all}")

    def show_file(self, session: Session) -> None:
        verdict = session.workspace.verdict
        self._file.set_tone("bad" if verdict.refusal else "dim")
        self._file.setText(file_words(session))

    def show_to_do(self, words: str) -> None:
        self._to_do.setText(words)


def file_words(session: Session) -> str:
    """For the status bar: the fingerprint of a panel, or which pack a work file came from."""
    verdict = session.workspace.verdict
    if verdict.refusal:
        return _("! altered outside Evalapp")
    state = _("verified") if verdict.found else _("being verified…")
    if not session.workspace.is_work_file:
        fingerprint = short_fingerprint(session.view.fingerprint())
        return _("Fingerprint {fingerprint}").format(fingerprint=fingerprint) + " · " + state
    opened = session.opening
    said = f"{opened.summary}, {day(opened.at)} · " if opened else ""
    return said + _("no network needed") + " · " + state


def altered(workspace: Workspace, ask: Callable[[str], object]) -> Message | None:
    """What the verdict on an open file has against it, if anything; `ask` has the application do what it is given."""
    refusal = workspace.verdict.refusal
    if not refusal:
        return None
    if workspace.is_work_file:
        return Message(text=refusal, tone="bad")
    return Message(text=refusal, tone="bad", act_label=_(PUT_BACK), act=partial(ask, RESTORE))


def handed_over(workspace: Workspace, take_back: Callable[[], object]) -> Message | None:
    """Of a file of which somebody else has the right to write: to whom it went, and the way back."""
    from evalapp.operations.desks.handing.away import away_said  # with the store: not before the first paint

    if not (said := away_said(workspace.view)):
        return None
    return Message(text=said, tone="attention", act_label=_("Take back…"), act=take_back)


def title_words(call: str, saving: Saving) -> str:
    """Of the window, which is read where the window itself is out of sight; Qt puts its mark of what is not saved at
    `[*]`."""
    words = f"{saving.words} · " if saving.is_refused else ""
    return f"{words[:1].upper()}{words[1:]}{call.replace('[*]', '[*][*]')}[*] – Evalapp"
