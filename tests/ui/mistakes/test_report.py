"""A report of a mistake says where it was made, and nothing of what anybody typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.errors import BadValue
from ui.mistakes.faults import mistake_of
from ui.mistakes.report import report_of_end, without_data

SECRETS = (
    "Peeters",
    "Jan Janssens",
    "an.peeters@ugent.be",
    "A-12",
    "Zwak dossier",
    "4,5",
    "/home/jan/oproep.evalpanel",
)


def _fail(error: Exception) -> str:
    try:
        raise error
    except Exception as caught:
        return mistake_of(caught).report


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("make", [KeyError, ValueError, RuntimeError, BadValue, OSError, AssertionError])
def test_no_value_stands_in_it(make: type[Exception], secret: str) -> None:
    for error in (make(secret), make(f"cannot use “{secret}” here"), make(f"no such file: '{secret}'")):
        report = _fail(error)
        assert make.__name__ in report
        assert "in _fail" in report
        for word in secret.split():
            assert word not in report


def test_what_led_to_it_is_told_too() -> None:
    key = "".join(("Jans", "sens"))
    with pytest.raises(RuntimeError) as caught:
        try:
            {}[key]
        except KeyError as error:
            raise RuntimeError("cannot open the table") from error
    report = mistake_of(caught.value).report
    assert "RuntimeError: cannot open the table\n\nwhich came of:" in report
    assert "KeyError: '…'" in report


def test_names_of_the_program_and_of_python_stay() -> None:
    with pytest.raises(AttributeError) as unknown:
        None.nowhere  # type: ignore[attr-defined]  # noqa: B018
    assert mistake_of(unknown.value).kind == "AttributeError: 'NoneType' object has no attribute 'nowhere'"
    typed = "".join(("Pee", "ters"))
    with pytest.raises(ValueError, match="invalid") as odd:
        int(typed)
    assert mistake_of(odd.value).kind == "ValueError: invalid literal for int() with base …: '…'"


def test_it_names_versions_and_no_folder_of_who_logs_in() -> None:
    report = _fail(ValueError("x"))
    assert report.startswith("Evalapp ")
    assert "Qt 6" in report
    assert str(Path.home()) not in report
    assert 'File "tests/ui/mistakes/test_report.py"' in report


def test_an_end_by_the_system_is_shortened_likewise() -> None:
    trace = 'Fatal Python error: Segmentation fault\n\n  File "/home/jan/x.py", line 3 in fall\n'
    assert 'File "…/x.py", line 3 in fall' in report_of_end(trace)
    assert "jan" not in report_of_end(trace)


@given(st.text(alphabet="ABCDÉabcdé'\"“”0123456789 @./-", max_size=80))
def test_no_capital_and_no_number_gets_through(text: str) -> None:
    kept = without_data(text)
    assert not any(each.isupper() or each.isdigit() for each in kept.replace("None", "").replace("Errno", ""))


def test_an_error_that_cannot_tell_itself_is_told_all_the_same() -> None:
    class Odd(Exception):
        def __str__(self) -> str:
            raise ValueError("no")

    assert "Odd" in _fail(Odd())


def test_a_thousand_frames_and_a_hundred_causes_are_cut() -> None:
    def deep(n: int) -> None:
        if n:
            deep(n - 1)
        raise ValueError("deep")

    with pytest.raises(ValueError, match="deep") as caught:
        deep(300)
    assert len(mistake_of(caught.value).report.splitlines()) < 120
    error: Exception = ValueError("0")
    for _n in range(100):
        try:
            raise ValueError("again") from error
        except ValueError as following:
            error = following
    assert len(mistake_of(error).report.splitlines()) < 120
