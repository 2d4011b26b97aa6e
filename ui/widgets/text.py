"""Labels. What a person typed is never read as markup."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.look import theme

_LONG_WORD = re.compile(
    r"[^\W\d_]{33,}"
)  # letters alone: what may be copied, an address or a hash, stays whole
_PIECE = 12
_WIDEST = 180  # pixels that one word may ask for, as designed
_WIDEST_OF_ALL = 296  # however large the text


def breakable(text: str) -> str:
    """`text` with places where a word that is wider than any column may go on on the next line."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(f".{{1,{_PIECE}}}", word[0])), text)


class Label(QLabel):
    """`type`: a role of ui.look.theme.TYPE; `tone`: a colour role. With `wrap` it takes as many lines as it needs."""

    def __init__(
        self,
        text: str = "",
        *,
        type: str = "body",
        tone: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(breakable(text) if wrap else text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(breakable(text) if self.wordWrap() else text)

    def minimumSizeHint(self) -> QSize:
        """A long word does not push aside what stands around it."""
        size = super().minimumSizeHint()
        widest = min(theme.pixels(_WIDEST), _WIDEST_OF_ALL)
        return size.boundedTo(QSize(widest, size.height())) if self.wordWrap() else size

    def set_tone(self, tone: str) -> None:
        restyle(self, tone=tone)


class ReadLabel(Label):
    """To be read and copied, with the keyboard as with the mouse.

    Qt draws in it the caret of a field, which says that something can be typed here: a line around it says where the
    keyboard is instead.
    """

    def __init__(
        self, text: str = "", *, type: str = "body", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, type=type, wrap=wrap, parent=parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("kind", "read")

    def paintEvent(self, event: QPaintEvent) -> None:
        for layout in self.findChildren(QAbstractTextDocumentLayout):
            layout.setProperty("cursorWidth", 0)  # made anew by Qt as it likes
        super().paintEvent(event)


class ElidedLabel(Label):
    """One line that ends in … where room is short; the whole text is then its tooltip."""

    def __init__(
        self, text: str = "", *, type: str = "body", tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, type=type, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._align_tooltip()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._align_tooltip()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._one_line()) + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(
            self._one_line(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(self.contentsRect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align_tooltip()

    def _one_line(self) -> str:
        return " ".join(self.text().split())

    def _align_tooltip(self) -> None:
        is_cut = QFontMetrics(self.font()).horizontalAdvance(self._one_line()) > self.contentsRect().width()
        set_tip(self, self.text() if is_cut else "")


def keep_room(label: Label, lines: int) -> None:
    """What it says comes and goes, and moves nothing: so many lines of it are kept free where it is hidden."""
    policy = label.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    label.setSizePolicy(policy)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.ensurePolished()
    label.setMinimumHeight(lines * label.fontMetrics().lineSpacing())


class Rule(QFrame):
    """A separator line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", "top")
        self.setFixedHeight(1)


class Line(QWidget):
    """A separator with room above and below it, between what is one thing each."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.XS, 0, theme.XS)
        column.addWidget(Rule())


class Ground(QFrame):
    """A plain surface in a colour role, with a line on one side where asked: top, bottom, left or right."""

    def __init__(self, ground: str = "panel", *, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        if line:
            self.setProperty("line", line)


def as_tooltip(text: str) -> str:
    """`text` escaped, so that Qt, which guesses at markup in tooltips, shows it as typed, line by line."""
    from html import escape

    lines = "<br>".join(map(escape, text.split("\n")))
    return f"<span>{lines}</span>" if text else ""


def set_tip(widget: QWidget, text: str) -> None:
    """`text` as the tooltip, escaped; what is heard of it is as it was typed, where Qt would read the markup aloud."""
    widget.setToolTip(as_tooltip(text))
    widget.setAccessibleDescription(text)


def restyle(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet looks at, and have it look again."""
    if all(widget.property(key) == value for key, value in properties.items()):
        return
    for key, value in properties.items():
        widget.setProperty(key, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will look for the first time
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
