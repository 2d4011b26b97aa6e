"""How minutes call people and times, and what they say of a vote and of what may not have been."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.faults import Fault, FaultKind
from evalapp.domain.meeting.record import Discussion
from evalapp.domain.meeting.values import Voice, Vote
from evalapp.domain.people import names_of
from evalapp.domain.texts import _, ngettext
from evalapp.reports.content import MinutesReport
from evalapp.reports.names import Names
from evalapp.words import formats, meeting
from evalapp.words.phrases import join_all, opening


class Told:
    """The words of one report; without names, nobody is told by what tells one juror from another."""

    def __init__(self, report: MinutesReport) -> None:
        self.report, self.record, self.names = report, report.record, Names(report)
        self._called = names_of(report.people)
        self._titles = {each.application.number: each.application for each in report.dossiers}

    def person(self, id: PersonId) -> str:
        return self._called.get(id, str(id))

    def people(self, ids: Iterable[PersonId]) -> str:
        """By name, or how many where the report names none of them."""
        listed = list(ids)
        if not self.report.is_anonymous:
            return join_all(sorted(self.person(each) for each in listed))
        return ngettext("{n} of the jury", "{n} of the jury", len(listed)).format(n=len(listed))

    def title(self, application: str) -> str:
        found = self._titles.get(application)
        return found.title if found else ""

    def organisation(self, application: str) -> str:
        found = self._titles.get(application)
        return found.organisation if found else ""

    def screened(self, typed: str) -> str:
        return self.names.screened(typed)

    def named(self, application: str) -> str:
        """Its number and title."""
        return " · ".join(each for each in (application, self.title(application)) if each)

    def clock(self, at: str) -> str:
        return meeting.clock(self.record, at)

    def hour(self, at: str) -> str:
        return meeting.hour(self.record, at)

    def span(self, start: str, end: str) -> str:
        return meeting.span(self.record, start, end)

    def became(self, discussion: Discussion) -> str:
        """What became of it when that discussion was over."""
        words = discussion.ends.label if discussion.ended else _("goes on")
        why = self.screened(discussion.reason)
        return f"{words}: {why}" if why else words

    def vote(self, vote: Vote) -> str:
        """The hands, and who voted how where that was noted and may be told."""
        head = f"{self.hour(vote.at)}: {meeting.hands(vote)}"
        if vote.about:
            head += f" ({self.screened(vote.about)})"
        if self.report.is_anonymous or not vote.voices:
            return f"{head}."
        said = [
            f"{voice.label}: "
            + join_all(sorted(self.person(person) for person, each in vote.voices if each is voice))
            for voice in Voice
            if any(each is voice for _person, each in vote.voices)
        ]
        return f"{head}. {opening('; '.join(said))}."

    def fault(self, fault: Fault) -> str:
        said = {"application": fault.application, "time": self.hour(fault.at), "nth": fault.nth}
        if fault.kind is FaultKind.HANDS:
            text = _(
                "{application}, vote {nth} ({time}): {hands} hands were counted, and {voters} of the jury in the room "
                "might vote"
            )
            return f"{text.format(hands=fault.hands, voters=fault.voters, **said)}."
        text = {
            FaultKind.VOTED: _(
                "{application}, vote {nth} ({time}): {names} voted, with a conflict of interest"
            ),
            FaultKind.AT_VOTE: _(
                "{application}, vote {nth} ({time}): in the room with a conflict of interest: {names}"
            ),
            FaultKind.AT_CONSENSUS: _(
                "{application}, when a consensus was recorded ({time}): in the room with a conflict of interest: "
                "{names}"
            ),
            FaultKind.AT_END: _(
                "{application}, at the end of the discussion ({time}): in the room with a conflict of interest: {names}"
            ),
        }[fault.kind]
        return f"{text.format(names=self.people(fault.people), **said)}{self._why(fault)}."

    def _why(self, fault: Fault) -> str:
        """That the conflict was recorded only afterwards, or why it began all the same."""
        recorded = [
            each.at
            for person, each in self.record.leaving(fault.application).items()
            if person in fault.people and each.at > fault.at
        ]
        why = [
            each.anyway
            for each in self.record.discussions
            if each.application == fault.application
            and each.anyway
            and each.began <= fault.at <= (each.ended or fault.at)
        ]
        said = []
        if recorded:
            text = _("the conflict was recorded on {moment}, afterwards")
            said.append(text.format(moment=formats.moment(min(recorded))))
        if why:
            said.append(_("begun anyway: {reason}").format(reason=self.screened(why[0]).rstrip(". ")))
        return f"; {'; '.join(said)}" if said else ""

    def presided(self, discussion: Discussion) -> str:
        """Who presided at its end; empty where nobody is noted who may."""
        at = discussion.ended or discussion.began
        # Somebody who left at that very moment, as all do when a meeting closes, was there until then.
        found = self.record.presiding(at, discussion.application) or self.record.presiding(
            discussion.began or at, discussion.application
        )
        if found is None:
            return ""
        name = self.person(found.id)
        return _("{name} ({role})").format(name=name, role=found.office_label.lower())
