"""Who agreed to which text of the undertaking, and who sent something in without."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.pack_content import decode
from evalapp.domain.permissions import Action
from evalapp.operations.exchange.register.entries import OwnPartEntry, UndertakingEntry
from evalapp.operations.progress.facts import Facts
from evalapp.operations.view import View
from evalapp.words.undertaking.texts import SET_ASIDE

_ALL = 1_000_000


def undertakings_of(
    view: View, facts: Facts, order: Mapping[PersonId, int], came: Collection[PersonId]
) -> Iterator[UndertakingEntry]:
    """By juror as the jury is listed, then by time; `came` are those from whom something that counts came in.

    Where no pack ever asked for one, nobody is named for not having signed it.
    """
    made = view.agreements()
    by_time = dict.fromkeys(each.sha256 for each in sorted(made, key=lambda each: (each.at, each.sha256)))
    numbers = {sha256: n for n, sha256 in enumerate(by_time, start=1)}
    found = [
        UndertakingEntry(
            juror=each.juror,
            name=_name(facts, each.juror),
            number=numbers[each.sha256],
            sha256=each.sha256,
            words=each.words,
            language=each.language,
            at=each.at,
            device=each.device,
            device_name=each.device_name,
            is_signed=bool(each.signed_in),
        )
        for each in made
    ]
    if made or _was_asked(facts):
        agreed = {each.juror for each in made}
        found += [UndertakingEntry(juror=each, name=_name(facts, each)) for each in {*came} - agreed]
    yield from sorted(
        found, key=lambda each: (order.get(each.juror, len(order)), each.juror, each.at, each.number)
    )


def _was_asked(facts: Facts) -> bool:
    held = (decode(each.content) for each in facts.issued)
    return bool(facts.call.undertaking) or any(each is not None and each.undertaking for each in held)


def _name(facts: Facts, juror: PersonId) -> PersonName:
    return facts.names.get(juror) or PersonName(juror)


def own_parts_of(view: View, facts: Facts) -> Iterator[OwnPartEntry]:
    """Those that sign now, and those that were set aside, by time; what was taken back since is left out."""
    gone = view.registered().taken_back
    found = [
        OwnPartEntry(juror=each.juror, name=_name(facts, each.juror), at=each.at, public_key=each.public_key)
        for each in view.own_keys()
    ]
    for change in view.history(limit=_ALL, action=Action.EDIT_JURY):
        for step in change.act.steps if change.act is not None and change.id not in gone else ():
            if step.what == SET_ASIDE:
                juror = PersonId(str(step.named["person"]))
                found.append(
                    OwnPartEntry(
                        juror=juror,
                        name=_name(facts, juror),
                        at=change.at,
                        by=PersonName(change.actor),
                        reason=change.act.reason if change.act is not None else "",
                    )
                )
    yield from sorted(found, key=lambda each: (each.at, each.juror))
