"""Whether the clock of this computer can be right, as far as a file tells."""

from __future__ import annotations

from evalapp.domain.texts import _
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.clock import is_long_after, is_set_back
from evalapp.words import formats


def doubt_of_clock(workspace: Workspace) -> str:
    """A sentence before anything is written with a time that is hardly right; empty where nothing speaks against it.

    Nothing is refused for it: the numbers of the changes order them, whatever their times.
    """
    last, now = workspace.view.time_of_last(), journal.now()
    # The story of the demo lies years back, whatever this computer says.
    if workspace.file.is_read_only or not last or workspace.view.call().is_demo:
        return ""
    if is_set_back(last, now):
        words = _(
            "The clock of this computer says {now}, and the last change in this file was made on {last}. If the "
            "clock is wrong, set it right first: each change is stored with the time that it says."
        )
    elif is_long_after(last, now):
        words = _(
            "The clock of this computer says {now}, more than a year after the last change in this file ({last}). If "
            "the clock is wrong, set it right first: each change is stored with the time that it says."
        )
    else:
        return ""
    said_now, said_last = formats.told_apart(now, last)
    return words.format(now=said_now, last=said_last)
