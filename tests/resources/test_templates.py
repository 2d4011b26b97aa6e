"""Every ready template: whole, bilingual, and open about what is official and what is not."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import Text, in_language
from evalapp.operations.panel.call import create_panel
from resources import resource
from tests.resources.template_samples import template

NAMES = template_ids()
MARK_NL, MARK_EN = (
    re.compile(r"(Officieel|Eigen keuze) \(([^()]+)\): "),
    re.compile(r"(Official|Ours) \(([^()]+)\): "),
)
every_template = pytest.mark.parametrize("name", NAMES)


@cache
def raw(name: str) -> dict[str, Any]:
    return tomllib.loads(template_text(name))


def texts(value: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every text of a template with the way to it."""
    if isinstance(value, list):
        return [found for n, each in enumerate(value) for found in texts(each, f"{path}[{n}]")]
    if not isinstance(value, dict):
        return []
    own = [(path, value)] if {"nl", "en"} & value.keys() else []
    return own + [found for key, each in value.items() for found in texts(each, f"{path}.{key}")]


def criteria(name: str) -> tuple[Criterion, ...]:
    return template(name).criteria


def test_the_ready_templates_are_those_of_the_field() -> None:
    assert NAMES == [
        "efro-2021", "horizon-ia", "horizon-ria", "ibn-2015", "nih", "speerpunt-2016", "vlaio-appreciatie",
        "vlaio-oproep",
    ]  # fmt: skip


@every_template
def test_the_id_is_the_name_of_the_file(name: str) -> None:
    assert name == template(name).id


def test_no_two_templates_have_the_same_title() -> None:
    for language in ("nl", "en"):
        with in_language(language):
            assert len(NAMES) == len({str(template(name).title) for name in NAMES})


@every_template
def test_every_text_is_there_in_both_languages(name: str) -> None:
    found = texts(raw(name))
    assert len(found) > 20
    assert [
        path for path, text in found if not (text.get("nl", "").strip() and text.get("en", "").strip())
    ] == []


@every_template
def test_sentences_are_translated(name: str) -> None:
    same = [path for path, text in texts(raw(name)) if len(text["nl"]) > 25 and text["nl"] == text["en"]]
    assert [] == same


@every_template
def test_every_criterion_explains_itself(name: str) -> None:
    for criterion in criteria(name):
        for text in (criterion.title, criterion.short, criterion.guidance, criterion.source):
            assert text, criterion.id
        assert 60 <= min(map(len, languages(criterion.guidance))), criterion.id
        assert 7 >= max(map(len, languages(criterion.short))), criterion.id


def languages(text: Text) -> tuple[str, str]:
    return text.nl, text.en


@every_template
def test_heads_of_columns_tell_the_criteria_apart(name: str) -> None:
    for language in (0, 1):
        heads = [languages(criterion.short)[language] for criterion in criteria(name)]
        assert len(heads) == len(set(heads))


@every_template
def test_values_are_described_from_end_to_end(name: str) -> None:
    for criterion in criteria(name):
        described, scale = set(criterion.descriptors), criterion.scale
        assert {scale.lowest, scale.highest} <= described, criterion.id
        assert len(described) >= 3, criterion.id
        if scale.words:
            assert {word.value for word in scale.words} == described, criterion.id
        else:
            assert set(scale.labels) >= described, criterion.id


@every_template
def test_descriptors_are_sentences_that_differ(name: str) -> None:
    """Within a criterion: the six official sentences of Horizon Europe are those of every criterion."""
    for criterion in criteria(name):
        for language in (0, 1):
            sentences = [languages(text)[language] for text in criterion.descriptors.values()]
            assert len(sentences) == len(set(sentences))
            assert [each for each in sentences if not (10 <= len(each) <= 140 and each.endswith("."))] == []


@every_template
def test_every_note_says_whether_it_is_official_in_both_languages(name: str) -> None:
    sides = {"Officieel": "Official", "Eigen keuze": "Ours"}
    for note in template(name).notes:
        dutch, english = MARK_NL.match(note.nl), MARK_EN.match(note.en)
        assert dutch, note.nl
        assert english, note.en
        assert sides[dutch[1]] == english[1]
        assert note.nl.endswith(".")
        assert note.en.endswith(".")


@every_template
def test_official_notes_come_first_and_both_kinds_are_there(name: str) -> None:
    kinds = [bool(note.en.startswith("Official")) for note in template(name).notes]
    assert sorted(kinds, reverse=True) == kinds
    assert {True, False} == set(kinds)


@every_template
def test_the_head_of_the_file_says_what_is_official_and_what_is_ours(name: str) -> None:
    head = template_text(name).partition("\nformat = 1\n")[0]
    assert re.search(r"^# Official: ", head, re.MULTILINE)
    assert re.search(r"^# Ours: ", head, re.MULTILINE)
    assert {"#"} == {line[0] for line in head.splitlines() if line}


@every_template
def test_topics_are_told_in_the_language_of_the_reader(name: str) -> None:
    for language, mark in (("nl", MARK_NL), ("en", MARK_EN)):
        with in_language(language):
            told = provenance_of(template(name))
            topics = [match[2] for note in template(name).notes if (match := mark.match(str(note)))]
        assert topics == [*told.official, *told.own]


@every_template
def test_who_chose_the_weights_is_said(name: str) -> None:
    assert template(name).weights_note


@every_template
def test_a_panel_can_be_made_from_it(name: str, tmp_path: Path) -> None:
    with create_panel(
        tmp_path / "new.evalpanel", scheme_text=template_text(name), title="", reference="", budget=None
    ) as panel:
        assert name == panel.view.call().scheme.id


def test_no_template_is_left_out_of_the_package() -> None:
    assert NAMES == sorted(path.stem for path in resource("templates").iterdir())


@every_template
def test_advice_is_no_note(name: str) -> None:
    """What a call's maker should do stands in `howto`, which no report prints."""
    asked = re.compile(r"\b(Ga na|Wijzig|Zet|Kies|Gebruik|Check|Change|Choose|Use) ")
    assert [note.nl for note in template(name).notes if asked.search(f"{note.nl} {note.en}")] == []


@every_template
def test_money_and_shares_are_written_as_each_language_does(name: str) -> None:
    scheme = template(name)
    said = [*scheme.notes, *scheme.howto, *(each.guidance for each in scheme.criteria)]
    assert [each.nl for each in said if re.search(r"€\d|\d%|\d,\d{3}\b", each.nl)] == []
    assert [each.en for each in said if re.search(r"€ |\d %|\d\.\d{3}\b|EUR", each.en)] == []


@every_template
def test_the_lowest_of_a_described_scale_may_be_absent(name: str) -> None:
    labels = {
        str(criterion.scale.labels[criterion.scale.lowest])
        for criterion in template(name).criteria
        if criterion.scale.lowest == 0 and criterion.scale.labels
    }
    assert labels <= {"Absent or cannot be assessed", "Not addressed or cannot be assessed"}
