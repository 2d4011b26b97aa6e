"""What-if on paper: marked on every page, proved by drawing it again, and refused before it may be looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.analytics.what_if.rules import ChangedBudget, ChangedRule, ChangedThreshold, ChangedWeight
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.operations.panel.call import edit_call
from evalapp.operations.ranking.what_if import parse_change, spelled
from evalapp.operations.records.papers import read_paper
from evalapp.operations.reports.printing import gather_report, write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.what_if import WHAT_IF, WhatIfOptions, refuse_other_changes
from evalapp.operations.workspace import Workspace
from tests.operations.ranking.decision_samples import deliberating
from tests.samples import SCHEME, SECRETARY

SMALL = parse_scheme(SCHEME)
CHANGES = ("weight:helix=1/3", "budget=300000")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with deliberating(tmp_path, {"A-1": (9, 1), "A-2": (6, 9), "A-3": (7, 6)}) as made:
        made.actor = SECRETARY
        edit_call(made, {"what_if": "always"}, reason="The rules of the call say so.")
        yield made


@pytest.mark.parametrize(
    "change",
    [
        ChangedWeight(criterion="helix", weight=Fraction(105, 8)),
        ChangedWeight(criterion="helix", weight=Fraction(1, 3)),
        ChangedThreshold(target="criterion:helix", threshold=Threshold(value=Fraction(7, 2))),
        ChangedThreshold(target="total", threshold=Threshold(value=Fraction(50), percent=True)),
        ChangedThreshold(target="group:all", threshold=None),
        ChangedBudget(cents=4_400_000_50),
    ],
)
def test_what_is_different_is_spelled_so_that_it_is_read_again(change: ChangedRule) -> None:
    assert parse_change(spelled(change), SMALL) == change


def test_every_page_says_that_it_is_not_official(panel: Workspace) -> None:
    options = WhatIfOptions(language="en", changes=CHANGES)
    pages = PdfReader(io.BytesIO(gather_report(panel, WHAT_IF, options).draw())).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert all("What if – not official" in text for text in texts)
    assert "The budget is €300,000 instead of €200,000." in texts[0]
    assert "A-1" in " ".join(texts)


def test_the_paper_is_proved_by_drawing_it_again(panel: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "what-if.pdf"
    write_report(panel, WHAT_IF, path, WhatIfOptions(language="nl", changes=CHANGES))
    found = read_paper(panel, path).check()
    assert (True, "") == (found.matches, found.fault)


def test_it_is_refused_before_what_if_may_be_looked_at(panel: Workspace) -> None:
    edit_call(panel, {"what_if": "afterwards"}, reason="Not after all.")
    with pytest.raises(KnownError, match="the file and not the result"):
        gather_report(panel, WHAT_IF, WhatIfOptions(language="en", changes=CHANGES))


def test_changes_belong_to_this_report_alone_and_it_is_none_without() -> None:
    with pytest.raises(KnownError, match="no choice “what-if”"):
        refuse_other_changes(RANKING, WhatIfOptions(changes=CHANGES))
    with pytest.raises(KnownError, match="Say what is different"):
        refuse_other_changes(WHAT_IF, WhatIfOptions())


def test_what_is_no_change_is_refused(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="is not a change"):
        gather_report(panel, WHAT_IF, WhatIfOptions(language="en", changes=("colour=red",)))
