"""What is stored of an application stands in the fields so that the same is read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.application import BudgetLine, Helix, Partner
from evalapp.domain.texts import in_language
from evalapp.operations.panel.editing.texts import application_texts, part_texts
from evalapp.operations.panel.editing.typed import read_application, read_parts
from tests.samples import dossier

_SAMPLE = dossier("A-1", requested=100_000_50)
STORED = replace(_SAMPLE, application=replace(_SAMPLE.application, submitted_at="2015-11-30T09:00:00+00:00"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_of_an_application_reads_back_as_what_is_stored(language: str) -> None:
    with in_language(language):
        texts = application_texts(STORED)
        read = read_application(texts)
    assert ({}, "C") == (read.wrong, texts["sector"])
    application = STORED.application
    assert {name: getattr(application, name) for name in read.values} == read.values
    assert {"number", "title", "sector", "years", "requested_support", "total_budget"} <= read.values.keys()


def test_what_nobody_gave_is_an_empty_field() -> None:
    texts = application_texts(STORED)
    assert ("", "", "") == (texts["email"], texts["enterprise_number"], texts["start"])


def test_parts_stand_in_the_notation_of_the_language() -> None:
    partner = Partner(name="P", helix=Helix.COMPANY, turnover=1_000_50, cash=0)
    line = BudgetLine(year=2016, line="personeel", amount=10_00, source="")
    with in_language("nl"):
        told = part_texts(partner)
        assert ("P", "1000,50", "0", "") == tuple(told[n] for n in ("name", "turnover", "cash", "in_kind"))
        assert {"year": "2016", "line": "personeel", "amount": "10", "source": ""} == part_texts(line)
        assert {} == read_parts("partners", [told]).wrong
    with in_language("en"):
        assert "1000.50" == part_texts(partner)["turnover"]
