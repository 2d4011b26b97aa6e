"""Tables written as somebody's files, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.evidence.units.magnitudes import NO_BOUNDS, Bounds
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications


def file(folder: Path, text: str, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def column(folder: Path, heading: str, *values: str) -> Path:
    """Applications A-1, A-2, … with one more column, separated by semicolons."""
    rows = "".join(f"A-{n};T;O;{value}\n" for n, value in enumerate(values, start=1))
    return file(folder, f"number;title;organisation;{heading}\n{rows}")


def partners(folder: Path, heading: str, *values: str) -> Path:
    rows = "".join(f"A-1;P{n};bedrijf;{value}\n" for n, value in enumerate(values, start=1))
    return file(folder, f"number;naam;helix;{heading}\n{rows}", "partners.csv")


def workbook(folder: Path, *sheets: tuple[str, Sequence[Sequence[object]]], name: str = "a.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def formatted(path: Path, cell: str, number_format: str) -> None:
    book = openpyxl.load_workbook(path)
    book.active[cell].number_format = number_format
    book.save(path)


def plan(
    *paths: Path,
    existing: Sequence[Dossier] = (),
    answers: Mapping[str, str] | None = None,
    column_map: ColumnMap | None = None,
    bounds: Bounds = NO_BOUNDS,
) -> ImportPlan:
    read = read_applications(paths, answers=answers, column_map=column_map, bounds=bounds)
    return plan_import(read, existing, answers or {})


def read(plan: ImportPlan, name: str) -> list[object]:
    """The values of a field in the applications to add."""
    return [getattr(dossier.application, name) for dossier in plan.dossiers_to_add]


def stored(*numbers: str) -> list[Dossier]:
    return [
        Dossier(application=Application(number=number, title="T", organisation="O")) for number in numbers
    ]


def asked_how(plan: ImportPlan) -> list[str]:
    """The questions how a column is read, without those what becomes of single values that cannot be, or in which
    century its years are.
    """
    return [each.id for each in plan.questions if not each.id.startswith(("unread:", "century:"))]


def after(plan: ImportPlan, existing: Sequence[Dossier] = ()) -> tuple[Dossier, ...]:
    """What the call holds once the plan is carried out."""
    held = {dossier.application.number: dossier for dossier in existing}
    for dossier in (*plan.dossiers_to_add, *plan.dossiers_to_update):
        held[dossier.application.number] = dossier
    return tuple(held.values())


def outcomes(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(row.row, row.number, str(row.outcome)) for row in plan.rows]
