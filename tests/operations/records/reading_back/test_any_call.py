"""Whatever a call holds comes back from its export: money first, then every other cell."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.domain.application import Admissibility, Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.change import OpenChange
from evalapp.operations.workspace import Workspace
from evalapp.sheets.sheet import clean_text
from tests.operations.records.reading_back.again_samples import again
from tests.operations.scheme.scheme_samples import IN_WORDS
from tests.samples import SCHEME, Act, put_dossiers, small_panel

CENTS = st.integers(min_value=0, max_value=10**14)
AMOUNT = st.none() | CENTS
LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])
# What a person types, and what a spreadsheet, a CSV or a terminal would take for something else.
NASTY = st.sampled_from(
    [
        "=1+1",
        "+32 9",
        "-",
        "@x",
        "'=x",
        "''1",
        "a,b;c",
        'zei "nee"',
        "twee\nregels",
        "\ttab",
        "1.500,5",
        "É–ï",
        "\\u200e",
    ]
)
TEXT = (st.text(LETTERS, max_size=20) | NASTY).map(clean_text)
NAME = st.sampled_from(["Veldmeet bv", "Zoë & Ños vzw", 'A,B; "C"', "Haven-10", "2Care"])


def partners() -> st.SearchStrategy[Partner]:
    return st.builds(
        Partner,
        name=NAME,
        helix=st.sampled_from(Helix),
        staff=st.integers(0, 5_000),
        staff_hundredths=st.integers(0, 99),
        turnover=AMOUNT,
        balance_total=AMOUNT,
        cash=AMOUNT,
        in_kind=AMOUNT,
        is_committed=st.sampled_from([True, False, None]),
    )


def dossiers(number: str) -> st.SearchStrategy[Dossier]:
    application = st.builds(
        Application,
        number=st.just(number),
        title=NAME,
        organisation=NAME,
        summary=TEXT,
        years=st.none() | st.integers(1, 9),
        requested_support=AMOUNT,
        total_budget=AMOUNT,
        submitted_at=st.sampled_from(["", "2015-11-30", "2015-11-30T10:00", "2015-11-30T13:05:10+00:00"]),
        extra=st.dictionaries(NAME, TEXT, max_size=2),
        admissibility=st.sampled_from(Admissibility),
        admissibility_reason=TEXT,
    )
    lines = st.builds(
        BudgetLine, year=st.integers(1, 2030), line=NAME, amount=CENTS, source=st.sampled_from(["", "steun"])
    )
    return st.builds(
        Dossier,
        application=application,
        partners=st.lists(partners(), max_size=3).map(tuple),
        budget=st.lists(lines, max_size=3).map(tuple),
    )


SAID = st.tuples(
    st.sampled_from(["points", "none", "reason"]), st.integers(0, 10), st.sampled_from(NoScore), TEXT
)


def scored(said: Sequence[tuple[str, int, NoScore, str]], values: Sequence[int]) -> Act:
    places = [(j, a, c) for j in ("J1", "J2") for a in ("A-1", "A-2") for c in ("helix", "sme")]

    def write(change: OpenChange) -> None:
        for (juror, application, criterion), (what, n, reason, comment) in zip(places, said):
            change.put_score(
                Score(
                    juror=PersonId(juror),
                    application=application,
                    criterion=criterion,
                    value=values[n % len(values)] if what == "points" else None,
                    no_score=reason if what == "reason" else None,
                    comment=comment,
                    at=change.at,
                )
            )

    return Act(act=write, action=Action.SCORE)


@pytest.mark.long
@settings(max_examples=15, deadline=None)
@given(
    both=st.tuples(dossiers("A-1"), dossiers("A-2")),
    said=st.lists(SAID, max_size=8),
    budget=AMOUNT,
    is_in_words=st.booleans(),
    phase=st.sampled_from([Phase.DRAFT, Phase.SCORING, Phase.DELIBERATION]),
)
def test_whatever_a_call_holds_comes_back(
    both: tuple[Dossier, Dossier], said: list[Any], budget: int | None, is_in_words: bool, phase: Phase
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scheme = IN_WORDS if is_in_words else SCHEME
        with small_panel(folder / "call.evalpanel", applications=2, scheme=scheme) as panel:
            panel.execute(put_dossiers(both))
            panel.execute(scored(said, (1, 2) if is_in_words else range(11)))
            moved = {"budget": budget, "phase": str(phase)}
            panel.execute(Act(act=lambda change: change.update("call", moved, id=1), action=Action.MERGE))
            found = again(panel, folder)
            assert [] == found.differing()
            assert money(panel.view.dossiers()) == money_in(found.panel)


def money(dossiers: Sequence[Dossier]) -> list[object]:
    return [
        (
            each.application.requested_support,
            each.application.total_budget,
            [
                (p.turnover, p.balance_total, p.cash, p.in_kind, p.full_time_equivalents)
                for p in each.partners
            ],
            [line.amount for line in each.budget],
        )
        for each in dossiers
    ]


def money_in(path: Path) -> list[object]:
    with Workspace.open(path, read_only=True) as made:
        return money(made.view.dossiers())


def test_the_largest_and_the_smallest_amounts_come_back(tmp_path: Path) -> None:
    full = Dossier(
        application=Application(
            number="A-1", title="T", organisation="O", requested_support=1, total_budget=10**15 + 1
        ),
        partners=(Partner(name="P", helix=Helix.OTHER, cash=0, in_kind=10**15 + 1),),
        budget=(BudgetLine(year=1, line="werking", amount=99),),
    )
    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        panel.execute(
            put_dossiers([full, replace(full, application=replace(full.application, number="A-2"))])
        )
        found = again(panel, tmp_path)
        assert ([], money(panel.view.dossiers())) == (found.differing(), money_in(found.panel))
    text = (found.second / "applications.json").read_text("utf-8")
    assert '"requested_support": "0.01"' in text
    assert '"in_kind": "10000000000000.01"' in text
