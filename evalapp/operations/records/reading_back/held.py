"""What was read back, held against the folder that it came from: every cell of every file, money first."""

from __future__ import annotations

import json
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.documents.json_text import json_pieces
from evalapp.operations.records.exporting.files import APPLICATIONS, CALL, SCHEME, VERSIONS, content_of
from evalapp.operations.records.reading_back.decided import AFTER_CLOSING
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.workspace import Workspace

HELD = (
    *(
        APPLICATIONS,
        "decisions.json",
        CALL,
        SCHEME,
        VERSIONS,
        "scores.csv",
        "consensus.csv",
        "scores-aside.csv",
    ),
    *("jury.csv", "conflicts.csv", "dismissed.csv", "declarations.csv", "assignment.csv", "refused-rows.csv"),
    "undertakings.csv",
    *("checklist.json", "meeting.json", "closing.json", "letters.json"),
)
"""The files that are read back. What an export tells beside them is the history, the register and the ranking."""

OTHERWISE = {
    # Whose export it is.
    CALL: frozenset({"panel", "fingerprint", "change", "phase"}),
    # What followed the closing.
    "decisions.json": frozenset(AFTER_CLOSING),
    # Draws of before there were witnesses, and who signed.
    "closing.json": frozenset({"draws", "signatures"}),
}
"""Of some files what of them is not read back, or not as it is: see `left`."""

_MOST_SHOWN = 80


def require_held(workspace: Workspace, folder: Folder) -> None:
    """Raises KnownError with the first line that the new panel would export otherwise, which no export wrote."""
    for name in HELD:
        then, now = folder.raw(name), content_of(workspace, name)
        if name in OTHERWISE:
            then, now = _without(then, OTHERWISE[name]), _without(now, OTHERWISE[name])
        if then != now:
            raise _differs(name, then.decode(errors="replace"), now.decode())


def _without(raw: bytes, keys: frozenset[str]) -> bytes:
    told: dict[str, Any] = json.loads(raw)
    return "".join(json_pieces({key: value for key, value in told.items() if key not in keys})).encode()


def _differs(name: str, then: str, now: str) -> KnownError:
    there, here = then.split("\n"), now.split("\n")
    n = next(
        (n for n, (one, other) in enumerate(zip(there, here)) if one != other), min(len(there), len(here))
    )
    said, meant = (lines[n].strip() if n < len(lines) else "" for lines in (there, here))
    text = _(
        "“{file}” is not as this version of Evalapp writes it, at line {line}: “{said}” would be “{meant}”. Export the "
        "call again, and change nothing in the folder."
    )
    return KnownError(text.format(file=name, line=n + 1, said=_apart(said, meant), meant=_apart(meant, said)))


def _apart(text: str, other: str) -> str:
    """From where the two are not the same, as the beginnings of long lines often are."""
    at = next((n for n, (one, two) in enumerate(zip(text, other)) if one != two), min(len(text), len(other)))
    start = 0 if at < _MOST_SHOWN // 2 else at - _MOST_SHOWN // 4
    return shorten(("…" if start else "") + text[start:], _MOST_SHOWN)
