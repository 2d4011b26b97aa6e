"""JSON as a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.sheets.sheet import Sheet
from evalapp.sheets.shown import Kind
from evalapp.sheets.tables import read_tables


def _texts(sheet: Sheet) -> list[tuple[str | None, ...]]:
    return [row.texts for row in sheet.rows]


def _json(folder: Path, data: object) -> tuple[Sheet, ...]:
    path = folder / "table.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return read_tables(path)


def test_what_lies_under_extra_keeps_its_name_beside_one_of_the_same(tmp_path: Path) -> None:
    (sheet,) = _json(tmp_path, [{"extra": {"x": 1, "y": 2}}, {"x": 3, "extra": {"x": 4}}])
    assert ("x", "x", "y") == sheet.header
    assert [(None, "1", "2"), ("3", "4", None)] == _texts(sheet)
    assert (frozenset({1, 2}), "[2].extra.x") == (sheet.further, sheet.address(sheet.rows[1], 1))


@pytest.mark.parametrize(
    ("object_", "place"),
    [
        ({"a": "x\ud83d"}, "[1].a"),
        ({"a": {"b": ["x", "\udc00"]}}, "[1].a.b[2]"),
        ({"a": [{"b": "\ud83d!"}]}, "[1].a[1].b"),
        ({"a\ud83d": "x"}, "[1].a�"),
        ({"extra": {"b": "x\ud83d"}}, "[1].extra.b"),
        ({"a": "x\x01y"}, "[1].a"),
    ],
)
def test_half_a_character_is_a_lost_letter_and_named_with_its_place(
    tmp_path: Path, object_: object, place: str
) -> None:
    sheets = _json(tmp_path, [object_])
    assert (f"In 1 cell a letter was lost, for which “�” stands: {place}.",) == sheets[0].notes
    assert not any(
        0xD800 <= ord(mark) < 0xE000 for each in sheets for mark in f"{each.name}{each.header}{each.rows}"
    )


def test_whole_characters_beyond_the_first_plane_are_no_lost_letters(tmp_path: Path) -> None:
    (sheet,) = _json(tmp_path, '[{"a": "\\ud83d\\ude00", "b": "\\u00e9\\n"}]')
    assert ((), [("😀", "é\n")]) == (sheet.notes, _texts(sheet))


def test_two_names_that_become_the_same_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="twice"):
        _json(tmp_path, '[{"a\\ud83d": 1, "a\\ud83e": 2}]')


def test_json_objects_are_rows_and_their_lists_are_sheets(tmp_path: Path) -> None:
    main, partners = _json(
        tmp_path,
        '[{"number": "A", "years": 3, "x": 1.50, "partners": [{"name": "p"}]}, {"number": "B", "partners": []}]',
    )
    assert main.header == ("number", "years", "x")
    assert _texts(main) == [("A", "3", "1.5"), ("B", None, None)]
    assert partners.parents == frozenset({1, 2})
    assert partners.rows[0].parent == 1
    assert partners.address(partners.rows[0], 0) == "[1].partners[1].name"


@pytest.mark.parametrize(
    "data",
    [
        "{}",
        "3",
        '"x"',
        "[1, 2]",
        "[[]]",
        "{",
        "[" * 5_000,
        '[{"a": NaN}]',
        '[{"a": 1, "a": 2}]',
        "[" * 20 + "]" * 20,
    ],
)
def test_json_of_another_shape_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(UnreadableFile):
        _json(tmp_path, data)


def test_a_value_of_the_wrong_shape_or_an_endless_number_is_a_problem_of_its_cell(tmp_path: Path) -> None:
    (sheet,) = _json(tmp_path, '[{"a": {"b": 1}, "c": [1], "d": 1e999999, "e": true, "f": null, "g": "x"}]')
    assert set(sheet.rows[0].problems) == {2}
    assert [sheet.rows[0].shown[each].kind for each in (0, 1)] == [Kind.NESTED, Kind.NESTED]
    assert sheet.rows[0].texts[:2] == ('{"b": 1}', "[1]")
    assert sheet.rows[0].texts[3:] == ("true", "", "x")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('[{"a": 1}, {"a": 1, "p": [{"b": 1, "b": 2}]}]', r"the key “b” stands twice at \[2\]\.p\[1\]"),
        ('[{"a": ' + "1" * 5_000 + "}]", "the number at line 1, column 8 has more than 1000 digits"),
        ("[" + "{}," * 260_000 + "{}]", "it holds more than 250000 objects"),
    ],
    ids=["twice", "digits", "objects"],
)
def test_what_cannot_be_a_table_is_refused_with_its_place(tmp_path: Path, data: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        _json(tmp_path, data)
