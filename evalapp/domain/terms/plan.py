"""What a call says of its course besides its scheme: its days, who decides, and how its papers are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.texts import LANGUAGES, _

MOST_YEARS, MOST_JURORS = 100, 1_000
WHAT_IF_ALWAYS = "always"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Days in ISO 8601, empty where nobody named one; `language` one of LANGUAGES, or empty.

    `quorum` is how many of the jury must be present at its meeting, `retention` for how many years the file is kept:
    nothing is destroyed by itself. `earlier_panel` and `earlier_title` name the call of which this is a further phase.
    `shows_effects`: beside a consensus and its vote the chair sees what place and outcome become, and whom that pushes.
    `what_if` is when one may look at what another weight, threshold or budget would do: WHAT_IF_ALWAYS, or empty for
    once the meeting has discussed every application.
    """

    opens_on: str = ""
    decision_on: str = ""
    body: str = ""
    language: str = ""
    is_anonymous: bool = False
    quorum: int | None = None
    retention: int | None = None
    earlier_panel: str = ""
    earlier_title: str = ""
    shows_effects: bool = False
    what_if: str = ""


NO_PLAN = Plan()
_FLAGS = ("is_anonymous", "shows_effects")
_NUMBERS = {"quorum": MOST_JURORS, "retention": MOST_YEARS}


def plan_in(text: str) -> Plan:
    """As a file keeps it, which somebody may have altered. Raises ValueError or TypeError for what no plan says."""
    values: dict[str, Any] = kept_json(text)
    plan = Plan(**values)
    for name, value in values.items():
        if name in _NUMBERS:
            is_so = value is None or (type(value) is int and 1 <= value <= _NUMBERS[name])
        else:
            is_so = type(value) is (bool if name in _FLAGS else str)
        if not is_so:
            raise ValueError(name)
    for day in filter(None, (plan.opens_on, plan.decision_on)):
        date.fromisoformat(day)
    if plan.language and plan.language not in LANGUAGES:
        raise ValueError(plan.language)
    if plan.what_if not in ("", WHAT_IF_ALWAYS):
        raise ValueError(plan.what_if)
    return plan


def plan_out(plan: Plan) -> dict[str, Any]:
    """As a file keeps it. `what_if` stands there only where it says something: earlier versions do not know it."""
    told = asdict(plan)
    if not plan.what_if:
        del told["what_if"]
    return told


def refuse_disorder(plan: Plan, *, submitted_until: str, deadline: str) -> None:
    """Raises BadValue where one of the days of a call lies before the one that must come first; an empty one is free.

    `submitted_until` and `deadline` (of applications, of jurors) are moments in ISO 8601.
    """
    days = [
        (_("the opening of the call"), plan.opens_on),
        (_("the deadline for applications"), submitted_until),
        (_("the deadline for the jurors"), deadline),
        (_("the planned decision"), plan.decision_on),
    ]
    for (first, early), (second, late) in pairwise((name, iso) for name, iso in days if iso):
        if _day(early) > _day(late):
            raise BadValue(
                _("{second} ({late}) would lie before {first} ({early}); check both days.").format(
                    first=first,
                    second=second[:1].upper() + second[1:],
                    early=_shown(early),
                    late=_shown(late),
                )
            )


def _day(iso: str) -> date:
    """In Belgium."""
    from evalapp.domain.times import BRUSSELS  # with all that reads times as people write them

    found = datetime.fromisoformat(iso)
    return found.astimezone(BRUSSELS).date() if found.tzinfo else found.date()


def _shown(iso: str) -> str:
    return _day(iso).strftime("%d/%m/%Y")


def past_days(days: Iterable[tuple[str, str]], today: date) -> list[str]:
    """The names of those that have gone by, of pairs of a name and an ISO 8601 day or moment."""
    return [name for name, iso in days if iso and _day(iso) < today]
