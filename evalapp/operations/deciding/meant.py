"""Under what a decision is recorded: who decided, when, and where it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.domain.deciding.values import Ruled
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Value
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.admissibility.days import past_day
from evalapp.operations.deciding.standing import Afterwards, Standing
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import MOST_NAMED, numbered, opening

MOST_BODY = 200
MOST_REFERENCE = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """Who decided, on which ISO 8601 date, and under which reference that is found."""

    body: str
    on: str
    reference: str

    def checked(self, at: str) -> Meant:
        """Raises BadValue for what is not said, or a day to come."""
        body, reference = typed_line(self.body, MOST_BODY), typed_line(self.reference, MOST_REFERENCE)
        if not body:
            raise BadValue(_("Say which body decided: a jury advises, a body decides."))
        if not reference:
            raise BadValue(_("Give the reference under which the decision is found."))
        return Meant(
            body=body, on=past_day(self.on, at, what=_("the day of the decision")), reference=reference
        )

    def named(self) -> dict[str, Value]:
        """In a sentence of the history."""
        return {
            "body": " ".join(self.body.split()),
            "day": {"day": self.on.strip()},
            "reference": " ".join(self.reference.split()),
        }

    def is_of(self, ruled: Ruled) -> bool:
        said = (" ".join(self.body.split()), self.on.strip(), " ".join(self.reference.split()))
        return said == (ruled.body, ruled.on, ruled.reference)


def decided_together(found: Afterwards) -> list[Ruled]:
    """What most of the applications were decided under: those of another body, date or reference were decided apart."""
    rulings = [each.ruled for each in found.decided if each.ruled is not None]
    groups = Counter((each.body, each.on, each.reference) for each in rulings)
    most = groups.most_common(1)[0][0] if groups else None
    return [each for each in rulings if (each.body, each.on, each.reference) == most]


def recorded_otherwise(found: Afterwards, meant: Meant) -> list[Ruled]:
    """What would be corrected; what was decided apart is corrected apart."""
    return [each for each in decided_together(found) if not meant.is_of(each)]


def refuse_after_told(standings: Sequence[Standing], meant: Meant) -> None:
    """Raises BadValue where applicants were told before the day that the decision would be of."""
    told = [each for each in standings if each.notified is not None and each.notified.on < meant.on]
    if told:
        text = _(
            "{applications} were told before {day}; a decision of that day they were not told of. Correct the day, or "
            "how they were told first."
        )
        raise BadValue(
            text.format(
                applications=opening(numbered([each.application for each in told], most=MOST_NAMED)),
                day=formats.day(meant.on),
            )
        )


def refuse_after_called(standings: Sequence[Standing], meant: Meant) -> None:
    """Raises BadValue where one of them was called on from the reserve list before the day of the decision."""
    for each in standings:
        if each.called is not None and each.called.on < meant.on:
            text = _(
                "{application} was called on from the reserve list on {called}, before {day}; a decision of that day "
                "did not put it there. Correct the day, or undo the call first."
            )
            raise BadValue(
                text.format(
                    application=opening(each.application),
                    called=formats.day(each.called.on),
                    day=formats.day(meant.on),
                )
            )


def refuse_before_applications(view: View, on: str) -> None:
    """Raises BadValue for a day on which no application had come in: a year that is mistyped."""
    first = min(filter(None, (each.submitted_at[:10] for each in view.applications())), default="")
    if on < first:
        text = _("On {day} no application had come in yet (the first came on {first}); check the year.")
        raise BadValue(text.format(day=formats.day(on), first=formats.day(first)))
