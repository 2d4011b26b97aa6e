"""The workbook of a panel file: what it gathers, and what `verify` says of one that was written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from evalapp.domain.errors import KnownError
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.workbook import WORKBOOK
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import (
    BODY,
    WITH_THRESHOLD,
    decided,
    individual,
    notify,
    propose_all,
)
from tests.samples import SECRETARY, changed_call, small_panel

ENGLISH = Options(language="en")


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    heads, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def written(panel: Workspace, options: Options = ENGLISH) -> Any:
    return load_workbook(io.BytesIO(WORKBOOK.gathered(panel, options).draw()), data_only=True)


def test_it_tells_what_was_proposed_decided_and_told(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-3"))
        book = written(panel)
    told = {row["Application"]: row for row in rows(book, "Decisions")}
    first = told["A-3"]
    assert ("approve", 100_000, "granted", 100_000, BODY) == tuple(
        first[head] for head in ("Proposed", "Proposed (€)", "Decided", "Decided (€)", "Deciding body")
    )
    assert ["2016-07-14", "2016-07-18", "2016-09-20"] == [
        str(first[head].date()) for head in ("Decided on", "Applicant told on", "Last day for appeal")
    ]
    assert ("reserve list", None) == (told["A-1"]["Proposed"], told["A-1"]["Applicant told on"])
    assert ["granted", "granted", "reserve 1"] == [row["Outcome"] for row in rows(book, "Ranking")]


def test_before_a_decision_nothing_is_granted(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel", scheme=WITH_THRESHOLD) as panel:
        propose_all(panel, leaving="A-1")
        book = written(panel)
    assert ["Assessment", "Scores"] == book.sheetnames[:2]
    assert [None, "approve", "approve"] == [row["Proposed"] for row in rows(book, "Decisions")]
    assert {None} == {row["Decided"] for row in rows(book, "Decisions")}
    assert [1, 0, 0] == [row["Thresholds missed"] for row in rows(book, "Assessment")]


def test_its_history_ends_in_the_fingerprint_that_it_carries(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        book, fingerprint = written(panel), panel.view.fingerprint()
        changes = panel.view.last_change()
    history = rows(book, "Journal")
    assert list(range(1, changes + 1)) == [row["No."] for row in history]
    assert fingerprint == history[-1]["Fingerprint"]
    said = {row["What"]: row["Value"] for row in rows(book, "Method")}
    assert (fingerprint, changes) == (said["Fingerprint of the panel file"], said["Change"])
    assert f"evalapp-fingerprint:{fingerprint} change:{changes} " in book.properties.keywords


def test_without_names_no_juror_is_in_it(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        jurors = [each.name for each in panel.view.people() if each.role == "juror"]
        plain, hidden = (
            WORKBOOK.gathered(panel, Options(language="nl", flags=flags)).draw()
            for flags in (frozenset(), frozenset({ANONYMOUS}))
        )
    for book, is_named in ((plain, True), (hidden, False)):
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            said = " ".join(archive.read(name).decode() for name in archive.namelist())
        assert [is_named] * len(jurors) == [name in said for name in jurors]


def test_it_is_proved_also_after_the_file_went_on(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        write_report(panel, WORKBOOK, path, ENGLISH)
        panel.execute(changed_call(title="Another title"))
        check = prove(panel, path).report
        assert check is not None
        assert (check.matches, check.is_proved, check.is_latest) == (True, True, False)


def test_an_altered_cell_is_refused_and_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with small_panel(tmp_path / "call.evalpanel") as panel:
        write_report(panel, WORKBOOK, path, ENGLISH)
        changed = io.BytesIO()
        with zipfile.ZipFile(path) as given, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made:
            for name in given.namelist():
                made.writestr(name, given.read(name).replace(b"Title of A-2", b"Title of A-3"))
        path.write_bytes(changed.getvalue())
        check = prove(panel, path).report
        assert check is not None
        assert (False, False) == (check.matches, check.is_written_again)
        assert "Ranking!C3" in check.likeness.cells or "Ranking!B3" in check.likeness.cells


def test_a_workbook_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with small_panel(tmp_path / "call.evalpanel") as panel:
        write_report(panel, WORKBOOK, path, ENGLISH)
        write_report(panel, WORKBOOK, path, ENGLISH)  # an earlier one of ours gives way
        with zipfile.ZipFile(path, "w") as other:
            other.writestr("xl/workbook.xml", "<workbook/>")
        before = path.read_bytes()
        with pytest.raises(KnownError, match="already exists"):
            write_report(panel, WORKBOOK, path, ENGLISH)
        assert before == path.read_bytes()


def test_a_panel_without_applications_gives_empty_sheets(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=0) as panel:
        book = written(panel)
    assert [1, 1] == [book["Scores"].max_row, book["Applications"].max_row]
