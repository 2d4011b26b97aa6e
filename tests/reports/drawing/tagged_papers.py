"""Papers of every kind, as the program prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evalapp.domain.texts import in_language
from evalapp.operations.records.receipts import gathered_receipt
from evalapp.operations.reports.kind import PDF, Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.workspace import Workspace
from evalapp.reports.code_letter import code_letters
from evalapp.reports.content import (
    CodeLetter,
    EvaluationsReport,
    HistoryEntry,
    HistoryReport,
    RankingReport,
    WhatIfReport,
)
from evalapp.reports.drawing.fingerprint import Printed
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.history.history import history_pages
from evalapp.reports.letters.pages import letters_pages
from evalapp.reports.minutes.minutes import minutes_pages
from evalapp.reports.overview.content import State, Word
from evalapp.reports.overview.overview import overview_pages
from evalapp.reports.ranking.ranking import ranking_report
from evalapp.reports.what_if.what_if import what_if_pages
from tests.reports.letters.letter_papers import REASON, report_of
from tests.reports.letters.letter_papers import letter as write_letter
from tests.reports.minutes.minutes_samples import minutes_of
from tests.reports.overview.overview_samples import figures, overview, part
from tests.reports.report_samples import PEOPLE, panel, with_tie_at_line

PANEL = Path(__file__).parents[2] / "data" / "format-2.evalpanel"


def papers() -> Iterator[tuple[str, bytes]]:
    with Workspace.open(PANEL, read_only=True) as workspace:
        for kind in (each for each in KINDS if each.format is PDF):
            for language in ("nl", "en"):
                for flags in dict.fromkeys((frozenset(), frozenset(kind.flags))):
                    asked = Options(language=language, flags=flags)
                    yield kind.file_name(asked), kind.gathered(workspace, asked).draw()
        (received,) = workspace.view.receipts()
        for language in ("nl", "en"):
            asked_receipt = Printed(
                program="0",
                kind="receipt",
                language=language,
                applications=("A-1", "A-2", "A-3"),
                file="jan.evalreturn",
            )
            receipt = gathered_receipt(workspace, received.sha256, asked_receipt)
            assert receipt is not None
            yield f"receipt {language}", receipt.draw()
    for language in ("nl", "en"):
        with in_language(language):
            yield from ((f"{name} {language}", raw) for name, raw in others())


def others() -> Iterator[tuple[str, bytes]]:
    """What no table of kinds lists, and reports of more than a page; in the language of the moment."""
    letter = CodeLetter(
        call=panel(3).arguments["call"],
        name="Jan",
        addressed="Jan Claes",
        code="ABCD-EFGH",
        pack="jan.evalpack",
        secretary="Mia Willems",
        at="2016-06-27T08:00:00+00:00",
    )
    yield "code letters", code_letters([letter, replace(letter, name="Els")])
    said: dict[str, Any] = {"call": letter.call, "fingerprint": "ab" * 32, "change": 7, "at": letter.at}
    entry = HistoryEntry(
        number=7, at=letter.at, who="Mia", what="Scores", parts=(("A-1", ("3 → 4", "4 → 3")), ("A-2", ()))
    )
    yield "history", history_pages(HistoryReport(entries=[entry] * 60, asked=(("Wie", "Mia"),), **said))
    order = [(str(n), str(n), "0", f"A-{n:02}", "4,00", "4,00", "steun") for n in range(1, 80)]
    moved = WhatIfReport(
        changes=["Weging van Kmo-impact 20 → 30."], summary="Zo.", lines=(("Officieel", "na 9"),), rows=order,
        enters=1, leaves=1, blockers=["Nog niet."], **said,
    )  # fmt: skip
    yield "what-if", what_if_pages(moved)
    many = [write_letter("A-18"), write_letter("A-19", is_draft=True, reasons=[REASON * 12] * 4)]
    yield "letters", letters_pages(report_of(*many))
    yield "letter", letters_pages(report_of(write_letter("A-18", is_draft=True)))
    yield "ranking over pages", ranking_report(panel(60)(RankingReport))
    spoken = panel(4, comment="Goed onderbouwd. " * 90)
    yield "evaluations over pages", evaluations_report(spoken(EvaluationsReport))
    yield "minutes over pages", minutes_pages(minutes_of(33))
    yield "overview decided", overview_pages(overview(part()))
    yield "overview over pages", overview_pages(overview(part(figures=figures(300, sectors=21, years=9))))
    waiting = part(5, name="BB", state=State.PROVISIONAL, word=Word.UNKNOWN)
    yield "overview of calls", overview_pages(overview(part(), waiting))
    tied = panel(12, budget=2_000_000_00)
    ranking = with_tie_at_line(tied.arguments["ranking"])
    yield "ranking tied", ranking_report(tied(RankingReport, ranking=ranking, people=PEOPLE))
