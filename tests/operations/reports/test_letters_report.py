"""Letters on paper are proved by drawing them again, each alone and all together; no letter is made of nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.people import Actor, Role
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of, known_kind
from evalapp.operations.reports.letters import LETTERS
from evalapp.operations.reports.printing import gather_report, write_report
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import drafted, lettered, write
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with lettered(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.long
@pytest.mark.parametrize("applications", [(), ("A-2",), ("A-3", "A-1")])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_paper_is_proved_and_one_byte_off_is_not(
    panel: Workspace, applications: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    path = tmp_path / "letters.pdf"
    write_report(panel, LETTERS, path, Options(language=language, applications=applications))
    found = prove(panel, path).report
    assert found is not None
    assert found.likeness is not None
    assert found.likeness.is_alike
    raw = bytearray(path.read_bytes())
    at = raw.rindex(b"endstream") - 40
    raw[at] ^= 1
    path.write_bytes(bytes(raw))
    found = prove(panel, path).report
    assert found is None or found.likeness is None or not found.likeness.is_alike


def test_a_letter_from_before_later_changes_is_drawn_from_the_file_as_it_was(
    panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    write_report(panel, LETTERS, path, Options(language="nl", applications=("A-2",)))
    write(panel, "A-2", "Daarna gewijzigd.")
    panel.execute(StepBack(application="A-2", on="2016-07-20", reason="Gestopt."))
    found = prove(panel, path).report
    assert found is not None
    assert found.likeness is not None
    assert found.likeness.is_alike
    assert not found.is_latest


def test_who_gets_no_letter_is_refused_by_name(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(StepBack(application="A-2", on="2016-07-20", reason="Gestopt."))
    options = Options(language="nl", applications=("A-2",))
    with pytest.raises(KnownError, match="A-2 was withdrawn by its applicant on 20 July 2016"):
        write_report(panel, LETTERS, tmp_path / "x.pdf", options)
    write_report(panel, LETTERS, tmp_path / "all.pdf", Options(language="nl"))
    assert "A-2 · beslissing" not in words(tmp_path / "all.pdf")


def test_there_are_no_letters_of_a_call_in_which_nobody_scored(tmp_path: Path) -> None:
    why = pytest.raises(KnownError, match="no application yet of which a letter can be written")
    with small_panel(tmp_path / "call.evalpanel") as panel, why:
        gather_report(panel, LETTERS, Options(language="nl"))


def test_every_page_of_a_draft_says_so(tmp_path: Path) -> None:
    with drafted(tmp_path / "call.evalpanel") as panel:
        raw = gather_report(panel, LETTERS, Options(language="nl")).draw()
    for page in PdfReader(io.BytesIO(raw)).pages:
        assert page.extract_text().count("ONTWERP") >= 2


def test_a_juror_prints_none(panel: Workspace) -> None:
    panel.actor = Actor(id="J1", name="An Peeters", role=Role.JUROR)
    with pytest.raises(NotAllowed):
        gather_report(panel, LETTERS, Options(language="nl"))


def test_it_is_known_where_reports_are_asked_for() -> None:
    assert kind_of("letters") is LETTERS
    assert known_kind("letters") is LETTERS
