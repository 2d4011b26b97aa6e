"""What is done on each page by who hears it: a scenario a page, and the entrances where no file is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.heard.reader import Reader
from tools.heard.scenarios import entrances, juror, office, results


@dataclass(frozen=True)
class Scenario:
    """The page, the stage it is heard on, and its work; `folder` is where what is read and written lies."""

    page: str
    stage: str
    do: Callable[[Reader, Path], None]


# In the order in which they are done: on one stage a later one finds what an earlier one did.
SCENARIOS = (
    Scenario("start", "nothing", entrances.start),
    Scenario("new-call", "nothing", entrances.new_call),
    Scenario("access-code", "pack", entrances.access_code),
    Scenario("take-over", "handover", entrances.take_over),
    Scenario("dossiers", "juror", juror.dossiers),
    Scenario("compare", "juror", juror.compare),
    Scenario("hand-in", "juror", juror.hand_in),
    Scenario("overview", "secretary", office.overview),
    Scenario("applications", "secretary", office.applications),
    Scenario("jury", "secretary", office.jury),
    Scenario("exchange", "secretary", office.exchange),
    Scenario("scheme", "secretary", office.scheme),
    Scenario("ranking", "chair", results.ranking),
    Scenario("reports", "chair", results.reports),
    Scenario("history", "chair", results.history),
    Scenario("meeting", "chair", office.meeting),
    Scenario("what-if", "what-if", results.what_if),
    Scenario("lenses", "what-if", results.lenses),
    Scenario("closing", "closing", results.closing),
    Scenario("decisions", "decided", results.decisions),
    Scenario("letters", "decided", results.letters),
    Scenario("individual", "individual", results.individual),
)
SHORT = (
    "dossiers",
    "compare",
    "hand-in",
)  # in the tests: a score that is stored, a table, a code that is wrong


def by_stage(pages: frozenset[str]) -> Mapping[str, list[Scenario]]:
    """Those of `pages`; of all where it is empty."""
    found: dict[str, list[Scenario]] = {}
    for each in SCENARIOS:
        if not pages or each.page in pages:
            found.setdefault(each.stage, []).append(each)
    return found
