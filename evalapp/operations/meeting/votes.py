"""A show of hands, and notes for the minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, act
from evalapp.domain.meeting.values import Voice
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.agenda import item_of
from evalapp.operations.meeting.sitting import known, required
from evalapp.operations.meeting.standing import Meeting
from evalapp.operations.meeting.times import happened_at
from evalapp.operations.view import View

MOST_NOTE = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class CastVote:
    """How many hands there were; or, in `voices`, who voted how, from which they are counted."""

    application: str
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    about: str = ""
    voices: Mapping[PersonId, Voice] = field(default_factory=dict)
    at: str = ""
    action: ClassVar[Action] = Action.VOTE

    @property
    def counts(self) -> tuple[int, int, int]:
        """For, against, abstained."""
        if not self.voices:
            return self.in_favour, self.against, self.abstained
        said = Counter(self.voices.values())
        return said[Voice.FOR], said[Voice.AGAINST], said[Voice.ABSTAIN]

    def summary(self, view: View) -> Act:
        in_favour, against, abstained = self.counts
        return act(
            "vote", application=self.application, in_favour=in_favour, against=against, abstained=abstained
        )

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        number = item_of(meeting, self.application).application
        self._require_possible(meeting, number)
        nth = 1 + max((each.nth for each in meeting.votes if each.application == number), default=0)
        key: dict[str, str | int] = {"application": number, "nth": nth}
        who = {"by_whom": change.actor.name, "at": change.at}
        counted = dict(zip(("in_favour", "against", "abstained"), self.counts))
        held_at = happened_at(change, self.at, after=meeting.sittings[-1].opened_at)
        change.put("vote", [key | {"about": typed_line(self.about)} | counted | {"held_at": held_at} | who])
        change.put(
            "voice",
            [key | {"person": person, "said": str(said)} for person, said in self.voices.items()],
        )

    def _require_possible(self, meeting: Meeting, number: str) -> None:
        """Raises BadValue for more votes than there are people who may vote, and for none at all."""
        if min(self.counts) < 0 or not sum(self.counts):
            raise BadValue(
                _("Count the hands: for, against and abstentions, of which at least one is more than 0.")
            )
        inside = meeting.still_inside(number)
        if inside and not meeting.may_begin(number):
            raise BadValue(
                _(
                    "Whoever has a conflict of interest with {application} leaves the room before a vote: {names}."
                ).format(names=", ".join(meeting.names[each] for each in inside), application=number)
            )
        voters = meeting.voters(number)
        for person in self.voices:
            if known(meeting, person).id not in voters:
                raise BadValue(
                    _(
                        "{name} may not vote on {application}: not in the room, not of the jury, or with a conflict of "
                        "interest."
                    ).format(name=meeting.names[person], application=number)
                )
        if sum(self.counts) > len(voters):
            raise BadValue(
                ngettext(
                    "{given} votes were counted, and {n} person in the room may vote on {application}; count again.",
                    "{given} votes were counted, and {n} people in the room may vote on {application}; count again.",
                    len(voters),
                ).format(given=sum(self.counts), n=len(voters), application=number)
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class PutMinute:
    """A note on an application, or another text for note `nth`."""

    application: str
    text: str
    nth: int | None = None
    at: str = ""
    action: ClassVar[Action] = Action.NOTE

    def summary(self, view: View) -> Act:
        return act("minute", application=self.application)

    def apply(self, change: OpenChange) -> None:
        meeting = required(change.view)
        number = item_of(meeting, self.application).application
        text = typed_line(self.text, MOST_NOTE)
        if not text:
            raise BadValue(_("A note needs a text."))
        own = [each for each in meeting.minutes if each.application == number]
        kept = next((each for each in own if each.nth == self.nth), None)
        if self.nth is not None and kept is None:
            raise BadValue(
                _("There is no note {nth} of {application}.").format(nth=self.nth, application=number)
            )
        if kept is not None and kept.text == text:
            return
        at = kept.at if kept else happened_at(change, self.at, after=meeting.sittings[-1].opened_at)
        row = {
            "application": number,
            "nth": kept.nth if kept else 1 + max((each.nth for each in own), default=0),
            "text": text,
            "noted_at": at,
            "by_whom": change.actor.name,
            "at": change.at,
        }
        change.put("minute", [row])
