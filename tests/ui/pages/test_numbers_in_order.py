"""Sorting a table by number counts as people do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from evalapp.domain.application import Application, Dossier
from ui.pages.applications.rows import application_columns
from ui.tables.cells import Column
from ui.tables.rows import RowsModel

NUMBERS = ("A-10", "A-2", "A-1")


def dossier(number: str) -> Dossier:
    return Dossier(application=Application(number=number, title="", organisation=""))


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (application_columns({}.get), [dossier(each) for each in NUMBERS]),
    ],
)
def test_a_table_sorts_its_numbers_as_numbers(columns: Sequence[Column], rows: Sequence[Any]) -> None:
    model = RowsModel(columns, key=id)
    model.set_rows(rows)
    model.sort_by(0)
    assert [model.index(n, 0).data() for n in range(3)] == ["A-1", "A-2", "A-10"]
