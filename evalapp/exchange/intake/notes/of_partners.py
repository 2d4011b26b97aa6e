"""What hardly can be right in the accounts of a partner, one beside the other: it keeps nothing out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evalapp.domain.application import Dossier, Partner
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.notes.name_remarks import name_key
from evalapp.exchange.intake.notes.of_a_budget import rows_told
from evalapp.exchange.intake.rows import Parts
from evalapp.words import formats

_RATE = 100  # times as much as the other account
_LEAST_A_HEAD = 1_000_00  # in cents, of turnover or balance
_LARGE_STAFF = 50_000  # more full-time equivalents than nearly any partner has


def same_partners(partners: Sequence[Partner]) -> list[str]:
    """Partners of one application that may be one and the same: said, since only a person can tell."""
    by_number: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for each in partners:
        name = shorten(each.name)
        if each.enterprise_number:
            by_number.setdefault(each.enterprise_number, []).append(name)
        by_name.setdefault(name_key(each.name), []).append(name)
    notes = [
        _("{names} have the same enterprise number {number}, and count as {n} partners.").format(
            names=", ".join(f"“{name}”" for name in names), number=number, n=len(names)
        )
        for number, names in by_number.items()
        if len(names) > 1
    ]
    told = [set(names) for names in by_number.values() if len(names) > 1]
    for names in by_name.values():
        if len(names) < 2 or any(set(names) <= each for each in told):
            continue
        apart = list(dict.fromkeys(names))
        text = (
            _("“{name}” stands {n} times among the partners, and counts as {n} partners.")
            if len(apart) == 1
            else _("{names} may be the same partner, and count as {n} partners.")
        )
        notes.append(text.format(name=names[0], names=", ".join(f"“{name}”" for name in apart), n=len(names)))
    return notes


def notes_on_accounts(dossier: Dossier, parts: Parts | None) -> Iterator[str]:
    """Turnover and balance are both of a year, and of the same people: far apart one is in another unit, perhaps."""
    for n, partner in enumerate(dossier.partners):
        if said := _odd(partner):
            yield _("“{name}”{where}: {said}; check the numbers.").format(
                name=shorten(partner.name), where=rows_told(parts, dossier.partners, [n]), said=said
            )


def _odd(partner: Partner) -> str:
    staff, turnover, balance = partner.staff or 0, partner.turnover or 0, partner.balance_total or 0
    said = []
    if staff > _LARGE_STAFF:
        said.append(_("{n} full-time equivalents").format(n=formats.score(Fraction(staff))))
    if turnover and balance and max(turnover, balance) >= _RATE * min(turnover, balance):
        said.append(
            _("a turnover of {turnover} beside a balance total of {balance}").format(
                turnover=formats.money(turnover), balance=formats.money(balance)
            )
        )
    elif staff and (most := max(turnover, balance)) and most < _LEAST_A_HEAD * staff:
        said.append(
            _("{amount} of turnover or balance for {n} full-time equivalents").format(
                amount=formats.money(most), n=formats.score(Fraction(staff))
            )
        )
    return ", ".join(said)
