"""A report is drawn again from the change that it names: only the true paper is the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from evalapp import __version__
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.records.paper_words import compared
from evalapp.operations.records.papers import read_paper
from evalapp.operations.records.verification import prove
from evalapp.operations.reports import kind as kind_module
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, AnyKind, Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import Comparison
from evalapp.reports.drawing.fingerprint import DRAWING, DRAWN_BY, Printed, keywords, read_printed
from tests.operations.records.paper_samples import (
    altered,
    check,
    outcome,
    printed,
    scored_panel,
    written_again,
)
from tests.samples import changed_call

EVERYTHING = Options(language="nl", flags=frozenset({ANONYMOUS}), applications=("A-3", "A-1"))


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with scored_panel(tmp_path) as workspace:
        yield workspace


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.id)
def test_every_kind_of_report_is_the_same_when_it_is_drawn_again(
    kind: AnyKind, language: str, panel: Workspace
) -> None:
    for options in (Options(language=language), kind.heeded(replace(EVERYTHING, language=language))):
        found = check(panel, printed(panel, kind, options))
        assert (True, Comparison.BYTES, ()) == outcome(found)
        assert found.is_latest


def test_a_report_from_before_later_changes_is_drawn_from_the_file_as_it_was(panel: Workspace) -> None:
    path, change = printed(panel, EVALUATIONS, EVERYTHING), panel.view.last_change()
    panel.execute(changed_call(title="Another title"))
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=1))
    panel.undo()
    found = check(panel, path)
    assert (True, Comparison.BYTES, ()) == outcome(found)
    assert (change, False) == (found.change, found.is_latest)


def behind_the_guards(panel: Workspace, *statements: str) -> None:
    """Scores changed for as long as the printing takes, as somebody with an SQLite shell can."""
    conn = panel.file.conn
    guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in guards:
        conn.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        conn.execute(statement)
    for _name, sql in guards:
        conn.execute(sql)
    panel.file.on_disk.note()  # who sets back the time of the file too


@pytest.mark.long
@pytest.mark.parametrize("version", ["", "0.0.9"])
def test_one_digit_that_was_another_while_it_was_printed_is_named_by_its_page(
    version: str, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    if version:
        monkeypatch.setattr(kind_module, "__version__", version)
    one = "WHERE juror = 'J1' AND application = 'A-2' AND criterion = 'helix'"
    behind_the_guards(panel, f"UPDATE score SET comment = 'Why 9 (see annex 2).' {one}")
    path = printed(panel, EVALUATIONS, Options(language="en"))
    behind_the_guards(panel, f"UPDATE score SET comment = 'Why 6 (see annex 2).' {one}")
    monkeypatch.undo()
    if version:
        monkeypatch.setitem(DRAWN_BY, version, range(1, DRAWING + 1))
    (page,) = [
        n for n, each in enumerate(PdfReader(path).pages, start=1) if "Why 9 (see" in each.extract_text()
    ]
    found = check(panel, path)
    assert (False, Comparison.WORDS if version else Comparison.BYTES, (page,)) == outcome(found)
    assert f"page {page} is another" in compared(found)
    assert ("version 0.0.9 drew it" in compared(found)) == bool(version)


def hand_made(mark: str, pages: int = 1) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setKeywords([mark])
    for _page in range(pages):
        canvas.drawString(72, 720, "1. A-3 wins, 5.00")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.long
@pytest.mark.parametrize("program", [None, "0.0.9"])
def test_a_hand_made_paper_with_the_true_mark_is_refused(
    program: str | None, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DRAWN_BY, "0.0.9", range(1, DRAWING + 1))
    path = printed(panel, RANKING, Options(language="en"))
    told = read_printed(path.read_bytes())
    assert told is not None
    if program:
        told = replace(told, program=program)
    mark = keywords(panel.view.fingerprint(), panel.view.last_change(), told)
    path.write_bytes(hand_made(mark))
    found = check(panel, path)
    assert (False, True) == (found.matches, 1 in found.likeness.pages)


@pytest.mark.long
def test_a_number_that_was_drawn_over_is_found_though_its_words_are_the_same(panel: Workspace) -> None:
    def cover(page: PageObject) -> None:
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(100, 600, 40, 12, stroke=0, fill=1)
        canvas.save()
        page.merge_page(PdfReader(buffer).pages[0])

    path = printed(panel, RANKING, Options(language="en"))
    altered(path, cover)
    found = check(panel, path)
    assert (False, True) == (found.matches, 1 in found.likeness.pages)


@pytest.mark.long
@pytest.mark.parametrize(("before", "after"), [(True, False), (False, True)])
def test_two_papers_in_one_file_are_not_the_one_that_our_reader_shows(
    before: bool, after: bool, panel: Workspace
) -> None:
    path = printed(panel, RANKING, Options(language="en"))
    true, other = path.read_bytes(), hand_made("")
    path.write_bytes(other * before + true + (b"\n" + true) * after)
    assert (False, Comparison.BYTES, ()) == outcome(check(panel, path))


def test_bookmarks_that_lead_elsewhere_are_found_outside_the_pages(panel: Workspace) -> None:
    path = printed(panel, EVALUATIONS, Options(language="en"))
    writer = PdfWriter(clone_from=path)
    writer.add_outline_item(title="The winner", page_number=0)
    written_again(writer, path)
    found = check(panel, path)
    assert (False, Comparison.BYTES, ()) == outcome(found)
    assert "made or changed by somebody else" in compared(found)


@pytest.mark.long
def test_the_paper_of_another_version_is_compared_by_its_words(
    panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind_module, "__version__", "0.0.9")
    path = printed(panel, RANKING, Options(language="nl"))
    monkeypatch.undo()
    monkeypatch.setitem(DRAWN_BY, "0.0.9", range(1, DRAWING + 1))
    found = check(panel, path)
    assert (True, Comparison.WORDS, ()) == outcome(found)
    assert "drawn by version 0.0.9" in compared(found)


def test_every_version_is_known_by_itself() -> None:
    assert DRAWING in DRAWN_BY[__version__]
    assert max(each.stop for each in DRAWN_BY.values()) == DRAWING + 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        (f" drawing:{DRAWING} ", f" drawing:{DRAWING + 1} "),
        (f" drawing:{DRAWING} ", " drawing:0 "),
        (f" drawing:{DRAWING} ", " drawing:9999 "),
        (f" program:{__version__} ", " program:0.0.1 "),
        (f" program:{__version__} ", " program:9.9 "),
    ],
)
def test_a_version_or_layout_that_never_was_is_not_held_against_the_weaker_comparison(
    said: str, claimed: str, panel: Workspace
) -> None:
    """All its words are true ones, and pictures and what is painted over them would not be compared."""
    path = printed(panel, RANKING, Options(language="en"))
    paper = path.read_bytes()
    assert said.encode() in paper
    path.write_bytes(paper.replace(said.encode(), claimed.encode()))
    found = check(panel, path)
    assert (False, Comparison.FINGERPRINT, ()) == outcome(found)
    assert found.is_fingerprint_alone
    assert "of which this version knows nothing" in compared(found)
    assert not prove(panel, path).is_sound


def test_the_paper_of_an_earlier_layout_of_this_version_is_compared_by_its_words(panel: Workspace) -> None:
    path = printed(panel, RANKING, Options(language="nl"))
    path.write_bytes(path.read_bytes().replace(f" drawing:{DRAWING} ".encode(), b" "))
    found = check(panel, path)
    assert (True, Comparison.WORDS, ()) == outcome(found)
    assert f"version {__version__} (an earlier build)" in compared(found)


def test_an_early_report_bears_a_fingerprint_and_proves_nothing(panel: Workspace) -> None:
    path = panel.path.with_name("early.pdf")
    path.write_bytes(RANKING.draw(RANKING.gather(panel, Options()), lambda _share: None))
    found = check(panel, path)
    assert (False, Comparison.FINGERPRINT, ()) == outcome(found)
    assert found.is_fingerprint_alone
    assert "Only its fingerprint could be compared" in compared(found)


def test_a_hand_made_paper_is_not_believed_for_keeping_silent_on_how_it_was_printed(panel: Workspace) -> None:
    """Or for saying it as no version that is known would."""
    told = Printed(program="9.9", kind="mystery", language="nl")
    path = panel.path.with_name("forged.pdf")
    for said in (None, told, replace(told, kind="ranking", language="xx")):
        path.write_bytes(hand_made(keywords(panel.view.fingerprint(), panel.view.last_change(), said)))
        assert not check(panel, path).matches
        assert not prove(panel, path).is_sound


def test_a_kind_that_this_very_program_does_not_have_is_refused(panel: Workspace) -> None:
    path = printed(panel, RANKING, Options())
    told = read_printed(path.read_bytes())
    assert told is not None
    for other in (
        replace(told, kind="verdict"),
        replace(told, flags=("bought",)),
        replace(told, language="xx"),
    ):
        path.write_bytes(hand_made(keywords(panel.view.fingerprint(), 1, other)))
        found = check(panel, path)
        assert (False, True) == (found.matches, bool(found.fault))


def test_a_paper_that_is_no_readable_pdf_is_refused_and_breaks_nothing(panel: Workspace) -> None:
    path = printed(panel, RANKING, Options())
    told = re.search(rb"/Keywords \([^)]*\)", path.read_bytes())
    assert told is not None
    path.write_bytes(b"%PDF-1.4\n<< " + told[0] + b" >>\nno more")
    assert not check(panel, path).matches


def test_whatever_an_application_is_called_it_is_read_back() -> None:
    told = Printed(
        program="1.0",
        kind="evaluations",
        language="nl",
        flags=("a", "b"),
        applications=("A 1", "x,y", "é(:)\\", "%"),
    )
    assert told == read_printed(hand_made(keywords("ab" * 32, 3, told)))


def test_a_mark_that_nobody_wrote_is_read_without_a_fault() -> None:
    mark = keywords("ab" * 32, 3) + " program:%FF kind:ranking language:nl flags: applications:%zz,%C3"
    found = read_printed(hand_made(mark))
    assert found is not None
    assert ("\ufffd", "ranking", ("%zz", "\ufffd")) == (found.program, found.kind, found.applications)


def test_a_stopped_check_leaves_the_file_alone(panel: Workspace) -> None:
    paper = read_paper(panel, printed(panel, RANKING, Options()))
    told: list[float] = []
    paper.check(told.append)
    assert sorted(told) == told
    assert 0 <= told[0] <= told[-1] <= 1
    assert gather_report(panel, RANKING, Options()).draw() == paper.content
