"""The register of a call: what went out to whom, what came back, and what jurors declared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import NAMELESS, PersonId, PersonName
from evalapp.domain.journal import Issued, TableName
from evalapp.domain.order import number_key
from evalapp.domain.outgoing.sent import Sent, SentKind, key_mark
from evalapp.domain.pack_content import NOT_IN_IT, decode
from evalapp.domain.permissions import Action
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.operations.exchange.register.came_back import Came, before_all, came_back, lapsed
from evalapp.operations.exchange.register.entries import (
    CameBack,
    DeclarationEntry,
    IssuedEntry,
    IssuedKind,
    ReceivedEntry,
    Register,
    SentEntry,
    Standing,
)
from evalapp.operations.exchange.register.undertakings import own_parts_of, undertakings_of
from evalapp.operations.progress.coverage import Coverage, Share, coverage
from evalapp.operations.progress.facts import FACT_TABLES, Facts, facts_of
from evalapp.operations.progress.jurors import expected, last_issued, outdated_since, sent_in
from evalapp.operations.view import View

REGISTER_TABLES: tuple[TableName, ...] = (*FACT_TABLES, "sent", "juror_key", "cleared", "agreed", "own_key")
"""All tables that `register_of` reads."""


class _Back(NamedTuple):
    """By pack."""

    came: Mapping[str, CameBack]
    lapsed: Mapping[str, ReceivedEntry]
    before: Mapping[str, tuple[ReceivedEntry, ...]]


def register_of(view: View) -> Register:
    facts = facts_of(view)
    covered = coverage(facts)
    order = {person.id: n for n, person in enumerate(facts.people)}
    forms = _known_as_forms(view, facts)
    issued = sorted(facts.issued, key=lambda each: (order.get(each.juror, len(order)), each.number))
    received = tuple(_received(view, facts, covered, order))
    counting = [each for each in received if each.entry.standing is Standing.STANDS]
    back = _Back(came_back(issued, counting, facts), lapsed(issued, received), before_all(issued, counting))
    return Register(
        issued=tuple(_issued(issued, facts, forms, back)),
        sent=tuple(_sent(view, facts, order)),
        received=tuple(each.entry for each in received),
        declarations=tuple(_declarations(view, facts, order)),
        undertakings=tuple(undertakings_of(view, facts, order, {each.entry.juror for each in counting})),
        own_parts=tuple(own_parts_of(view, facts)),
        owing=tuple(each.name for each in expected(facts, covered)),
        sent_in=sent_in(facts, covered),
    )


def _known_as_forms(view: View, facts: Facts) -> frozenset[str]:
    """Those that left before the file kept what was in them: as forms that came back, or whose juror has no code."""
    came = {_pack_of_form(each.device) for each in facts.received}
    keys = view.juror_keys()
    return frozenset(each.pack for each in facts.issued if each.pack in came or each.juror not in keys)


def _pack_of_form(device: str) -> str:
    """Empty of whatever is no form."""
    from evalapp.exchange.merge.devices import COPY, FORM

    return device.removeprefix(FORM).partition(COPY)[0] if device.startswith(FORM) else ""


def _issued(
    issued: Iterable[Issued], facts: Facts, forms: Collection[str], back: _Back
) -> Iterator[IssuedEntry]:
    last = last_issued(facts)
    for each in issued:
        held = decode(each.content)
        is_form = each.pack in forms if held is None else held.declaration == NOT_IN_IT
        is_up_to_date, why = _standing(each, last[each.juror], facts)
        yield IssuedEntry(
            juror=each.juror,
            name=_name(facts.names, each.juror),
            number=each.number,
            kind=IssuedKind.FORM if is_form else IssuedKind.PACK,
            at=each.at,
            sha256=held.sealed if held is not None else "",
            is_up_to_date=is_up_to_date,
            why=why,
            came=back.came.get(each.pack),
            lapsed=back.lapsed.get(each.pack),
            before=back.before.get(each.pack, ()),
        )


def _standing(each: Issued, last: Issued, facts: Facts) -> tuple[bool | None, str]:
    if each.pack != last.pack:
        return False, _("replaced by no. {n}").format(n=last.number)
    outdated = outdated_since(each, facts)
    if outdated:
        return False, outdated.words
    return (None if decode(each.content) is None else True), ""


def _sent(view: View, facts: Facts, order: Mapping[PersonId, int]) -> Iterator[SentEntry]:
    keys = {juror: key_mark(verify_key) for juror, (_recipient, verify_key) in view.juror_keys().items()}
    last = last_issued(facts)
    for each in sorted(
        view.registered().sent, key=lambda each: (order.get(each.juror, len(order)), each.at, each.number)
    ):
        yield SentEntry(
            sent=each,
            name=_name(facts.names, each.juror),
            is_up_to_date=_is_up_to_date(each, keys, last, facts),
        )


def _is_up_to_date(
    each: Sent, keys: Mapping[str, str], last: Mapping[PersonId, Issued], facts: Facts
) -> bool | None:
    """Of a letter whether its code still opens what is handed out, of a draft whether its pack is the one to have."""
    if each.kind is SentKind.CODE_LETTER:
        return keys.get(each.juror) == each.about
    if each.kind is SentKind.MAIL_DRAFT:
        newest = last.get(each.juror)
        return newest is not None and newest.pack == each.about and not outdated_since(newest, facts)
    return None


def _received(view: View, facts: Facts, covered: Coverage, order: Mapping[PersonId, int]) -> Iterator[Came]:
    asked = {(each.juror, each.application) for each in facts.asked}
    criteria = {each.id for each in facts.call.scheme.criteria}
    panel = {(each.juror, each.application, each.criterion): each.answer for each in facts.scores}
    for row, standing, by in sorted(
        _ever(view), key=lambda each: (order.get(each[0]["juror"], len(order)), each[0]["at"])
    ):
        juror = PersonId(row["juror"])
        share = covered.jurors.get(juror, Share())
        said = _said(view, row["base"])
        said_of = {
            (juror, number, criterion): answer
            for (number, criterion), answer in said.items()
            if (juror, number) in asked and criterion in criteria
        }
        scores = sum(answer.is_given for answer in said_of.values())
        is_signed = row["kind"] == "signed"
        entry = ReceivedEntry(
            juror=juror,
            name=_name(facts.names, juror),
            file=row["file"],
            device=row["device_name"],
            number=row["revision"],
            at=row["at"],
            submitted_at=row["submitted_at"],
            sha256=row["sha256"],
            is_signed=is_signed,
            is_complete=bool(row["is_complete"]) if is_signed else 0 < share.needed <= scores,
            scores=scores,
            of=share.needed,
            is_held=not said_of
            or any(_is_alike(panel.get(place, NOTHING), its) for place, its in said_of.items()),
            standing=standing,
            by=by,
        )
        yield Came(entry=entry, pack=row["pack"] or _pack_of_form(row["device"]), said=said)


def _is_alike(one: Answer, other: Answer) -> bool:
    """As scores, whatever is said of them."""
    return (one.value, one.no_score) == (other.value, other.no_score)


def _ever(view: View) -> list[tuple[dict[str, Any], Standing, PersonName]]:
    """All that ever came back, as it was last written, with what became of it and who took it in."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    standing: dict[tuple[str, str, str], Standing] = {}
    taken_by: dict[tuple[str, str, str], PersonName] = {}
    for action, by, before, after in view.registered().receipts:
        is_back = action in (Action.UNDO, Action.REDO)
        if before is not None and (after is None or before["sha256"] != after["sha256"]):
            standing[_key(before)] = Standing.TAKEN_BACK if is_back else Standing.REPLACED
        if after is not None:
            found[_key(after)] = after
            standing[_key(after)] = Standing.STANDS
            if not is_back:  # who takes an undo back vouches for nothing
                taken_by.setdefault(_key(after), PersonName(by))
    return [(row, standing[key], taken_by.get(key, NAMELESS)) for key, row in found.items()]


def _key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["juror"], row["device"], row["sha256"]


def _said(view: View, base: str) -> Mapping[Place, Answer]:
    """Nothing where the file has lost what it said."""
    from evalapp.exchange.merge.bases import decode_base

    try:
        return decode_base(view.content(base))
    except (KnownError, ValueError):
        return {}


def _declarations(view: View, facts: Facts, order: Mapping[PersonId, int]) -> Iterator[DeclarationEntry]:
    """Only what jurors said themselves: a conflict that the secretariat recorded is no declaration of theirs."""
    clear = [(each.juror, each.application, None, each.at) for each in view.declarations()]
    own = [(each.juror, each.application, each.kind, each.at) for each in facts.conflicts if each.is_own]
    for juror, application, kind, at in sorted(
        (*clear, *own), key=lambda each: (order.get(each[0], len(order)), number_key(each[1]), each[3])
    ):
        yield DeclarationEntry(
            juror=juror, name=_name(facts.names, juror), application=application, kind=kind, at=at
        )


def _name(names: Mapping[PersonId, PersonName], juror: PersonId) -> PersonName:
    return names.get(juror) or PersonName(juror)
