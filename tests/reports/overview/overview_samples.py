"""Overviews as they are gathered, without a file."""

from __future__ import annotations

import random
from typing import Any

from evalapp.domain.application import PROVINCES, CompanySize, Helix
from evalapp.domain.terms.totals import Sides
from evalapp.reports.overview.content import (
    NOTHING,
    CallPart,
    Earlier,
    Figures,
    Milestone,
    Money,
    OverviewReport,
    State,
    Tally,
    Word,
    counted_sectors,
)
from tests.reports.report_samples import panel

SECTORS = [f"{letter} · Sector {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU"]
LINES = ("personeel", "werking", "externe diensten")


def figures(n: int, *, sectors: int = 8, years: int = 3, seed: int = 7, is_known: bool = True) -> Figures:
    """Of `n` applications, of which each fourth gets what it asks, once that is known."""
    chance, cells = random.Random(seed), dict[tuple[str, int], Tally]()
    earlier: dict[str, Earlier] = {}
    given = 0
    for each in range(n):
        is_given = is_known and each % 4 == 0
        given += is_given
        tally = Tally(
            applications=1,
            supported=int(is_given),
            requested=300_000_00,
            given=300_000_00 if is_given else 0,
        )
        place = SECTORS[chance.randrange(sectors)], chance.randrange(6)
        cells[place] = cells.get(place, NOTHING) + tally
        name = ("VIS-traject", "Lichte structuur", "")[each % 3]
        earlier[name] = earlier.get(name, Earlier()) + Earlier(tally=tally, reoriented=int(bool(name)))
    part = 300_000_00 // (len(LINES) * max(years, 1))
    partners = Sides(
        partners={Helix.COMPANY: 5 * n, Helix.KNOWLEDGE: n, Helix.GOVERNMENT: n},
        smes=4 * n,
        sized=5 * n,
        sizes={CompanySize.MICRO: 3 * n, CompanySize.SMALL: n, CompanySize.LARGE: n},
        committed=6 * n,
        unsaid=n,
        contribution=n * 100_000_00,
    )
    return Figures(
        provinces=(*PROVINCES, "elders", "niet vermeld"),
        sectors=counted_sectors({sector for sector, _column in cells}),
        cells=cells,
        lines={
            (line, 2016 + year): Money(requested=n * part, given=given * part)
            for line in LINES
            for year in range(years)
        },
        available=4_000_000_00,
        partners=partners,
        of_supported=partners,
        earlier=earlier,
    )


def part(n: int = 33, *, name: str = "IBN-2015", **changed: Any) -> CallPart:
    given: dict[str, Any] = {
        "title": "Innovatieve bedrijfsnetwerken",
        "reference": name,
        "body": "Beslissingscomité",
        "phase": "Afgesloten",
        "state": State.DECIDED,
        "word": Word.GRANTED,
        "is_demo": True,
        "figures": figures(n, is_known=changed.get("word") is not Word.UNKNOWN)
        if "figures" not in changed
        else None,
        "fingerprint": f"{len(name):02x}" * 32,
        "change": 1482,
        "at": "2016-07-18T08:00:00+00:00",
        "milestones": (
            Milestone(label="oproep gestart", day="2015-10-30", is_over=True),
            Milestone(label="beslissing", day="2016-07-14", is_over=False, is_present=True),
        ),
        "said": "Over 33 aanvragen is beslist.",
        "todo": ("5 aanvragen staan op de reservelijst.",),
    }
    return CallPart(**{**given, **changed})


def overview(*parts: CallPart) -> OverviewReport:
    call = panel(3).arguments["call"]
    return OverviewReport(
        call=call, fingerprint="ab" * 32, change=1482, at="2016-07-18T08:00:00+00:00", parts=parts
    )
