"""A real panel from end to end: 72 grant applications, 26 reviewers, 1.0 best to 5.0 worst in steps of 0.1.

The criterion Impact is left out: only 21 of the 72 applications have it. Totals and places are compared with a
computation from the table alone, in Fractions.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from evalapp.cli import main

CRITERIA = {"Innovation": 2, "Approach": 2, "Investig": 1, "Signif": 2, "Score": 3}
Row = dict[str, str]
Document = dict[str, Any]


def scheme() -> str:
    head = """
format = 1
id = "aibs"
title = { nl = "AIBS", en = "AIBS" }
procedure = "ranked"
[scales.tenths]
kind = "points"
lowest = 1
highest = 5
step = "0.1"
better = "lower"
[ranking]
ties = ["criterion:score"]
quorum = 3
[[groups]]
id = "all"
title = { nl = "Alles", en = "All" }
"""
    return head + "".join(
        f'[[groups.criteria]]\nid = "{name.lower()}"\ntitle = {{ nl = "{name}", en = "{name}" }}\n'
        f'scale = "tenths"\nweight = {weight}\n'
        for name, weight in CRITERIA.items()
    )


def write(path: Path, head: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def number(row: Row) -> str:
    return f"P{int(row['ID']):02d}"


def juror(row: Row) -> str:
    return f"R{int(row['RevID']):02d}"


@pytest.fixture
def rows(shared_data: Path) -> list[Row]:
    with (shared_data / "aibs" / "aibs_criteria.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def panel(tmp_path: Path, rows: list[Row]) -> Path:
    (tmp_path / "aibs.toml").write_text(scheme(), encoding="utf-8")
    panel = tmp_path / "aibs.evalpanel"
    numbers = sorted({number(row) for row in rows})
    jurors = sorted({juror(row) for row in rows})
    applications = write(
        tmp_path / "applications.csv",
        ["number", "title", "organisation"],
        [[each, f"Application {each}", f"Applicant {each}"] for each in numbers],
    )
    people = write(
        tmp_path / "jury.csv",
        ["id", "name", "email", "role", "organisation", "expertise"],
        [[each, f"Reviewer {each}", "", "juror", "", ""] for each in jurors],
    )
    pairs = write(
        tmp_path / "pairs.csv", ["juror", "application"], [[juror(row), number(row)] for row in rows]
    )
    assert main(["new", str(panel), "--scheme", str(tmp_path / "aibs.toml"), "--title", "AIBS"]) == 0
    assert main(["import", str(panel), str(applications)]) == 0
    assert main(["jury", str(panel), str(people)]) == 0
    assert main(["assign", str(panel), "--from", str(pairs)]) == 0
    assert main(["handout", str(panel), str(tmp_path / "packs")]) == 0
    return panel


def returns_of(folder: Path, rows: list[Row]) -> list[Path]:
    """Every juror scores with `evalapp score` and signs a return."""
    with (folder / "packs" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["juror"]: row["code"] for row in csv.DictReader(file)}
    made = []
    for pack in sorted((folder / "packs").glob("*.evalpack")):
        own = pack.name[:3]
        table = write(
            folder / f"{own}.csv",
            ["application", "criterion", "value", "comment"],
            [
                [number(row), name.lower(), row[name], f"{name}: {row[name]}"]
                for row in rows
                if juror(row) == own
                for name in CRITERIA
            ],
        )
        target = folder / f"{own}.evalreturn"
        status = main(
            ["score", str(pack), "--code", codes[own], "--scores", str(table), "-o", str(target), "--submit"]
        )
        assert status == 0
        made.append(target)
    return made


def expected(rows: list[Row]) -> tuple[dict[str, Fraction], dict[str, int]]:
    """Exact totals, and places 1, 2, 2, 4 by total (lower first), then by the mean overall score."""
    scores: dict[str, dict[str, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for name in CRITERIA:
            scores[number(row)][name].append(Fraction(row[name]))
    means = {
        each: {name: sum(values, Fraction()) / len(values) for name, values in by_name.items()}
        for each, by_name in scores.items()
    }
    totals = {
        each: sum((weight * means[each][name] for name, weight in CRITERIA.items()), Fraction())
        / sum(CRITERIA.values())
        for each in means
    }
    keys = {each: (totals[each], means[each]["Score"]) for each in means}
    return totals, {each: 1 + sum(other < keys[each] for other in keys.values()) for each in keys}


@pytest.mark.long
def test_twenty_six_returns_give_the_totals_and_places_of_the_table(
    tmp_path: Path, rows: list[Row], panel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returns = returns_of(tmp_path, rows)
    assert len(returns) == 26
    Random(5).shuffle(returns)
    assert main(["merge", str(panel), *map(str, returns)]) == 0
    capsys.readouterr()
    assert main(["rank", str(panel), "--json"]) == 0
    ranking = json.loads(capsys.readouterr().out)
    totals, places = expected(rows)
    assert totals == {place["application"]: Fraction(place["exact"]) for place in ranking["places"]}
    assert places == {place["application"]: place["place"] for place in ranking["places"]}
    assert main(["verify", str(panel), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ranking"] == "reproduced"
    _explained(panel, ranking, capsys)


def _explained(panel: Path, ranking: Document, capsys: pytest.CaptureFixture[str]) -> None:
    """The lenses over the same panel; what they say of a real one is known from its publication."""
    assert main(["analyse", str(panel), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (72, 26) == (told["agreement"]["applications"], told["agreement"]["jurors"])
    means = {each["application"]: each["mean"] for each in told["applications"]}
    for place in ranking["places"]:
        assert means[place["application"]] == pytest.approx(float(Fraction(place["exact"])), abs=1e-6)
    ranks = [each["expected_rank"] for each in told["applications"]]
    assert sum(ranks) == pytest.approx(72 * 73 / 2, abs=1e-3)
    assert "The call has no budget, so there is no line to be above or below." in told["notes"]
    for weight in told["sensitivity"]["weights"]:
        assert weight["order_from"] <= weight["weight"] <= weight["order_to"]
