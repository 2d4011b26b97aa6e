"""Exports that are read back, of which some files say other things than were exported."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from evalapp.domain.errors import KnownError
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back.held import HELD
from evalapp.operations.records.reading_back.panel import read_back
from evalapp.operations.workspace import Workspace
from tools.fuzz.documents import Draw, documents
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind, Verdict, require_sentence, require_sound
from tools.fuzz.tables import changed
from tools.fuzz.texts import lines_changed

_OF_ITS_OWN = frozenset({"panel", "fingerprint", "change"})
# By how much there is to say wrong in each.
_FILES = (
    *("applications.json",) * 4, *("call.json",) * 4, *("decisions.json", "meeting.json", "checklist.json",
    "letters.json") * 2,
    "scheme-versions.json", "open-choices.json", "closing.json", "register.json", "jury.csv", "jury.csv",
    "scores.csv", "scores.csv",
    "assignment.csv", "conflicts.csv", "consensus.csv", "declarations.csv", "dismissed.csv", "refused-rows.csv",
    "scores-aside.csv",
    "scheme.toml",
)  # fmt: skip
_AT = {"by_whom": "S-01", "at": "2026-01-01T10:00:00.000+00:00"}
# What the small call has none of: rows that an export could tell.
_ROWS = {
    "consensus.csv": ["A-01", "additionality", "4", "zo besproken", "V-01", _AT["at"]],
    "conflicts.csv": ["J-01", "A-02", "family", "x", "J-01", _AT["at"]],
    "declarations.csv": ["J-01", "A-01", _AT["at"], "Ik verklaar."],
    "dismissed.csv": ["J-01", "A-01", "organisation", "x", "neen", "S-01", _AT["at"]],
}


def _inputs(ground: Ground) -> SearchStrategy[Input]:
    seeds = {name: (ground.exported / name).read_bytes() for name in set(_FILES)}

    @st.composite
    def made(draw: Draw) -> Input:
        names = draw(st.lists(st.sampled_from(_FILES), min_size=1, max_size=2, unique=True))
        return Input(files={name: _changed(draw, name, seeds[name]) for name in names})

    return made()


def _changed(draw: Draw, name: str, raw: bytes) -> bytes:
    if name.endswith(".json"):
        told: Any = json.loads(raw)
        if name == "applications.json":
            told = told[: draw(st.integers(1, 5))] if draw(st.integers(0, 3)) == 0 else told
        return bytes(draw(documents([told], 2)))
    if name.endswith(".toml"):
        return str(draw(lines_changed([raw.decode()]))).encode("utf-8", "surrogatepass")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    if name in _ROWS and draw(st.booleans()):
        rows.append(_ROWS[name][: len(rows[0])])
    changed_rows = changed(draw, rows[:30], 2) + rows[30:]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(changed_rows)
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return mark + out.getvalue().encode("utf-8", "surrogatepass")


def judge(ground: Ground, given: Input, folder: Path) -> Verdict:
    """What is read back and exported is what was read back and exported once more."""
    shutil.copytree(ground.exported, folder / "export")
    for name, content in given.files.items():
        (folder / "export" / name).write_bytes(content)
    panel = folder / "again.evalpanel"
    try:
        read_back(panel, folder / "export")
    except KnownError as error:
        require_sentence(str(error))
        left = sorted(each.name for each in folder.iterdir() if each.name != "export")
        if left:
            raise Fault(f"refused, and it left {left}") from error
        return Verdict.REFUSED
    require_sound(panel)
    first = _exported(panel, folder / "first")
    try:
        read_back(folder / "once-more.evalpanel", folder / "first")
    except KnownError as error:
        raise Fault(f"read back and exported it is not read back: {error}") from error
    second = _exported(folder / "once-more.evalpanel", folder / "second")
    if differing := [name for name in first if first[name] != second[name]]:
        raise Fault(f"read back and exported once more it differs in {', '.join(differing)}")
    return Verdict.ACCEPTED


def _exported(panel: Path, folder: Path) -> dict[str, object]:
    with Workspace.open(panel) as workspace:
        export(workspace, folder)
    return {name: _told(folder / name) for name in (*HELD, "ranking.json")}


def _told(path: Path) -> object:
    raw = path.read_bytes()
    if path.name not in ("call.json", "ranking.json"):
        return raw
    return [(key, value) for key, value in json.loads(raw).items() if key not in _OF_ITS_OWN]


KINDS = (Kind(name="export", weight=50, short=12, inputs=_inputs, judge=judge),)
