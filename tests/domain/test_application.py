from __future__ import annotations

import pytest

from evalapp.domain.application import CompanySize, Helix, Partner, company_size, parse_enterprise_number
from evalapp.domain.errors import BadValue

MICRO, SMALL, MEDIUM, LARGE = CompanySize
M = 1_000_000_00  # a million euro in cents


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "expected"),
    [
        # Fewer than 10 people, and 2 million or less of turnover or of balance sheet total.
        (0, 0, 0, MICRO),
        (9, 2 * M, 2 * M, MICRO),
        (9, 2 * M, 2 * M + 1, MICRO),
        (9, 2 * M + 1, 2 * M, MICRO),
        (9, 2 * M + 1, 2 * M + 1, SMALL),
        (10, 2 * M, 2 * M, SMALL),
        # Fewer than 50 people, and 10 million or less.
        (49, 10 * M, 10 * M, SMALL),
        (49, 10 * M + 1, 10 * M, SMALL),
        (49, 10 * M, 10 * M + 1, SMALL),
        (49, 10 * M + 1, 10 * M + 1, MEDIUM),
        (50, 10 * M, 10 * M, MEDIUM),
        # Fewer than 250 people, and 50 million or less of turnover, or 43 million or less of balance sheet total.
        (249, 50 * M, 43 * M, MEDIUM),
        (249, 50 * M + 1, 43 * M, MEDIUM),
        (249, 50 * M, 43 * M + 1, MEDIUM),
        (249, 50 * M + 1, 43 * M + 1, LARGE),
        (9, 50 * M + 1, 43 * M + 1, LARGE),
        (250, 0, 0, LARGE),
    ],
)
def test_the_size_class_at_each_boundary(
    staff: int, turnover: int, balance: int, expected: CompanySize
) -> None:
    assert expected is company_size(staff, turnover, balance)


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "expected"),
    [
        (None, 1 * M, 1 * M, None),
        (9, None, None, None),
        (249, None, None, None),
        (250, None, None, LARGE),
        (9, 2 * M, None, MICRO),
        (9, None, 2 * M, MICRO),
        (249, 50 * M, None, MEDIUM),
        (249, 50 * M + 1, None, None),
        (249, None, 43 * M + 1, None),
    ],
)
def test_missing_figures_decide_only_what_they_can(
    staff: int | None, turnover: int | None, balance: int | None, expected: CompanySize | None
) -> None:
    assert expected is company_size(staff, turnover, balance)


def test_only_a_large_company_is_no_sme() -> None:
    assert [True, True, True, False] == [size.is_sme for size in CompanySize]


@pytest.mark.parametrize("helix", [Helix.KNOWLEDGE, Helix.GOVERNMENT, Helix.OTHER])
def test_a_partner_that_is_no_company_has_no_size(helix: Helix) -> None:
    assert Partner(name="X", helix=helix, staff=3, turnover=1, balance_total=1).size is None


def test_an_unknown_contribution_is_not_nothing() -> None:
    given = [
        Partner(name="X", helix=Helix.COMPANY, cash=cash, in_kind=in_kind).contribution
        for cash, in_kind in [(None, None), (0, None), (5, 7)]
    ]
    assert [None, 0, 12] == given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0999.000.129", "0999.000.129"),
        ("0999.000.228", "0999.000.228"),
        ("1999.990.144", "1999.990.144"),
        ("0999000129", "0999.000.129"),
        ("999000129", "0999.000.129"),
        ("BE 0999.000.129", "0999.000.129"),
        ("be0999000129", "0999.000.129"),
        (" 0999 000 129 ", "0999.000.129"),
    ],
)
def test_an_enterprise_number_is_written_one_way(text: str, expected: str) -> None:
    assert expected == parse_enterprise_number(text)


@pytest.mark.parametrize("number", [10, 96, 97, 194, 999_000_1, 19_999_901])
def test_check_digits_run_from_01_to_97(number: int) -> None:
    digits = f"{number:08d}{97 - number % 97:02d}"
    assert digits == parse_enterprise_number(digits).replace(".", "")


@pytest.mark.parametrize(
    "text", ["0999.000.130", "0999.000.219", "0990.000.129", "1999.990.143", "0000.000.000"]
)
def test_a_wrong_check_digit_is_told(text: str) -> None:
    with pytest.raises(BadValue, match="check digits must be"):
        parse_enterprise_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "BE", "2999.000.129", "12345678", "0999.000.12A", "NL0999000129", "٠٩٩٩٠٠٠١٢٩", "09990001290"],
)
def test_what_has_another_shape_is_no_enterprise_number(text: str) -> None:
    with pytest.raises(BadValue, match="is not an enterprise number"):
        parse_enterprise_number(text)


def test_both_check_digits_that_were_written_are_told_beside_those_that_they_must_be() -> None:
    with pytest.raises(BadValue, match="its check digits must be 29, not 30; look for a typing error"):
        parse_enterprise_number("0999.000.130")
