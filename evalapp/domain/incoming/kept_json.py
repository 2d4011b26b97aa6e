"""JSON that stands in a file of ours: whoever altered the file may have put anything in its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import KEPT_DEPTH, KEPT_OBJECTS, KEPT_VALUES
from evalapp.domain.incoming.json_size import Size, is_deeper, require_size
from evalapp.domain.texts import _

_SHORT = 4_096  # characters, of which no reader makes much
_MOST = Size(values=KEPT_VALUES, objects=KEPT_OBJECTS)
_read: Callable[[str], Any] = json.JSONDecoder().decode


def kept_json(text: str | bytes) -> Any:
    """What the JSON says. Raises ValueError for what is none, is nested beyond reading or holds more than any row."""
    try:
        if len(text) > _SHORT:
            require_size(text.encode() if isinstance(text, str) else text, _MOST)
        return _read(text if isinstance(text, str) else text.decode())
    except RecursionError:
        raise ValueError(_too_deep()) from None
    except BadValue as error:
        raise ValueError(str(error)) from error


def kept_words(text: str) -> Any:
    """The same of what a change says of itself, which is followed level by level, and so no deeper than it goes."""
    if is_deeper(text.encode(), KEPT_DEPTH):
        raise ValueError(_too_deep())
    return kept_json(text)


def _too_deep() -> str:
    return _("it is nested more than {most} levels deep").format(most=KEPT_DEPTH)
