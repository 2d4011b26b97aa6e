"""The application that is shown: what it is, who leaves for it, and criterion by criterion what was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Dossier
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import Conflict
from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import Meeting
from evalapp.words.phrases import join_names
from evalapp.words.places import Standing
from evalapp.words.places import total as total_words
from evalapp.words.results import withheld
from ui.look import theme
from ui.pages.dossier.facts import Facts
from ui.pages.meeting.consensus.criterion_head import CriteriaHeads
from ui.pages.meeting.consensus.criterion_row import CriterionRow
from ui.pages.meeting.proposal.card import ProposalCard, own_badge
from ui.pages.meeting.reason_line import ReasonLine
from ui.pages.meeting.room.leaving import GoOut, LeavingBand
from ui.pages.ranking.columns import standing_badge
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, IconLabel
from ui.widgets.text import ElidedLabel, Label, Rule

Acts = Callable[[], object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """`suspected` says of whom it is to be decided whether they must leave, and of whom it was.

    `standing` is None where the call shows no outcome beside what is discussed. `lacking`: why it has no total.
    """

    meeting: Meeting
    place: Place
    dossier: Dossier
    scheme: Scheme
    standing: Standing | None
    conflicts: Sequence[Conflict]
    suspected: str
    lacking: Sequence[str] = ()

    @property
    def number(self) -> str:
        return self.place.application

    @property
    def is_hidden(self) -> bool:
        """Whether what was given waits until somebody is outside."""
        return not self.meeting.may_begin(self.number)

    @property
    def is_now(self) -> bool:
        now = self.meeting.now
        return now is not None and now.application == self.number

    @property
    def _state(self) -> ItemState | None:
        return next((each.state for each in self.meeting.agenda if each.application == self.number), None)

    @property
    def may_be_put_aside(self) -> bool:
        return self.scheme.ranking.triage and self._state is ItemState.TO_DO

    @property
    def is_aside(self) -> bool:
        return self._state is ItemState.NOT_DISCUSSED

    @property
    def position(self) -> str:
        numbers = [each.application for each in self.meeting.agenda]
        if self.number not in numbers:
            return ""
        return _("dossier {n} of {of}").format(n=numbers.index(self.number) + 1, of=len(numbers))


class DossierSheet(QWidget):
    """`rows` are the criteria, top down; none where they wait until somebody is outside.

    `put_aside(reason)` is there where the scheme knows triage and it may be used now, `take_back` where it was.
    `why_not` says why no consensus is recorded now; empty where one may be. `proposal` stands under the criteria.
    """

    def __init__(
        self,
        shown: Shown,
        rows: Sequence[CriterionRow],
        *,
        proposal: ProposalCard | None,
        why_not: str,
        read: Acts,
        discuss: Acts | None,
        begin_anyway: Callable[[str], str] | None,
        go_out: GoOut | None,
        come_back: Callable[[Sequence[PersonId]], object] | None,
        put_aside: Callable[[str], str] | None = None,
        take_back: Acts | None = None,
    ) -> None:
        super().__init__()
        self.band: LeavingBand | None = None
        self.back_button: Button | None = None
        self.aside_line: ReasonLine | None = None
        self.proposal = proposal
        self.take_back_button: Button | None = None
        self._shown, self._read = shown, read
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XXL, theme.L, theme.XXL, theme.XXL)
        column.setSpacing(theme.M)
        column.addLayout(self._head())
        column.addWidget(Rule())
        column.addWidget(Facts(shown.dossier, shown.scheme.budget))
        column.addWidget(Rule())
        if shown.suspected:
            column.addWidget(Label(shown.suspected, type="table", tone="dim", wrap=True))
        if discuss is not None:
            column.addWidget(self._not_now(discuss, take_back))
        if put_aside is not None:
            self.aside_line = ReasonLine(
                _("Put aside in triage…"), _("Why it is not discussed"), _("Put aside"), put_aside
            )
            column.addWidget(self.aside_line)
        back = _may_come_back(shown)
        if back and come_back is not None:
            column.addWidget(self._called_back(back, come_back))
        if shown.meeting.leaving.get(shown.number):
            own = [each for each in shown.conflicts if each.application == shown.number]
            self.band = LeavingBand(shown.meeting, shown.number, own, go_out=go_out)
            column.addWidget(self.band)
        if shown.is_hidden:
            column.addWidget(self._waiting(begin_anyway))
            column.addWidget(self._about())
        else:
            column.addWidget(_criteria(shown.scheme, rows))
            if any(each.is_withheld for each in rows):
                column.addWidget(Label(withheld(), type="caption", tone="dim", wrap=True))
            if why_not:
                column.addWidget(Label(why_not, type="caption", tone="dim", wrap=True))
            if proposal is not None:
                column.addWidget(proposal)
        column.addStretch(1)

    def _head(self) -> QVBoxLayout:
        shown = self._shown
        application = shown.dossier.application
        column = QVBoxLayout()
        column.setSpacing(2)
        said = [shown.number, application.organisation, application.province, shown.position]
        top = QHBoxLayout()
        top.addWidget(ElidedLabel(" · ".join(filter(None, said)), type="caption", tone="dim"), 1)
        top.addWidget(LinkButton(_("Read the dossier"), self._read))
        column.addLayout(top)
        first = QHBoxLayout()
        first.setSpacing(theme.M)
        first.addWidget(Label(shown.place.title, type="title", wrap=True), 1)
        if not shown.is_hidden:
            own = self.proposal.own if self.proposal is not None else None
            # What the jury proposes itself stands in place of what the ranking would.
            if own is not None:
                first.addWidget(Badge(*own_badge(own)))
            elif shown.standing is not None:
                first.addWidget(Badge(*standing_badge(shown.standing)))
            total = Label(total_words(shown.place), type="figure")
            total.setAccessibleName(_("Total {total}").format(total=total_words(shown.place)))
            first.addWidget(total)
        column.addLayout(first)
        if not shown.is_hidden:
            for each in shown.lacking:
                column.addWidget(Label(each, type="table", tone="attention", wrap=True))
        return column

    def _not_now(self, discuss: Acts, take_back: Acts | None) -> QWidget:
        shown = self._shown
        now = shown.meeting.now
        item = next((each for each in shown.meeting.agenda if each.application == shown.number), None)
        said = _("{application} is not being discussed.").format(application=shown.number)
        if item is not None and item.state is ItemState.PARKED:
            said = _("Parked: {reason}").format(reason=item.reason)
        if item is not None and item.state is ItemState.NOT_DISCUSSED:
            said = _("Put aside in triage, not discussed: {reason}").format(reason=item.reason)
        words = _("Discuss it now")
        if now is not None:
            words = _("Finish {now} and discuss {this}").format(now=now.application, this=shown.number)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(said, type="table", tone="dim", wrap=True), 1)
        if take_back is not None:
            self.take_back_button = Button(_("Take the triage back"), take_back)
            line.addWidget(self.take_back_button)
        line.addWidget(Button(words, discuss))
        return row

    def _called_back(
        self, people: Sequence[PersonId], come_back: Callable[[Sequence[PersonId]], object]
    ) -> QWidget:
        names = join_names([self._shown.meeting.names.get(each, each) for each in people], most=len(people))
        said = ngettext("{names} may come back in.", "{names} may come back in.", len(people))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(said.format(names=names), type="strong", wrap=True), 1)
        self.back_button = Button(_("Back in the room"), partial(come_back, people))
        line.addWidget(self.back_button)
        return row

    def _waiting(self, begin_anyway: Callable[[str], str] | None) -> Card:
        meeting = self._shown.meeting
        inside = [meeting.names[each] for each in meeting.still_inside(self._shown.number)]
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(IconLabel("lock", size=20))
        words = QVBoxLayout()
        words.setSpacing(2)
        said = _("The averages appear as soon as {names} has left the room")
        if len(inside) > 1:
            said = _("The averages appear as soon as {names} have left the room")
        words.addWidget(
            Label(said.format(names=join_names(inside, most=len(inside))), type="strong", wrap=True)
        )
        also = _("Here and on the projector. Must anybody else leave? Note it at the attendance.")
        words.addWidget(Label(also, type="table", tone="dim", wrap=True))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        if begin_anyway is not None:
            card.body.addWidget(
                ReasonLine(
                    _("Begin anyway, with a reason…"),
                    _("Why it is discussed with them in the room"),
                    _("Begin anyway"),
                    begin_anyway,
                )
            )
        return card

    def _about(self) -> Card:
        application = self._shown.dossier.application
        card = Card(_("What it is about"))
        card.body.addWidget(
            Label(application.summary or _("The application came without a summary."), wrap=True)
        )
        if application.reorientation:
            text = _("Reorientation: {text}").format(text=application.reorientation)
            card.body.addWidget(Label(text, type="table", tone="dim", wrap=True))
        return card


def _may_come_back(shown: Shown) -> list[PersonId]:
    """At the dossier at hand, or between two: who left for another one, is outside and has no conflict with this."""
    meeting = shown.meeting
    if not meeting.is_open or (meeting.now is not None and not shown.is_now):
        return []
    opened = meeting.sittings[-1].opened_at
    last = {each.person: each for each in meeting.stays if each.came_at >= opened}
    barred = meeting.leaving.get(shown.number, frozenset()) if shown.is_now else frozenset()
    return [
        person
        for person, stay in last.items()
        if stay.left_for and person not in meeting.inside and person not in barred
    ]


def _criteria(scheme: Scheme, rows: Sequence[CriterionRow]) -> Card:
    card = Card()
    card.body.setContentsMargins(1, 1, 1, 1)
    card.body.setSpacing(0)
    card.body.addWidget(CriteriaHeads(scheme.criteria))
    for row in rows:
        card.body.addWidget(row)
    return card
