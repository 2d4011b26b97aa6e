"""Handing out as rows: the jurors with their last pack, and the access codes of a hand-out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.domain.people import Role
from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.keeping.keys import exposed_jurors
from evalapp.operations.exchange.forms import HandedForm
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.exchange.preview import Going, Outgoing, exposed_words
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import (
    JurorState,
    last_issued,
    progress_of_jurors,
    words_since,
)
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.desks.keys import earlier_code_words
from ui.tables.cells import Cell, Column

_TONES = {
    JurorState.NOT_HANDED_OUT: "attention",
    JurorState.HANDED_OUT: "accent",
    JurorState.OUT_OF_DATE: "attention",
    JurorState.PARTLY: "accent",
    JurorState.COMPLETE: "good",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PackRow:
    """A juror, and the last pack or form that left for them; `number` 0 where none did, no state where none is due.

    `has_earlier_code`: one from before the key of the panel was renewed.
    `is_seated` without applications: those that the juror has were all found inadmissible, or withdrawn.
    """

    juror: str
    name: str
    applications: int
    number: int
    at: str
    state: JurorState | None
    why: str = ""
    is_seated: bool = False
    has_earlier_code: bool = False


def _last_handed(row: PackRow) -> Cell:
    if not row.number:
        return Cell(text="–", tone="dim")
    text = _("no. {n} · {day}").format(n=row.number, day=formats.day(row.at))
    return Cell(text=text, tone="dim")


def _standing(row: PackRow) -> Cell:
    if row.state is None:
        words = _("nothing to assess") if row.is_seated else _("nothing assigned")
        return Cell(text=words, badge="quiet", tip=row.why)
    return Cell(text=row.state.label, badge=_TONES[row.state], tip=row.why)


def pack_columns() -> tuple[Column[PackRow], ...]:
    return (
        Column(
            head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), stretches=True, least=140
        ),
        Column(head=_("Applications"), cell=lambda r: Cell(text=str(r.applications)), is_right=True),
        Column(head=_("Last handed out"), cell=_last_handed, width=200),
        Column(
            head=_("Since then"),
            cell=lambda r: Cell(text=r.why, tone="attention" if r.has_earlier_code else "dim", tip=r.why),
            most=260,
            drop=1,
            goes_empty=True,
        ),
        Column(head=_("State"), cell=_standing, width=130),
    )


_GOING = {Going.NEW: "accent", Going.AMENDED: "attention", Going.UNCHANGED: "quiet"}


def outgoing_columns() -> tuple[Column[Outgoing], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=220),
        Column(head=_("no."), cell=lambda r: Cell(text=str(r.number)), is_right=True),
        Column(head=_("Applications"), cell=lambda r: Cell(text=str(r.applications)), is_right=True),
        Column(
            head=_("What changes"),
            cell=lambda r: Cell(text=r.changes or "–", tone="dim", tip=r.changes),
            stretches=True,
            least=180,
        ),
        Column(head=_("Access code"), cell=_which_code, width=120, drop=1, goes_empty=True),
        Column(head=_("State"), cell=lambda r: Cell(text=r.going.label, badge=_GOING[r.going]), width=120),
    )


def _which_code(row: Outgoing) -> Cell:
    if row.has_new_code is None:
        return Cell()
    if row.is_exposed:
        return Cell(text=_("as before"), tone="attention", tip=exposed_words([row]))
    return Cell(text=_("new code") if row.has_new_code else _("as before"), tone="dim")


def code_columns() -> tuple[Column[HandedPack], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name), most=200),
        Column(head=_("Access code"), cell=_code, stretches=True, least=230),
        Column(head=_("Pack"), cell=lambda r: Cell(text=r.path.name, tone="dim"), most=240),
    )


def form_columns() -> tuple[Column[HandedForm], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=240),
        Column(head=_("Applications"), cell=lambda r: Cell(text=str(r.applications)), is_right=True),
        Column(head=_("File"), cell=lambda r: Cell(text=r.path.name, tone="dim"), stretches=True, least=240),
    )


def _code(row: HandedPack) -> Cell:
    if not row.code:
        return Cell(text=_("as before"), tone="dim")
    return Cell(text=row.code, type="table-strong")


def pack_rows(view: View) -> list[PackRow]:
    facts = facts_of(view)
    covered = coverage(facts)
    loads = Counter(each.juror for each in facts.asked)
    seated = {each.juror for each in facts.assignments}
    progress = {each.person.id: each for each in progress_of_jurors(facts, covered)}
    last = last_issued(facts)
    exposed = exposed_jurors(view)
    return [
        PackRow(
            juror=person.id,
            name=facts.names[person.id],
            applications=loads[person.id],
            number=last[person.id].number if person.id in last else 0,
            at=last[person.id].at if person.id in last else "",
            state=progress[person.id].state if person.id in progress else None,
            # Also of who has nothing to assess any more, and does not know it.
            why="; ".join(
                filter(
                    None,
                    (
                        words_since(last[person.id], facts, covered) if person.id in last else "",
                        earlier_code_words() if person.id in exposed else "",
                    ),
                )
            ),
            is_seated=person.id in seated,
            has_earlier_code=person.id in exposed,
        )
        for person in facts.people
        if person.role is Role.JUROR
    ]


def handed_words(view: View, rows: Sequence[PackRow]) -> str:
    """How many have what is theirs: “9 of 12 jurors have their pack or form · 2 packs out of date”."""
    busy = {each.juror for each in view.asked()}
    have = {each.juror for each in view.issued()} & busy
    if not busy:
        return _("Nobody has been assigned applications yet")
    text = _("{n} of {all} jurors have their pack or form").format(n=len(have), all=len(busy))
    if n := sum(row.state is JurorState.OUT_OF_DATE for row in rows):
        text += " · " + ngettext("{n} pack out of date", "{n} packs out of date", n).format(n=n)
    return text
