"""The cells of the assignment matrix, painted: what a juror knows of an application, and how the two stand."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QPen

from evalapp.operations.panel.members import Pair
from evalapp.operations.seats.matrix import Matrix
from ui.look import theme
from ui.pages.jury.matrix import shapes
from ui.pages.jury.matrix.geometry import Geometry


class Cells:
    """Keeps the shapes that it painted, for the next time."""

    def __init__(self) -> None:
        self._shapes = shapes.Shapes()

    def paint(
        self, painter: QPainter, matrix: Matrix, found: Geometry, *, at_hand: int, ratio: float
    ) -> None:
        """Those in sight; `at_hand`: the row that is chosen."""
        columns, size = found.shown_columns, QSizeF(found.column, found.row)
        tints = shapes.tint(1), shapes.tint(2)
        selection, line = theme.colour("selection"), QPen(theme.colour("line"), 1)
        people = [(column, matrix.ground.jurors[column].id) for column in columns]
        right = found.left + found.columns * found.column - found.x
        tags, strokes = matrix.ground.tags, 2 if theme.is_contrast() else 0
        for row in found.shown_rows:
            top = found.head + row * found.row - found.y
            if row == at_hand:
                painter.fillRect(found.left, top, right - found.left, found.row, selection)
            painter.setPen(line)
            painter.drawLine(found.left, top + found.row - 1, right, top + found.row - 1)
            number = matrix.ground.applications[row].number
            for column, juror in people:
                pair = (juror, number)
                left = found.left + column * found.column - found.x
                if known := tags.get(pair):
                    ground = tints[len(known) > 1]
                    painter.fillRect(left + 2, top + 1, found.column - 4, found.row - 3, ground)
                    for n in range(min(len(known), strokes)):
                        painter.drawLine(
                            left + 5 + 4 * n, top + found.row - 6, left + 5 + 4 * n, top + found.row - 4
                        )
                if shape := shape_of(matrix, pair):
                    painter.drawPixmap(left, top, self._shapes.get(shape, size, ratio))


def shape_of(matrix: Matrix, pair: Pair) -> str:
    """Of what stands in a cell; empty where nothing does."""
    standing = matrix.standing
    is_seated = pair in standing.seats
    if matrix.proposal is not None and (pair in matrix.after) is not is_seated:
        return shapes.LEAVES if is_seated else shapes.COMES
    if pair in standing.conflicts:
        return shapes.CONFLICT
    if pair in standing.waiting:
        return shapes.SUSPECTED_SEAT if is_seated else shapes.SUSPECTED
    if is_seated:
        return shapes.LOCKED if pair in standing.locked else shapes.SEATED
    return ""
