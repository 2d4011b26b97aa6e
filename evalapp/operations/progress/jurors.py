"""How far each juror is, from a pack that was never handed out to the last score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Issued
from evalapp.domain.order import number_key
from evalapp.domain.outgoing.undertaking import hashes_of
from evalapp.domain.pack_content import NOT_IN_IT, UP_TO_DATE, Outdated, decode, digest_of_declaration
from evalapp.domain.people import Person
from evalapp.domain.texts import _
from evalapp.operations.progress.coverage import Coverage, Share
from evalapp.operations.progress.facts import Facts


class JurorState(StrEnum):
    NOT_HANDED_OUT = "not-handed-out"
    HANDED_OUT = "handed-out"
    OUT_OF_DATE = "out-of-date"
    PARTLY = "partly"
    COMPLETE = "complete"

    @property
    def label(self) -> str:
        return {
            JurorState.NOT_HANDED_OUT: _("not handed out"),
            JurorState.HANDED_OUT: _("handed out"),
            JurorState.OUT_OF_DATE: _("pack out of date"),
            JurorState.PARTLY: _("partly in"),
            JurorState.COMPLETE: _("complete"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class JurorProgress:
    """How much of what was asked of `person` is in; `outdated` says something only in that state.

    `name` tells them from another of that name in the panel.
    """

    person: Person
    name: PersonName
    share: Share
    state: JurorState
    outdated: Outdated = UP_TO_DATE


@dataclass(frozen=True, kw_only=True, slots=True)
class SentIn:
    """How many of those `asked` for an assessment sent something in (`came`), and how many of them only a `part`."""

    asked: int = 0
    came: int = 0
    part: int = 0


def progress_of_jurors(facts: Facts, covered: Coverage) -> tuple[JurorProgress, ...]:
    """Of everybody who judges something."""
    last = last_issued(facts)
    return tuple(_progress(person, covered, last.get(person.id), facts) for person in facts.jurors)


def _progress(person: Person, covered: Coverage, last: Issued | None, facts: Facts) -> JurorProgress:
    share = covered.jurors.get(person.id, Share())
    outdated = outdated_since(last, facts) if share.owed and last is not None else UP_TO_DATE
    return JurorProgress(
        person=person,
        name=facts.names[person.id],
        share=share,
        state=_state(share, last, outdated),
        outdated=outdated,
    )


def to_renew(jurors: Iterable[JurorProgress]) -> tuple[JurorProgress, ...]:
    """Those who still owe something and whose pack is not what they should have."""
    return tuple(each for each in jurors if each.state is JurorState.OUT_OF_DATE)


def expected(facts: Facts, covered: Coverage) -> tuple[JurorProgress, ...]:
    """Those who judge something and of whom not everything came back yet; who handed in a part is one of them."""
    came = {each.juror for each in facts.received}
    return tuple(
        each
        for each in progress_of_jurors(facts, covered)
        if each.state is not JurorState.COMPLETE or each.person.id not in came
    )


def sent_in(facts: Facts, covered: Coverage) -> SentIn:
    """Of those who have something to assess: who has no seat yet, or none any more, is waited for by nobody."""
    asked = {each.id for each in facts.jurors}
    came = asked & {each.juror for each in facts.received}
    return SentIn(asked=len(asked), came=len(came), part=len(came & covered.owed.keys()))


def last_issued(facts: Facts) -> Mapping[PersonId, Issued]:
    """Juror → the last pack or form that left for them."""
    return {each.juror: each for each in sorted(facts.issued, key=lambda each: each.number)}


def has_handed_out(facts: Facts) -> bool:
    """To everybody who judges something, be it that a pack is out of date since: what left has left."""
    busy = {each.juror for each in facts.asked}
    return bool(busy) and busy <= {each.juror for each in facts.issued}


def not_in_packs(facts: Facts) -> tuple[str, ...]:
    """The applications to be judged that came after the packs: none of those that jurors hold has them.

    Empty as long as nothing went out, and where what was in a pack is not known.
    """
    held = [decode(each.content) for each in last_issued(facts).values()]
    if not held or None in held:
        return ()
    inside = {number for each in held if each is not None for number in each.dossiers}
    return tuple(each.number for each in facts.judged if each.number not in inside)


def is_pack(each: Issued) -> bool:
    """And no form; what left before the file kept what was in it is taken for a pack."""
    held = decode(each.content)
    return held is None or held.declaration != NOT_IN_IT


def _state(share: Share, last: Issued | None, outdated: Outdated) -> JurorState:
    """What is owed no more needs no newer pack; what is still owed must be scored as things are now."""
    if not share.owed:
        return JurorState.COMPLETE
    if outdated:
        return JurorState.OUT_OF_DATE
    if share.given:
        return JurorState.PARTLY
    return JurorState.NOT_HANDED_OUT if last is None else JurorState.HANDED_OUT


def outdated_since(last: Issued, facts: Facts) -> Outdated:
    """Of a pack of which nothing was kept only its scheme is known."""
    is_other_scheme = last.scheme_version != facts.call.scheme_version
    is_other_key = last.pack in facts.of_earlier_keys
    held = decode(last.content)
    if held is None:
        return Outdated(is_other_scheme=is_other_scheme, is_other_key=is_other_key)
    seats = {each.application for each in facts.asked if each.juror == last.juror}
    own = {
        each.application
        for each in facts.conflicts
        if each.juror == last.juror and each.declared_by == last.juror
    }
    barred = {application for juror, application in facts.barred if juror == last.juror}
    due = seats - barred
    return Outdated(
        added=_in_order(due - held.dossiers.keys()),
        # What the juror declared is gone from the work by now.
        taken=_in_order(held.dossiers.keys() - seats - own),
        changed=_in_order(
            number
            for number in due & held.dossiers.keys()
            if held.dossiers[number] != facts.digests.get(number)
        ),
        is_other_deadline=held.deadline != facts.call.deadline,
        is_other_scheme=is_other_scheme,
        is_other_declaration=held.declaration
        not in (NOT_IN_IT, digest_of_declaration(facts.call.declaration)),
        is_other_undertaking=held.declaration != NOT_IN_IT
        and held.undertaking != hashes_of(facts.call.undertaking),
        is_other_key=is_other_key,
    )


def words_since(last: Issued, facts: Facts, covered: Coverage) -> str:
    """What is no longer as the pack had it; of who owes nothing also that it needs no newer one for that."""
    outdated = outdated_since(last, facts)
    words, share = outdated.words, covered.jurors.get(last.juror)
    if words and share is not None and not share.owed:
        if outdated.is_other_key:
            text = _("{changes} · all is in, but corrections would be sealed for the earlier key")
            return text.format(changes=words)
        return _("{changes} · all is in, so no newer pack is needed").format(changes=words)
    return words


def _in_order(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(numbers, key=number_key))
