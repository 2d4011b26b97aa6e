"""docs/schemes.md is the reference of the scheme file: every key the reader asks for, and no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.scheme import keys
from evalapp.domain.scheme.model import Comment, NoScore, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import AcrossJurors, Cut, Missing, TieKind, Total
from evalapp.domain.scheme.table import Table
from evalapp.domain.scheme.templates import template_ids

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/schemes.md").read_text("utf-8")
EXAMPLE = PAGE.partition("```toml\n")[2].partition("```")[0]
SECTIONS = {
    "": "Scheme", "scales.*": "Scale", "scales.*.words": "Word", "flags": "Flag", "checklist": "Checklist",
    "groups": "Group", "groups.criteria": "Criterion", "ranking": "Ranking", "budget": "Budget",
}  # fmt: skip
DECLARED = {
    "Scheme": keys.SCHEME, "Scale": {*keys.SCALE_OF_POINTS, *keys.SCALE_OF_WORDS}, "Word": keys.WORD,
    "Flag": keys.FLAG, "Checklist": keys.CHECK, "Group": keys.GROUP,
    "Criterion": keys.CRITERION, "Ranking": keys.RANKING,
    "Budget": keys.BUDGET,
}  # fmt: skip


def section(name: str) -> str:
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def described(name: str) -> set[str]:
    """The keys in the first table of a section."""
    rows = section(name).partition("| key | value | default |\n|---|---|---|\n")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, set[str]]:
    """Section → the keys that the reader asked its tables for while it read the example."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    read = Table._get

    def note(table: Table, key: str, default: Any) -> Any:
        path = ".".join(part for part in table._path if isinstance(part, str))
        place = re.sub(r"^scales\.\w+", "scales.*", path)
        if place in SECTIONS:
            found[SECTIONS[place]].add(key)
        return read(table, key, default)

    monkeypatch.setattr(Table, "_get", note)
    parse_scheme.cache_clear()
    parse_scheme(EXAMPLE, "docs/schemes.md")
    return found


@pytest.mark.parametrize("name", SECTIONS.values())
def test_every_key_is_described_and_no_other(name: str) -> None:
    assert described(name) == set(DECLARED[name])


@pytest.mark.parametrize("name", SECTIONS.values())
def test_the_reader_asks_for_every_key_it_knows(name: str, asked: Mapping[str, set[str]]) -> None:
    assert set(DECLARED[name]) == asked[name]


@pytest.mark.parametrize("name", SECTIONS.values())
def test_the_example_uses_every_key(name: str) -> None:
    assert [key for key in sorted(described(name)) if not re.search(rf"\b{key}\b", EXAMPLE)] == []


def test_the_example_holds_what_it_shows() -> None:
    scheme: Scheme = parse_scheme(EXAMPLE, "docs/schemes.md")
    assert set(TieKind) == {rule.kind for rule in scheme.ranking.ties}
    assert (["plan"], {"CF", "ND"}) == ([each.id for each in scheme.counting], set(scheme.codes))


def _choices() -> Iterator[tuple[str, str]]:
    for name, kinds in (
        ("Ranking", (*AcrossJurors, *Missing, *Total, "exact", "rounded", "weighted", "unweighted")),
        ("Criterion", tuple(Comment)),
        ("Budget", tuple(Cut)),
        ("Codes", tuple(NoScore)),
        ("Scale", ("points", "words", "higher", "lower")),
        ("Scheme", ("ranked", "individual")),
    ):
        yield from ((name, str(kind)) for kind in kinds)


@pytest.mark.parametrize(("name", "choice"), list(_choices()))
def test_every_choice_is_described(name: str, choice: str) -> None:
    assert f"`{choice}`" in section(name)


@pytest.mark.parametrize("kind", TieKind)
def test_every_tie_break_rule_is_described(kind: TieKind) -> None:
    assert re.search(rf"`{kind}(:ID)?`", section("Ranking").partition("| rule |")[2])


def test_the_templates_listed_are_those_there_are() -> None:
    listed = re.findall(r"^\| `([\w-]+)` \|", section("The ready templates"), re.MULTILINE)
    assert template_ids() == sorted(listed)
