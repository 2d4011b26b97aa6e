"""What whoever opens a file is told of it, before anything else is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from evalapp.domain.texts import _
from ui.page import Message
from ui.window.bars import handed_over

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace


def greetings(
    workspace: Workspace, trigger: Callable[[str], object], show_page: Callable[[str, str], object]
) -> Iterator[Message]:
    """One after the other in the message bar; the last one stays."""
    from evalapp.operations.panel.course.retention import times_told  # not before the first paint

    doubt, kept_too_long = times_told(workspace)
    for text in filter(None, (*workspace.heard, workspace.traces_left, doubt)):
        yield Message(text=text, tone="attention")
    if kept_too_long:
        label, show = _("Declaration of destruction…"), partial(show_page, "reports", "destruction")
        yield Message(text=kept_too_long, tone="attention", act_label=label, act=show)
    if message := handed_over(workspace, partial(trigger, "take-back")):
        yield message
