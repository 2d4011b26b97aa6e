"""A tie at the funding line with all ways in which the scheme lets it be settled, in the order of its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import _
from evalapp.operations.ranking.tie_ways import Way, ways_of, without_hour
from evalapp.words.phrases import numbered
from evalapp.words.places import tie_at_line
from evalapp.words.ties import compared, rule_said
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.pages.ranking.ties.forms import FlagForm, OrderForm, Record
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label


class TieCard(Card):
    """`lot_asked`: somebody wants a lot."""

    lot_asked = Signal()

    def __init__(self, record_order: Record, record_flag: Record) -> None:
        super().__init__(_("Tie at the funding line"))
        self._about = Label(type="table", wrap=True)
        self._rules, self._ways = QVBoxLayout(), QVBoxLayout()
        for column in (self._rules, self._ways):
            column.setSpacing(theme.XS)
        self.order, self.flag = OrderForm(record_order), FlagForm(record_flag)
        self.ways: tuple[Way, ...] = ()
        self.buttons: list[LinkButton] = []
        self._titles: Mapping[str, str] = {}
        self.body.addWidget(self._about)
        self.body.addLayout(self._rules)
        self.body.addLayout(self._ways)
        self.body.addWidget(self.order)
        self.body.addWidget(self.flag)
        self.hide()

    def drafts(self) -> Mapping[str, Drafts]:
        return {"tie-order": self.order.drafts, "tie-flag": self.flag.drafts}

    def show_tie(self, scheme: Scheme, ranking: Ranking, may: Callable[[Action], bool]) -> None:
        """What `may` not be done now is not offered; without a tie at the line it is hidden."""
        block = ranking.tied_at_line
        self.ways = tuple(each for each in ways_of(scheme, ranking) if may(each.needs))
        self.setVisible(block is not None)
        keys = [each.applications for each in self.ways if each.rule.kind is TieKind.PANEL_ORDER]
        self.order.follow(keys)
        flags = [
            (each.rule.target, *each.applications) for each in self.ways if each.rule.kind is TieKind.FLAG
        ]
        self.flag.follow(flags)
        empty(self._rules)
        empty(self._ways)
        self.buttons = []
        if block is None:
            return
        self._titles = {each.application: each.title for each in ranking.places}
        self._about.setText(tie_at_line(ranking))
        for tie in ranking.ties:
            if set(tie.applications) == set(block.applications):
                for rule in tie.rules:
                    words = f"{rule_said(scheme, rule)}: {compared(scheme, tie, rule)}"
                    self._rules.addWidget(Label(words, type="caption", tone="dim", wrap=True))
        if numbers := without_hour(ranking):
            words = _("No hour of submission is known of {applications}; with it a rule may set them apart.")
            note = Label(
                words.format(applications=numbered(numbers)), type="caption", tone="attention", wrap=True
            )
            self._rules.addWidget(note)
        for way in self.ways:
            if way.rule.kind is TieKind.FLAG:  # its title may be a whole sentence, which no button holds
                title = scheme.flag(way.rule.target).title
                self._ways.addWidget(Label(f"“{title}”", type="table", wrap=True))
            button = LinkButton(_way_words(way), partial(self.begin, scheme, way))
            self.buttons.append(button)
            self._ways.addWidget(button)
        if not self.ways:
            self._ways.addWidget(Label(_no_way(scheme, ranking), type="table", wrap=True))

    def begin(self, scheme: Scheme, way: Way) -> None:
        """What `way` asks for, with the keyboard on it."""
        match way.rule.kind:
            case TieKind.PANEL_ORDER:
                self.flag.hide()
                self.order.open_for(way.applications)
            case TieKind.FLAG:
                self.order.hide()
                titles = [self._titles[each] for each in way.applications]
                self.flag.open_for(scheme.flag(way.rule.target), way.applications, titles)
            case _:
                self.lot_asked.emit()


def _way_words(way: Way) -> str:
    match way.rule.kind:
        case TieKind.PANEL_ORDER:
            return _("Order them yourselves…")
        case TieKind.FLAG:
            return _("Holds for one of them…")
        case _:
            return _("Draw lots…")


def _no_way(scheme: Scheme, ranking: Ranking) -> str:
    if ways_of(scheme, ranking):
        return _("In this phase, and by you, it cannot be settled; the jury does so in the deliberation.")
    return _(
        "No rule of the scheme is left that somebody could settle it by. The body that decides may set one, with its "
        "reason, under Scheme."
    )
