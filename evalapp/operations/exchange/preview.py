"""What a hand-out would bring to whom, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.pack_content import NOT_IN_IT, decode
from evalapp.domain.people import Role, names_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.keeping.keys import exposed_jurors
from evalapp.operations.exchange.recipients import chosen_jurors
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import last_issued, words_since
from evalapp.operations.view import View


class Going(StrEnum):
    NEW = "new"
    AMENDED = "amended"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        return {
            Going.NEW: _("new"),
            Going.AMENDED: _("amended"),
            Going.UNCHANGED: _("unchanged"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """What a juror would get: no. `number`, with `applications`; `changes` says in what it is another than the last.

    `has_new_code`: None of a form, which has none. `is_exposed`: the key of the panel was renewed since, and who has
    the lost copy can make packs that this code opens.
    """

    juror: PersonId
    name: PersonName
    number: int
    applications: int
    going: Going
    changes: str
    has_new_code: bool | None
    is_exposed: bool = False


def outgoing(
    view: View, jurors: Sequence[str] | None, *, is_forms: bool = False, new_codes: bool = False
) -> tuple[Outgoing, ...]:
    """For each of `jurors`, or of all who have applications. Raises KnownError as the hand-out itself does."""
    chosen = chosen_jurors(view, jurors)
    facts = facts_of(view)
    last, keys = last_issued(facts), view.juror_keys()
    barred, covered, exposed = facts.barred, coverage(facts), exposed_jurors(view)
    loads = Counter(each.juror for each in facts.asked if (each.juror, each.application) not in barred)
    found = []
    for person in chosen:
        before = last.get(person.id)
        going, changes = Going.NEW, ""
        if before is not None:
            held = decode(before.content)
            was_form = held is not None and held.declaration == NOT_IN_IT
            told = [words_since(before, facts, covered)]
            if held is None:
                told.append(_("what the last one held was not kept"))
            elif was_form is not is_forms:
                told.append(_("a form instead of a pack") if is_forms else _("a pack instead of a form"))
            changes = "; ".join(filter(None, told))
            going = Going.AMENDED if changes else Going.UNCHANGED
        has_new_code = None if is_forms else new_codes or person.id not in keys
        found.append(
            Outgoing(
                juror=person.id,
                name=facts.names[person.id],
                number=1 + sum(each.juror == person.id for each in facts.issued),
                applications=loads[person.id],
                going=going,
                changes=changes,
                has_new_code=has_new_code,
                is_exposed=has_new_code is False and person.id in exposed,
            )
        )
    return tuple(found)


def exposed_words(rows: Sequence[Outgoing]) -> str:
    """Whose access codes should be new and are not; empty where there are none."""
    n = sum(each.is_exposed for each in rows)
    text = ngettext(
        "The key of the panel was renewed, and {n} juror would keep an earlier access code: who has the lost copy can "
        "make packs that it opens. Make new codes.",
        "The key of the panel was renewed, and {n} jurors would keep their earlier access codes: who has the lost copy "
        "can make packs that these open. Make new codes.",
        n,
    )
    return text.format(n=n) if n else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A juror who gets nothing, and why: words that go on after a colon, with what to do."""

    juror: PersonId
    name: PersonName
    why: str


def left_out(view: View) -> tuple[LeftOut, ...]:
    """Jurors of the panel to whom a hand-out to all brings nothing."""
    busy, seated = {each.juror for each in view.asked()}, {each.juror for each in view.assignments()}
    names = names_of(view.people())
    return tuple(
        LeftOut(
            juror=person.id,
            name=names[person.id],
            why=_("all applications assigned are inadmissible or withdrawn.")
            if person.id in seated
            else _("no application is assigned; assign some first."),
        )
        for person in view.people(Role.JUROR)
        if person.id not in busy
    )
