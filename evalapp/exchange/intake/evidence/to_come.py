"""A submission that is still to come: nobody can have made it, unless the clock of this computer is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.values import Noted, quoted
from evalapp.sheets.sheet import Cell
from evalapp.words import formats

AS_WRITTEN, EMPTY = "as-written", "empty"
_A_DAY = timedelta(days=1)  # by which a zone or a clock may differ: that is said, and not asked


def to_come_id(heading: Heading) -> str:
    return f"later:{heading.text}"


class ToCome:
    """Reads as `read` does; what is more than a day after `now` is refused until somebody says how it is meant.

    `deadline`: until when the jury scores, empty where nothing says so; a later submission is said.
    """

    def __init__(
        self, heading: Heading, read: Callable[[Cell], Any], *, now: str, deadline: str, answer: str
    ) -> None:
        self._heading, self._read, self._now, self._answer = heading, read, now, answer
        moment = datetime.fromisoformat(now)
        self._present, self._soon = _Limit(moment), _Limit(moment + _A_DAY)
        self._deadline = _Limit(datetime.fromisoformat(deadline)) if deadline else None
        self._said_deadline = deadline
        self._first: tuple[Cell, str] | None = None

    def read(self, cell: Cell) -> Any:
        """Raises BadValue."""
        value = self._read(cell)
        is_noted = type(value) is Noted
        iso = value.value if is_noted else value
        if not iso:
            return value
        if self._present.is_before(iso):
            iso, note = self._to_come(cell, iso)
        elif self._deadline is not None and self._deadline.is_before(iso):
            note = _(
                "“{value}” lies after {deadline}, until when the jury scores: taken as it stands; check it"
            ).format(value=quoted(cell), deadline=formats.moment(self._said_deadline))
        else:
            return value
        return Noted(iso, f"{value.note}. {note}" if is_noted else note)

    def _to_come(self, cell: Cell, iso: str) -> tuple[str, str]:
        why = _("“{value}” is still to come: the clock of this computer says {now}").format(
            value=quoted(cell), now=formats.moment(self._now)
        )
        if self._answer == AS_WRITTEN or not self._soon.is_before(iso):
            return iso, _("{why} – taken as it stands").format(why=why)
        if self._answer == EMPTY:
            return "", _("{why} – left empty").format(why=why)
        self._first = self._first or (cell, iso)
        raise BadValue(why)

    @property
    def question(self) -> Question | None:
        """Once the rows are read; None where none is refused."""
        if self._first is None:
            return None
        cell, iso = self._first
        return Question(
            id=to_come_id(self._heading),
            text=_("{value} in “{heading}”, which is still to come:").format(
                value=quoted(cell, 30), heading=shorten(self._heading.text)
            ),
            why=_(
                "nobody can have submitted then: it is mistyped, or the clock of this computer is wrong, which says "
                "{now}"
            ).format(now=formats.moment(self._now)),
            choices=(
                Choice(
                    id=AS_WRITTEN,
                    label=_("right as it stands, the clock is wrong"),
                    effect=formats.day(iso) if formats.is_date_alone(iso) else formats.stamp(iso),
                ),
                Choice(id=EMPTY, label=_("leave every time that is still to come empty")),
            ),
        )


class _Limit:
    """Compared as texts, which is what times in ISO 8601 UTC are made for; a date alone as a day in Belgium."""

    def __init__(self, moment: datetime) -> None:
        self._day = moment.astimezone(BRUSSELS).date().isoformat()
        self._moment = moment.astimezone(UTC).isoformat(timespec="seconds")[:19]

    def is_before(self, iso: str) -> bool:
        return iso > self._day if len(iso) == len(self._day) else iso[:19] > self._moment
