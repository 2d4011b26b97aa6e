"""Beside the matrix: the proposal seat by seat, and the seats that nobody has, with why and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Application
from evalapp.domain.texts import _, ngettext
from evalapp.operations.seats.difference import Difference, Swap
from evalapp.operations.seats.empty import EmptySeats, Place, Way, WayOut, candidates_for
from evalapp.operations.seats.matrix import Matrix
from evalapp.words.phrases import join_all
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label

_MOST_SWAPS, _MOST_EMPTY, _MOST_FREE = 30, 8, 5


def _line(title: str, words: str, *, is_out: bool = False) -> tuple[QWidget, QHBoxLayout]:
    """A title and what is said of it; buttons go into the row that is given back."""
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    kind, tone = ("table", "dim") if is_out else ("table-strong", "text")
    column.addWidget(Label(title, type=kind, tone=tone, wrap=True))
    if words:
        column.addWidget(Label(words, type="caption", tone="dim", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(theme.M)
    column.addLayout(row)
    return line, row


class ProposalCard(Card):
    """`turned(swap)`: refused, or taken back into the proposal."""

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Proposal against now"))
        self._about = Label(type="caption", tone="dim", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        self._more = Label(type="caption", tone="dim", wrap=True)
        for widget in (self._about, self._more):
            self.body.addWidget(widget)
        self.body.insertLayout(2, self._list)
        self.hide()

    def show_difference(self, whole: Difference | None, refused: Collection[Swap], matrix: Matrix) -> None:
        """`whole` as it was proposed; the matrix shows it without what was refused."""
        empty(self._list)
        self.setVisible(whole is not None)
        if whole is None:
            return
        come, go, stay = whole.without(refused).counts
        text = _("{come} added · {go} gone · {stay} the same")
        self._about.setText(text.format(come=come, go=go, stay=stay))
        swaps = whole.swaps
        before = matrix.standing.loads()
        for swap in swaps[:_MOST_SWAPS]:
            is_refused = swap in refused
            line, row = _line(
                _swap_words(swap, matrix), _swap_reason(swap, matrix, before), is_out=is_refused
            )
            button = Button(_("After all") if is_refused else _("Not this"), partial(self.turned.emit, swap))
            button.setAccessibleName(f"{button.text()}: {_swap_words(swap, matrix)}")
            row.addWidget(button)
            row.addStretch()
            self._list.addWidget(line)
        more = len(swaps) - _MOST_SWAPS
        self._more.setVisible(more > 0)
        self._more.setText(
            ngettext(
                "and {n} more, marked in the matrix", "and {n} more, marked in the matrix", max(more, 1)
            ).format(n=more)
        )


def _swap_words(swap: Swap, matrix: Matrix) -> str:
    name = matrix.standing.name
    if not swap.leaves:
        return f"{swap.application} + {name(swap.comes)}"
    if not swap.comes:
        return f"{swap.application} − {name(swap.leaves)}"
    return f"{swap.application} {name(swap.leaves)} → {name(swap.comes)}"


def _swap_reason(swap: Swap, matrix: Matrix, before: dict[str, int]) -> str:
    parts = []
    if tags := matrix.ground.tags.get((swap.comes, swap.application)):
        parts.append(_("names {tags}").format(tags=join_all(tags)))
    loads = [
        f"{before.get(juror, 0)} → {matrix.loads[juror]}" for juror in (swap.leaves, swap.comes) if juror
    ]
    parts.append(_("load {loads}").format(loads=join_all(loads)))
    return " · ".join(parts)


class EmptyCard(Card):
    """`way_asked(application, way out)`; of the row at hand also who could take a seat, and why others could not."""

    way_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_("Empty seats"))
        self._count = Label(type="caption", tone="attention", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        self._of_row = QVBoxLayout()
        self._of_row.setSpacing(theme.XS)
        self.body.addWidget(self._count)
        self.body.addLayout(self._list)
        self.body.addLayout(self._of_row)
        self.aside = Label(type="caption", tone="dim", wrap=True)
        self.body.addWidget(self.aside)

    def show_aside(self, words: str) -> None:
        """Which applications take no seats any more."""
        self.aside.setText(words)
        self.aside.setVisible(bool(words))

    def show_empty(self, matrix: Matrix, number: str, *, may_assign: bool) -> None:
        """`number` is of the row at hand; without the right to assign nothing is offered."""
        empty(self._list)
        found = [_empty_of(matrix, each) for each in matrix.empty[:_MOST_EMPTY]]
        of = matrix.missing + sum(matrix.filled[each.number] for each in matrix.ground.applications)
        self._count.setText(
            _("{n} of {of}").format(n=matrix.missing, of=of) if found else _("Every seat is taken.")
        )
        self._count.set_tone("attention" if found else "dim")
        for each in found:
            line, row = _line(f"{each.application} {each.title}", each.why)
            for way in each.ways[:2] if may_assign else ():
                if words := _way_words(way, matrix):
                    row.addWidget(self._link(words, each.application, way))
            row.addStretch()
            self._list.addWidget(line)
        if (more := len(matrix.empty) - _MOST_EMPTY) > 0:
            text = ngettext("and {n} more application", "and {n} more applications", more)
            self._list.addWidget(Label(text.format(n=more), type="caption", tone="dim"))
        self.show_row(matrix, number, may_assign=may_assign)

    def show_row(self, matrix: Matrix, number: str, *, may_assign: bool) -> None:
        empty(self._of_row)
        application = next((each for each in matrix.ground.applications if each.number == number), None)
        if application is None:
            return
        self._of_row.addWidget(
            Label(_("Who can assess {number}").format(number=number), type="table-strong", wrap=True)
        )
        filled, candidates = matrix.filled[number], _empty_of(matrix, application).candidates
        is_full = filled >= matrix.wanted
        if is_full and may_assign:
            words = _(
                "Every seat of {number} is taken ({n} of {of}). Take somebody away in the matrix, or ask more jurors "
                "for each application, to seat another one."
            ).format(number=number, n=filled, of=matrix.wanted)
            self._of_row.addWidget(Label(words, type="caption", tone="dim", wrap=True))
        free = [each for each in candidates if each.place is Place.FREE]
        for each in free[:_MOST_FREE]:
            fit = (
                _("names {tags}").format(tags=join_all(each.tags)) if each.tags else _("names nothing of it")
            )
            line, row = _line(each.name, f"{fit} · " + _("load {loads}").format(loads=each.load))
            if may_assign and not is_full:
                way = WayOut(way=Way.SEAT, juror=each.juror)
                row.addWidget(self._link(_("Seat {name}").format(name=each.name), number, way))
            row.addStretch()
            self._of_row.addWidget(line)
        if not free:
            self._of_row.addWidget(Label(_("Nobody is free."), type="caption", tone="dim"))
        for each in candidates:
            if each.why:
                self._of_row.addWidget(
                    Label(f"{each.name}: {each.why}", type="caption", tone="dim", wrap=True)
                )

    def _link(self, words: str, number: str, way: WayOut) -> LinkButton:
        act: Callable[[], object] = partial(self.way_asked.emit, number, way)
        button = LinkButton(words, act)
        button.setAccessibleName(f"{words}, {number}")
        return button


def _empty_of(matrix: Matrix, application: Application) -> EmptySeats:
    return EmptySeats(
        application=application.number,
        title=application.title,
        filled=matrix.filled[application.number],
        wanted=matrix.wanted,
        candidates=candidates_for(
            application, matrix.ground.jurors, matrix.standing, matrix.standing.loads()
        ),
    )


def _way_words(way: WayOut, matrix: Matrix) -> str:
    """Empty for what is done elsewhere."""
    name = matrix.standing.name(way.juror)
    return {
        Way.SEAT: _("Seat {name}").format(name=name),
        Way.DECIDE: _("Decide on {name}…").format(name=name),
        Way.RAISE: _("Limit to {n}").format(n=way.at_most),
        Way.ADD_JUROR: "",
    }[way.way]
