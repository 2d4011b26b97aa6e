"""Closing the assessment: what it still needs, what was decided, and the two names under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.deciding.proposed import proposals_of
from evalapp.operations.meeting.standing import MEETING_TABLES
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signed import signed_words
from evalapp.operations.panel.course.signing import Signing, signer_called, signers
from evalapp.operations.progress.copies import backup_words
from evalapp.operations.progress.cures import BACK_TO_SCORING, cure_of
from evalapp.operations.progress.decided import has_lot, ties_that_matter
from evalapp.operations.progress.facts import FACT_TABLES
from evalapp.operations.progress.moving import kept_open, may_be_reasoned_away, missing_before
from evalapp.operations.progress.points import Point, State
from evalapp.operations.progress.status import closing_points
from evalapp.operations.ranking.lot import draws_of
from evalapp.operations.ranking.material import RANKED_TABLES
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.noted import closing_note
from ui.access.tab_order import put_in_tab_order
from ui.drafts.forms import Drafts
from ui.page import Part, Reading, TitledPage
from ui.pages.closing.back_card import BackCard
from ui.pages.closing.closed_card import ClosedCard
from ui.pages.closing.decisions_card import DecisionsCard
from ui.pages.closing.draw_card import DrawCard
from ui.pages.closing.list_card import ListCard, Row
from ui.pages.closing.sides import Sides
from ui.pages.closing.sign_card import ROLES, Ready, SignCard
from ui.pages.closing.too_early import EarlyCard
from ui.pages.closing.why_not import left_to_do
from ui.pages.closing.words import BACKUP, DRAW, title_of, way_to
from ui.pages.overview.closing import ClosingCard
from ui.pages.ranking.ties.drawing import draw_lot
from ui.pages.ranking.ties.lot_card import LotCard
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.scrolling import bring_into_view, scrolling


class ClosingPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Close the assessment"))
        self.ranking: Ranking | None = None
        self._points: Sequence[Point] = ()
        self.read_button = Button(_("Read the report"), partial(self.go_requested.emit, "reports", "ranking"))
        is_ranked = session.call.scheme.is_ranked
        words = _("Ranking") if is_ranked else _("Proposals of the jury")
        self.ranking_button = Button(words, partial(self.go_requested.emit, "ranking", None))
        self.decisions_button = Button(
            _("Decisions") if is_ranked else _("Decision of the body"),
            partial(self.go_requested.emit, "decisions", None),
        )
        self.add_action_button(self.decisions_button)
        self.add_action_button(self.read_button)
        self.add_action_button(self.ranking_button)
        self.list = ListCard()
        self.list.taken.connect(self._mend)
        self.list.opened.connect(self._read)
        self.draw = DrawCard()
        self.draw.draw_asked.connect(self._ask_lot)
        self.lot = LotCard(self._draw_lot)
        self.decisions = DecisionsCard(is_ranked=is_ranked)
        self.decisions.all_asked.connect(partial(self.go_requested.emit, "ranking", None))
        self.decisions.opened.connect(self._read)
        self.sign = SignCard(self._called, self._close)
        self.sign.changed.connect(self.status_changed)
        self.early = EarlyCard(partial(self.go_requested.emit, "overview", "call"))
        self.closed = ClosedCard(self._reopen)
        self.note = ClosingCard()
        self.back = BackCard(self._move)
        self._lay_out()

    def _lay_out(self) -> None:
        self.sides = Sides(
            (self.back, self.list, self.draw, self.lot),
            (self.closed, self.note, self.decisions, self.sign, self.early),
        )
        area = scrolling(self.sides)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)

    def parts(self) -> tuple[Part, ...]:
        tables = (*RANKED_TABLES, *FACT_TABLES, *MEETING_TABLES, "draw", "signature")
        return (
            Part(reload=self._reload_points, tables=tables),
            Part(reload=self._reload_signing),  # every change is another fingerprint
        )

    def _reload_points(self) -> None:
        view, call = self.session.view, self.session.call
        ranking = self.ranking = ranking_of(self.session.workspace)
        points = self._points = closing_points(self.session.workspace)
        rows = [self._row_of(each) for each in points]
        if copied := backup_words(self.session.path):
            rows.append(Row(point=Point(item=BACKUP, state=State.DONE, words=copied)))
        self.list.show_rows(rows)
        self.decisions.show_ranking(ranking, proposals_of(self.session.view, ranking))
        tied = ranking.tied_at_line
        self.lot.follow(tied.applications if tied else self.lot.key if self._may_draw_again else ())
        self.draw.show_ties(
            call.scheme, ranking, ties_that_matter(ranking), draws_of(view), button=self._draw_words
        )
        self.back.follow(call.phase, may_move=self.session.may(Action.REOPEN))
        counts = {state: sum(each.point.state is state for each in rows) for state in State}
        self.set_state(_state(len(rows), counts))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Down the left side, then down the right: what is made anew would come last."""
        last: QWidget = self.ranking_button
        for card in self.sides.cards:
            last = put_in_tab_order(last, card)
            if card is self.draw:  # its button stands below what is made anew in it
                QWidget.setTabOrder(last, self.draw.draw_button)
                last = self.draw.draw_button

    def _reload_signing(self) -> None:
        view, call = self.session.view, self.session.call
        may_close = call.phase is Phase.DELIBERATION and self.session.may(Action.MOVE_PHASE)
        self.sign.setVisible(may_close)
        self.early.show_phase(call.phase, why_not=self.session.why_not(Action.MOVE_PHASE))
        note = closing_note(view)
        self.note.show_note(note)
        self.closed.setVisible(note is not None)
        self.decisions_button.setVisible(note is not None)
        if note is not None:
            self._show_closed()
        missing = missing_before(Phase.CLOSED, self._points)
        firm = [each for each in missing if not may_be_reasoned_away(each)]
        if may_close:
            self.sign.show_ready(
                Ready(
                    signers={role: signers(view, role) for role in ROLES},
                    fingerprint=view.fingerprint(),
                    open=sum(each.state is State.OPEN for each in firm),
                    unknown=sum(each.state is State.UNKNOWN for each in firm),
                    answerable=[title_of(each.item) for each in missing if each not in firm],
                    kept_open=[title_of(each.item) for each in kept_open(self._points)],
                )
            )

    def _show_closed(self) -> None:
        view = self.session.view
        moved = view.history(limit=1, action=Action.MOVE_PHASE)
        last = moved[0] if moved else view.history(limit=1)[0]
        self.closed.show_closed(
            last.at,
            signed_words(view),
            last.act.reason if last.act else "",
            is_signed=bool(view.closings.signatures()),
            may_reopen=self.session.may(Action.REOPEN),
        )

    def _row_of(self, point: Point) -> Row:
        if point.state is State.DONE or self.session.call.phase is Phase.CLOSED:
            return Row(point=point)
        cure, about = self._cure(point)
        act, where = way_to(cure, about, self.session.actor.role)
        if cure == BACK_TO_SCORING and not self.session.may(Action.REOPEN):
            act = ""
        is_secretarys = not act and where is not None and where.page == "exchange"
        return Row(point=point, act=act, aside=_("the secretary settles it") if is_secretarys else "")

    def _cure(self, point: Point) -> tuple[str, str]:
        """What mends it, and the application where that begins."""
        if point.item == "tie-at-line" and point.applications and self._may_draw:
            return DRAW, ""
        cure = cure_of(point, self.session.call.phase)
        first = point.applications[0] if point.applications else ""
        return cure, first if cure in ("consensus", "fill-in") else ""

    @property
    def _may_draw(self) -> bool:
        return self.session.may(Action.DRAW_LOT) and has_lot(self.session.call.scheme)

    @property
    def _may_draw_again(self) -> bool:
        return self._may_draw and bool(draws_of(self.session.view))

    @property
    def _draw_words(self) -> str:
        """Of the button under the tie."""
        if not self._may_draw or self.ranking is None:
            return ""
        if self.ranking.tied_at_line is not None:
            return _("Draw the lot…")
        return _("Draw again…") if self._may_draw_again else ""

    def _mend(self, point: Point) -> None:
        cure, about = self._cure(point)
        _words, where = way_to(cure, about, self.session.actor.role)
        if cure == DRAW:
            self._ask_lot()
        elif where is not None and where.page:
            self.go_requested.emit(where.page, where.target)
        elif cure == BACK_TO_SCORING:
            self.back.ask()
            bring_into_view(self.back)

    def _read(self, number: str) -> None:
        self.go_requested.emit("applications", Reading(number=number, back_to="closing"))

    def _ask_lot(self) -> None:
        assert self.ranking is not None
        tied = self.ranking.tied_at_line
        ties = [tied] if tied else ties_that_matter(self.ranking)
        numbers = ties[0].applications if ties else ()
        self.lot.open_for(numbers, is_again=bool(draws_of(self.session.view)))
        bring_into_view(self.lot)

    def _draw_lot(self, seed: str, witnesses: str, noted_at: str, reason: str) -> Changes | None:
        changes = draw_lot(self.session, (seed, witnesses, noted_at, reason), on_error=self.lot.show_error)
        if changes is not None:
            self.lot.hide()
            self.tell(
                _("The lot is drawn; the seed stands in the journal and in the report."), offers_undo=True
            )
        return changes

    def _called(self, role: Role, typed: str) -> Person | None:
        return signer_called(self.session.view, role, typed)

    def _close(self, reason: str, signings: tuple[Signing, ...]) -> str:
        return self._moved(Phase.CLOSED, reason, signings)

    def _move(self, phase: Phase, reason: str) -> str:
        return self._moved(phase, reason, ())

    def _moved(self, phase: Phase, reason: str, signings: tuple[Signing, ...]) -> str:
        try:
            move_to_phase(self.session.workspace, phase, reason, signings=signings)
        except KnownError as error:
            return str(error)
        text = _("The call is now in the phase “{phase}”.").format(phase=phase.label)
        self.tell(text, tone="good" if phase is Phase.CLOSED else "quiet")
        self.take_focus()
        return ""

    def _reopen(self) -> None:
        self.back.ask()
        bring_into_view(self.back)

    def take_focus(self) -> None:
        """Where there is something to do; never on what is only to be read."""
        places: list[QWidget] = [
            *self.list.buttons.values(),
            self.note.mail_button,
            *self.sign.fields.values(),
            self.closed.reopen_button,
        ]
        found = (each for each in places if each.isVisibleTo(self) and each.isEnabled())
        next(found, self.read_button).setFocus()

    def status(self) -> str:
        if not self.sign.isVisibleTo(self) or self.sign.button.isEnabled():
            return ""
        missing = missing_before(Phase.CLOSED, self._points)
        return left_to_do(len(missing), len(self.sign.unsigned))

    def drafts(self) -> Mapping[str, Drafts]:
        return {"lot": self.lot.drafts, "reason": self.sign.drafts, "phase": self.back.drafts}


def _state(n: int, counts: Mapping[State, int]) -> str:
    parts = [
        ngettext("{done} of {n} point in order", "{done} of {n} points in order", n).format(
            done=counts[State.DONE], n=n
        )
    ]
    if counts[State.OPEN]:
        parts.append(_("{n} open").format(n=counts[State.OPEN]))
    if counts[State.UNKNOWN]:
        parts.append(_("{n} not known").format(n=counts[State.UNKNOWN]))
    return " · ".join(parts)
