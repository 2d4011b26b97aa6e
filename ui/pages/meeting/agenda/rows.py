"""What stands on the agenda, a row for each application: how far it is, since when, its total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evalapp.domain.meeting.values import AgendaItem, ItemState
from evalapp.domain.order import number_key
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import Meeting
from evalapp.words import formats
from evalapp.words.phrases import join_names
from evalapp.words.places import total as total_words
from evalapp.words.scores import MISSING


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaRow:
    """`state` is None where nobody laid an agenda; `said` how far it is. `place` is None of what is assessed no more.

    `is_hidden`: somebody who must leave for it is in the room, and its scores wait for that; not once it is over.
    """

    number: str
    title: str
    place: Place | None = None
    state: ItemState | None = None
    said: str = ""
    is_hidden: bool = False

    @property
    def total(self) -> str:
        return MISSING if self.is_hidden or self.place is None else total_words(self.place)

    @property
    def spoken(self) -> str:
        return ", ".join(
            filter(None, (self.number, self.title, self.said, _("total {n}").format(n=self.total)))
        )


def agenda_rows(meeting: Meeting, ranking: Ranking) -> list[AgendaRow]:
    """In the order of the agenda, which no result moves; where there is none, by number."""
    places = {each.application: each for each in ranking.places}
    if not meeting.items:
        ordered = sorted(ranking.places, key=lambda each: number_key(each.application))
        return [AgendaRow(number=each.application, title=each.title, place=each) for each in ordered]
    return [
        AgendaRow(
            number=each.application,
            title=places[each.application].title,
            place=places[each.application],
            state=each.state,
            said=_said(each),
            is_hidden=not each.state.is_over and not meeting.may_begin(each.application),
        )
        for each in meeting.agenda
        if each.application in places
    ]


def _said(item: AgendaItem) -> str:
    if item.state is ItemState.TO_DO or not item.since:
        return item.state.label
    if item.state is ItemState.NOW:
        return _("now, since {time}").format(time=formats.clock(item.since))
    return _("{state} {time}").format(state=item.state.label, time=formats.clock(item.since))


def counts(meeting: Meeting) -> str:
    """`5 done · 1 parked · 20 to do`, beside the one that is discussed; what nothing is of, is not counted."""
    states = [each.state for each in meeting.agenda]
    return " · ".join(
        f"{n} {state.label}"
        for state in (ItemState.DONE, ItemState.PARKED, ItemState.TO_DO, ItemState.NOT_DISCUSSED)
        if (n := states.count(state))
    )


def number_done(items: Iterable[AgendaItem]) -> int:
    return sum(each.state.is_over for each in items)


def ahead(meeting: Meeting) -> list[str]:
    """Two lines for the foot of the agenda: how much there is to come, and who leaves next."""
    to_come = [each for each in meeting.agenda if each.state in (ItemState.TO_DO, ItemState.PARKED)]
    lines = [ngettext("{n} still to come", "{n} still to come", len(to_come)).format(n=len(to_come))]
    if parked := sum(each.state is ItemState.PARKED for each in to_come):
        lines[0] += ", " + _("{n} of them parked").format(n=parked)
    if aside := sum(each.state is ItemState.NOT_DISCUSSED for each in meeting.agenda):
        lines[0] += " · " + _("{n} not discussed").format(n=aside)
    for each in to_come:
        leaving = sorted(
            meeting.names.get(person, person) for person in meeting.leaving.get(each.application, ())
        )
        if leaving:
            text = _("Next to leave: {names}, for {application}")
            lines.append(text.format(names=join_names(leaving, most=3), application=each.application))
            break
    return lines
