"""The hidden ids of a form: they come back as they left, or not at all."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.forms.ids import (
    COLUMNS,
    FormIds,
    PlaceMark,
    column_mark,
    form_key,
    hidden_column,
    ids_of,
    marked_column,
    place_mark,
)
from tests.exchange.forms.form_samples import FORM, KEY, content, score
from tests.exchange.sealed.exchange_samples import HOSTILE, PANEL

WRITTEN = content(
    score(7, "é" * 9_000), score(None, "\n".join(HOSTILE), no_score=NoScore.ABSENT, application="A-2")
)


def column() -> list[str]:
    return hidden_column(WRITTEN.ids, KEY)


def read(cells: list[str], *, panel: str = PANEL, key: bytes = KEY) -> FormIds:
    return ids_of(cells, file="form.xlsx", panel=panel, keys=[key])[0]


def test_ids_come_back_as_they_left() -> None:
    assert WRITTEN.ids == read(column())


def test_what_the_panel_held_comes_back_with_them() -> None:
    held = read(column()).held()
    assert {("A-1", "helix"): (7, None, "é" * 9_000)} == {
        place: each for place, each in held.items() if place[0] == "A-1"
    }
    assert (None, NoScore.ABSENT, "\n".join(HOSTILE)) == held["A-2", "helix"]


def test_the_cells_hold_nothing_that_a_spreadsheet_would_change() -> None:
    kind, checksum, *pieces = column()
    assert ("evalapp form", 64) == (kind, len(checksum))
    assert len(pieces) > 3
    assert all(len(piece) <= 8_000 and piece.isascii() and piece.isprintable() for piece in pieces)
    assert not any(" " in piece or "_x" in piece for piece in pieces)


def test_no_comment_lies_readable_with_an_id_of_another_juror() -> None:
    assert "J2" not in "".join(column())


@pytest.mark.parametrize("position", [1, 2, -1])
def test_one_sign_that_differs_is_noticed(position: int) -> None:
    cells = column()
    cells[position] = ("0" if cells[position][0] != "0" else "1") + cells[position][1:]
    with pytest.raises(UnreadableFile, match=r"hidden ids in .* were altered"):
        read(cells)


@pytest.mark.parametrize(
    "cells", [[], ["evalapp form"], ["evalapp form", "0" * 64], ["evalapp form", "0" * 64, "[1]"]]
)
def test_ids_that_are_cut_off_are_refused(cells: list[str]) -> None:
    with pytest.raises(UnreadableFile, match="altered"):
        read(cells)


def test_a_piece_that_is_missing_or_moved_is_noticed() -> None:
    cells = column()
    for other in (cells[:3] + cells[4:], cells[:-1], [*cells[:2], *cells[:1:-1]]):
        with pytest.raises(UnreadableFile, match="altered"):
            read(other)


def test_a_form_of_another_panel_is_told_from_an_altered_one() -> None:
    with pytest.raises(KnownError, match="belongs to another panel"):
        read(column(), panel="another", key=form_key("AGE-SECRET-KEY-ANOTHER"))


def test_nobody_makes_a_form_without_the_panel() -> None:
    """A checksum over other ids, made by somebody who knows everything but the panel's key."""
    with pytest.raises(UnreadableFile, match="altered"):
        read(hidden_column(content().ids, form_key("AGE-SECRET-KEY-OF-SOMEBODY-ELSE")))


def test_a_form_of_a_newer_format_asks_for_an_update() -> None:
    cells = column()
    text = "".join(cells[2:]).replace('"format":1', '"format":9')
    with pytest.raises(UnreadableFile, match="update Evalapp"):
        read([*cells[:2], text])


def test_a_mark_names_its_place() -> None:
    mark = PlaceMark(token=WRITTEN.ids.token, sheet=12, criterion=3)
    assert (mark, FORM.replace("-", "")[:12]) == (place_mark(str(mark)), mark.token)


@pytest.mark.parametrize(
    "text", ["", "evalapp:form:", "evalapp:form:7f3a91c044de:1", "x evalapp:form:7f3a91c044de:1.2"]
)
def test_other_texts_are_no_marks(text: str) -> None:
    assert (None, None) == (place_mark(text), marked_column(text))


def test_every_column_has_its_mark() -> None:
    assert [("7f3a91c044de", each) for each in COLUMNS] == [
        marked_column(column_mark("7f3a91c044de", each)) for each in COLUMNS
    ]
