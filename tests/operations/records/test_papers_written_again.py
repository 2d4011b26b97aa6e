"""A paper that another program wrote again is neither true nor forged, however little it still says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.records.paper_check import ReportCheck
from evalapp.operations.records.paper_words import about_written_again, compared
from evalapp.operations.records.papers import read_paper
from evalapp.operations.records.verification import prove_file
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import Comparison, read_pdf
from tests.operations.records.paper_samples import printed, scored_panel

Papers = tuple[Path, dict[str, bytes]]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """A panel, and reports of it by name."""
    with scored_panel(tmp_path_factory.mktemp("again")) as panel:
        asked = {
            "early": (RANKING, Options(language="en")),
            "ranking": (RANKING, Options(language="en")),
            "anoniem": (EVALUATIONS, Options(language="nl", flags=frozenset({ANONYMOUS}))),
        }
        found = {}
        for name, (kind, options) in asked.items():
            found[name] = printed(panel, kind, options).read_bytes()
            panel.execute(SetScore(juror="J1", application="A-2", criterion="helix", value=len(found)))
        return panel.path, found


def check(panel: Path, paper: bytes, folder: Path) -> ReportCheck:
    path = folder / "paper.pdf"
    path.write_bytes(paper)
    with Workspace.open(panel, read_only=True) as workspace:
        return read_paper(workspace, path).check()


def written(paper: bytes, alter: Callable[[PdfWriter], object] = lambda _writer: None) -> bytes:
    """As an optimiser writes it: with its words about itself, in other letters."""
    writer = PdfWriter(clone_from=io.BytesIO(paper))
    alter(writer)
    return bytes_of(writer)


def bytes_of(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def silenced(writer: PdfWriter) -> None:
    """As a printer to PDF writes it, which knows its pages alone."""
    writer.metadata = None


def added_to(paper: bytes) -> bytes:
    """As a gateway of mail leaves it: the paper, and something about it behind its end."""
    writer = PdfWriter(io.BytesIO(paper), incremental=True)
    writer.add_metadata({"/Author": "Scanned by the gateway"})
    return bytes_of(writer)


def in_letters_of_its_own(writer: PdfWriter) -> None:
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font.get_object()[NameObject("/BaseFont")] = NameObject("/ZZZZZZ+Anew")


AGAIN: dict[str, Callable[[bytes], bytes]] = {
    "optimised": written,
    "printed to PDF": lambda paper: written(paper, silenced),
    "added to": added_to,
    "in letters of its own": lambda paper: written(paper, in_letters_of_its_own),
}


@pytest.mark.long
@pytest.mark.parametrize("how", AGAIN)
@pytest.mark.parametrize("name", ["ranking", "anoniem"])
def test_an_honest_paper_is_neither_proved_nor_called_forged(
    how: str, name: str, papers: Papers, tmp_path: Path
) -> None:
    panel, of_name = papers
    found = check(panel, AGAIN[how](of_name[name]), tmp_path)
    assert (True, False, False, ()) == (
        found.is_written_again,
        found.matches,
        found.is_fingerprint_alone,
        found.likeness.pages,
    )
    assert "neither proved nor called forged" in about_written_again(found)
    assert "compare it by eye" in compared(found)
    assert "made or changed by somebody else" not in compared(found)


@pytest.mark.long
def test_the_fingerprint_is_found_where_it_is_printed(papers: Papers, tmp_path: Path) -> None:
    """On the first page there are but twelve digits of it."""
    panel, of_name = papers

    def first_page(writer: PdfWriter) -> None:
        silenced(writer)
        while len(writer.pages) > 1:
            writer.remove_page(1)

    found = check(panel, written(of_name["ranking"], first_page), tmp_path)
    assert (64, True, Comparison.WORDS) == (
        len(found.fingerprint),
        found.is_written_again,
        found.likeness.comparison,
    )
    pages = range(2, 1 + len(read_pdf(of_name["ranking"]).pages))
    assert tuple(pages) == found.likeness.pages  # they are not there


@pytest.mark.long
def test_another_number_on_it_is_named_by_its_page_and_proves_nothing_either(
    papers: Papers, tmp_path: Path
) -> None:
    panel, of_name = papers

    def other_letter(writer: PdfWriter) -> None:
        silenced(writer)
        page = writer.pages[0]
        content = page.get_contents()
        assert content is not None
        shown = re.search(rb"\(([^()\\]{2,})\) Tj", content.get_data())
        assert shown is not None
        at, data, other = shown.start(1), content.get_data(), DecodedStreamObject()
        assert data[at : at + 1] != data[at + 1 : at + 2]
        other.set_data(data[:at] + data[at + 1 : at + 2] + data[at + 1 :])
        page[NameObject("/Contents")] = writer._add_object(other)

    found = check(panel, written(of_name["ranking"], other_letter), tmp_path)
    assert (False, True, (1,)) == (found.matches, found.is_written_again, found.likeness.pages)
    assert "On page 1 the words or numbers" in compared(found)


@pytest.mark.long
def test_a_paper_of_its_own_that_shows_the_fingerprint_is_not_called_true(
    papers: Papers, tmp_path: Path
) -> None:
    panel, _of_name = papers
    with Workspace.open(panel, read_only=True) as workspace:
        fingerprint = workspace.view.fingerprint()
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for row, text in enumerate(("1. A-3 wins, 5.00", "Ranking report", fingerprint)):
        canvas.drawString(72, 700 - 14 * row, text)
    canvas.save()
    found = check(panel, buffer.getvalue(), tmp_path)
    assert (False, True) == (found.matches, found.is_written_again)
    assert "compare it by eye" in compared(found)


@pytest.mark.long
def test_what_was_put_together_from_two_reports_vouches_for_neither(papers: Papers, tmp_path: Path) -> None:
    panel, of_name = papers
    writer = PdfWriter()
    for name in ("early", "ranking"):
        writer.append(PdfReader(io.BytesIO(of_name[name])))
    with pytest.raises(UnreadableFile, match="carries no fingerprint"):
        check(panel, bytes_of(writer), tmp_path)


@pytest.mark.long
def test_a_sound_file_is_not_blamed_for_it(papers: Papers, tmp_path: Path) -> None:
    panel, of_name = papers
    (tmp_path / "paper.pdf").write_bytes(written(of_name["ranking"]))
    proof = prove_file(panel, tmp_path / "paper.pdf")
    assert (False, True) == (proof.is_sound, proof.is_undecided)
