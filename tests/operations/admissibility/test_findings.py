"""What the program finds of an application: it holds, it does not, or it cannot be checked, which is no tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from evalapp.domain.application import BudgetLine, Dossier, Helix, Partner
from evalapp.domain.intake import APPLICATIONS, PARTNERS
from evalapp.domain.scheme.checklist import FindingKind as Kind
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.admissibility.findings.finding import Around, Finding, folded_title
from evalapp.operations.admissibility.findings.registry import FINDINGS
from evalapp.operations.panel.lacking import LeftOut
from tests.samples import dossier

IBN = parse_scheme(template_text("ibn-2015"))
HORIZON = parse_scheme(template_text("horizon-ria"))
DUE = "2015-12-04T17:00:00+01:00"
SUPPORT = tuple(
    BudgetLine(year=year, line="personeel", amount=5_000_000, source="steun") for year in (2016, 2017)
)


def looked(
    kind: Kind,
    *others: Dossier,
    scheme: Any = IBN,
    until: str = DUE,
    missing: Mapping[tuple[str, str], int] | None = None,
    of: Dossier | None = None,
    **changed: Any,
) -> Finding:
    """Of A-1 with these fields changed, beside the others."""
    whole = of or dossier("A-1")
    whole = replace(whole, application=replace(whole.application, **changed))
    left_out = LeftOut(of=missing or {}, unplaced={})
    around = Around.of(scheme, [whole, *others], until=until, left_out=left_out)
    return FINDINGS[kind](whole, around)


def said(found: Finding) -> str:
    return found.text.replace("\xa0", " ")


def test_everything_that_a_scheme_may_name_is_looked_for() -> None:
    assert set(FINDINGS) == set(Kind)


@pytest.mark.parametrize(
    ("submitted", "until", "holds", "words"),
    [
        ("2015-12-04T16:52", DUE, True, "4 December 2015, 16:52 · 8 minutes before the end"),
        ("2015-12-04T15:52", DUE, True, "4 December 2015, 15:52 · 1 hour before the end"),
        ("2015-12-01", DUE, True, "1 December 2015"),
        ("2015-12-04T17:00:01", DUE, False, "submitted too late"),
        ("2015-12-04", DUE, None, "without an hour"),
        ("", DUE, None, "empty"),
        ("2015-12-04T16:52", "", None, "submitted 4 December 2015, 16:52"),
    ],
)
def test_late_is_told_to_the_minute_and_unknown_is_no_tick(
    submitted: str, until: str, holds: bool | None, words: str
) -> None:
    found = looked(Kind.ON_TIME, submitted_at=submitted, until=until)
    assert (holds, True) == (found.holds, words in said(found)), said(found)


@pytest.mark.parametrize(
    ("number", "holds"), [("0999.000.129", None), ("0999.000.128", False), ("", False), ("NL123", False)]
)
def test_an_enterprise_number_alone_proves_no_legal_form(number: str, holds: bool | None) -> None:
    assert holds is looked(Kind.ENTERPRISE_NUMBER, enterprise_number=number).holds


def test_a_field_that_is_empty_keeps_it_from_being_complete() -> None:
    found = looked(Kind.COMPLETE, summary="", contact="An", email="an@x.example")
    assert (False, "summary: empty") == (found.holds, said(found).split(" · ")[0])
    found = looked(Kind.COMPLETE, summary="S", contact="An", email="an@x.example")
    assert (None, True) == (found.holds, "no attachments in the file" in said(found))


def test_each_year_is_held_against_the_ceiling_as_the_budget_tells_it() -> None:
    whole = replace(dossier("A-1"), budget=SUPPORT)
    assert (True, "€50,000 in 2016 and 2017 · 2 years long") == (
        (found := looked(Kind.CEILINGS, of=whole, years=2, requested_support=10_000_000)).holds,
        said(found),
    )
    more = replace(whole, budget=(*SUPPORT, replace(SUPPORT[0], amount=10_000_001)))
    found = looked(Kind.CEILINGS, of=more, requested_support=20_000_001)
    assert (False, True) == (found.holds, "€150,000.01 in 2016" in said(found))


def test_what_is_spread_evenly_is_no_proof_of_a_year() -> None:
    whole = replace(dossier("A-1"), budget=())
    found = looked(Kind.CEILINGS, of=whole)
    assert (None, True) == (found.holds, "the budget does not say which part is support" in said(found))
    assert looked(Kind.CEILINGS, of=whole, requested_support=60_000_000).holds is False
    assert looked(Kind.CEILINGS, of=whole, years=4).holds is False
    assert looked(Kind.CEILINGS, of=whole, scheme=HORIZON).holds is None


def test_the_share_is_told_with_what_lacks_in_the_budget() -> None:
    found = looked(Kind.SUPPORT_RATE, requested_support=18_900_000, total_budget=36_600_000)
    assert (False, True) == (
        found.holds,
        said(found).startswith("51.6%: €189,000 of €366,000 · €12,000 short in the budget"),
    ), said(found)
    assert looked(Kind.SUPPORT_RATE, total_budget=None).holds is None
    alone = replace(dossier("A-1"), partners=())
    assert looked(Kind.SUPPORT_RATE, scheme=HORIZON, of=alone).holds is None


def test_partners_who_bring_in_less_than_is_not_asked_are_told() -> None:
    assert looked(Kind.SUPPORT_RATE).holds is False
    assert "partners bring in €24,000 of €100,000" in said(looked(Kind.SUPPORT_RATE))
    silent = replace(
        dossier("A-1"), partners=(*dossier("A-1").partners, Partner(name="X", helix=Helix.COMPANY))
    )
    assert looked(Kind.SUPPORT_RATE, of=silent).holds is None
    enough = replace(dossier("A-1"), partners=(Partner(name="X", helix=Helix.COMPANY, cash=10_000_000),))
    assert looked(Kind.SUPPORT_RATE, of=enough).holds is True


def sides(*partners: tuple[Helix, bool | None]) -> Dossier:
    made = [
        Partner(name=str(n), helix=helix, is_committed=state) for n, (helix, state) in enumerate(partners)
    ]
    return replace(dossier("A-1"), partners=tuple(made))


def test_each_side_of_the_helix_needs_a_signature() -> None:
    company, knowledge, government = Helix.COMPANY, Helix.KNOWLEDGE, Helix.GOVERNMENT
    all_signed = sides((company, True), (company, False), (knowledge, True), (government, True))
    assert looked(Kind.HELIX, of=all_signed).holds is True
    unsigned = sides((company, True), (knowledge, True), (government, False))
    found = looked(Kind.HELIX, of=unsigned)
    assert (False, True) == (found.holds, "government: 0 of 1 signed" in said(found))
    assert looked(Kind.HELIX, of=sides((company, True), (knowledge, True), (government, None))).holds is None
    absent = sides((company, True), (knowledge, True))
    assert looked(Kind.HELIX, of=absent).holds is False
    assert looked(Kind.HELIX, of=absent, missing={("A-1", PARTNERS): 1}).holds is None
    assert looked(Kind.HELIX, of=absent, missing={("A-1", APPLICATIONS): 1}).holds is False


def companies(*sizes: tuple[int | None, int | None]) -> Dossier:
    made = [
        Partner(name="x", helix=Helix.COMPANY, staff=staff, turnover=turnover) for staff, turnover in sizes
    ]
    return replace(dossier("A-1"), partners=tuple(made))


def test_an_sme_is_counted_only_where_its_size_is_proved() -> None:
    small, large, unknown = (8, 100_000_000), (300, None), (None, None)
    found = looked(Kind.SMES, of=companies(small, large, unknown))
    assert (True, "1 of 3 companies are SMEs · 1 large · size of 1 company unknown") == (
        found.holds,
        said(found),
    )
    assert looked(Kind.SMES, of=companies(large, unknown)).holds is None
    assert looked(Kind.SMES, of=companies(large)).holds is False
    assert looked(Kind.SMES, of=companies()).holds is False


@pytest.mark.parametrize(
    ("earlier", "reorientation", "holds"),
    [
        ("", "", True),
        ("Lichte structuur", "Wij richten ons voortaan op de markt.", True),
        ("Lichte structuur", "", False),
        ("misschien", "", None),
    ],
)
def test_who_had_an_earlier_instrument_explains_it(
    earlier: str, reorientation: str, holds: bool | None
) -> None:
    found = looked(Kind.EARLIER_INSTRUMENT, earlier_instrument=earlier, reorientation=reorientation)
    assert found.holds is holds, said(found)


def test_the_same_number_or_title_is_found_however_it_is_spelt() -> None:
    other = dossier("A-2", "TITLE  of a‑1!")
    found = looked(Kind.DUPLICATE, other, enterprise_number="0999.000.129")
    assert (False, "the same title: A-2") == (found.holds, said(found).partition(" · ")[0])
    same = replace(
        other, application=replace(other.application, title="Other", enterprise_number="0999.000.129")
    )
    assert looked(Kind.DUPLICATE, same, enterprise_number="0999.000.129").holds is False
    gone = replace(same, application=replace(same.application, withdrawn_on="2016-01-01"))
    assert looked(Kind.DUPLICATE, gone, enterprise_number="0999.000.129").holds is True
    assert looked(Kind.DUPLICATE).holds is None, "without a number only the title is compared"
    assert folded_title("Één  züíver—idee") == folded_title("een zuiver idee")
