"""Sectors and provinces, lines and years, and the partners, added up."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.application import Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.terms.totals import BudgetTotal
from evalapp.operations.overview.money import Envelope, asked_from, envelope, money_table, sources_of
from evalapp.operations.overview.spread import spread
from evalapp.operations.workspace import Workspace
from tests.samples import put_dossiers, small_panel


def application(
    number: str, sector: str = "C", province: str = "Limburg", **others: int | None
) -> Application:
    return Application(
        number=number,
        title=f"Cluster {number}",
        organisation=f"Org {number}",
        sector=sector,
        province=province,
        **others,  # type: ignore[arg-type]
    )


def test_every_application_is_counted_once() -> None:
    given = [
        application("A-1"),
        application("A-2", province="Antwerpen"),
        application("A-3", sector="A"),
        application("A-4", sector="", province=""),
        application("A-5", province="Noord-Brabant"),
    ]
    found = spread(given)
    assert ["A · Agriculture and fishing", "C · Manufacturing", "not stated"] == [
        row.sector for row in found.rows
    ]
    assert (1, 2, 0, 0, 0, 0, 1, 1) == found.sums
    assert (5, 1) == (found.total, found.most)


def test_nothing_is_spread_over_nothing() -> None:
    found = spread([])
    assert (0, 0, (0,) * 8) == (found.total, found.most, found.sums)


def totals() -> list[BudgetTotal]:
    return [
        BudgetTotal(line="personeel", year=2016, source="steun", amount=300),
        BudgetTotal(line="personeel", year=2016, source="eigen inbreng", amount=400),
        BudgetTotal(line="werking", year=2017, source="steun", amount=50),
    ]


def test_lines_and_years_of_one_source_or_of_all() -> None:
    whole, own = money_table(totals()), money_table(totals(), "eigen inbreng")
    assert ((2016, 2017), (700, 50), 750, 700) == (whole.years, whole.sums, whole.total, whole.most)
    assert [("personeel", (400,))] == [(row.line, row.amounts) for row in own.rows]
    assert ("eigen inbreng", "steun") == sources_of(totals())
    assert () == sources_of(totals()[:1])


def test_the_source_that_adds_up_to_what_is_asked_is_the_support() -> None:
    asked = Envelope(available=None, requested=350, unstated=0, granted=None)
    assert "steun" == asked_from(totals(), asked)
    assert "" == asked_from(totals(), Envelope(available=None, requested=351, unstated=0, granted=None))
    assert "" == asked_from(totals(), Envelope(available=None, requested=350, unstated=1, granted=None))
    alone = Envelope(available=None, requested=300, unstated=0, granted=None)
    assert "" == asked_from(totals()[:1], alone)  # nothing to choose from


def test_what_is_asked_beside_what_there_is() -> None:
    given = [application("A-1", requested_support=900), application("A-2", requested_support=None)]
    found = envelope(given, 300, None)
    assert (900, 1, 3, None) == (found.requested, found.unstated, found.times, found.granted)
    assert envelope(given, None, None).times is None
    assert envelope(given, 0, None).times is None


def test_the_file_adds_up_without_what_stands_aside(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=0) as panel:
        put(panel)
        everything, kept = panel.view.budget_totals(()), panel.view.budget_totals(["A-2"])
        sides = panel.view.sides(["A-2"])
    assert [("werking", 2016, "", 300), ("personeel", 2016, "", 40)] == [
        (each.line, each.year, each.source, each.amount) for each in everything
    ]
    assert [100, 40] == [each.amount for each in kept]
    assert ({Helix.COMPANY: 3, Helix.KNOWLEDGE: 1}, 1, 2) == (sides.partners, sides.smes, sides.sized)
    assert (1, 2) == (sides.committed, sides.unsaid)


def put(panel: Workspace) -> None:
    """A-1 has an SME, a large company, one of unknown size and a university; A-2 another company."""
    company = Partner(name="Bakker", helix=Helix.COMPANY, staff=12, turnover=100)
    large = Partner(name="Groot", helix=Helix.COMPANY, staff=900, is_committed=True)
    unknown = Partner(name="Wie", helix=Helix.COMPANY, is_committed=False)
    school = Partner(name="School", helix=Helix.KNOWLEDGE)
    lines = [
        BudgetLine(year=2016, line="werking", amount=100),
        BudgetLine(year=2016, line="personeel", amount=40),
    ]
    panel.execute(
        put_dossiers(
            [
                Dossier(
                    application=application("A-1"),
                    partners=(company, large, unknown, school),
                    budget=tuple(lines),
                ),
                Dossier(
                    application=application("A-2"),
                    partners=(company,),
                    budget=(BudgetLine(year=2016, line="werking", amount=200),),
                ),
            ]
        )
    )
