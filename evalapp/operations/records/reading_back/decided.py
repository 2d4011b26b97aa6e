"""What the panel decided beside its scores, as an export tells it: flags, orders, amounts, proposals and lots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.texts import _
from evalapp.operations.records.reading_back.call import CallRead
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.places import Items, Once, Values

Row = Mapping[str, Any]
AFTER_CLOSING = ("rulings", "notifications", "withdrawn_after_closing", "called_on")


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedRead:
    """`lot_seed` is that of the last draw, empty where none was; `draws_of_before` are how many no row can hold.

    `after_closing` counts what followed the closing, by the names of `AFTER_CLOSING`, and `signatures` those under it.
    """

    flags: tuple[Row, ...]
    order: tuple[Row, ...]
    grants: tuple[Row, ...]
    advice: tuple[Row, ...]
    provisos: tuple[Row, ...]
    draws: tuple[Row, ...]
    lot_seed: str
    draws_of_before: int
    after_closing: Mapping[str, int]
    signatures: int


def read_decided(folder: Folder, call: CallRead, numbers: frozenset[str]) -> DecidedRead:
    """Raises KnownError."""
    told = folder.document("decisions.json")
    closing = folder.document("closing.json")
    flags = frozenset(each.id for scheme in call.schemes.values() for each in scheme.flags)
    criteria = frozenset(each.id for scheme in call.schemes.values() for each in scheme.criteria)
    advice, provisos = list[Row](), list[Row]()
    once = Once()
    for each in told.items("advice"):
        row = _advice(each, once, numbers)
        advice.append(row)
        provisos += _provisos(each.items("conditions"), row["application"], criteria)
    all_draws = list(closing.items("draws"))
    draws = [row for row in map(_draw, all_draws) if row is not None]
    if [row["nth"] for row in draws] != [n for n, _each in enumerate(all_draws, 1)][
        len(all_draws) - len(draws) :
    ]:
        raise closing.wrong("draws", _("they do not follow each other from 1"))
    return DecidedRead(
        flags=tuple(_flags(told.items("flags"), flags, numbers)),
        order=tuple(_order(told.items("order"), numbers)),
        grants=tuple(_grants(told.items("grants"), numbers)),
        advice=tuple(advice),
        provisos=tuple(provisos),
        draws=tuple(draws),
        lot_seed=all_draws[-1].text("seed", 200) if all_draws else "",
        draws_of_before=len(all_draws) - len(draws),
        after_closing={name: len(told.items(name)) for name in AFTER_CLOSING},
        signatures=len(closing.items("signatures")),
    )


def _of_one(told: Values, numbers: frozenset[str], once: Once, *more: str) -> dict[str, Any]:
    application = told.known("application", numbers)
    once.require(told, "application", application, *more)
    return {
        "application": application,
        "reason": told.needed("reason"),
        "by_whom": told.text("by"),
        "at": told.moment("at", needed=True),
    }


def _flags(told: Items, flags: frozenset[str], numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        flag = each.known("flag", flags)
        yield _of_one(each, numbers, once, flag) | {"flag": flag}


def _order(told: Items, numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        yield _of_one(each, numbers, once) | {"position": each.number("position", 1)}


def _grants(told: Items, numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        yield _of_one(each, numbers, once) | {"amount": each.number("amount_cents")}


def _advice(told: Values, once: Once, numbers: frozenset[str]) -> dict[str, Any]:
    outcome, amount = told.word("outcome", Proposal), told.number_if_any("amount_cents", 1)
    if amount is not None and outcome is not Proposal.APPROVE:
        raise told.wrong("amount_cents", _("only what is approved has an amount"))
    return _of_one(told, numbers, once) | {"outcome": str(outcome), "amount": amount}


def _provisos(told: Items, application: str, criteria: frozenset[str]) -> Iterator[Row]:
    for nth, each in enumerate(told, start=1):
        yield {
            "application": application,
            "nth": nth,
            "text": each.needed("text"),
            "until": each.day("until"),
            "criterion": each.known("criterion", criteria) if each.text("criterion") else "",
        }


def _draw(told: Values) -> Row | None:
    """None of a time when nobody was asked who saw the seed, and when: no row can hold it without."""
    nth, noted_at = told.number("number", 1), told.moment("noted_at")
    if not noted_at:
        return None
    reason = told.text("reason") if nth == 1 else told.needed("reason")
    return {
        "nth": nth,
        "seed": told.needed("seed", 200),
        "witnesses": told.text("witnesses"),
        "noted_at": noted_at,
        "reason": reason,
        "by_whom": told.text("by"),
        "at": told.moment("at", needed=True),
    }
