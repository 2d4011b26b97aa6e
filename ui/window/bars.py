"""The bars of the frame: top, message, status."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from evalapp.domain.people import Person
from evalapp.domain.texts import _
from evalapp.words.formats import day, short_fingerprint
from ui.access.announcing import announce
from ui.look import theme
from ui.page import Message
from ui.saving import Saving
from ui.session import Session
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.text import ElidedLabel, Ground, Label, restyle


class KeyCap(QWidget):
    """The name of a key, drawn as a key."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(QFontMetrics(theme.font("caption")).horizontalAdvance(self._keys) + 12, theme.pixels(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("strong-line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(rect, 3, 3)
        painter.drawLine(int(rect.left()) + 2, int(rect.bottom()), int(rect.right()) - 2, int(rect.bottom()))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("dim"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._keys)


class TopBar(Ground):
    """Whose call it is, who is at work, in which phase; and the way to the palette."""

    palette_asked = Signal()
    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line="bottom", parent=parent)
        self.setFixedHeight(theme.pixels(44))
        self.title = ElidedLabel("Evalapp", type="strong")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._demo = Badge(_("DEMO"), "attention", square=True)
        self._person = Button("", kind="bar")
        self._people = QMenu(self)
        self._people.triggered.connect(self._choose_person)
        self._phase = Badge(tone="accent")
        self._search = Button(_("Search or run"), self.palette_asked.emit, kind="bar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, 0, theme.L, 0)
        layout.setSpacing(theme.M)
        for widget in (self.title, self._demo, self._person):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._phase)
        layout.addWidget(self._search)
        layout.addWidget(KeyCap("Ctrl K"))
        self.show_session(None)

    def show_session(self, session: Session | None) -> None:
        for widget in (self._demo, self._person, self._phase):
            widget.setVisible(False)
        self.title.setText(session.call.title if session else "Evalapp")
        if session is None:
            return
        self._demo.setVisible(session.call.is_demo)
        self._person.set_text(f"{session.actor.role.label} · {session.actor.name}")
        self._person.setVisible(True)
        self._phase.set_badge(session.call.phase.label, "accent")
        self._phase.setVisible(not session.workspace.is_work_file)

    def _choose_person(self, chosen: QAction) -> None:
        self.person_chosen.emit(chosen.data())

    def offer_people(self, people: Sequence[Person]) -> None:
        """In whose name one may go on; nobody to choose from: no menu."""
        self._people.clear()
        for person in people:
            # Qt reads & in a menu as the mark of a shortcut.
            label = f"{person.role.label} · {person.name}".replace("&", "&&")
            self._people.addAction(label).setData(person.id)
        self._person.setMenu(self._people if people else None)  # type: ignore[arg-type]
        self._person.setEnabled(bool(people))
        restyle(self._person, menu="true" if people else "false")


class MessageBar(Ground):
    """One message with its way out, above the page; it stays until dismissed or replaced."""

    left = Signal()  # the keyboard was in the bar, and the bar has gone

    def __init__(self, undo: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("sunk", line="bottom", parent=parent)
        self._undo = undo
        self._message: Message | None = None
        self.text = Label(type="table", wrap=True)
        self._act = LinkButton("", self._do)
        self._close = LinkButton(_("Dismiss"), self._go, quiet=True)
        for button in (self._act, self._close):
            # A click leaves the keyboard in the page.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.XXL, 6, theme.L, 6)
        layout.setSpacing(theme.M)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self.hide()

    def show_message(self, message: Message) -> None:
        self._message = message
        ground = "sunk" if message.tone == "quiet" else f"{message.tone}-ground"
        restyle(self, ground=ground)
        self.text.set_tone("text" if message.tone == "quiet" else message.tone)
        self.text.setText(message.text)
        self.setAccessibleName(message.text)
        announce(self, message.text)
        label = _("Undo") if message.offers_undo else message.act_label
        self._act.set_text(label)
        self._act.setVisible(bool(label))
        self.show()

    def outdate(self) -> None:
        """Something changed: an offer to undo or redo what was last before is none any more."""
        if self._message is not None and (self._message.offers_undo or self._message.is_passing):
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        had_keyboard = self._act.hasFocus() or self._close.hasFocus()
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _do(self) -> None:
        message = self._message
        self._go()
        if message and message.offers_undo:
            self._undo()
        elif message and message.act:
            message.act()


class StatusBar(Ground):
    """That all is saved and since when, the fingerprint or the pack, and at the right what is left to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", line="top", parent=parent)
        self.setFixedHeight(theme.pixels(28))
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

    def show_file(self, words: str) -> None:
        self._file.setText(words)

    def show_to_do(self, words: str) -> None:
        self._to_do.setText(words)


def file_words(session: Session) -> str:
    """For the status bar: the fingerprint of a panel, or which pack a work file came from."""
    if not session.workspace.is_work_file:
        return _("Fingerprint {fingerprint}").format(
            fingerprint=short_fingerprint(session.view.fingerprint())
        )
    opened = session.opening
    said = f"{opened.summary}, {day(opened.at)} · " if opened else ""
    return said + _("no network needed")
