"""What the panel agrees on in place of the mean: the value by keys, its reason, what becomes of criterion and total."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from evalapp.domain.call import Consensus
from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import MOST_OF_A_REASON
from evalapp.operations.meeting.pushing import Pushing
from evalapp.words.scores import name_of, value_text
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.meeting.consensus.effect import EffectTable, WhatWould
from ui.pages.meeting.consensus.hands import Hands
from ui.pages.meeting.consensus.voices import Voice
from ui.pages.scoring.form.descriptors import DescriptorLabel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import TextField
from ui.widgets.folding.row import FoldingRow
from ui.widgets.key_cap import KeyedButton
from ui.widgets.score.score_field import ScoreField, score_input
from ui.widgets.score.segments import SegmentedScore
from ui.widgets.segmented import SegmentedField
from ui.widgets.strip.jurors import JurorsStrip
from ui.widgets.text import Label

_LEAST = 300  # pixels as designed
_FOLDS = 620  # pixels as designed below which what becomes of it stands under the form


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """`hands`: for, against and abstained, as typed; empty where nobody counted."""

    value: int
    reason: str
    source: ReasonSource
    hands: tuple[str, str, str] = ("", "", "")


class ConsensusForm(QWidget):
    """`record(Typed)` returns a sentence for what is wrong, else nothing; `would(steps)` what the ranking would say.

    `drafts` keep under `key` what is typed. `number_of_voters` is None where nobody may vote now.
    """

    def __init__(
        self,
        criterion: Criterion,
        voices: Sequence[Voice],
        agreed: Consensus | None,
        *,
        record: Callable[[Typed], str],
        would: WhatWould,
        pushing: Pushing | None = None,
        number_of_voters: int | None,
        drafts: Drafts,
        key: Hashable,
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self._criterion, self._voices, self._record = criterion, voices, record
        self._drafts, self._key, self._close = drafts, key, close
        self.value = score_input(
            criterion.scale, _("Consensus on {criterion}").format(criterion=criterion.title)
        )
        self.keys = Label(_keys_words(criterion, voices), type="caption", tone="dim", wrap=True)
        self.given = JurorsStrip(criterion.scale)
        self.descriptor = DescriptorLabel(criterion)
        self.said = Label(type="caption", tone="attention", wrap=True)
        self.reason = TextField(_("Reason"), lines=3)
        self.reason.setPlaceholderText(_("Reason; it takes the place of the jurors’ own scores"))
        self.source = SegmentedField()
        for each in ReasonSource:
            self.source.addItem(each.label, str(each))
        self.source_note = Label(type="caption", tone="attention", wrap=True)
        self.count = Label(type="caption", tone="dim")
        self.take_button = LinkButton(_("Take over justifications…"), quiet=True)
        self.take_button.setMenu(self._comments())
        self.take_button.setProperty("menu", True)
        if not any(each.comment for each in voices):
            self.take_button.hide()  # never shown before it stands in the form: it would be a window
        self.effect = EffectTable(criterion, would, pushing)
        self.hands = Hands(number_of_voters)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.record_button = KeyedButton(_("Record"), self.store, keys="Ctrl ↵", tip=_("Ctrl+Enter"))
        self.cancel_button = Button(_("Cancel"), self.give_up)
        self._arrange()
        self.value.chosen.connect(self._show_value)
        self.value.hovered.connect(self._describe)
        if isinstance(self.value, SegmentedScore):
            self.value.folded.connect(self._show_given)
        self.reason.textChanged.connect(self._count)
        self.source.activated.connect(self._show_source)
        draft = DraftForm(
            drafts, self.value, self.reason, self.source, *self.hands.fields.values(), parent=self
        )
        draft.show_for(
            key,
            agreed.value if agreed else None,
            agreed.reason if agreed else "",
            str(agreed.source) if agreed and agreed.source else None,
            *("" for _field in self.hands.fields),
            standing=(agreed.value, agreed.reason, agreed.at) if agreed else None,
        )
        self._show_value(self.value.value())
        self._show_source()
        self._count()

    def _arrange(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Label(_("Consensus"), type="strong"), 0, Qt.AlignmentFlag.AlignTop)
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.keys, 1)
        left = QVBoxLayout()
        left.setSpacing(theme.S)
        left.addLayout(head)
        scale = QVBoxLayout()
        scale.setSpacing(1)
        scale.addWidget(self.value)
        scale.addWidget(self.given)
        left.addLayout(scale)
        left.addWidget(self.descriptor)
        left.addWidget(self.said)
        left.addWidget(self.reason)
        left.addWidget(FoldingRow((self.count, self.take_button)))
        left.addWidget(
            FoldingRow((Label(_("The reason comes from"), type="caption", tone="dim"), self.source))
        )
        left.addWidget(self.source_note)
        left.addStretch()
        buttons.setSpacing(theme.S)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.record_button)
        right = QVBoxLayout()
        right.setSpacing(theme.S)
        right.addWidget(self.effect)
        right.addWidget(self.hands)
        right.addWidget(self.error)
        right.addStretch()
        right.addLayout(buttons)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.XL)
        self._row.addLayout(left, 5)
        self._row.addLayout(right, 3)

    def minimumSizeHint(self) -> QSize:
        """It may be made narrower than both parts beside each other: then they stand below each other."""
        return QSize(theme.pixels(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folds = self.width() < theme.pixels(_FOLDS)
        way = QBoxLayout.Direction.TopToBottom if folds else QBoxLayout.Direction.LeftToRight
        if way is not self._row.direction():
            self._row.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _comments(self) -> QMenu:
        """Each adds what one juror wrote; nobody’s name goes with it, since the panel speaks."""
        menu = QMenu(self)
        for each in self._voices:
            if each.comment:
                menu.addAction(each.name.replace("&", "&&"), partial(self._take_over, each.comment))
        return menu

    def _take_over(self, comment: str) -> None:
        there = self.reason.toPlainText().rstrip()
        self.reason.setPlainText(f"{there}\n{comment}" if there else comment)
        self.reason.setFocus()
        self.reason.moveCursor(self.reason.textCursor().MoveOperation.End)

    def _show_value(self, steps: int | None) -> None:
        self.effect.show_value(steps)
        scale, given = self._criterion.scale, _given(self._voices)
        self.given.set_scores(given, steps)
        self._show_given()
        self._describe(None)
        words = ""
        if steps is not None and given and not min(given) <= steps <= max(given):
            text = _("{value} lies outside what the jurors gave, {low} to {high}: the reason says why")
            said = " ".join(filter(None, (value_text(scale, steps), name_of(scale, steps))))
            words = text.format(
                value=said, low=value_text(scale, min(given)), high=value_text(scale, max(given))
            )
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _describe(self, under_mouse: int | None) -> None:
        """What the value under the mouse means, else the one that is chosen."""
        self.descriptor.show_value(self.value.value() if under_mouse is None else under_mouse)

    def _show_given(self, _is_folded: object = None) -> None:
        """Where the values take several rows, or none, no circle can stand under its own."""
        is_one_row = isinstance(self.value, SegmentedScore) and self.value.rows == 1
        self.given.setVisible(is_one_row and bool(_given(self._voices)))

    def _source(self) -> ReasonSource | None:
        chosen = self.source.currentData()
        return ReasonSource(chosen) if chosen else None

    def _show_source(self) -> None:
        source = self._source()
        said = _(
            "What came after the deadline may raise no score unless every applicant could add to the file."
        )
        self.source_note.setText(said if source is not None and source.is_later else "")

    def _count(self) -> None:
        n = len(self.reason.toPlainText().strip())
        self.count.setText(_("Reason required · {n} of {most} characters").format(n=n, most=MOST_OF_A_REASON))
        self.count.set_tone("bad" if n > MOST_OF_A_REASON else "dim")

    def store(self) -> None:
        self.value.commit()
        if isinstance(self.value, ScoreField) and self.value.fault:
            self.error.setText(self.value.fault)  # the value of before is not what was typed
            self.value.setFocus()
            return
        steps = self.value.value()
        if steps is None:
            self.error.setText(_("Choose the value that the panel agrees on."))
            self.value.setFocus()
            return
        source = self._source()
        if source is None:
            self.error.setText(
                _("Choose where the reason comes from: the dossier, a hearing or a supplement.")
            )
            self.source.setFocus()
            return
        typed = Typed(value=steps, reason=self.reason.toPlainText(), source=source, hands=self.hands.typed())
        self.error.setText(self._record(typed))  # without an error this form has given way to a new one

    def give_up(self) -> None:
        """What was typed goes."""
        self._drafts.forget(self._key)
        self._close()


def _given(voices: Sequence[Voice]) -> list[int]:
    return [each.score.value for each in voices if each.score is not None and each.score.value is not None]


def _keys_words(criterion: Criterion, voices: Sequence[Voice]) -> str:
    scale, given = criterion.scale, _given(voices)
    parts = []
    if given:
        low, high = value_text(scale, min(given)), value_text(scale, max(given))
        text = _("scores from {low} to {high}") if low != high else _("all scores {low}")
        if len(given) == 1:
            text = _("one score: {low}")
        parts.append(text.format(low=low, high=high))
    parts.append(_("type a word") if scale.words else _("type a number"))
    return " · ".join(parts)
