"""Score tables as input of a merge."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.incoming import ScoreTable
from evalapp.operations.exchange.merging import keys_of, plan_merge, read_files
from evalapp.operations.exchange.score_tables import table_for_merge
from tests.samples import SCHEME, small_panel

HEADER = "juror,application,criterion,value,comment\n"


def test_the_hash_is_of_the_bytes_that_the_rows_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves the table again while it is read: rows and hash are of one state, not one of each."""
    path = tmp_path / "scores.csv"
    first = f"{HEADER}J1,A-1,helix,3.5,\n".encode()
    path.write_bytes(first)
    read_bytes = Path.read_bytes

    def read_and_change(self: Path) -> bytes:
        raw = read_bytes(self)
        self.write_bytes(f"{HEADER}J1,A-1,helix,2,\n".encode())
        return raw

    monkeypatch.setattr(Path, "read_bytes", read_and_change)
    table = table_for_merge(path, parse_scheme(SCHEME))
    assert ([Answer(7)], sha256(first).hexdigest()) == ([row.answer for row in table.rows], table.sha256)


def test_a_table_for_a_merge_tells_what_was_left_out_of_it(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("juror,application,criterion,value\nJ1,A-1,helix,1\nTotaal,,,1\n", encoding="utf-8")
    table = table_for_merge(path, parse_scheme(SCHEME))
    assert (len(table.rows), "totals" in table.notes[0]) == (1, True)


def test_a_score_table_in_json_is_merged_as_one(tmp_path: Path) -> None:
    path = tmp_path / "scores.JSON"
    told = [{"juror": "J1", "application": "A-1", "criterion": "helix", "value": 3.5}]
    path.write_text(json.dumps(told), encoding="utf-8")
    with small_panel(tmp_path / "c.evalpanel") as panel:
        (read,) = read_files(keys_of(panel), [path])
    assert isinstance(read, ScoreTable)
    assert [Answer(7)] == [row.answer for row in read.rows]


def test_a_merge_holds_a_table_against_the_names_in_the_panel(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("jurylid;aanvraag;titel;criterium;score\nJ1;A-1;Title of A-2;helix;4\n", encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel") as panel:
        plan = plan_merge(panel, [path])
    assert () == plan.writes
    assert "“Title of A-2” is A-2, and the row is of A-1 (B2)" in plan.files[0].details[0].reason


def test_a_score_of_who_is_no_juror_is_refused_with_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(f"{HEADER}C1,A-1,helix,4,\nJ9,A-1,helix,4,\n", encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel") as panel:
        (file,) = plan_merge(panel, [path]).files
    reasons = [each.reason for each in file.details]
    assert "“C1” is in this panel, not as a juror but as: Chair;" in reasons[0]
    assert "There is no juror “J9” in this panel" in reasons[1]
