"""Names of files that every system takes."""

from __future__ import annotations

import pytest

from evalapp.files import safe_name, safe_stem


@pytest.mark.parametrize("device", ["con", "CON", "nul", "Aux", "prn", "com1", "LPT9", "con.x", "NUL.tar"])
def test_a_name_is_never_that_of_a_device(device: str) -> None:
    assert f"_{device}" == safe_stem(device)


@pytest.mark.parametrize("text", ["console", "J-01-Connie", "com10", "nullius", "lpt"])
def test_a_name_that_only_begins_like_one_stays(text: str) -> None:
    assert text == safe_stem(text)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plan 1.pdf", "plan-1.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("../../etc/passwd", "file.etc-passwd"),
        ("con.pdf", "_con.pdf"),
        ("a\x1b[2J.pdf", "a-2J.pdf"),
        ("plan", "plan"),
        ("..", "file.file"),
    ],
)
def test_a_name_with_a_suffix_is_made_safe(name: str, safe: str) -> None:
    assert safe == safe_name(name)
