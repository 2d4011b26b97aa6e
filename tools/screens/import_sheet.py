"""A workbook as a secretary gets it: new, changed, wrong and hidden rows, partners, and an old budget beside them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.application import Application

NAME = "Aanvragen IBN def v3 (Griet).xlsx"
_SAVED = 1449249720  # 4 December 2015, 18:22 in Brussels
_CHANGED, _NEW, _PARTNERS = 12, 29, 12
_HIDDEN = ("Houtgas uit snoeihout", "Ruwvoeder uit grasland")
_TOPICS = ("Algen", "Slib", "Glasvezel", "Leder", "Papier", "Mest", "Koffiedik", "Wol", "Zand", "Kaas")
_GOALS = ("als grondstof", "in de kringloop", "zonder verlies")
_FIRMS = (
    ("Algenkring Kust vzw", "W-Vl."),
    ("Slibverwerking Rupel vzw", "Antw."),
    ("Vezelhuis Leie vzw", "O-Vl."),
)
_HEADS = (
    "Nr.", "Titel voorstel", "Penvoerder", "KBO / BTW", "Prov.", "E-mail", "Steun", "Tot. begr.", "Startdatum",
    "Looptijd (jaar)", "Opm. vroeger",
)  # fmt: skip
_Line = list[object]


def write_sheet(path: Path, stored: Sequence[Application]) -> None:
    """Beside the applications that are `stored`, of which some come again."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ingediend"
    sheet.append(["IBN-oproep 2015: ingediende voorstellen"])
    sheet.append(_HEADS)
    numbers = [f"B-{n:02}" for n in range(1, _NEW + 1)]
    again, new, wrong = _again(stored[:_CHANGED]), _new(numbers), _wrong()
    hidden = [
        _line(f"B-{n}", title, "Snoeihout Hageland vzw", "Vl.-Brabant", 198, 402)
        for n, title in enumerate(_HIDDEN, start=51)
    ]
    first = [*again[:3], new[0], wrong[0], hidden[0], *wrong[1:], new[1]]
    for line in (*first, *again[3:], *new[2:], hidden[1]):
        sheet.append(line)
        sheet.row_dimensions[sheet.max_row].hidden = line in hidden
    _partners(book.create_sheet("Partners"), numbers)
    old = book.create_sheet("Begroting oud")
    old.append(["Post", "Kolom 2"])
    for n in range(96):
        old.append([("Personeel", "Werking", "Investering")[n % 3], 5 + n])
    book.save(path)
    os.utime(path, (_SAVED, _SAVED))


def _line(number: str, title: str, firm: str, province: str, support: object, total: object) -> _Line:
    return [number, title, firm, "", province, "", support, total, "2016-02-01", 3, ""]


def _new(numbers: Sequence[str]) -> list[_Line]:
    return [
        _line(
            number,
            f"{_TOPICS[n % len(_TOPICS)]} {_GOALS[n // len(_TOPICS)]}",
            *_FIRMS[n % len(_FIRMS)],
            216 + 7 * n,
            440 + 9 * n,
        )
        for n, number in enumerate(numbers)
    ]


def _wrong() -> list[_Line]:
    """An amount that is not exact, a number that stands twice, and a row without one."""
    return [
        _line("B-41", "Slim peilbeheer in de polders", "Polderwater Digitaal vzw", "W-Vl.", "± 400", 510),
        _line("B-42", "Onderhoud van windparken op zee", "Windhaven Noordzee vzw", "W-Vl.", 450, 906),
        _line("B-42", "Geur en smaak uit algen", "Algenkring Kust vzw", "W-Vl.", 216, 440),
        _line("", "Pleziervaart op waterstof", "Kusthaven Elektrisch vzw", "W-Vl.", 312, 640),
    ]


def _again(stored: Sequence[Application]) -> list[_Line]:
    """Each changed in one thing or another."""
    lines: list[_Line] = []
    for n, each in enumerate(stored):
        support, total = (each.requested_support or 0) / 100_000, (each.total_budget or 0) / 100_000
        title, province = each.title, each.province
        if n % 3 == 0:
            support, total = support - 8, total - 16
        elif n % 3 == 1:
            title = f"{title} (vervolg)"
        else:
            province = "West-Vlaanderen"
        number = each.number.lower() if n == 5 else each.number  # the same one, or another?
        said = [number, title, each.organisation, each.enterprise_number, province, each.email]
        lines.append([*said, support, total, each.start, each.years, "lichte str." if n == 4 else ""])
    return lines


def _partners(sheet: Worksheet, numbers: Sequence[str]) -> None:
    sheet.append(["Dossier", "Naam partner", "Zijde"])
    sides = ("bedrijf", "bedrijf", "kennisinstelling", "overheid")
    for n, number in enumerate(numbers):
        for k in range(_PARTNERS + n % 5):
            sheet.append([number, f"Partner {k + 1} van {number} bvba", sides[k % len(sides)]])
