"""The ready templates for the cluster calls and the demonstration call: complete, lawful and repeatable."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import defaultdict
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest

from evalapp.demo.scores import LONGEST, SHORTEST, DemoScore, demo_scores
from resources import resource

TEMPLATES = ("ibn-2015", "speerpunt-2016")
PROVINCES = {"Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen", "Brussel"}
COLUMNS = (
    "number", "title", "acronym", "organisation", "enterprise_number", "sector", "province", "start", "years",
    "requested_support", "total_budget", "summary", "earlier_instrument", "reorientation", "contact", "email",
    "submitted_at", "partners", "budget",
)  # fmt: skip


@cache
def template(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("templates", f"{name}.toml").read_text(encoding="utf-8"))


def criteria(name: str) -> list[dict[str, Any]]:
    return [criterion for group in template(name)["groups"] for criterion in group["criteria"]]


@cache
def demo(name: str) -> Any:
    return json.loads(resource("demo", name).read_text(encoding="utf-8"))


@cache
def people(name: str) -> list[dict[str, str]]:
    with resource("demo", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def jurors() -> list[str]:
    return [person["id"] for person in people("jury.csv") if person["role"] == "juror"]


def everyone_scores_everything() -> list[DemoScore]:
    pairs = [(juror, each["number"]) for juror in jurors() for each in demo("applications.json")]
    ids = [criterion["id"] for criterion in criteria("ibn-2015")]
    return demo_scores(demo("applications.json"), pairs, demo("comments.json"), criteria=ids)


def three_jurors_each(seed: int = 2015) -> list[DemoScore]:
    panel, applications = jurors(), demo("applications.json")
    pairs = [
        (panel[(3 * i + k) % len(panel)], each["number"])
        for i, each in enumerate(applications)
        for k in range(3)
    ]
    ids = [criterion["id"] for criterion in criteria("ibn-2015")]
    return demo_scores(applications, pairs, demo("comments.json"), criteria=ids, seed=seed)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_criterion_explains_itself_in_both_languages(name: str) -> None:
    for criterion in criteria(name):
        assert set(criterion["descriptors"]) == set("012345"), criterion["id"]
        for text in criterion["descriptors"].values():
            assert 10 <= len(text["nl"]) <= 140
            assert 10 <= len(text["en"]) <= 140
        for key in ("title", "short", "guidance", "source"):
            assert criterion[key]["nl"].strip(), (criterion["id"], key)
            assert criterion[key]["en"].strip(), (criterion["id"], key)
        assert max(map(len, criterion["short"].values())) <= 7
        assert criterion["comment"] == "required"


@pytest.mark.parametrize("name", TEMPLATES)
def test_descriptors_differ_between_criteria_and_points(name: str) -> None:
    for language in ("nl", "en"):
        texts = [text[language] for each in criteria(name) for text in each["descriptors"].values()]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_template_is_the_one_of_article_11_with_weights_of_the_panel(name: str) -> None:
    assert [(each["id"], each["code"], each["weight"]) for each in criteria(name)] == [
        ("competitiveness", "1a", 20),
        ("additionality", "1b", 15),
        ("triple-helix", "1c", 20),
        ("sme-impact", "1c", 15),
        ("organisation", "2a", 15),
        ("approach", "2b", 15),
    ]
    assert template(name)["weights_note"]["nl"] == "vastgelegd in de oproep; niet in de regelgeving"
    assert not any("threshold" in each for each in [*template(name)["groups"], *criteria(name)])


@pytest.mark.parametrize(
    ("name", "procedure", "per_year", "years"),
    [("ibn-2015", "ranked", 150_000, 3), ("speerpunt-2016", "individual", 500_000, 10)],
)
def test_the_ceilings_are_those_of_the_decree(name: str, procedure: str, per_year: int, years: int) -> None:
    budget = template(name)["budget"]
    assert template(name)["procedure"] == procedure
    assert (budget["most_per_year"], budget["most_years"], budget["support_rate"]) == (per_year, years, "50%")


def test_there_are_33_applications_from_all_six_provinces() -> None:
    applications = demo("applications.json")
    assert [each["number"] for each in applications] == [f"A-{n:02d}" for n in range(1, 34)]
    assert {each["province"] for each in applications} == PROVINCES
    assert all(tuple(each) == COLUMNS for each in applications)
    for key in ("title", "acronym", "organisation", "summary", "contact", "submitted_at"):
        assert len({each[key] for each in applications}) == 33, key


def test_everyone_in_the_demonstration_is_marked_as_fictitious() -> None:
    for each in demo("applications.json"):
        assert each["organisation"].endswith("(DEMO)")
        assert each["email"].endswith("@demo.example")
        for partner in each["partners"]:
            assert partner["helix"] == "company" or partner["name"].endswith("(DEMO)")
    assert all(person["organisation"].endswith("(DEMO)") for person in people("jury.csv"))
    assert all(person["email"].endswith("@demo.example") for person in people("jury.csv"))


def test_enterprise_numbers_are_valid_unassigned_and_distinct() -> None:
    numbers = [
        holder["enterprise_number"]
        for each in demo("applications.json")
        for holder in (each, *each["partners"])
    ]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert re.fullmatch(r"[01]999\.\d{3}\.\d{3}", number), number
        digits = number.replace(".", "")
        assert int(digits[8:]) == 97 - int(digits[:8]) % 97, number


def test_partners_are_named_once_and_cover_the_triple_helix() -> None:
    names = [partner["name"] for each in demo("applications.json") for partner in each["partners"]]
    assert len(set(names)) == len(names)
    for each in demo("applications.json"):
        assert 8 <= len(each["partners"]) <= 24
        assert {partner["helix"] for partner in each["partners"]} == {"company", "knowledge", "government"}
        assert {partner["province"] for partner in each["partners"]} <= PROVINCES
        assert {partner["committed"] for partner in each["partners"]} <= {"yes", "no"}


def test_support_stays_within_the_ceilings() -> None:
    for each in demo("applications.json"):
        assert each["years"] == 3
        assert 0 < each["requested_support"] <= 150_000 * each["years"], each["number"]
        assert 2 * each["requested_support"] <= each["total_budget"], each["number"]
        for year in (2016, 2017, 2018):
            rows = [row for row in each["budget"] if row["year"] == year and row["source"] == "steun"]
            assert sum(row["amount"] for row in rows) <= 150_000, (each["number"], year)


def test_the_budget_adds_up_to_the_total_and_the_partners_to_its_other_half() -> None:
    for each in demo("applications.json"):
        by_source: dict[str, int] = defaultdict(int)
        for row in each["budget"]:
            assert row["amount"] > 0
            by_source[row["source"]] += row["amount"]
        assert sum(by_source.values()) == each["total_budget"], each["number"]
        assert by_source["steun"] == each["requested_support"], each["number"]
        brought = sum(partner["cash"] + partner["in_kind"] for partner in each["partners"])
        assert brought == by_source["eigen inbreng"], each["number"]


def test_dates_and_summaries_are_believable() -> None:
    for each in demo("applications.json"):
        assert date.fromisoformat(each["start"]).year == 2016
        submitted = datetime.fromisoformat(each["submitted_at"])
        assert "2015-11-02" <= submitted.isoformat() <= "2015-12-04T17:00:00", each["number"]
        assert 60 <= len(each["summary"].split()) <= 130, each["number"]
        assert bool(each["earlier_instrument"]) == bool(each["reorientation"]), each["number"]
    assert 14 <= sum(bool(each["earlier_instrument"]) for each in demo("applications.json")) <= 19


def test_the_jury_and_its_conflicts_name_people_and_applications_that_exist() -> None:
    assert jurors() == [f"J-{n:02d}" for n in range(1, 13)]
    assert [person["id"] for person in people("jury.csv") if person["role"] != "juror"] == ["V-01", "S-01"]
    numbers = {each["number"] for each in demo("applications.json")}
    kinds = {"employer", "family", "financial", "collaboration", "personal", "other"}
    assert len(people("conflicts.csv")) == 7
    for conflict in people("conflicts.csv"):
        assert conflict["juror"] in jurors()
        assert conflict["application"] in numbers
        assert conflict["kind"] in kinds
        assert conflict["note"]


def test_the_bank_knows_every_application_and_criterion() -> None:
    bank, ids = demo("comments.json"), [criterion["id"] for criterion in criteria("ibn-2015")]
    assert set(bank["applications"]) == {each["number"] for each in demo("applications.json")}
    for about in bank["applications"].values():
        assert list(about["points"]) == ids
        assert all(points["strong"] and points["weak"] for points in about["points"].values())
    for criterion in ids:
        for band in ("high", "middle", "low"):
            frames = [frame for texts in bank["frames"][criterion][band].values() for frame in texts]
            assert len(set(frames)) == len(frames) >= 6


def test_scores_and_comments_are_the_same_every_time_and_in_any_order() -> None:
    applications, ids = demo("applications.json"), [criterion["id"] for criterion in criteria("ibn-2015")]
    pairs = [(juror, each["number"]) for juror in jurors()[:4] for each in applications[:9]]
    first = demo_scores(applications, pairs, demo("comments.json"), criteria=ids)
    again = demo_scores(applications[::-1], pairs[::-1], demo("comments.json"), criteria=ids)
    assert first == again
    assert first != demo_scores(applications, pairs, demo("comments.json"), criteria=ids, seed=2016)


def test_a_known_score_stays_what_it_was_on_every_platform() -> None:
    scores = [each for each in three_jurors_each() if each.application == "A-01" and each.juror == "J-01"]
    assert [each.value for each in scores] == ["4", "4.5", "4.5", "4", "4", "4"]


@pytest.mark.long
def test_values_lie_on_the_scale_and_comments_have_a_fair_length() -> None:
    on_scale = {f"{half / 2:g}" for half in range(11)}
    for score in everyone_scores_everything():
        assert score.value in on_scale
        assert SHORTEST <= len(score.comment) <= LONGEST, score
        assert "{" not in score.comment
        assert score.comment[-1] == "."


@pytest.mark.long
def test_no_two_jurors_write_the_same_about_an_application() -> None:
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for score in everyone_scores_everything():
        said[score.application, score.criterion].append(score.comment)
    assert len(said) == 33 * 6
    for key, comments in said.items():
        assert len(comments) == len(jurors())
        assert len(set(comments)) == len(comments), key


def test_the_totals_spread_like_those_of_a_real_call() -> None:
    weights = {criterion["id"]: criterion["weight"] for criterion in criteria("ibn-2015")}
    totals: dict[str, float] = defaultdict(float)
    for score in three_jurors_each():
        totals[score.application] += weights[score.criterion] * float(score.value) / 300
    assert 4.2 <= max(totals.values()) <= 4.6
    assert 2.5 <= min(totals.values()) <= 2.9


def test_an_application_without_texts_is_named() -> None:
    with pytest.raises(ValueError, match="A-99"):
        demo_scores(
            demo("applications.json"), [("J-01", "A-99")], demo("comments.json"), criteria=["approach"]
        )
