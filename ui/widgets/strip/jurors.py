"""What each juror gave on one criterion, as open circles under its segmented control: nobody is named."""

from __future__ import annotations

from evalapp.domain.texts import _
from ui.widgets.strip.yardstick import YardstickStrip


class JurorsStrip(YardstickStrip):
    """One circle for each juror, under the middle of the value that was given; that of what is chosen in the accent."""

    radius, lines = 4.2, 1

    def say(self, given: str) -> str:
        return _("Scores of the jurors: {scores}").format(scores=given)
