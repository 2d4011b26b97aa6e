"""The decisions as rows: what was advised, what was decided, and until when an appeal may come."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.deciding.values import Ruling
from evalapp.domain.texts import _
from evalapp.operations.deciding.said import advised_words, decided_words, last_day_words, why_last_day
from evalapp.operations.deciding.standing import Standing
from evalapp.words import formats
from evalapp.words.places import place_number
from ui.tables.cells import Cell, Column

_TONES = {Ruling.APPROVED: "good", Ruling.REJECTED: "bad", Ruling.RESERVE: "quiet"}


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedRow:
    standing: Standing

    @property
    def number(self) -> str:
        return self.standing.application


def decided_columns(*, is_ranked: bool) -> tuple[Column[DecidedRow], ...]:
    """With a column of places where the call ranks."""
    found: tuple[Column[DecidedRow], ...] = (
        Column(
            head="#",
            cell=lambda r: Cell(text=place_number(r.standing.place), tone="dim"),
            key=lambda r: r.standing.place.place,
            is_right=True,
            drop=1,
        ),
        Column(head=_("Number"), cell=lambda r: Cell(text=r.number, type="table-strong")),
        Column(
            head=_("Application"),
            cell=lambda r: Cell(text=r.standing.place.title, tip=r.standing.place.title),
            stretches=True,
            least=140,
        ),
        Column(head=_("Advice"), cell=_advice, most=230),
        Column(head=_("Decision"), cell=_decision, most=190),
        Column(head=_("Amount"), cell=_amount, key=lambda r: r.standing.takes, is_right=True),
        Column(head=_("Sent on"), cell=_sent, key=_sent_on, drop=3),
        Column(head=_("Channel"), cell=_channel, drop=2, goes_empty=True),
        Column(head=_("Received"), cell=_received, drop=2, goes_empty=True),
        Column(head=_("Appeal until"), cell=_last_day, key=lambda r: r.standing.last_day),
    )
    return found if is_ranked else found[1:]


def _advice(row: DecidedRow) -> Cell:
    own = row.standing.advice
    return Cell(
        text=advised_words(row.standing),
        tone="text" if own is not None else "dim",
        tip="" if own is None else own.reason,
    )


def _decision(row: DecidedRow) -> Cell:
    standing = row.standing
    held = standing.holds
    if standing.stepped is not None:
        return Cell(text=_("withdrawn"), badge="quiet", tip=decided_words(standing))
    if held is None:
        return Cell(text=decided_words(standing), tone="dim")
    ruled = standing.ruled
    reason = ruled.reason if ruled is not None else ""
    return Cell(
        text=held.outcome.label,
        badge=_TONES[held.outcome],
        tip=" – ".join(filter(None, (decided_words(standing), reason))),
    )


def _amount(row: DecidedRow) -> Cell:
    return Cell(text=formats.money(row.standing.takes) if row.standing.takes else "–")


def _sent_on(row: DecidedRow) -> str | None:
    notified = row.standing.notified
    return None if notified is None else notified.on


def _sent(row: DecidedRow) -> Cell:
    standing = row.standing
    if standing.notified is not None:
        return Cell(text=formats.day(standing.notified.on))
    if standing.ruled is None or standing.stepped is not None:
        return Cell(text="–", tone="dim")
    if standing.told:
        return Cell(text=_("to be told anew"), tone="attention")
    return Cell(text=_("not told yet"), tone="dim")


def _channel(row: DecidedRow) -> Cell:
    notified = row.standing.notified
    return Cell(text="" if notified is None else notified.channel.label, tone="dim")


def _received(row: DecidedRow) -> Cell:
    notified = row.standing.notified
    return Cell(text="" if notified is None else formats.day(notified.received), tone="dim")


def _last_day(row: DecidedRow) -> Cell:
    notified = row.standing.notified
    if notified is None:
        return Cell(text="–", tone="dim")
    is_known = row.standing.last_day is not None
    return Cell(
        text=last_day_words(notified),
        type="table-strong" if is_known else "table",
        tone="text" if is_known else "attention",
        tip=why_last_day(notified),
    )
