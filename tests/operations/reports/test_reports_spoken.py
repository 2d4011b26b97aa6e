"""A report is in the language it is asked in, whatever its reader speaks who asks for it."""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.application import PROVINCES
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.reports.history import HISTORY, options_for
from evalapp.operations.reports.kind import AnyKind, Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.reports.letters import LETTERS
from evalapp.operations.reports.printing import write_report
from evalapp.operations.workspace import Workspace
from evalapp.words.sectors import short_province
from tests.hearing import Said
from tests.marking import MARKS, with_marks
from tests.operations.letters.letter_samples import lettered
from tests.operations.meeting.evening_samples import played

TYPED = ("Zonder werkpakket 4", "Herlezen")  # which go on over the end of a line
PLACES = (*PROVINCES, *map(short_province, PROVINCES))
NAMES = ("Evalapp", "SHA", "PDF", "DEMO", "personeel", "steun", *TYPED, getpass.getuser(), *PLACES)
# Fingerprints, and what is left of one at the end of a line.
DIGEST = re.compile(r"\b[0-9A-Fa-f]{4}(-[0-9A-Fa-f]{4})+|\b[0-9a-f]{8,}\b|\b[0-9a-f]+(-[0-9a-f]*)*…")
# Of what is cut to fit a bar or a cell the end of the mark is gone.
CUT = {
    language: re.compile(f"{begin}[^{''.join(MARKS.values())}…]*…")
    for language, (begin, _end) in MARKS.items()
}
TIMES = re.compile(r"(van |om )?\b\d\d[.:]\d\d( (tot|to) \d\d[.:]\d\d)?( uur)?\b")
PAPERS = tuple(kind for kind in KINDS if kind.format.suffix == ".pdf")


def lines(path: Path) -> Iterator[str]:
    for page in PdfReader(path).pages:
        yield DIGEST.sub(" ", " ".join(page.extract_text().split()))


def other(language: str) -> str:
    return next(each for each in LANGUAGES if each != language)


def printed(panel: Workspace, kind: AnyKind, options: Options, path: Path) -> Said:
    """A paper in this language, by a reader of the other one."""
    heard = Said(NAMES)
    with with_marks(other(options.language)):
        write_report(panel, kind, path, options)
    cut = CUT[options.language]
    heard.add((TIMES.sub(" ", cut.sub(" ", line)) for line in lines(path)), options.language)
    return heard


def require_nothing_left(heard: Said, panel: Path) -> None:
    """`panel` is closed by now."""
    heard.learn(panel)
    assert not heard.outside(), "\n".join(heard.outside())


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.id)
def test_a_report_is_in_the_language_it_is_asked_in(kind: AnyKind, language: str, tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        heard = printed(panel, kind, Options(language=language), tmp_path / "report.pdf")
    require_nothing_left(heard, Path(panel.path))


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_on_paper_is_in_the_language_it_is_asked_in(language: str, tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        options = replace(options_for(panel.view, AskedFor()), language=language)
        heard = printed(panel, HISTORY, options, tmp_path / "history.pdf")
    require_nothing_left(heard, Path(panel.path))


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_says_anything_in_the_language_of_who_prints_it(language: str, tmp_path: Path) -> None:
    """Most of it is written in sections of its own, which quote the law in Dutch."""
    path = tmp_path / "letters.pdf"
    with lettered(tmp_path / "call.evalpanel") as panel, with_marks(other(language)):
        write_report(panel, LETTERS, path, Options(language=language))
    text = " ".join(lines(path))
    assert (MARKS[language][0] in text, MARKS[other(language)][0] in text) == (True, False)
