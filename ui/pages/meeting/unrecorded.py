"""What is typed on an application and not recorded: said before the meeting goes on to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from evalapp.domain.texts import _
from ui.page import Message
from ui.pages.meeting.consensus.recorder import Recorder
from ui.pages.meeting.proposal.proposer import Proposer


class Unrecorded:
    """`gone()`: something was recorded or given up, so that what was said of it may hold no longer."""

    def __init__(self, recorder: Recorder, proposer: Proposer, gone: Callable[[], object]) -> None:
        self._recorder, self._proposer = recorder, proposer
        for drafts in (recorder.consensus, proposer.drafts):
            drafts.forgotten.connect(lambda _key: gone())

    def message(self, number: str) -> Message | None:
        """None where nothing is; it holds as long as just that is typed."""
        typed = self._typed_on(number)
        if not typed:
            return None
        text = _("Not recorded yet: {names}. Record it or cancel it, then go on.")
        holds = partial(self._is_still, number, typed)
        return Message(text=text.format(names=", ".join(typed)), tone="attention", holds=holds)

    def _is_still(self, number: str, typed: tuple[str, ...]) -> bool:
        return self._typed_on(number) == typed

    def _typed_on(self, number: str) -> tuple[str, ...]:
        return (*self._recorder.typed_on(number), *self._proposer.typed_on(number))
