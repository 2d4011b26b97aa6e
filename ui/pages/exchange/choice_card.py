"""A card that can be chosen, and a card that shows one version: score, motivation, where it comes from."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.badge import Badge
from ui.widgets.text import ElidedLabel, Label, Rule

_WORDS = re.compile(r"\S+|\s+")


class ChoiceCard(QAbstractButton):
    """A card that can be chosen by mouse, Space or the arrow keys, as one of a group; `number` is its key."""

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
        self._row.addWidget(Label(str(number), type="caption", tone="dim"))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, title: str, about: str) -> None:
        self._title.setText(title)
        self._about.setText(about)
        self.setText(f"{title}, {about}" if about else title)
        self.setAccessibleName(self.text())

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        is_strong = is_on or self.hasFocus()
        width = 2.0 if is_strong else 1.0
        painter.setPen(QPen(theme.colour("accent" if is_strong else "edge"), width))
        painter.setBrush(theme.colour("accent-ground" if is_on else "panel"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        # A ring, filled where it is the one chosen: not the colour alone says so.
        ring = QRectF(theme.M, self.height() / 2 - 7, 14, 14)
        painter.setPen(QPen(theme.colour("accent" if is_on else "edge"), 4.5 if is_on else 1.2))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(ring.adjusted(2, 2, -2, -2) if is_on else ring)


class VersionCard(QFrame):
    """`becomes` is the card of what the panel will hold."""

    def __init__(self, heading: str, *, becomes: bool = False) -> None:
        super().__init__()
        self.setProperty("card", "accent" if becomes else "true")
        self._heading = heading
        self.badge = Badge("", "quiet")
        self.figure = Label(type="figure")
        self.words = ElidedLabel(type="table", tone="dim")
        self.motivation = _Motivation(heading)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(heading, type="caption-strong", tone="accent" if becomes else "dim"), 1)
        head.addWidget(self.badge)
        self._foot = QWidget()
        self._facts = QGridLayout(self._foot)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(theme.M)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self._values: list[ElidedLabel] = []
        for row, name in enumerate((_("file"), _("device"), _("time"))):
            value = ElidedLabel(type="caption")
            self._facts.addWidget(Label(name, type="caption", tone="dim"), row, 0)
            self._facts.addWidget(value, row, 1)
            self._values.append(value)
        for widget in (self.badge, self._foot):  # the cards stay level, whatever each has to say
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
        layout.addWidget(self._foot)

    def show_version(
        self,
        figure: str,
        words: str,
        motivation: str,
        facts: tuple[str, str, str],
        *,
        badge: str = "",
        tone: str = "quiet",
        beside: str | None = None,
    ) -> None:
        """`beside`: the motivation that this one is compared with; the words that differ are marked."""
        self.figure.setText(figure)
        self.words.setText(words or " ")  # the figures and the motivations of the cards stay level
        self.badge.set_badge(badge, tone)
        self.badge.setVisible(bool(badge))
        self.motivation.show_text(motivation, beside)
        for label, fact in zip(self._values, facts, strict=True):
            label.setText(fact or "–")
        self._foot.setVisible(any(facts))
        said = (self._heading, figure, words, motivation or _("no justification"), *facts)
        self.setAccessibleName(", ".join(part for part in said if part))


class _Motivation(QPlainTextEdit):
    """Plain text, to read and to copy; what differs stands on the accent ground and in bold."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("frame", "bare")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("{version}: justification").format(version=heading))
        self.setFont(theme.font("table"))
        self.setMinimumHeight(theme.pixels(80))
        self.document().setDocumentMargin(0)

    def sizeHint(self) -> QSize:
        """No higher than it must be: it takes what room there is, and scrolls in it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_text(self, text: str, beside: str | None) -> None:
        self.setPlainText(text or _("no justification"))
        self.setEnabled(bool(text))
        marks = []
        for start, end in differing(text, beside) if text and beside is not None else ():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(_utf16(text, start))
            mark.cursor.setPosition(_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(theme.colour("accent-ground"))
            look.setForeground(theme.colour("accent"))
            look.setFontUnderline(True)
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)


def _utf16(text: str, position: int) -> int:
    """Qt counts in UTF-16: an emoji is two."""
    return len(text[:position].encode("utf-16-le")) // 2


def differing(text: str, beside: str) -> Iterator[tuple[int, int]]:
    """Where `text` has words, from and to, that the other does not have in that place."""
    ours, theirs = _WORDS.findall(text), _WORDS.findall(beside)
    starts = [0]
    for word in ours:
        starts.append(starts[-1] + len(word))
    for tag, first, last, _from, _to in difflib.SequenceMatcher(
        a=ours, b=theirs, autojunk=False
    ).get_opcodes():
        if tag in ("replace", "delete") and any(not word.isspace() for word in ours[first:last]):
            yield starts[first], starts[last]
