"""A card that can be chosen, and a card that shows one version: score, motivation, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import _
from evalapp.domain.writing.difference import Difference
from ui.look import theme
from ui.pages.exchange.choices.motivation import Motivation
from ui.widgets.badge import Badge
from ui.widgets.text import ElidedLabel, Label, Rule

_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


class ChoiceCard(QAbstractButton):
    """A card that can be chosen by mouse, Space or the arrow keys, as one of a group; `number` is its key.

    The keys of the group act while one of its cards has the keyboard, and stand on them only then: `keyed(number)`,
    and `reached` when the keyboard comes or goes. Enter leaves it as it is chosen and goes on: `entered`.
    """

    keyed = Signal(int)
    reached = Signal()
    entered = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title, self._about = ElidedLabel(type="strong"), ElidedLabel(type="caption", tone="dim")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.XXL + theme.M, theme.S, theme.M, theme.S)
        self._row.setSpacing(theme.S)
        self._row.addLayout(words, 1)
        self._key = Label(str(number), type="caption-strong", tone="accent")
        policy = self._key.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._key.setSizePolicy(policy)
        self._key.hide()
        self._row.addWidget(self._key)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, title: str, about: str) -> None:
        self._title.setText(title)
        self._about.setText(about)
        self.setText(f"{title}, {about}" if about else title)
        self.setAccessibleName(self.text())

    def show_key(self, is_shown: bool) -> None:
        self._key.setVisible(is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = _KEYS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif number is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.keyed.emit(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.reached.emit()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        width = 2.0 if is_on else 1.0
        painter.setPen(QPen(theme.colour("accent" if is_on else "edge"), width))
        painter.setBrush(theme.colour("accent-ground" if is_on else "panel"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        if self.hasFocus():  # a second frame, which none has for being chosen
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 4, 4)
        # A ring, filled where it is the one chosen: not the colour alone says so.
        ring = QRectF(theme.M, self.height() / 2 - 7, 14, 14)
        painter.setPen(QPen(theme.colour("accent" if is_on else "edge"), 4.5 if is_on else 1.2))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(ring.adjusted(2, 2, -2, -2) if is_on else ring)


class VersionCard(QFrame):
    """`becomes` is the card of what the panel will hold; `begun` of what nobody can choose any more."""

    def __init__(self, heading: str, *, becomes: bool = False, begun: bool = False) -> None:
        super().__init__()
        self.setProperty("card", "accent" if becomes else "begun" if begun else "true")
        self._heading = heading
        self.badge = Badge("", "quiet")
        self.figure = Label(type="figure", tone="dim" if begun else "text")
        self.words = ElidedLabel(type="table", tone="dim")
        self.motivation = Motivation(heading)
        self.effect = Label(type="caption", tone="dim", wrap=True)
        self.effect.hide()
        self._head = ElidedLabel(heading, type="caption-strong", tone="accent" if becomes else "dim")
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.badge)
        self._foot = QWidget()
        self._facts = QGridLayout(self._foot)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(theme.M)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self._values: list[ElidedLabel] = []
        names = (_("file"), _("device"), _("time"), _("text"))
        self._names = [Label(name, type="caption", tone="dim") for name in names]
        for row, name in enumerate(self._names):
            value = ElidedLabel(type="caption")
            self._facts.addWidget(name, row, 0)
            self._facts.addWidget(value, row, 1)
            self._values.append(value)
        for widget in (
            self.badge,
            self._foot,
            self._names[-1],
        ):  # the cards stay level, whatever each has to say
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        layout.setSpacing(theme.XS)
        layout.addLayout(head)
        layout.addWidget(self.figure)
        layout.addWidget(self.words)
        layout.addWidget(Rule())
        layout.addWidget(self.motivation, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.effect)
        layout.addWidget(self._foot)

    def say_effect(self, words: str) -> None:
        """On the total; empty where there is none to tell."""
        self.effect.setText(words)
        self.effect.setVisible(bool(words))

    def name(self, heading: str) -> None:
        """Another heading than the one it was made with."""
        self._heading = heading
        self._head.setText(heading)

    def say_lost(self, words: str, badge: str) -> None:
        """In the place of the justification that the version does not have, once it is shown."""
        self.badge.set_badge(badge, "attention")
        self.badge.show()
        self.motivation.show_text(words, None)
        self.setAccessibleName(", ".join((self.accessibleName(), words)))

    def show_version(
        self,
        figure: str,
        words: str,
        motivation: str,
        facts: tuple[str, str, str],
        *,
        badge: str = "",
        tone: str = "quiet",
        difference: Difference | None = None,
    ) -> None:
        """`difference`: of the motivation, from the one that it is held against."""
        self.figure.setText(figure)
        self.words.setText(words or " ")  # the figures and the motivations of the cards stay level
        self.badge.set_badge(badge, tone)
        self.badge.setVisible(bool(badge))
        self.motivation.show_text(motivation, difference)
        for label, fact in zip(self._values, facts, strict=False):
            label.setText(fact or "–")
        differs = difference.words if difference else ""
        self._names[-1].setVisible(bool(differs))
        self._values[-1].setText(differs)
        self._foot.setVisible(any(facts))
        said = (self._heading, figure, words, motivation or _("no justification"), *facts, differs)
        self.setAccessibleName(", ".join(part for part in said if part))
