"""Who closes a call can see all that is in the way: no list of what must be dealt with is cut."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.documents.status import status_json
from evalapp.operations.progress.before_sending import before_handing_out
from evalapp.operations.progress.status import status_of
from tests.samples import SCHEME, small_panel

TWELVE = [f"A-{n}" for n in range(1, 13)]


def test_every_closing_point_names_all_that_it_is_about(tmp_path: Path) -> None:
    scheme = SCHEME.replace("[ranking]", "[ranking]\nquorum = 3")
    with small_panel(tmp_path / "call.evalpanel", applications=12, scheme=scheme) as panel:
        document = status_json(status_of(panel))
        told = {each["item"]: each["text"] for each in document["closing"]}
        sending = before_handing_out(panel.view)
    assert [TWELVE, TWELVE] == [
        [each for each in TWELVE if each in _named(told[item])] for item in ("admissibility", "quorum")
    ]
    assert TWELVE == [each for each in TWELVE if each in _named(sending)]


def _named(sentence: str) -> set[str]:
    return {word.strip(",.:;") for word in sentence.split()}
