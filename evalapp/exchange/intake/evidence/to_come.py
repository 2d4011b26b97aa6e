"""Days that can hardly be: a submission that is still to come, and any day that lies far from the call's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.exchange.intake.evidence.units.magnitudes import Bounds
from evalapp.exchange.intake.evidence.unreadable import Awaited
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.values import Noted, quoted
from evalapp.sheets.sheet import Cell
from evalapp.words import formats

AS_WRITTEN, EMPTY = "as-written", "empty"
YEARS_AHEAD, YEARS_BEFORE = 10, 20
_A_DAY = timedelta(days=1)  # by which a zone or a clock may differ: that is said, and not asked
_A_YEAR = timedelta(days=365.25)


def to_come_id(heading: Heading) -> str:
    return f"later:{heading.text}"


class ToCome:
    """Reads as `read` does; what can hardly be is refused until somebody says how it is meant.

    Of a submission that is what lies more than a day after `bounds.now`; what lies after the deadline is said. Of a
    submission or any other day it is what lies far before, and of other days far after, the call's own: its deadline
    or, where it has none, today.
    """

    def __init__(
        self, heading: Heading, read: Callable[[Cell], Any], *, sort: Sort, bounds: Bounds, answer: str
    ) -> None:
        self._heading, self._read, self._answer = heading, read, answer
        self._is_submission = sort is Sort.MOMENT
        self._now, self._deadline = bounds.now, bounds.deadline
        moment = datetime.fromisoformat(bounds.now)
        self._present, self._soon = _Limit(moment), _Limit(moment + _A_DAY)
        self._due = _Limit(datetime.fromisoformat(bounds.deadline)) if bounds.deadline else None
        own = datetime.fromisoformat(bounds.own_day or bounds.now)
        self._has_own_day, self._own_day = bool(bounds.own_day), own.astimezone(BRUSSELS).date().isoformat()
        self._latest = _Limit(own + YEARS_AHEAD * _A_YEAR)
        self._earliest = _Limit(own - YEARS_BEFORE * _A_YEAR)
        self._first: tuple[Cell, str] | None = None
        self._first_far: tuple[Cell, str, str] | None = None

    def read(self, cell: Cell) -> Any:
        """Raises BadValue."""
        value = self._read(cell)
        is_noted = type(value) is Noted
        iso = value.value if is_noted else value
        if not iso:
            return value
        if self._is_submission and self._present.is_before(iso):
            iso, note = self._to_come(cell, iso)
        elif why := self._far(cell, iso):
            iso, note = self._far_off(cell, iso, why)
        elif self._is_submission and self._due is not None and self._due.is_before(iso):
            note = _(
                "“{value}” lies after {deadline}, until when the jury scores: taken as it stands; check it"
            ).format(value=quoted(cell), deadline=_told_apart(self._deadline, iso))
        else:
            return value
        return Noted(iso, f"{value.note}. {note}" if is_noted else note)

    def _to_come(self, cell: Cell, iso: str) -> tuple[str, str]:
        why = _("“{value}” is still to come: the clock of this computer says {now}").format(
            value=quoted(cell), now=_told_apart(self._now, iso)
        )
        if not self._soon.is_before(iso):
            return iso, _("{why} – taken as it stands").format(why=why)
        self._first = self._first or (cell, iso)
        return self._answered(iso, why)

    def _far_off(self, cell: Cell, iso: str, why: str) -> tuple[str, str]:
        self._first_far = self._first_far or (cell, iso, why)
        return self._answered(iso, why)

    def _answered(self, iso: str, why: str) -> tuple[str, str]:
        if self._answer == AS_WRITTEN:
            return iso, _("{why} – taken as it stands").format(why=why)
        if self._answer == EMPTY:
            return "", _("{why} – left empty").format(why=why)
        raise Awaited(why, to_come_id(self._heading))

    def _far(self, cell: Cell, iso: str) -> str:
        """Why it can hardly be; empty where nothing is odd about it."""
        if self._earliest.is_after(iso):
            years = YEARS_BEFORE
            words = (
                _("“{value}” lies more than {years} years before the deadline of the jury, {day}")
                if self._has_own_day
                else _("“{value}” lies more than {years} years before today, {day}")
            )
        elif self._latest.is_before(iso):
            years = YEARS_AHEAD
            words = (
                _("“{value}” lies more than {years} years after the deadline of the jury, {day}")
                if self._has_own_day
                else _("“{value}” lies more than {years} years after today, {day}")
            )
        else:
            return ""
        return words.format(value=quoted(cell), years=years, day=formats.day(self._own_day))

    @property
    def question(self) -> Question | None:
        """Once the rows are read; None where none is refused."""
        if self._answer in (AS_WRITTEN, EMPTY):
            return None
        if self._first_far is not None:
            return self._question_far(*self._first_far)
        if self._first is None:
            return None
        cell, iso = self._first
        return self._asked(
            _("{value} in “{heading}”, which is still to come:").format(
                value=quoted(cell, 30), heading=shorten(self._heading.text)
            ),
            _(
                "nobody can have submitted then: it is mistyped, or the clock of this computer is wrong, which says "
                "{now}"
            ).format(now=formats.moment(self._now)),
            iso,
            _("right as it stands, the clock is wrong"),
            _("leave every time that is still to come empty"),
        )

    def _question_far(self, cell: Cell, iso: str, why: str) -> Question:
        """Also of a column in which another day is still to come: the answer is for all that can hardly be."""
        if self._first is not None:
            why = _("{why}; and “{other}” is still to come").format(why=why, other=quoted(self._first[0]))
        return self._asked(
            _("{value} in “{heading}”, a day that can hardly be:").format(
                value=quoted(cell, 30), heading=shorten(self._heading.text)
            ),
            why,
            iso,
            _("right as it stands"),
            _("leave every such day empty"),
        )

    def _asked(self, text: str, why: str, iso: str, as_written: str, empty: str) -> Question:
        effect = formats.day(iso) if formats.is_date_alone(iso) else formats.stamp(iso)
        return Question(
            id=to_come_id(self._heading),
            text=text,
            why=why,
            choices=(
                Choice(id=AS_WRITTEN, label=as_written, effect=effect),
                Choice(id=EMPTY, label=empty),
            ),
        )


def _told_apart(moment: str, iso: str) -> str:
    """The moment, to the second where the other one lies in the same minute."""
    return formats.moment(moment) if formats.is_date_alone(iso) else formats.told_apart(moment, iso)[0]


class _Limit:
    """Compared as texts, which is what times in ISO 8601 UTC are made for; a date alone as a day in Belgium."""

    def __init__(self, moment: datetime) -> None:
        self._day = moment.astimezone(BRUSSELS).date().isoformat()
        self._moment = moment.astimezone(UTC).isoformat(timespec="seconds")[:19]

    def is_before(self, iso: str) -> bool:
        return iso > self._day if len(iso) == len(self._day) else iso[:19] > self._moment

    def is_after(self, iso: str) -> bool:
        return iso < self._day if len(iso) == len(self._day) else iso[:19] < self._moment
