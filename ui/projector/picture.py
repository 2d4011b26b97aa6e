"""The whole picture of the projector, from what it may show and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from evalapp.domain.texts import _
from evalapp.operations.meeting.projected import Leaver, Projected, Stage
from ui.projector import words
from ui.projector.averages import paint_averages
from ui.projector.sheet import LEAST, MARGIN, MOST, Align, Sheet, scale_of
from ui.projector.time_words import left_words, on_a_clock

_TOP, _FOOT = 52.0, 64.0
_MANY = 8  # criteria; more of them leave less room for what stands above
_TIME = 268.0  # width of the column of the clock
_RIGHT = Align.AlignRight | Align.AlignVCenter
_CENTRE = Align.AlignHCenter | Align.AlignVCenter


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """Of the dossier at hand, in seconds."""

    elapsed: int
    allotted: int
    is_paused: bool = False

    @property
    def left(self) -> int:
        return self.allotted - self.elapsed


def paint(sheet: Sheet, shown: Projected, time: Time | None) -> None:
    sheet.fill(QRectF(0, 0, sheet.width, sheet.height), "window")
    _paint_top(sheet, shown)
    if shown.stage is Stage.NOW:
        _paint_foot(sheet, shown)
        _paint_dossier(sheet, shown, time)
    else:
        _paint_greeting(sheet, shown)


def time_area(width: float, height: float) -> QRectF:
    """The pixels of the clock on an area of so many, of which alone each second something changes."""
    scale = scale_of(width, height)
    wide = (_TIME + MARGIN) * scale
    return QRectF(width - wide, _TOP * scale, wide, height - (_TOP + _FOOT) * scale)


def _paint_top(sheet: Sheet, shown: Projected) -> None:
    sheet.fill(QRectF(0, 0, sheet.width, _TOP), "panel")
    sheet.line(0, _TOP, sheet.width, _TOP)
    badge = 80.0 if shown.is_demo else 0.0
    room = QRectF(MARGIN, 0, sheet.width - 2 * MARGIN - 240 - badge, _TOP)
    taken = sheet.text(room, shown.call, 20, weight=600, lines=2)
    if shown.is_demo:
        rect = QRectF(taken.right() + 16, 13, 64, 27)
        sheet.fill(rect, "attention-ground", radius=4)
        sheet.text(rect, _("DEMO"), LEAST, weight=600, role="attention", align=_CENTRE)
    where = QRectF(sheet.right - 230, 0, 230, _TOP)
    sheet.text(where, words.position(shown), 20, role="dim", align=_RIGHT)


def _paint_foot(sheet: Sheet, shown: Projected) -> None:
    y = sheet.height - _FOOT
    sheet.fill(QRectF(0, y, sheet.width, _FOOT), "panel")
    sheet.line(0, y, sheet.width, y)
    if shown.next is None:
        return
    parts = (
        (words.up_next(), 24, 400, "dim"),
        (shown.next.title, 24, 600, "text"),
        (shown.next.number, 24, 400, "dim"),
    )
    sheet.row(QRectF(MARGIN, y, sheet.width - 2 * MARGIN, _FOOT), parts)


def _paint_greeting(sheet: Sheet, shown: Projected) -> None:
    """No dossier is at hand: what comes, or that it begins or has ended."""
    large, below = words.greeting(shown)
    width = sheet.width - 2 * MARGIN
    middle = sheet.height / 2
    if shown.stage is Stage.BETWEEN:
        before = QRectF(MARGIN, _TOP + 24, width, 70)
        sheet.text(before, words.ended(shown.ended), 26, role="dim", lines=2)
        if shown.next is not None:
            sheet.text(QRectF(MARGIN, middle - 170, width, 50), words.up_next(), 32, role="dim")
    room = QRectF(MARGIN, middle - 120, width, 220)
    taken = sheet.text(room, large, 72, weight=600, align=Align.AlignLeft | Align.AlignTop, lines=3)
    sheet.text(QRectF(MARGIN, taken.bottom() + 8, width, 60), below, 36, role="dim")


def _paint_dossier(sheet: Sheet, shown: Projected, time: Time | None) -> None:
    width = sheet.width - 2 * MARGIN
    title = shown.dossier.title if shown.dossier else ""
    is_dense = len(shown.averages) > _MANY and not shown.is_hidden
    top = Align.AlignLeft | Align.AlignTop
    room = QRectF(MARGIN, _TOP + (16 if is_dense else 24), width, 84 if is_dense else 132)
    taken = sheet.text(room, title, 44 if is_dense else 56, weight=600, align=top, lines=2)
    room = QRectF(MARGIN, taken.bottom() + 4, width, 34 if is_dense else 64)
    taken = sheet.text(room, words.about(shown), 26, role="dim", align=top, lines=1 if is_dense else 2)
    y = taken.bottom() + (10 if is_dense else 18)
    end = sheet.height - _FOOT - 16
    if shown.is_hidden:
        y = _paint_asked_out(sheet, QRectF(MARGIN, y, width - _TIME - 40, end - y), shown)
    else:
        y = _paint_leavers(sheet, y, shown.leavers, is_dense=is_dense)
        paint_averages(sheet, QRectF(MARGIN, y, width - _TIME - 40, end - y), shown)
    if time is not None:
        line = sheet.right - _TIME
        sheet.line(line, max(y, _TOP + 24), line, end)
        paint_time(sheet, QRectF(line + 40, y, _TIME - 40, end - y), time)


def _paint_asked_out(sheet: Sheet, area: QRectF, shown: Projected) -> float:
    """Who must leave and is in the room, as large as it gets; the scores wait. Returns where the area begins."""
    inside = tuple(each for each in shown.leavers if not each.since)
    outside = tuple(each for each in shown.leavers if each.since)
    sheet.fill(area, "attention-ground", radius=8)
    inner = area.adjusted(32, 16, -32, -16)
    sheet.icon("leave", QRectF(inner.x(), inner.y() + 4, 40, 40), "attention")
    head = QRectF(inner.x() + 56, inner.y(), inner.width() - 56, 48)
    sheet.text(head, words.leave_now(inside), 30, weight=600, role="attention")
    foot = QRectF(inner.x(), inner.bottom() - 78, inner.width(), 78)
    rest = " · ".join(f"{each.name}: {words.whereabouts(each)}" for each in outside)
    said = "\n".join(filter(None, (words.waiting(shown.leavers), rest)))
    sheet.text(foot, said, 24, role="dim", align=Align.AlignLeft | Align.AlignBottom, lines=3)
    middle = QRectF(inner.x(), head.bottom(), inner.width(), foot.top() - head.bottom())
    sheet.text(middle, words.names(inside), MOST, weight=600, lines=3)
    return area.y()


def _paint_leavers(sheet: Sheet, y: float, leavers: tuple[Leaver, ...], *, is_dense: bool) -> float:
    """One band a person, or one for all where there are more than two. Returns where it goes on below."""
    if not leavers:
        return y
    together = len(leavers) > (1 if is_dense else 2)
    for some in (leavers,) if together else tuple((each,) for each in leavers):
        height = 92.0 if not is_dense and (len(leavers) == 1 or together) else 56.0
        band = QRectF(MARGIN, y, sheet.width - 2 * MARGIN, height)
        sheet.fill(band, "attention-ground", radius=8)
        side = min(44.0, height - 16)
        sheet.icon("leave", QRectF(band.x() + 36, band.center().y() - side / 2, side, side), "attention")
        inner = band.adjusted(104, 0, -32, 0)
        if together:
            said = " · ".join(f"{each.name} ({words.whereabouts(each)})" for each in some)
            sheet.text(inner, said, 30, weight=600, lines=3)
        else:
            _paint_leaver(sheet, inner, some[0], 40.0 if height > 60 else 30.0)
        y = band.bottom() + (8 if not together and some[0] is not leavers[-1] else 16)
    return y


def _paint_leaver(sheet: Sheet, inner: QRectF, leaver: Leaver, size: float) -> None:
    where = QRectF(inner.right() - 250, inner.y(), 250, inner.height())
    sheet.text(where, words.whereabouts(leaver), 24, role="dim", align=_RIGHT, lines=2)
    room = QRectF(inner.x(), inner.y(), inner.width() - 266, inner.height())
    parts = ((leaver.name, size, 600, "text"), (words.leaves((leaver,)), 24, 400, "text"))
    sheet.row(room, parts, gap=24)


def paint_time(sheet: Sheet, area: QRectF, time: Time) -> None:
    """Over time it says so in words, beside the colour."""
    is_over = time.left < 0
    sheet.text(QRectF(area.x(), area.y(), area.width(), 30), _("Time"), 20, role="dim")
    y = area.y() + 30
    large = QRectF(area.x(), y - 6, area.width(), 108)
    role = "attention" if is_over else "text"
    sheet.text(large, on_a_clock(time.elapsed), MOST, weight=600, role=role)
    bar = QRectF(area.x(), y + 104, area.width(), 8)
    sheet.fill(bar, "line", radius=4)
    share = min(time.elapsed / time.allotted, 1.0) if time.allotted else 0.0
    sheet.fill(QRectF(bar.x(), bar.y(), bar.width() * share, 8), role if is_over else "accent", radius=4)
    said = [_("of {time}").format(time=on_a_clock(time.allotted)), left_words(time.left)]
    if time.is_paused:
        said.append(_("paused"))
    rest = QRectF(area.x(), bar.bottom() + 8, area.width(), 60)
    top = Align.AlignLeft | Align.AlignTop
    sheet.text(rest, " · ".join(said), 20, role=role if is_over else "dim", align=top, lines=2)
