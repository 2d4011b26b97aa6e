"""One criterion in the meeting: its line, and below it, one deliberate step away, who gave what and why."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evalapp.domain.call import Consensus
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.operations.meeting.agreeing import Weighed
from evalapp.operations.meeting.pushing import Pushing
from evalapp.words import formats
from evalapp.words.scores import value_text
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.pages.meeting.consensus.criterion_head import CriterionHead, Line
from ui.pages.meeting.consensus.form import ConsensusForm, Typed
from ui.pages.meeting.consensus.voices import Voice, Voices
from ui.widgets.buttons import LinkButton
from ui.widgets.card import IconLabel
from ui.widgets.key_cap import KeyCap
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Ground, Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Recording:
    """How a consensus is recorded, where it may be. `record(criterion, Typed)` returns what is wrong, else nothing.

    `pushing(criterion)` is there where the call has effects on places and outcomes shown.
    """

    record: Callable[[str, Typed], str]
    would: Callable[[str, int | None], Weighed]
    pushing: Callable[[str], Pushing] | None
    number_of_voters: int | None
    drafts: Drafts


class CriterionRow(Ground):
    """`opened(criterion, is_open)`; it opens by itself where something is typed in its form. `stepped(criterion, -1 or
    1)` asks for the one above or below.
    """

    opened = Signal(str, bool)
    stepped = Signal(str, int)

    def __init__(
        self,
        line: Line,
        voices: Sequence[Voice],
        agreed: Consensus | None,
        recording: Recording | None,
        key: Hashable,
        *,
        is_open: bool,
    ) -> None:
        super().__init__("panel")
        self._line, self._voices, self._agreed = line, voices, agreed
        self._recording, self._key = recording, key
        self.form: ConsensusForm | None = None
        self.open_button: LinkButton | None = None
        self.head = CriterionHead(line)
        self.head.toggled.connect(self._toggle)
        self.head.stepped.connect(self._step)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._inside: Ground | None = None
        if is_open or self._has_draft:
            self.head.setChecked(True)

    @property
    def _has_draft(self) -> bool:
        """Typed in this window, or kept by an earlier one."""
        return self._recording is not None and (
            self._recording.drafts.has(self._key) or self._recording.drafts.has_before(self._key)
        )

    @property
    def criterion(self) -> Criterion:
        return self._line.criterion

    @property
    def is_withheld(self) -> bool:
        """Whether others are still to score it, so that nothing of what was given is shown."""
        return self._line.is_withheld

    def open(self) -> None:
        self.head.setChecked(True)

    def close_up(self) -> None:
        self.head.setChecked(False)
        self.head.setFocus()

    def _toggle(self, is_open: bool) -> None:
        """Names are made only when somebody asks for them."""
        if is_open and self._inside is None:
            self._inside = self._make_inside()
            self._column.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(is_open)
        self.opened.emit(self.criterion.id, is_open)

    def _step(self, by: int) -> None:
        self.stepped.emit(self.criterion.id, by)

    def _make_inside(self) -> Ground:
        inside = Ground("selection")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(theme.L, theme.XS, theme.L, theme.L)
        self._body.setSpacing(theme.M)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(IconLabel("eye", size=theme.pixels(16), role="dim"))
        head.addWidget(
            Label(self._inside_words(), type="caption", tone="dim", wrap=True),
            1,
        )
        if not self._line.is_withheld:
            head.addWidget(LinkButton(_("Hide"), self.close_up, quiet=True, tip="N"))
            head.addWidget(KeyCap("N"))
        self._body.addLayout(head)
        if not self._line.is_withheld:
            self._body.addWidget(Voices(self.criterion, self._voices))
        if self._agreed is not None:
            self._body.addWidget(self._agreement(self._agreed))
        if self._recording is not None:
            words = _("Change the consensus…") if self._agreed else _("Record a consensus…")
            self.open_button = LinkButton(words, self.open_form)
            self._body.addWidget(self.open_button)
            if self._has_draft:
                self._show_form()
                if not self._recording.drafts.has(self._key):  # it was about what stands there no more
                    self._close_form(takes_keyboard=False)
        return inside

    def _inside_words(self) -> str:
        if self._line.is_withheld:
            return _("There are no scores to be seen here yet; below the criteria stands why.")
        return _("Names and single scores, on this screen alone")

    def _agreement(self, agreed: Consensus) -> Label:
        value = value_text(self.criterion.scale, agreed.value)
        text = _("Consensus {value}: {reason} ({who}, {day})").format(
            value=value, reason=agreed.reason, who=agreed.by, day=formats.day(agreed.at)
        )
        return Label(text, type="table", tone="accent", wrap=True)

    def open_form(self) -> None:
        """With the keyboard on the value, where digits choose."""
        self.open()
        if self._recording is not None:
            self._show_form()
            assert self.form is not None
            self.form.value.setFocus()
            bring_into_view(self.form)

    def _show_form(self) -> None:
        recording, criterion = self._recording, self.criterion.id
        assert recording is not None
        if self.form is None:

            def record(typed: Typed) -> str:
                return recording.record(criterion, typed)

            def would(steps: int | None) -> Weighed:
                return recording.would(criterion, steps)

            self.form = ConsensusForm(
                self.criterion,
                self._voices,
                self._agreed,
                record=record,
                would=would,
                pushing=recording.pushing(criterion) if recording.pushing is not None else None,
                number_of_voters=recording.number_of_voters,
                drafts=recording.drafts,
                key=self._key,
                close=self._close_form,
            )
            self._body.addWidget(self.form)
        self.form.show()
        if self.open_button is not None:
            self.open_button.hide()

    def _close_form(self, *, takes_keyboard: bool = True) -> None:
        if self.form is not None:
            self.form.hide()
        if self.open_button is not None:
            self.open_button.show()
            if takes_keyboard:
                self.open_button.setFocus()
