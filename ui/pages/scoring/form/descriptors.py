"""What a value means in words: its name on the scale and the criterion's own descriptor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import Text, _
from evalapp.words.scores import neighbours, uncapitalised, value_text
from ui.look import theme

MOST_NAMED = 9


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """`value` as people say it; `name` its word on the scale ("very good"); `descriptor` a sentence, or ""."""

    value: str
    name: str
    descriptor: str

    def as_markup(self) -> str:
        parts = [f"<b>{escape(self.value)}</b>"]
        if self.name:
            parts.append(escape(self.name).replace("[", "<b>").replace("]", "</b>"))
        sentence = " ".join(parts)
        return f"{sentence}: {escape(self.descriptor)}" if self.descriptor else sentence

    def as_text(self) -> str:
        name = self.name.replace("[", "").replace("]", "")
        return " · ".join(part for part in (self.value, name) if part)


def meaning(criterion: Criterion, steps: int) -> Meaning:
    """What `steps` says on the criterion's scale; between two named values it is said to lie between them."""
    scale = criterion.scale
    value = scale.value(steps)
    word = scale.word(steps)
    if word is not None:
        return Meaning(value=str(word.title), name="", descriptor=_text(criterion.descriptors.get(value)))
    text = value_text(scale, steps)
    if value in scale.labels or value in criterion.descriptors:
        name = _name(scale.labels.get(value))
        return Meaning(value=text, name=name, descriptor=_plain(criterion.descriptors.get(value)))
    low, high = neighbours(value, set(scale.labels) | set(criterion.descriptors))
    if low is None or high is None:
        return Meaning(value=text, name="", descriptor="")
    lower, upper = _name(scale.labels.get(low)), _name(scale.labels.get(high))
    name = _("between {lower} and {upper}").format(lower=lower, upper=upper) if lower and upper else ""
    sentences = [_plain(criterion.descriptors.get(each)) for each in (low, high)]
    return Meaning(value=text, name=name, descriptor=" ↔ ".join(part for part in sentences if part))


def _name(label: Text | None) -> str:
    """A label within a sentence, set apart by [ ] for whoever draws it."""
    text = _text(label).replace("[", "(").replace("]", ")")
    return f"[{uncapitalised(text)}]" if text else ""


def _plain(text: Text | None) -> str:
    return uncapitalised(_text(text).rstrip("."))


def _text(text: Text | None) -> str:
    return str(text) if text is not None else ""


class DescriptorLabel(QLabel):
    """The meaning of one value of a criterion; as high as the longest of them, so that nothing jumps."""

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        # Markup of our own around escaped text: the value and the names of the scale stand out.
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setProperty("type", "caption")
        self.setMinimumWidth(120)
        self.show_value(None)

    def show_words(self, words: str) -> None:
        """Why there is no value."""
        self.setText(escape(words))
        self.setAccessibleName(words)
        self._reserve()

    def show_value(self, steps: int | None) -> None:
        if steps is None:
            self.setText(
                f'<span style="color:{theme.colour("dim").name()}">{escape(self._invitation)}</span>'
            )
            self.setAccessibleName(self._invitation)
            return
        said = meaning(self._criterion, steps)
        self.setText(said.as_markup())
        self.setAccessibleName(f"{said.as_text()}. {said.descriptor}")

    @cached_property
    def _invitation(self) -> str:
        scale = self._criterion.scale
        named = [each for each in scale.allowed_steps if scale.value(each) in scale.labels or scale.words]
        steps = named if 0 < len(named) <= MOST_NAMED else [scale.allowed_steps[0], scale.allowed_steps[-1]]
        return ", ".join(meaning(self._criterion, each).as_text().replace(" · ", " ") for each in steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._reserve()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._reserve()

    def _reserve(self) -> None:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(QFont(self.font()))
        document.setTextWidth(max(self.width(), 120))
        highest = 0.0
        for steps in self._criterion.scale.allowed_steps[:101]:
            document.setHtml(meaning(self._criterion, steps).as_markup())
            highest = max(highest, document.size().height())
        document.setHtml(self.text())  # the reason for no value may take more lines than any
        highest = max(highest, document.size().height())
        self.setFixedHeight(round(highest) + 1)
