"""Column maps: other headings for our columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.exchange.intake.reading import (
    ColumnMap,
    read_column_map,
)
from tests.exchange.intake import intake_samples as samples

HEADER = "number,title,organisation,requested_support,total_budget\n"


def test_a_column_map_names_strange_headings(tmp_path: Path) -> None:
    path = samples.file(
        tmp_path,
        '[columns]\n"Kop 1" = "number"\n"Omschrijving" = "title"\n"Wie" = "organisation"\n',
        "m.toml",
    )
    text = "Kop 1;omschrijving;Wie;Titel\nA-1;Echte titel;Org;een andere\n"
    (dossier,) = samples.plan(samples.file(tmp_path, text), column_map=read_column_map(path)).dossiers_to_add
    assert dossier.application.title == "Echte titel"
    assert dossier.application.extra == {"Titel": "een andere"}


def test_a_mapped_heading_that_is_not_in_the_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="Kopp"):
        samples.plan(samples.file(tmp_path, HEADER), column_map=ColumnMap(columns={"Kopp": "sector"}))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[columns]\n"a" = "titel"', "did you mean: title"),
        ('[columns]\n"a" = "title"\n"b" = "title"', "cannot both"),
        ('[columns]\n"a" = 3', "must hold lines"),
        ('[colums]\n"a" = "title"', "unknown"),
        ("[columns]", "names no column"),
        ("[columns", "not valid TOML"),
        ("a" + "=[" * 3_000, "not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_column_map_is_said(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadValue, match=words):
        read_column_map(samples.file(tmp_path, text, "map.toml"))


def test_a_column_map_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="cannot be used"):
        read_column_map(tmp_path / "none.toml")
    (tmp_path / "l.toml").write_bytes('[columns]\n"é" = "title"'.encode("latin-1"))
    with pytest.raises(BadValue, match="UTF-8"):
        read_column_map(tmp_path / "l.toml")
