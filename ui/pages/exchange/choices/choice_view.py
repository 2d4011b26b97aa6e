"""One choice between two versions: what both began with, what the panel holds, what came in, what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.merge import Choice, Version
from evalapp.domain.texts import _
from evalapp.domain.writing.difference import Difference, beside, since
from evalapp.operations.exchange.other_scores import OtherScore
from evalapp.words.scores import weight
from evalapp.words.versions import without_justification
from ui.look import theme
from ui.pages.exchange.choices.choice_card import ChoiceCard, VersionCard
from ui.pages.exchange.choices.choice_grid import ChoiceGrid
from ui.pages.exchange.choices.choice_words import Asked, facts, figure, is_later, letter, scale_words
from ui.pages.exchange.choices.other_scores_card import OtherScoresCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import ElidedLabel, Label

_LEAST_PAIR = 620  # pixels as designed in which the scores and the question to the juror stand side by side


class ChoiceView(QWidget):
    """`chosen(choice)` by mouse, arrows, or the keys 1, 2 and 3; `stepped(by)` to a neighbour.

    `done` after a key: who works with the keyboard goes on to the next. Who uses the mouse looks at what becomes of it.
    `entered` by Enter: this one stays as it is chosen.
    """

    chosen = Signal(object)
    stepped = Signal(int)
    done = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._about = ElidedLabel(type="caption", tone="dim")
        self._question = Label(type="section", wrap=True)
        self._where = Label(type="table", tone="dim")
        self.previous = Button("←", partial(self.stepped.emit, -1), tip=_("Previous choice"), steps=True)
        self.next = Button("→", partial(self.stepped.emit, 1), tip=_("Next choice"), steps=True)
        for button, name in ((self.previous, _("Previous choice")), (self.next, _("Next choice"))):
            button.setAccessibleName(name)
        self.base = VersionCard(_("Both began with"), begun=True)
        self.stored = VersionCard(_("In the panel"))
        self.incoming = VersionCard(_("Came in"))
        self.result = VersionCard(_("Becomes"), becomes=True)
        self.cards = {Choice.KEEP: ChoiceCard(1), Choice.TAKE: ChoiceCard(2), Choice.OPEN: ChoiceCard(3)}
        group = QButtonGroup(self)
        for choice, card in self.cards.items():
            group.addButton(card)
            card.clicked.connect(partial(self.chosen.emit, choice))
            card.keyed.connect(self._choose_by_key)
            card.reached.connect(self._show_keys)
            card.entered.connect(self.entered)
        self._letter = Label(type="table", wrap=True)
        self._copy = Button(_("Copy"), self._copy_letter)
        self.others = OtherScoresCard()
        self._to = Card(_("Question to the juror"))
        self._to.body.addWidget(self._letter)
        self._to.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._to.body.addStretch(1)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._about)
        words.addWidget(self._question)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addLayout(words, 1)
        for widget in (self._where, self.previous, self.next):
            head.addWidget(widget)
        versions = (self.base, self.stored, self.incoming, self.result)
        grid = self._grid = ChoiceGrid(versions, list(self.cards.values()))
        # Its width is what there is: it folds, and scrolls down, where that is little.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addLayout(head)
        layout.addWidget(grid, 1)
        self._beneath = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beneath.setSpacing(theme.M)
        self._beneath.addWidget(self.others, 3)
        self._beneath.addWidget(self._to, 2)
        layout.addLayout(self._beneath)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < theme.pixels(_LEAST_PAIR)
        self._beneath.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def show_choice(
        self,
        asked: Asked,
        number: int,
        of: int,
        others: Sequence[OtherScore],
        effect: str = "",
        among: Sequence[Asked] = (),
    ) -> None:
        """`effect` of both versions on the total, in words; `among` are all choices that are shown."""
        self._asked = asked
        choice = asked.choice
        self._about.setText(f"{asked.about} · {weight(asked.criterion)}")
        self._question.setText(asked.question)
        self._where.setText(_("{n} of {all}").format(n=number, all=of))
        for button in (self.previous, self.next):
            button.setVisible(of > 1)
        stored, incoming, base = choice.stored, choice.incoming, choice.base
        self.stored.name(asked.other or _("In the panel"))
        self.incoming.name(asked.choice.incoming.file if asked.other else _("Came in"))
        self._show(self.base, asked, base)
        for card, version, other in (
            (self.stored, stored, incoming),
            (self.incoming, incoming, stored),
        ):
            difference = _difference(version, base, other)
            self._show(card, asked, version, difference, is_later=is_later(version, other))
        self.result.say_effect(effect)
        self._say_cards(asked)
        self.others.show_scores(asked.juror, choice.application, others)
        self.show_result(choice.choice)
        self._letter.setText(letter(asked, among))
        self._to.heading.setText(_("Question to {name}").format(name=asked.juror))

    def show_result(self, choice: Choice) -> None:
        asked = self._asked
        assert asked is not None
        self.cards[choice].setChecked(True)
        if choice is Choice.OPEN:
            stored = asked.choice.stored
            self.result.show_version(
                figure(stored, asked.criterion),
                _("for now, from {file}").format(file=asked.other)
                if asked.other
                else _("stays as it is in the panel"),
                _waits(asked),
                ("", "", ""),
                badge=_("open choice"),
                tone="attention",
            )
        else:
            both = asked.choice.stored, asked.choice.incoming
            taken, other = both[::-1] if choice is Choice.TAKE else both
            self._show(self.result, asked, taken)
            if lost := without_justification(taken, other):
                self.result.say_lost(lost, _("without justification"))
        self._to.setVisible(choice is Choice.OPEN)

    def take_focus(self) -> None:
        chosen = next((card for card in self.cards.values() if card.isChecked()), self.cards[Choice.OPEN])
        chosen.setFocus()

    def _choose_by_key(self, number: int) -> None:
        card = list(self.cards.values())[number - 1]
        card.setFocus()
        card.click()
        self.done.emit()

    def _show_keys(self) -> None:
        """A key acts where it stands, and nowhere else."""
        has_keyboard = any(card.hasFocus() for card in self.cards.values())
        self._grid.keys.setVisible(has_keyboard)
        for card in self.cards.values():
            card.show_key(has_keyboard)

    def _show(
        self,
        card: VersionCard,
        asked: Asked,
        version: Version,
        difference: Difference | None = None,
        *,
        is_later: bool = False,
    ) -> None:
        card.show_version(
            figure(version, asked.criterion),
            scale_words(version, asked.criterion),
            version.answer.comment,
            facts(version, beside=(asked.choice.base, asked.choice.stored, asked.choice.incoming)),
            badge=_("latest") if is_later else "",
            difference=difference,
        )

    def _say_cards(self, asked: Asked) -> None:
        stored, incoming = (
            figure(each, asked.criterion) for each in (asked.choice.stored, asked.choice.incoming)
        )
        whole, bare = _("score {score} and its justification"), _("score {score} without justification")
        kept, taken = (
            bare if without_justification(*both) else whole
            for both in (
                (asked.choice.stored, asked.choice.incoming),
                (asked.choice.incoming, asked.choice.stored),
            )
        )
        keep, take = _("Keep what is in the panel"), _("Take what came in")
        if asked.other:
            take_file = _("Take {file}")
            keep, take = (
                take_file.format(file=each.file) for each in (asked.choice.stored, asked.choice.incoming)
            )
        self.cards[Choice.KEEP].say(keep, kept.format(score=stored))
        self.cards[Choice.TAKE].say(take, taken.format(score=incoming))
        self.cards[Choice.OPEN].say(_("Leave open for now"), _("and ask {name}").format(name=asked.juror))

    def _copy_letter(self) -> None:
        QGuiApplication.clipboard().setText(self._letter.text())


def _waits(asked: Asked) -> str:
    if asked.other:
        return _(
            "Both files say something of it and neither is known to be the last. Both versions are kept; the ranking "
            "waits for the choice."
        )
    return _(
        "Nothing changes until {name} answers. Both versions are kept; the ranking waits for the choice."
    ).format(name=asked.juror)


def _difference(version: Version, base: Version, other: Version) -> Difference:
    """Against what both began with; where that has no justification, against the other version."""
    text, begun = version.answer.comment, base.answer.comment
    return since(text, begun) if begun.strip() else beside(text, other.answer.comment)
