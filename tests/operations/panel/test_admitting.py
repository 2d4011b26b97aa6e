"""What nobody judged yet is looked at against the rules of the call before it becomes admissible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.application import Admissibility, BudgetLine, Dossier
from evalapp.domain.errors import BadValue
from evalapp.domain.terms.plan import Plan
from evalapp.domain.times import read_deadline
from evalapp.operations.admissibility.unanswered import Unanswered
from evalapp.operations.panel.admitting import AdmitTheRest, plan_admission
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.ranking.acts import acts_of
from evalapp.operations.workspace import Workspace
from tests.operations.panel.let_through_samples import let_through
from tests.samples import SCHEME, dossier, put_dossiers, small_panel

CEILINGS = SCHEME.replace(
    'cut = "stop"', 'cut = "stop"\nsupport_rate = "50%"\nmost_per_year = 40000\nmost_years = 3'
)


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_panel(tmp_path_factory.mktemp("p") / "c.evalpanel", scheme=CEILINGS, applications=1) as made:
        yield made


def sample(number: str = "B-1", **fields: Any) -> Dossier:
    plain = dossier(number)
    return replace(plain, application=replace(plain.application, **fields), budget=())


def told(panel: Workspace, *dossiers: Dossier, until: str = "") -> dict[str, tuple[str, bool]]:
    """What is held back of `dossiers`, by number: the words, and whether a rule is broken; nothing stays."""
    panel.execute(put_dossiers(dossiers))
    plan = plan_admission(panel.view, until=until)
    panel.undo()
    return {each.number: (each.words.replace("\u00a0", " "), each.is_broken) for each in plan.held}


def test_what_fits_the_rules_is_clear(panel: Workspace) -> None:
    assert "B-1" not in told(panel, sample())


@pytest.mark.parametrize(
    "fields",
    [
        {"earlier_instrument": "VIS-traject", "reorientation": "Anders."},
        {"earlier_instrument": "n.v.t."},
        {"earlier_instrument": "nee"},
    ],
)
def test_a_reorientation_that_is_explained_or_not_asked_holds_nothing_back(
    fields: dict[str, str], panel: Workspace
) -> None:
    assert "B-1" not in told(panel, sample(**fields))


@pytest.mark.parametrize(
    ("fields", "said", "is_broken"),
    [
        ({"requested_support": 130_000_00, "total_budget": 900_000_00}, "at most €120,000", True),
        ({"total_budget": 150_000_00}, "66.7% of the total budget is asked, at most 50%", True),
        ({"total_budget": 90_000_00}, "more support is requested than the total budget", True),
        ({"total_budget": 0}, "€100,000 requested, at most €0", True),
        ({"years": 4}, "4 years long, at most 3", True),
        ({"years": None}, "years: empty", False),
        ({"requested_support": None}, "requested support: empty", False),
        ({"organisation": ""}, "organisation: empty", False),
        (
            {"earlier_instrument": "VIS-traject"},
            "earlier instrument “VIS-traject”: reorientation not explained",
            False,
        ),
        ({"earlier_instrument": "onbekend"}, "earlier instrument “onbekend”: not known whether", False),
        ({"requested_support": 150_00, "total_budget": 300_00}, "€150 requested, which is next to", False),
        ({"requested_support": 0, "total_budget": 0}, "a total budget of €0, which is next to", False),
        ({"submitted_at": "2006-11-30"}, "more than a year before the last one of this call", False),
    ],
)
def test_a_broken_rule_and_an_empty_field_are_told_apart(
    panel: Workspace, fields: dict[str, Any], said: str, is_broken: bool
) -> None:
    words, broken = told(panel, sample(**fields))["B-1"]
    assert (True, is_broken) == (said in words, broken)


def test_a_ceiling_is_told_also_where_another_one_is_broken_too(panel: Workspace) -> None:
    words, _broken = told(panel, sample(requested_support=130_000_00, total_budget=150_000_00))["B-1"]
    assert "of the total budget is asked, at most 50%" in words
    assert "€130,000 requested, at most €120,000 (€40,000 a year, 3 years)" in words


def test_the_years_of_the_budget_are_looked_at_one_by_one(panel: Workspace) -> None:
    lines = tuple(
        BudgetLine(year=year, line="x", amount=amount, source="steun")
        for year, amount in ((2016, 60_000_00), (2017, 40_000_00))
    )
    words, _broken = told(panel, replace(sample(), budget=lines))["B-1"]
    assert "2016: €60,000 requested, at most €40,000 a year" == words


@pytest.mark.parametrize(
    ("submitted", "until", "said", "is_broken"),
    [
        ("2015-12-18T16:00:01+00:00", "18/12/2015 17:00", "too late: 18 December 2015, 17:00:01", True),
        ("2015-12-19", "18/12/2015", "submitted too late", True),
        ("2015-12-18T23:00:00+00:00", "18/12/2015", "submitted too late", True),
        ("2015-12-18T16:01:30+00:00", "18/12/2015 17:00", "too late: 18 December 2015, 17:01", True),
        ("2015-12-18", "18/12/2015 17:00", "submitted on the last day", False),
        ("", "18/12/2015 17:00", "time of submission: empty", False),
        ("yesterday", "18/12/2015 17:00", "is not a time of submission", False),
    ],
)  # fmt: skip
def test_what_came_too_late_or_may_have_is_held(
    panel: Workspace, submitted: str, until: str, said: str, is_broken: bool
) -> None:
    words, broken = told(panel, sample(submitted_at=submitted), until=read_deadline(until))["B-1"]
    assert (True, is_broken) == (said in words, broken)


@pytest.mark.parametrize(
    ("submitted", "until"),
    [
        ("2015-12-18T16:00:00+00:00", "18/12/2015 17:00"),
        ("2015-12-18", "18/12/2015"),
        ("2015-12-17", "18/12/2015 8u"),
        ("2015-12-18T22:59:30+00:00", "18/12/2015"),
        ("2015-12-18T22:59:59.999+00:00", "18/12/2015"),
    ],
)
def test_what_came_in_time_is_clear(panel: Workspace, submitted: str, until: str) -> None:
    assert "B-1" not in told(panel, sample(submitted_at=submitted), until=read_deadline(until))


def test_without_a_closing_time_nobody_takes_it_for_checked(panel: Workspace) -> None:
    assert "too late is not checked" in plan_admission(panel.view, until="").not_checked


def test_the_journal_names_every_number_and_groups_the_same_reasons(tmp_path: Path) -> None:
    """Twenty were let through with some twenty left: a cut would leave part of them named nowhere."""
    until = read_deadline("18/12/2015 17:00")
    long, unknown = ([f"{letter}-{n:02}" for n in range(20)] for letter in "BC")
    with small_panel(tmp_path / "c.evalpanel", scheme=CEILINGS, applications=1) as panel:
        wrong = [sample(number, years=4) for number in long] + [sample(n, total_budget=None) for n in unknown]
        panel.execute(put_dossiers([*wrong, sample("D-1", years=5)]))
        panel.execute(AdmitTheRest(picked=frozenset({*long, "D-1"}), until=until))
        (change,) = panel.view.history(limit=1)

    assert f"{', '.join(long[:-1])} and {long[-1]}: 4 years long, at most 3; D-1: 5 years" in change.summary
    assert ", ".join(unknown[:-1]) + f" and {unknown[-1]}" in change.summary.split("left undecided: ")[1]


def test_what_is_held_stays_undecided_unless_it_is_picked(tmp_path: Path) -> None:
    until = read_deadline("18/12/2015 17:00")
    with small_panel(tmp_path / "c.evalpanel", scheme=CEILINGS, applications=1) as panel:
        wrong = [sample("B-1", years=4), sample("B-2", total_budget=None), sample("B-3", years=5)]
        panel.execute(put_dossiers([replace(dossier("A-1"), budget=()), *wrong]))
        panel.execute(AdmitTheRest(picked=frozenset({"B-3"}), until=until))
        answers = {each.number: each.admissibility for each in panel.view.applications()}
        (change,) = panel.view.history(limit=1)
        assert [
            Admissibility.ADMISSIBLE,
            Admissibility.OPEN,
            Admissibility.OPEN,
            Admissibility.ADMISSIBLE,
        ] == [answers[number] for number in ("A-1", "B-1", "B-2", "B-3")]
        assert (
            "2 applications admissible · let through all the same: B-3: 5 years long, at most 3 · "
            "left undecided: B-1 and B-2" == change.summary
        )
        assert until == plan_admission(panel.view).until
        with pytest.raises(BadValue, match="Nothing would become admissible"):
            panel.execute(AdmitTheRest())
        with pytest.raises(BadValue, match="nothing to let through about A-1"):
            panel.execute(AdmitTheRest(picked=frozenset({"A-1"})))


def test_one_that_is_let_through_all_the_same_is_recorded_as_such(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel", scheme=CEILINGS, applications=1) as panel:
        panel.execute(put_dossiers([sample("A-1"), sample("B-1", years=4, requested_support=None)]))
        for number in ("A-1", "B-1"):
            panel.execute(SetAdmissibility(application=number, admissibility=Admissibility.ADMISSIBLE))
        broken, fitting = panel.view.history(limit=2)
        assert "A-1: not decided yet → admissible" == fitting.summary
        assert (
            "B-1, let through all the same (requested support: empty · 4 years long, at most 3): "
            "not decided yet → admissible" == broken.summary
        )
        assert [broken] == [each for each in acts_of(panel.view) if each.id in (broken.id, fitting.id)]


DUE = "2015-12-18T17:00"


@pytest.mark.parametrize(
    "admit",
    [
        lambda reason: SetAdmissibility(
            application="B-1", admissibility=Admissibility.ADMISSIBLE, reason=reason
        ),
        lambda reason: AdmitTheRest(picked=frozenset({"B-1"}), reason=reason),
    ],
)
def test_what_came_too_late_takes_part_only_for_a_reason_that_stays_beside_it(
    admit: Callable[[str], SetAdmissibility | AdmitTheRest], tmp_path: Path
) -> None:
    with small_panel(tmp_path / "c.evalpanel", scheme=CEILINGS, applications=1) as panel:
        panel.execute(
            put_dossiers(
                [sample("A-1", submitted_at="2015-12-01"), sample("B-1", submitted_at="2015-12-18T17:30")]
            )
        )
        panel.execute(AdmitTheRest(until=DUE))
        with pytest.raises(BadValue, match="Say why B-1 may take part though submitted too late"):
            panel.execute(admit(" "))
        panel.execute(admit("The portal was down."))
        mark = let_through(panel.view)["B-1"]
        last = panel.view.history(limit=1)[0]

        assert (mark.is_late, mark.words.endswith(" – The portal was down.")) == (True, True)
        assert last.summary.endswith(" – The portal was down.")
        assert last in acts_of(panel.view)


def test_what_came_in_before_the_call_opened_is_held_back(panel: Workspace) -> None:
    panel.execute(ChangeTerms(edit=CallEdit(plan=Plan(opens_on="2015-10-30")), reason="Known."))
    words, is_broken = told(panel, sample(submitted_at="2015-04-12"))["B-1"]
    panel.undo()
    assert ("submitted on 12 April 2015, before the call opened (30 October 2015)", False) == (
        words,
        is_broken,
    )


def test_a_reason_for_what_came_too_late_is_recorded_with_that_alone(tmp_path: Path) -> None:
    """Of one whose moment nobody knows it would say something untrue; where none came too late it is for all."""
    with small_panel(tmp_path / "c.evalpanel", scheme=CEILINGS, applications=1) as panel:
        found = [
            sample("A-1", submitted_at="2015-12-01"),
            sample("B-1", submitted_at="2015-12-18T17:30"),
            sample("B-2", submitted_at=""),
        ]
        panel.execute(put_dossiers(found))
        picked = frozenset({"B-1", "B-2"})
        panel.execute(
            AdmitTheRest(
                picked=picked, until=DUE, reason="The portal was down.", unanswered=Unanswered.ANSWER
            )
        )
        reasons = {each.number: each.admissibility_reason for each in panel.view.applications()}
        assert ("The portal was down.", "", "") == (reasons["B-1"], reasons["B-2"], reasons["A-1"])
        panel.undo()
        panel.execute(AdmitTheRest(picked=frozenset({"B-2"}), until=DUE, reason="By post."))
        assert "By post." == panel.view.dossier("B-2").application.admissibility_reason
