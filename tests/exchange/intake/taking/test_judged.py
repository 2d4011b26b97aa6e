"""Columns in which applications were judged already stay out, by name, until somebody takes them in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.people import Person, Role
from evalapp.domain.taking.column_use import Use, left_out_texts
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications
from evalapp.exchange.intake.taking.judged import Judged
from tests.exchange.intake.intake_samples import column, file, plan
from tests.exchange.merge.merge_samples import SCHEME

JURY = [
    Person(id="J-1", name="An Peeters", role=Role.JUROR),
    Person(id="2", name="Jan Claes", role=Role.CHAIR),
]
JUDGED = Judged.of_call(JURY, SCHEME)


def extra(path: Path, **answers: str) -> list[str]:
    read = read_applications([path], judged=JUDGED, answers={f"column:{k}": v for k, v in answers.items()})
    (made,) = plan_import(read, (), {}).dossiers_to_add
    return list(made.application.extra)


@pytest.mark.parametrize(
    "heading",
    [
        "An Peeters", "PEETERS An", "Score An Peeters", "Motivering Jan Claes", "J-1", "score J-1", "gemiddelde",
        "Gemiddelde (op 5)", "Rangorde vorig jaar", "Rank last year", "Score 2024", "Punten vorige oproep", "plaats",
        "Gem. score", "gem score", "Gem.score", "GEM_SCORE", "gemscore", "Gem.", "Gmd. punten", "Score gem.",
        "Score (gem.)", "Gem. score vorig jaar", "Gew. gem.", "Gemiddelde van de scores", "Gem. quotering jury",
        "Avg score", "avg. score", "Avg", "Average of the scores", "Mean", "Moy.", "Note moy.",
        "Moyenne des notes", "Tot. score", "Score tot.", "Totaal aantal punten", "Tot. punten", "Pts",
        "Total des points", "Rangnr.", "rang nr", "Rangnummer", "Rank no.",
        "Plaats vorig jaar", "Classement de l'année dernière", "Rang", "totaal", "score", "Average", "rank", "helix",
    ],
)  # fmt: skip
def test_what_jurors_gave_stays_out_and_is_named(tmp_path: Path, heading: str) -> None:
    path = column(tmp_path, heading, "4,5")
    read = read_applications([path], judged=JUDGED)
    assert [] == extra(path)
    assert [(Use.LEAVE_OUT, True)] == [(each.use, each.is_judgement) for each in read.columns]
    assert f"D “{heading}” (scores or places)" in left_out_texts(read.columns)[0]


def test_who_wants_it_takes_it_in_by_name(tmp_path: Path) -> None:
    assert ["gemiddelde"] == extra(column(tmp_path, "gemiddelde", "4,5"), gemiddelde="keep")


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("plaats", "Gent"), ("totaal", "ja"), ("Contactpersoon", "An Peeters"), ("An", "4"), ("2", "4"),
        ("scoreverloop", "x"), ("Andere punten", "x"), ("Gem.", "Gent"), ("Gem. bedrag", "4000"),
        ("Gem. aantal werknemers", "12"), ("Tot", "31/12/2016"), ("Looptijd tot", "31/12/2016"),
        ("Avg. turnover", "4"), ("Med.", "Jan"), ("Totaal 2024", "4"), ("Plaats in 2024", "Gent"),
        ("helix", "bedrijf en kennis"), ("Med.", "12"), ("Med", "12"),
    ],
)  # fmt: skip
def test_other_columns_are_kept_as_before(tmp_path: Path, heading: str, value: str) -> None:
    path = column(tmp_path, heading, value)
    assert heading not in "".join(left_out_texts(read_applications([path], judged=JUDGED).columns))


@pytest.mark.parametrize(
    "heading",
    [
        "Jan Pos",
        "Score Jan Pos",
        "Adv. methods",
        "Med. relevantie",
        "Advies methodes",
        "Adv. methodes",
        "Pos",
        "Pts.",
    ],
)
def test_names_are_known_as_they_are_spelt_and_written_out(tmp_path: Path, heading: str) -> None:
    """What looks like an abbreviation may be part of a name."""
    first, *others = SCHEME.criteria
    (group, *_others) = SCHEME.groups
    named = (
        replace(first, title=replace(first.title, nl="Med. relevantie", en="Adv. methods")),
        replace(first, code="pts", title=replace(first.title, nl="Advies methodes")),
        *others,
    )
    scheme = replace(SCHEME, groups=(replace(group, criteria=named),))
    jury = (
        Person(id="J-1", name="Jan Pos", role=Role.JUROR),
        Person(id="pos", name="An Claes", role=Role.JUROR),
    )
    judged = Judged.of_call(jury, scheme)
    (read,) = read_applications([column(tmp_path, heading, "4,5")], judged=judged).columns
    assert (Use.LEAVE_OUT, True) == (read.use, read.is_judgement)


def test_a_list_of_scores_inside_an_object_stays_out_too(tmp_path: Path) -> None:
    text = '[{"number": "A-1", "title": "T", "organisation": "O", "scores": [{"juror": "J-1", "value": 4}]}]'
    assert [] == extra(file(tmp_path, text, "a.json"))


def test_what_an_export_holds_under_extra_was_taken_in_before(tmp_path: Path) -> None:
    text = '[{"number": "A-1", "title": "T", "organisation": "O", "extra": {"plaats": "1"}}]'
    made = plan(file(tmp_path, text, "a.json"))
    assert ["plaats"] == list(made.dossiers_to_add[0].application.extra)
