"""What can be done in an attachment; without one open the palette leads to the list of attachments."""

from __future__ import annotations

from evalapp.domain.texts import N_
from ui.actions import JUROR, Action


def _local(id: str, said: str, keys: str, *, in_palette: bool = True) -> Action:
    return Action(
        id=f"attachment-{id}", said=said, keys=keys, roles=JUROR, is_local=True, in_palette=in_palette
    )


SEARCH = _local("search", N_("Search in the attachment"), "Ctrl+F")
NEXT_HIT = _local("next-hit", N_("Next hit in the attachment"), "F3", in_palette=False)
PREVIOUS_HIT = _local("previous-hit", N_("Previous hit in the attachment"), "Shift+F3", in_palette=False)
PAGE = _local("page", N_("Go to a page of the attachment"), "Ctrl+G")
ZOOM_IN = _local("zoom-in", N_("Show the attachment larger"), "Ctrl++")
ZOOM_OUT = _local("zoom-out", N_("Show the attachment smaller"), "Ctrl+-")
FIT_WIDTH = _local("fit-width", N_("Fit the attachment to the width"), "Ctrl+0")
FIT_PAGE = _local("fit-page", N_("Show whole pages of the attachment"), "Ctrl+9")
BACK = _local("back", N_("Back to where you were in the attachment"), "Alt+Left", in_palette=False)

READING = (SEARCH, NEXT_HIT, PREVIOUS_HIT, PAGE, ZOOM_IN, ZOOM_OUT, FIT_WIDTH, FIT_PAGE, BACK)

CLOSE_SEARCH = _local("close-search", N_("Close the search"), "", in_palette=False)
# What the bar of an attachment asks of the page around it.
WIDE = Action(id="wide", said=N_("Hide or show the list of applications"), keys="F9", roles=JUROR)
