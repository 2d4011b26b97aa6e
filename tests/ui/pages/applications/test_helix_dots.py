"""The triple helix in the list of applications: every partner counts, whether it signed or not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from evalapp.domain.application import Application, Dossier, Helix, Partner
from ui.look import theme
from ui.pages.applications.rows import helix_cell
from ui.tables.cells import Dots, Fill, Mark
from ui.tables.pictures import dots_width, fitting, paint_dots

Sides = Sequence[tuple[Helix, bool | None, int]]  # side, signed, not or not given, how many

FILLS = {True: Fill.WHOLE, False: Fill.NONE, None: Fill.HALF}

MANY: Sides = (
    (Helix.COMPANY, True, 14),
    (Helix.COMPANY, False, 1),
    (Helix.KNOWLEDGE, True, 2),
    (Helix.GOVERNMENT, False, 2),
)


def dots(sides: Sides) -> Dots:
    partners = tuple(
        Partner(name=f"{helix} {n}", helix=helix, is_committed=is_signed)
        for helix, is_signed, count in sides
        for n in range(count)
    )
    cell = helix_cell(
        Dossier(application=Application(number="A-1", title="", organisation=""), partners=partners)
    )
    assert isinstance(cell.picture, Dots)
    return cell.picture


def counted(marks: Sequence[Mark]) -> dict[tuple[str, Fill], int]:
    result: dict[tuple[str, Fill], int] = {}
    for mark in marks:
        key = (mark.role, mark.fill)
        result[key] = result.get(key, 0) + mark.count
    return result


@pytest.mark.parametrize(
    "sides",
    [
        MANY,
        ((Helix.COMPANY, True, 9),),
        ((Helix.COMPANY, True, 3), (Helix.COMPANY, False, 2), (Helix.OTHER, False, 1)),
        ((Helix.COMPANY, True, 200), (Helix.GOVERNMENT, False, 1)),
        ((Helix.COMPANY, True, 1), (Helix.COMPANY, False, 1), (Helix.COMPANY, None, 2)),
    ],
)
def test_no_partner_is_left_out_signed_or_not(qapp: QApplication, sides: Sides) -> None:
    expected = {(helix.value, FILLS[is_signed]): count for helix, is_signed, count in sides}

    assert counted(dots(sides).marks) == expected


def test_few_partners_have_a_dot_each() -> None:
    few = dots(((Helix.COMPANY, True, 8), (Helix.GOVERNMENT, False, 1)))

    assert [mark.fill for mark in few.marks] == [Fill.WHOLE] * 8 + [Fill.NONE]
    assert not any(mark.is_lettered for mark in few.marks)


def test_many_partners_are_counted_beside_one_dot_a_side() -> None:
    assert [(mark.role, mark.count) for mark in dots(MANY).marks] == [
        ("company", 14),
        ("company", 1),
        ("knowledge", 2),
        ("government", 2),
    ]


def test_what_does_not_fit_leaves_room_for_its_number(qapp: QApplication) -> None:
    marks = dots(MANY).marks
    whole = dots_width(Dots(marks=marks))

    assert fitting(marks, whole) == marks
    shown = fitting(marks, whole - 10)
    assert 0 < len(shown) < len(marks)
    assert dots_width(Dots(marks=shown)) < whole - 10


def painted(picture: Dots) -> QImage:
    image = QImage(200, 20, QImage.Format.Format_RGB32)
    image.fill(theme.colour("panel"))
    painter = QPainter(image)
    paint_dots(painter, QRectF(0, 0, 200, 20), picture, theme.colour("panel"))
    painter.end()
    return image


@pytest.mark.parametrize(("is_signed", "role"), [(True, "company"), (False, "panel")])
def test_a_dot_is_filled_where_a_commitment_is_signed(qapp: QApplication, is_signed: bool, role: str) -> None:
    image = painted(dots(((Helix.COMPANY, is_signed, 1),)))

    assert image.pixelColor(4, 10) == QColor(theme.colour(role))


def test_a_dot_is_half_filled_where_nobody_said_whether_it_is_signed(qapp: QApplication) -> None:
    image = painted(dots(((Helix.COMPANY, None, 1),)))

    assert [image.pixelColor(x, 10) for x in (2, 5)] == [
        QColor(theme.colour(role)) for role in ("company", "panel")
    ]
