"""A scheme that was written reads back as the same scheme, and reads well."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from evalapp.domain.scheme import toml
from evalapp.domain.scheme.model import Group, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.scheme.writer import write_scheme
from tests.domain.scheme.scheme_strategies import schemes
from tests.samples import SCHEME

DOCS = Path(__file__).resolve().parents[3] / "docs/schemes.md"
EXAMPLE = DOCS.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]


@pytest.mark.parametrize("name", template_ids())
def test_a_template_that_was_written_reads_back(name: str) -> None:
    scheme = parse_scheme(template_text(name))
    assert scheme == parse_scheme(write_scheme(scheme))


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scheme=schemes())
def test_any_scheme_that_was_written_reads_back(scheme: Scheme) -> None:
    text = write_scheme(scheme)
    read = parse_scheme(text, is_kept=True)  # a call may have what no new scheme may
    assert (scheme, text) == (read, write_scheme(read))


def test_what_is_written_keeps_the_order_and_layout_of_the_reference() -> None:
    """The example of docs/schemes.md, but for what goes without saying and tables that it writes on one line."""
    written = write_scheme(parse_scheme(EXAMPLE))
    silent = ('thresholds_on = "unweighted"', 'rank_on = "exact"')
    wanted = [line for line in EXAMPLE.splitlines() if line not in silent and not line.startswith("labels =")]
    told = written.splitlines()
    assert [line for line in wanted if line not in told] == []
    assert [line for line in told if line not in wanted] == [
        "[scales.half.labels]",
        '"0" = { nl = "Onvoldoende", en = "Insufficient" }',
        '"5" = { nl = "Uitstekend", en = "Excellent" }',
        "  weight = 1",
        '  comment = "optional"',
    ]


@pytest.mark.parametrize("name", template_ids())
def test_what_is_written_of_a_template_has_its_lines_in_their_order(name: str) -> None:
    lines = [line for line in template_text(name).splitlines() if line and not line.strip().startswith("#")]
    written = write_scheme(parse_scheme(template_text(name))).splitlines()
    kept = [line for line in lines if line in written]
    assert len(kept) > 0.9 * len(lines)
    assert kept == [line for line in written if line in lines]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ('a "quote"', r'"a \"quote\""'),
        ("back\\slash", r'"back\\slash"'),
        ("two\nlines\r\n", r'"two\nlines\r\n"'),
        ("\x00\x1f\x7f\x85", r'"\u0000\u001F\u007F\u0085"'),
        ("\u2028\ufeff\U000e0001", r'"\u2028\uFEFF\U000E0001"'),
        ("é € 50\u00a0% 🙂", '"é € 50\u00a0% 🙂"'),
    ],
)
def test_a_text_is_escaped_only_where_it_must_be(text: str, written: str) -> None:
    assert written == toml.string(text)


@pytest.mark.parametrize(
    ("name", "written"), [("half-1_A", "half-1_A"), ("", '""'), ("a.b", '"a.b"'), ("é", '"é"')]
)
def test_a_key_stands_bare_where_it_can(name: str, written: str) -> None:
    assert written == toml.key(name)


def test_a_number_that_no_decimal_says_is_refused() -> None:
    scheme = parse_scheme(SCHEME)
    group = scheme.groups[0]
    third = replace(group.criteria[0], weight=Fraction(1, 3))
    with pytest.raises(ValueError, match="1/3 is no decimal number"):
        write_scheme(replace(scheme, groups=(replace(group, criteria=(third, *group.criteria[1:])),)))


def test_two_scales_of_one_name_are_refused() -> None:
    scheme = parse_scheme(SCHEME)
    group: Group = scheme.groups[0]
    other = replace(group.criteria[0], scale=replace(group.criteria[0].scale, step=Fraction(1)))
    with pytest.raises(ValueError, match="two scales are called 'half'"):
        write_scheme(replace(scheme, groups=(replace(group, criteria=(other, *group.criteria[1:])),)))


def test_a_text_in_one_language_is_written_in_that_one() -> None:
    scheme = parse_scheme(SCHEME)
    text = write_scheme(replace(scheme, title=replace(scheme.title, en="")))
    assert 'title = { nl = "Klein" }' in text
    assert "Klein" == parse_scheme(text).title.en
