"""What a number format makes be seen in place of the number in the cell."""

from __future__ import annotations

import pytest

from evalapp.sheets.seen.altered import altered_by


@pytest.mark.parametrize(
    ("number", "number_format", "seen"),
    [
        (2.5, "0", "3"),
        (3.25, "0.0", "3.3"),
        (2.5, "00", "3"),
        (2.5, '0;-0;"none"', "3"),
        (4, '"-"0', "−4"),
        (4, "-0", "−4"),
        (2.5, "-0", "−3"),
        (-2, "0;0", "2"),
        (4, ";;;", ""),
        (0, "0;-0;", ""),
        (0, '0;-0;"none"', "none"),
        (4, '"yes";"no"', "yes"),
        (150000, '[<1]0;"secret"', "secret"),
        (4, '[>=100]0;[>=10]0.0;"few"', "few"),
        (9.6, "[>=1000]0.00;0", "10"),
    ],
)
def test_another_number_is_seen(number: float, number_format: str, seen: str) -> None:
    altered = altered_by(number, number_format)
    assert altered is not None
    assert seen == altered.shown(str(number))


@pytest.mark.parametrize(
    ("number", "number_format"),
    [
        (2, "0"),
        (2.5, "0.0"),
        (2.5, "0.00"),
        (0.1 + 0.2, "0.0"),
        (3, "00"),
        (4, "General;-General"),
        (2.5, "# ?/?"),
        (2.5, "0.0E+00"),
        (-2, "0"),
        (-2, "0;-0"),
        (-2, "0;(0)"),
        (4, "_-* #,##0_-;-* #,##0_-"),
        (4, '[$-413]0;-0;;@'),
        (2.5, "[Red]"),
        (2.5, "@"),
        (4, "#,##0_);(#,##0)"),
        (0.5, '[<1]0.0;"secret"'),
        (4, '[Red][<100]0;[Blue]0'),
        (4, '[>10]"many";0;0'),
    ],
)  # fmt: skip
def test_the_number_itself_is_seen(number: float, number_format: str) -> None:
    assert altered_by(number, number_format) is None
