"""The table of reports: what a row brings with it, without any other line."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path
from time import sleep

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFontFile

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.people import Actor, Role
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, AnyKind, Options
from evalapp.operations.reports.kinds import KINDS, kind_of, kinds_for
from evalapp.operations.reports.printing import gather_report, write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.scoresheets import SCORE_SHEETS
from evalapp.operations.workspace import Workspace
from tests.operations.reports.report_kinds import CHECKLIST, WITH_AMOUNTS, register
from tests.samples import changed_call, small_panel

EVERYTHING = Options(language="nl", flags=frozenset({ANONYMOUS, WITH_AMOUNTS}), applications=("A-1",))
JUROR = Actor(id="J1", name="An Peeters", role=Role.JUROR)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_report_is_proved_by_the_file_it_was_printed_from(
    kind: AnyKind, panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / kind.file_name(Options())
    write_report(panel, kind, path, Options())
    check = prove(panel, path).report
    assert check is not None
    assert check.is_latest


def test_a_kind_heeds_only_the_options_it_knows() -> None:
    names = [kind.file_name(EVERYTHING) for kind in (*KINDS, CHECKLIST)]
    assert [
        "ranking-anonymous-nl.pdf",
        "evaluations-anonymous-nl.pdf",
        "scoresheets-nl.pdf",
        "minutes-anonymous-nl.pdf",
        "register-nl.pdf",
        "overview-nl.pdf",
        "workbook-anonymous-nl.xlsx",
        "destruction-nl.pdf",
        "checklist-amounts-nl.pdf",
    ] == names
    assert [(), ("A-1",), ("A-1",), (), (), (), (), (), ("A-1",)] == [
        kind.heeded(EVERYTHING).applications for kind in (*KINDS, CHECKLIST)
    ]


def test_a_file_is_called_by_words_in_the_language_of_the_report() -> None:
    dutch = [kind.file_name_in_words(EVERYTHING) for kind in KINDS]
    assert [
        "rangschikking-anoniem-nl.pdf",
        "beoordelingen-anoniem-nl.pdf",
        "scorebladen-nl.pdf",
        "verslag-van-de-vergadering-anoniem-nl.pdf",
        "register-nl.pdf",
        "overzicht-nl.pdf",
        "werkmap-anoniem-nl.xlsx",
        "verklaring-van-vernietiging-nl.pdf",
    ] == dutch
    assert "ranking-en.pdf" == RANKING.file_name_in_words(Options(language="en"))


def test_a_report_is_named_by_what_tells_it_from_others() -> None:
    assert "Evaluations · anonymous · Nederlands" == EVALUATIONS.named(EVERYTHING)


def test_an_unknown_kind_is_refused_with_those_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)
    with pytest.raises(
        KnownError,
        match="choose one of: ranking, evaluations, scoresheets, minutes, register, overview, workbook, destruction, "
        "checklist",
    ):
        kind_of("summary")


def test_a_juror_prints_empty_sheets_and_no_more(panel: Workspace) -> None:
    panel.actor = JUROR
    assert (SCORE_SHEETS,) == kinds_for(Role.JUROR)
    assert gather_report(panel, SCORE_SHEETS, Options()).draw().startswith(b"%PDF")
    with pytest.raises(
        NotAllowed,
        match="In the role of juror you cannot print the report “Ranking”; ask the chair or the secretary",
    ):
        gather_report(panel, RANKING, Options())


def test_a_report_is_drawn_in_its_own_language_wherever_it_is_drawn(panel: Workspace) -> None:
    dutch = gather_report(panel, SCORE_SHEETS, Options(language="nl"))
    assert ("Handtekening" in words(dutch.draw()), "Signature" in words(dutch.draw())) == (True, False)


def test_a_gathered_report_needs_the_file_no_more(panel: Workspace) -> None:
    """It shows the panel as it was, after the file moved on and was closed."""
    gathered = gather_report(panel, EVALUATIONS, Options(language="en"))
    before = gathered.draw()
    panel.act_as("S-01")
    panel.execute(_other_title())
    panel.close()
    assert before == gathered.draw()


def _other_title() -> object:

    return changed_call(title="Another title")


@pytest.mark.long
def test_reports_drawn_at_once_are_as_each_alone(panel: Workspace) -> None:
    gathered = [gather_report(panel, kind, Options(language="en")) for kind in KINDS for _twice in range(2)]
    alone = [each.draw() for each in gathered]
    drawn: dict[int, bytes] = {}

    def draw(n: int) -> None:
        drawn[n] = gathered[n].draw()

    threads = [threading.Thread(target=copy_context().run, args=(draw, n)) for n in range(len(gathered))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert alone == [drawn[n] for n in range(len(gathered))]


def test_letters_are_taken_out_of_a_font_for_one_report_at_a_time(
    panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The open file of a font has one place where it is read: two at once gave other bytes, or none."""
    gathered = [gather_report(panel, SCORE_SHEETS, Options(language="en")) for _each in range(3)]
    under_way, most, take = [0], [0], TTFontFile.makeSubset

    def taken(self: TTFontFile, subset: object) -> object:
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        sleep(0.01)
        under_way[0] -= 1
        return take(self, subset)

    monkeypatch.setattr(TTFontFile, "makeSubset", taken)
    threads = [threading.Thread(target=copy_context().run, args=(each.draw,)) for each in gathered]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 == most[0]


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_progress_runs_from_the_start_to_the_end(kind: AnyKind, panel: Workspace, tmp_path: Path) -> None:
    told: list[float] = []
    gather_report(panel, kind, Options()).write(tmp_path / f"r{kind.format.suffix}", told.append)
    assert 1.0 == told[-1]
    assert told[0] < 0.6
    assert all(0 <= share <= 1 for share in told)
    assert sorted(told) == told
    assert len(set(told)) > 5


class Stopped(Exception):
    pass


@pytest.mark.long
@pytest.mark.parametrize("at", [0.0, 0.5, 0.95, 1.0])
def test_a_report_that_is_stopped_leaves_the_earlier_file_and_no_other(
    at: float, panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "reports" / "r.pdf"
    path.parent.mkdir()
    write_report(panel, EVALUATIONS, path, Options(language="en"))
    earlier = path.read_bytes()

    def tell(share: float) -> None:
        if share >= at:
            raise Stopped

    with pytest.raises(Stopped):
        gather_report(panel, EVALUATIONS, Options()).write(path, tell)
    assert [path] == list(path.parent.iterdir())
    assert earlier == path.read_bytes()
