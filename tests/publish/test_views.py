"""The views count as the overview for parliament and minister counts the same panels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import pytest

from evalapp.demo import play
from evalapp.domain.application import Admissibility, Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.permissions import Phase
from evalapp.domain.terms.totals import Sides
from evalapp.domain.texts import in_language
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.standing import Afterwards, afterwards
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.reports.overview.overview import part_of
from evalapp.operations.workspace import Workspace
from evalapp.reports.overview.content import NOTHING, CallPart, Earlier, LineYear, Money, Place, Tally, Word
from tests.cli.conftest import Ran
from tests.operations.deciding.decided_samples import closed, decided, individual, notify
from tests.publish.database import Database
from tests.samples import put_dossiers, small_panel

ODD = (
    Dossier(
        application=Application(
            number="X-1", title="Over de grens", organisation="Org", sector="K", province="Namur",
            requested_support=100_01, submitted_at="2025-03-01", earlier_instrument="VIS  traject",
            reorientation="Zo.",
        ),
        partners=(
            Partner(name="Groot nv", helix=Helix.COMPANY, staff=900, is_committed=True, cash=5),
            Partner(name="Onbekend", helix=Helix.COMPANY),
            Partner(name="School", helix=Helix.KNOWLEDGE, is_committed=False, in_kind=7_00),
        ),
        budget=(
            BudgetLine(year=1, line="personeel", amount=100_00, source="steun"),
            BudgetLine(year=2, line="werking", amount=1, source="steun"),
            BudgetLine(year=1, line="personeel", amount=40_00, source="eigen"),
        ),
    ),
    Dossier(application=Application(number="X-2", title="Zonder", organisation="Org", sector="biotech & zo")),
    Dossier(
        application=Application(
            number="X-3", title="Onontvankelijk", organisation="Org", sector="K", requested_support=9_00
        ),
        partners=(Partner(name="Stad", helix=Helix.GOVERNMENT),),
        budget=(BudgetLine(year=1, line="personeel", amount=9_00, source="steun"),),
    ),
)  # fmt: skip


def odd(path: Path) -> Workspace:
    panel = small_panel(path, phase=Phase.DRAFT)
    panel.execute(put_dossiers(ODD))
    panel.execute(
        SetAdmissibility(application="X-3", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
    )
    return panel


def stepped(path: Path) -> Workspace:
    panel = decided(path)
    panel.execute(notify("A-3"))
    panel.execute(StepBack(application="A-2", on="2016-07-20", reason="Geen partners meer."))
    return panel


MAKERS: dict[str, Callable[[Path], Workspace]] = {
    "odd": odd, "scored": small_panel, "closed": closed, "decided": decided, "stepped": stepped,
    "individual": individual,
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    folder = tmp_path_factory.mktemp("calls")
    for name, make in MAKERS.items():
        make(folder / f"{name}.evalpanel").close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(play, "_reports", lambda *_given: [])  # most of its time, and nothing is asked of them
        play.play_demo(folder / "demo")
    return [*sorted(folder.glob("*.evalpanel")), folder / "demo" / play.PANEL]


def euro(cents: int) -> Decimal:
    return Decimal(cents) / 100


def parts_of(files: Sequence[Path]) -> tuple[list[CallPart], list[Afterwards]]:
    parts, afters = [], []
    for path in files:
        with Workspace.open(path, read_only=True) as panel, in_language("en"):
            parts.append(part_of(panel))
            afters.append(afterwards(panel.view))
    return parts, afters


def counted(tally: Tally, granted: int, proposed: int) -> tuple[Any, ...]:
    amounts = (euro(tally.requested), euro(proposed), euro(granted))
    return (tally.applications, tally.supported, *amounts, tally.unstated, tally.unsettled)


def apart(parts: Sequence[CallPart], given: Callable[[CallPart], int]) -> tuple[int, int]:
    """Granted and proposed, which are never one sum."""
    return (
        sum(given(each) for each in parts if each.word is Word.GRANTED),
        sum(given(each) for each in parts if each.word is Word.PROPOSED),
    )


def in_cell(place: Place) -> Callable[[CallPart], int]:
    return lambda part: part.figures.cells.get(place, NOTHING).given


def on_line(place: LineYear) -> Callable[[CallPart], int]:
    return lambda part: part.figures.lines.get(place, Money()).given


def of_earlier(name: str) -> Callable[[CallPart], int]:
    return lambda part: part.figures.earlier.get(name, Earlier()).tally.given


COUNTS = "applications, supported, requested, proposed, granted, unstated, unsettled"


@pytest.fixture
def told(publish: Callable[..., Ran], files: Sequence[Path]) -> list[tuple[CallPart, Afterwards]]:
    done = publish(*files)
    assert done.status == 0, done
    return list(zip(*parts_of(files), strict=True))


@pytest.mark.long
def test_every_view_counts_as_the_overview(
    told: list[tuple[CallPart, Afterwards]], database: Database
) -> None:
    """Those that are fictitious, as the demo, apart from the others."""
    for is_demo in (False, True):
        chosen = [(part, after) for part, after in told if part.is_demo is is_demo]
        compare(database, is_demo, [part for part, _after in chosen], [after for _part, after in chosen])


def compare(
    database: Database, is_demo: bool, parts: Sequence[CallPart], afters: Sequence[Afterwards]
) -> None:
    figures = reduce(add, (each.figures for each in parts))
    where = f"WHERE is_demo = {is_demo}"

    # 1. by sector and province
    column = "CASE province WHEN 'not-stated' THEN 7 WHEN 'elsewhere' THEN 6 ELSE position - 1 END"
    query = f"""SELECT CASE WHEN sector LIKE '_' OR sector LIKE '_-20__' THEN left(sector, 1) || ' · ' || sector_en
        ELSE sector_en END, {column}, {COUNTS}
        FROM evalapp.clusters_by_sector_and_province JOIN evalapp.province USING (province) {where}"""
    cells = {(sector, at): tuple(rest) for sector, at, *rest in database.rows(query)}
    assert cells == {
        place: counted(tally, *apart(parts, in_cell(place))) for place, tally in figures.cells.items()
    }

    # 2. by line and year
    query = f"""SELECT line, year, sum(requested), sum(proposed), sum(granted)
        FROM evalapp.budget_by_line {where} GROUP BY 1, 2"""
    lines = {(line, year): tuple(rest) for line, year, *rest in database.rows(query)}
    expected = {}
    for place, money in figures.lines.items():
        granted, proposed = apart(parts, on_line(place))
        expected[place] = (euro(money.requested), euro(proposed), euro(granted))
    granted, proposed = apart(parts, lambda each: each.figures.unlined.given)
    rest = (euro(figures.unlined.requested), euro(proposed), euro(granted))
    assert lines.pop((None, None), (0, 0, 0)) == rest
    assert lines == expected

    # … with the sides of the helix and SMEs
    sums = "companies, knowledge, government, other, sized, smes, committed, unsaid, contribution, silent"
    query = ", ".join(f"coalesce(sum({each}), 0)" for each in sums.split(", "))
    whole = database.rows(f"SELECT {query} FROM evalapp.helix_and_smes {where}")[0]
    supported = database.rows(f"SELECT {query} FROM evalapp.helix_and_smes {where} AND is_supported")[0]
    assert (whole, supported) == (sides(figures.partners), sides(figures.of_supported))

    # 3. earlier instruments
    query = f"SELECT earlier_instrument, {COUNTS}, reoriented FROM evalapp.earlier_instruments {where}"
    earlier = {name: tuple(rest) for name, *rest in database.rows(query)}
    expected = {}
    for name, each in figures.earlier.items():
        granted, proposed = apart(parts, of_earlier(name))
        expected[name] = (*counted(each.tally, granted, proposed), each.reoriented)
    assert earlier == expected

    # … and the state of play
    query = f"""SELECT s.title, s.phase, s.state, s.amounts, s.aside, s.applications, s.decided, s.waiting, s.untold,
        s.on_reserve, m.label_en, p.fingerprint
        FROM evalapp.state_of_play s JOIN evalapp.panel p USING (panel)
        LEFT JOIN evalapp.milestone m ON m.panel = s.panel AND m.is_present WHERE s.is_demo = {is_demo}"""
    assert sorted(database.rows(query), key=lambda row: str(row[-1])) == sorted(
        (standing(part, after) for part, after in zip(parts, afters, strict=True)),
        key=lambda row: str(row[-1]),
    )


def sides(each: Sides) -> tuple[Any, ...]:
    by_side = [each.partners.get(side, 0) for side in Helix]
    return (
        *by_side,
        each.sized,
        each.smes,
        each.committed,
        each.unsaid,
        euro(each.contribution),
        each.silent,
    )


def standing(part: CallPart, after: Afterwards) -> tuple[Any, ...]:
    phases = {phase.label: str(phase) for phase in Phase}
    at = next((each.label for each in part.milestones if each.is_present), None)
    counts = (part.figures.unjudged, part.figures.whole.applications)
    done = (len(after.decided), len(after.waiting), len(after.untold), len(after.reserve))
    return (
        *(part.title, phases[part.phase], str(part.state), str(part.word)),
        *(*counts, *done, at, part.fingerprint),
    )
