"""What the panel gets of a merge, by place."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.scoring.answer import Answer, Placed
from evalapp.exchange.merge.open_choices import OpenChoices
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import PanelState, ScoreWrite


class Writes(dict[Placed, ScoreWrite]):
    """The last write of each place: later ones take the place of earlier ones."""

    def of(
        self, sheet: Sheet, stored: dict[Placed, Answer], state: PanelState, choices: OpenChoices
    ) -> Callable[[Placed, Answer, str], None]:
        """What writes an answer of that sheet and when it was given.

        What all its rows have in common is looked up once: there may be 125,000.
        """
        file, device, saved_at = sheet.tally.file, sheet.device_name, sheet.saved_at

        def write(placed: Placed, final: Answer, at: str) -> None:
            stored[placed] = final
            if final.no_score is not None:
                sheet.hear(placed[1], final)
            self[placed] = ScoreWrite(placed, final, at, file, device, saved_at)
            if state.open:
                choices.lapse_answered(placed, final, at if state.is_later(at, "") else "")

        return write
