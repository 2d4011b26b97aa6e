"""Who judges what as a matrix: the rows and columns, and how each juror stands to each application."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evalapp.domain.application import Application
from evalapp.domain.jury.expertise import Sought, Tags, tags_of
from evalapp.domain.people import Person, Role
from evalapp.domain.scoring.counted import counted
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.members import Pair
from evalapp.operations.panel.suspicions import Suspicions
from evalapp.operations.seats.difference import Difference
from evalapp.operations.seats.empty import wanted_of
from evalapp.operations.seats.standing import Standing
from evalapp.operations.view import View
from evalapp.words.phrases import join_all, no_longer_counted


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What no seat changes: the applications that take seats, the jurors, and which `tags` of theirs fit."""

    applications: tuple[Application, ...]
    jurors: tuple[Person, ...]
    tags: Mapping[Pair, tuple[str, ...]]
    suspicions: Suspicions


def ground_of(view: View, suspicions: Suspicions) -> Ground:
    applications = tuple(each for each in view.applications() if each.is_judged)
    jurors = tuple(view.people(Role.JUROR))
    sought = [(each.number, Sought(each)) for each in applications]
    mine = [(each.id, Tags(tags)) for each in jurors if (tags := tags_of(each))]
    return Ground(
        applications=applications,
        jurors=jurors,
        tags={
            (juror, number): found
            for number, asks in sought
            for juror, tags in mine
            if (found := tags.found_in(asks))
        },
        suspicions=suspicions,
    )


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """`wanted`: seats that each application should have; `proposal` is what is on the table, if anything is."""

    ground: Ground
    standing: Standing
    wanted: int
    proposal: Difference | None = None

    @cached_property
    def after(self) -> frozenset[Pair]:
        """The seats as they are, or as proposed."""
        return self.standing.seats if self.proposal is None else self.proposal.after

    @cached_property
    def loads(self) -> Counter[str]:
        return self.standing.loads(self.after)

    @cached_property
    def filled(self) -> Counter[str]:
        return Counter(number for _juror, number in self.after)

    @cached_property
    def empty(self) -> tuple[Application, ...]:
        """The applications with fewer seats taken than they should have."""
        return tuple(each for each in self.ground.applications if self.filled[each.number] < self.wanted)

    @cached_property
    def missing(self) -> int:
        """Seats that nobody has."""
        return sum(max(self.wanted - self.filled[each.number], 0) for each in self.ground.applications)

    def words(self, pair: Pair) -> tuple[str, ...]:
        """How the two stand to each other, a phrase each; the first says whether there is a seat."""
        standing = self.standing
        said = [_("seat") if pair in standing.seats else _("no seat")]
        if self.proposal is not None and (pair in self.after) is not (pair in standing.seats):
            said[0] = _("added in the proposal") if pair in self.after else _("gone in the proposal")
        if pair in standing.locked:
            said.append(_("locked"))
        if pair in standing.scored:
            said.append(_("has scores"))
        if conflict := standing.conflicts.get(pair):
            why = " – ".join(filter(None, (conflict.kind.label, " ".join(conflict.note.split()))))
            said.append(_("conflict of interest: {why}").format(why=why))
        elif waiting := standing.waiting.get(pair):
            why = "; ".join(each.words for each in waiting)
            said.append(_("suspected conflict, to decide: {why}").format(why=why))
        if tags := self.ground.tags.get(pair):
            said.append(_("expertise: {tags}").format(tags=", ".join(tags)))
        return tuple(said)


def matrix_of(view: View, ground: Ground, proposal: Difference | None = None) -> Matrix:
    standing = Standing(view, suspicions=ground.suspicions)
    return Matrix(ground=ground, standing=standing, wanted=wanted_of(view, standing), proposal=proposal)


def matrix_words(matrix: Matrix) -> str:
    """In a line: how many seats are taken, empty, barred, and to decide."""
    seats, standing = sum(matrix.filled[each.number] for each in matrix.ground.applications), matrix.standing
    text = _("{n} of {of} seats taken")
    if matrix.proposal is not None:
        text = _("{n} of {of} seats taken in the proposal")
    parts = [text.format(n=seats, of=seats + matrix.missing)]
    if matrix.missing:
        parts.append(ngettext("{n} empty", "{n} empty", matrix.missing).format(n=matrix.missing))
    if n := len(standing.conflicts):
        parts.append(ngettext("{n} conflict of interest", "{n} conflicts of interest", n).format(n=n))
    if n := len(standing.waiting):
        parts.append(ngettext("{n} suspected, to decide", "{n} suspected, to decide", n).format(n=n))
    return " · ".join(parts)


def aside_words(view: View) -> str:
    """The applications that keep their seats and scores, and take no part; empty where there are none."""
    found = []
    for each in view.applications():
        if not each.is_judged:
            given = counted(score.answer for score in view.scores(application=each.number) if score.is_given)
            found.append(" · ".join(filter(None, (each.number, no_longer_counted(given)))))
    text = ngettext(
        "{n} inadmissible application takes no seat: {names}.",
        "{n} inadmissible applications take no seats: {names}.",
        len(found),
    )
    return text.format(n=len(found), names=join_all(found)) if found else ""


def capacity_words(*, applications: int, jurors: int, per_application: int, at_most: int) -> str:
    """Whether there is room at all, before anything is proposed; empty where nothing can be said."""
    if not applications or not jurors or not per_application:
        return ""
    seats = applications * per_application
    if per_application > jurors:
        return _("{each} for each application, and the jury has only {jurors}: too few.").format(
            each=per_application, jurors=jurors
        )
    text = _("{applications} × {each} = {seats} seats")
    said = text.format(applications=applications, each=per_application, seats=seats)
    if not at_most:
        text = _("{said}: {load} for each of {jurors} jurors.")
        even, more = divmod(seats, jurors)
        load = f"{even}–{even + 1}" if more else str(even)
        return text.format(said=said, load=load, jurors=jurors)
    room = jurors * at_most
    text = (
        _("{said}, {jurors} × {most} = {room} places: {left} left.")
        if room >= seats
        else _("{said}, {jurors} × {most} = {room} places: {left} too few.")
    )
    return text.format(said=said, jurors=jurors, most=at_most, room=room, left=abs(room - seats))
