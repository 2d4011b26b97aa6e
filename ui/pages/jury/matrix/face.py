"""Who assesses what: legend, order, matrix, and beside it the proposal and the empty seats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.order import number_key
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.panel.members import Pair
from evalapp.operations.panel.suspicions import Suspicions
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.seats.difference import Difference, Swap
from evalapp.operations.seats.empty import Way, WayOut
from evalapp.operations.seats.limits import limits_of
from evalapp.operations.seats.matrix import Ground, Matrix, aside_words, ground_of, matrix_of
from ui.access.announcing import announce
from ui.look import theme
from ui.pages.jury.matrix import shapes
from ui.pages.jury.matrix.cards import EmptyCard, ProposalCard
from ui.pages.jury.matrix.seat_card import SeatCard
from ui.pages.jury.matrix.widget import SeatMatrix
from ui.session import Session
from ui.widgets.fields import ChoiceField
from ui.widgets.text import ElidedLabel, Label


class SeatsFace(QWidget):
    """`side` holds its cards, `seat_card` stands above them. `told(text)` after a change; `decide_asked(pair)` for a
    suspicion; `turned()` when a part of the proposal was refused or taken back."""

    told = Signal(str)
    decide_asked = Signal(object)
    turned = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ground: Ground | None = None
        self._whole: Difference | None = None
        self._refused: frozenset[Swap] = frozenset()
        self.matrix = SeatMatrix()
        self.rows_order, self.columns_order = ChoiceField(), ChoiceField()
        rows = ((_("by number"), "number"), (_("emptiest first"), "seats"))
        columns = ((_("by name"), "name"), (_("lowest load first"), "load"))
        for field, words, choices in (
            (self.rows_order, _("Order of the applications"), rows),
            (self.columns_order, _("Order of the jurors"), columns),
        ):
            field.setAccessibleName(words)
            for text, key in choices:
                field.addItem(text, key)
            field.currentIndexChanged.connect(self._reorder)
        self.said = ElidedLabel(type="caption", tone="dim")
        self.seat_card, self.proposal_card, self.empty_card = SeatCard(), ProposalCard(), EmptyCard()
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.M)
        side.addWidget(self.proposal_card)
        side.addWidget(self.empty_card)
        self._lay_out()
        self.matrix.seat_asked.connect(self._turn_seat)
        self.matrix.lock_asked.connect(self._turn_lock)
        self.matrix.moved.connect(self._show_at_hand)
        self.matrix.sort_asked.connect(self._sort)
        self.proposal_card.turned.connect(self._turn)
        self.empty_card.way_asked.connect(self._take_way)

    def _lay_out(self) -> None:
        legend = QHBoxLayout()
        legend.setSpacing(theme.XS)
        for shape, words in (
            (shapes.SEATED, _("assigned")),
            (shapes.LOCKED, _("locked")),
            (shapes.COMES, _("added in the proposal")),
            (shapes.LEAVES, _("gone")),
            (shapes.CONFLICT, _("conflict of interest")),
            (shapes.SUSPECTED, _("suspected")),
            ("", _("expertise: one, more keywords")),
        ):
            if legend.count():  # a sign stands by its own words, not by those before it
                legend.addSpacing(theme.M)
            legend.addWidget(_Sign(shape))
            legend.addWidget(ElidedLabel(words, type="caption", tone="dim"))
        legend.addStretch()
        orders = QHBoxLayout()
        orders.setSpacing(theme.S)
        orders.addWidget(self.said, 1)
        for field in (self.rows_order, self.columns_order):
            orders.addWidget(Label(field.accessibleName(), type="caption", tone="dim"))
            orders.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(legend)
        column.addWidget(self.matrix, 1)
        column.addLayout(orders)
        self.setFocusProxy(self.matrix)
        self._say(_("Space or a click: seat or not · L: lock or not · arrows: another cell"))

    # what is shown

    def reload(self, suspicions: Suspicions, proposal: Iterable[Pair] | None) -> None:
        """From the file; what was refused of a proposal stays refused as long as it is on the table."""
        view = self._session.view
        self._ground = ground_of(view, suspicions)
        self.empty_card.show_aside(aside_words(view))
        if proposal is None:
            self._whole, self._refused = None, frozenset()
        else:
            now = frozenset((each.juror, each.application) for each in view.assignments())
            self._whole = Difference(now=now, after=frozenset(proposal))
            self._refused &= frozenset(self._whole.swaps)
        self._reorder()

    @property
    def swaps(self) -> tuple[Swap, ...]:
        """All that the proposal would change."""
        return () if self._whole is None else self._whole.swaps

    @property
    def proposed(self) -> tuple[Pair, ...]:
        """What is taken over: the proposal without what was refused."""
        return () if self._whole is None else tuple(sorted(self._whole.without(self._refused).after))

    def _reorder(self) -> None:
        if self._ground is None:
            return
        view, shown = self._session.view, None
        if self._whole is not None:
            shown = self._whole.without(self._refused)
        made = matrix_of(view, self._ground, shown)
        by_seats, by_load = (
            self.rows_order.currentData() == "seats",
            self.columns_order.currentData() == "load",
        )
        ground = replace(
            self._ground,
            applications=tuple(
                sorted(
                    self._ground.applications,
                    key=lambda each: (made.filled[each.number] if by_seats else 0, number_key(each.number)),
                )
            ),
            jurors=tuple(
                sorted(
                    self._ground.jurors,
                    key=lambda each: (made.loads[each.id] if by_load else 0, each.name.casefold()),
                )
            ),
        )
        matrix = replace(made, ground=ground)
        self.matrix.show_matrix(matrix)
        self.proposal_card.show_difference(self._whole, self._refused, matrix)
        self.empty_card.show_empty(matrix, self.matrix.number, may_assign=self._may_assign)
        self.seat_card.show_seat(matrix, self.matrix.juror, self.matrix.number)

    @property
    def ground(self) -> Ground:
        assert self._ground is not None
        return self._ground

    @property
    def shown(self) -> Matrix | None:
        return self.matrix.matrix

    @property
    def _may_assign(self) -> bool:
        return self._session.may(Action.ASSIGN)

    def _show_at_hand(self) -> None:
        if self.shown is not None:
            self.empty_card.show_row(self.shown, self.matrix.number, may_assign=self._may_assign)
            self.seat_card.show_seat(self.shown, self.matrix.juror, self.matrix.number)

    def _sort(self, by: str) -> None:
        """A heading turns its order."""
        field = self.columns_order if by == "load" else self.rows_order
        at = (1 - field.currentIndex()) if by == "load" else field.findData(by)
        field.setCurrentIndex(at)

    def _say(self, words: str, tone: str = "dim") -> None:
        self.said.setText(words)
        self.said.set_tone(tone)

    # what is done

    def _turn(self, swap: Swap) -> None:
        self._refused ^= {swap}
        self._reorder()
        self.turned.emit()

    def _turn_seat(self, juror: str, number: str) -> None:
        pair = frozenset({(juror, number)})
        matrix = self.shown
        if matrix is None:
            return
        if matrix.standing.seats & pair:
            self._run(ChangeSeats(unseat=pair), juror, number, _("{juror} no longer assesses {number}."))
        else:
            self._run(ChangeSeats(seat=pair), juror, number, _("{juror} assesses {number}."))

    def _turn_lock(self, juror: str, number: str) -> None:
        pair = frozenset({(juror, number)})
        matrix = self.shown
        if matrix is None:
            return
        if matrix.standing.locked & pair:
            self._run(
                ChangeSeats(unlock=pair), juror, number, _("The seat of {juror} for {number} is unlocked.")
            )
        else:
            self._run(ChangeSeats(lock=pair), juror, number, _("The seat of {juror} for {number} is locked."))

    def _take_way(self, number: str, way: WayOut) -> None:
        if way.way is Way.DECIDE:
            self.decide_asked.emit((way.juror, number))
        elif way.way is Way.SEAT:
            seat = frozenset({(str(way.juror), number)})
            self._run(ChangeSeats(seat=seat), way.juror, number, _("{juror} assesses {number}."))
        elif way.way is Way.RAISE:
            limits = replace(limits_of(self._session.view), at_most=way.at_most)
            text = _("A juror takes {most} applications at most.").format(most=way.at_most)
            self._run(ChangeSeats(limits=limits), way.juror, number, text)

    def _run(self, command: ChangeSeats, juror: str, number: str, done: str) -> None:
        """A refusal stands below the matrix, which stays where it is."""
        assert self.shown is not None
        name = self.shown.standing.name(juror)
        if why_not := self._session.why_not(Action.ASSIGN):
            self._refuse(why_not)
        elif self._session.run(command, on_error=self._refuse) is not None:
            text = done.format(juror=name, number=number)
            held = max(
                (each.number for each in self._session.view.issued() if each.juror == juror), default=0
            )
            if held and not command.limits and (command.seat or command.unseat):
                text += " " + _("Pack no. {n} is out of date; hand out a newer one.").format(n=held)
            self._say(text)
            self.told.emit(text)

    def _refuse(self, words: str) -> None:
        self._say(words, "bad")
        announce(self.matrix, words)


class _Sign(QWidget):
    """A shape of the legend; without one the two tints."""

    def __init__(self, shape: str) -> None:
        super().__init__()
        self._shape = shape
        self.setFixedSize(QSize(theme.pixels(26), theme.pixels(20)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if self._shape:
            shapes.paint(painter, self._shape, room)
            return
        half = room.width() / 2
        painter.fillRect(QRectF(0, 2, half, room.height() - 4), shapes.tint(1))
        painter.fillRect(QRectF(half, 2, half, room.height() - 4), shapes.tint(2))
