"""Beside the jury: proposing who assesses what, and assigning it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.operations.seats.limits import SeatLimits
from evalapp.operations.seats.matrix import capacity_words
from ui.look import theme
from ui.pages.jury.rows import range_words
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.text import Label, restyle


class AssignCard(Card):
    """`proposed(per application, at most or 0, seed text, as far as can be)`, then `assigned()` or `dropped()`."""

    proposed = Signal(int, int, str, bool)
    assigned = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(_("Assignment"))
        self._about = Label(type="table", tone="dim", wrap=True)
        self.per_application, self.at_most = LineField("3"), LineField()
        self.at_most.setPlaceholderText(_("no limit"))
        self.seed = LineField()
        self.seed.setPlaceholderText(_("a new one"))
        self.seed.setToolTip(_("any number; empty: a new one"))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.M)
        form.setVerticalSpacing(theme.S)
        for words, field in (
            (_("Jurors for each application"), self.per_application),
            (_("At most for each juror"), self.at_most),
            (_("Seed"), self.seed),
        ):
            field.setAccessibleName(words)
            field.setMinimumWidth(theme.pixels(104))
            form.addRow(Label(words, type="table"), field)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.propose_button = Button(_("Propose"), self._propose)
        self.fill_button = LinkButton(_("Fill what can be filled"), partial(self._propose, is_partial=True))
        self._capacity = Label(type="caption", tone="dim", wrap=True)
        self._counts, self._limits = (0, 0), SeatLimits()
        self.assign_button = PrimaryButton(_("Assign"), self.assigned.emit)
        self.drop_button = LinkButton(_("Drop the proposal"), self.dropped.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for button in (self.propose_button, self.assign_button):
            buttons.addWidget(button)
        buttons.addStretch()
        self.body.addWidget(self._about)
        self.body.addLayout(form)
        self.body.addWidget(self._capacity)
        self.body.addLayout(buttons)  # above what may come: an error moves no button under the pointer
        self.body.addWidget(self.error)
        self.body.addWidget(self.fill_button)
        self.body.addWidget(self.drop_button)
        self._proposed_with: tuple[str, str, str] | None = None
        self.least = 1
        self._short = Label(type="table", tone="attention", wrap=True)
        self.body.insertWidget(2, self._short)
        self.unseen = Label(type="table", tone="attention", wrap=True)
        self.body.insertWidget(3, self.unseen)
        self.show_unseen("")
        for field in (self.per_application, self.at_most, self.seed):
            field.textChanged.connect(self._compare)
            field.returnPressed.connect(self.propose_button.click)
        self.show_proposal("")

    def show_proposal(self, words: str) -> None:
        """`words` about the proposal on the table; empty where there is none."""
        self._about.setText(
            words
            or _("Conflicts of interest are never assigned, the load is balanced, expertise is preferred.")
        )
        self._about.set_tone("text" if words else "dim")
        self.assign_button.setVisible(bool(words))
        self.drop_button.setVisible(bool(words))
        self.propose_button.set_text(_("Propose again") if words else _("Propose"))
        self._proposed_with = self._asked if words else None
        self.show_error("")
        self._compare()

    @property
    def _asked(self) -> tuple[str, str, str]:
        return self.per_application.text(), self.at_most.text(), self.seed.text()

    def _compare(self) -> None:
        """A proposal is assigned only as long as the fields say what it was made with."""
        is_same = self._proposed_with in (None, self._asked)
        for field in (self.per_application, self.at_most):
            restyle(field, wrong="false")
        self._show_capacity()
        self.assign_button.setEnabled(is_same)
        each = whole_number(self.per_application.text(), most=50)
        if not is_same:
            self.show_error(
                _("The fields say something else than this proposal was made with; propose again.")
            )
        elif each is not None and each < self.least:
            self.show_error(
                _("The scheme needs {least} scores an application; with {n} it cannot be ranked.").format(
                    least=self.least, n=each
                )
            )
        else:
            self.show_error("")

    def _show_capacity(self) -> None:
        each = whole_number(self.per_application.text(), most=50)
        most = whole_number(self.at_most.text(), most=10_000)
        applications, jurors = self._counts
        words = capacity_words(
            applications=applications,
            jurors=jurors,
            per_application=each or 0,
            at_most=most or 0,
        )
        self._capacity.setText(words)
        self._capacity.setVisible(bool(words))

    def show_limits(self, limits: SeatLimits, applications: int, jurors: int) -> None:
        """Those that are kept with the call, and how many applications there are for how many jurors."""
        self._counts = (applications, jurors)
        if limits != self._limits:
            self._limits = limits
            if limits.per_application:
                self.per_application.setText(str(limits.per_application))
            self.at_most.setText(str(limits.at_most) if limits.at_most else "")
        self._show_capacity()

    def begin_with(self, least: int) -> None:
        """The fewest jurors that the scheme needs; proposed unless somebody typed another number."""
        self.least = least
        if least > 3 and not self.per_application.isModified():
            self.per_application.setText(str(least))
        self._compare()

    def show_short(self, words: str) -> None:
        """Which applications the scheme could not rank with what is assigned, or proposed."""
        self._short.setText(words)
        self._short.setVisible(bool(words))

    def show_unseen(self, words: str) -> None:
        """Which conflicts of interest nobody can suspect, so that a proposal may hold them."""
        self.unseen.setText(words)
        self.unseen.setVisible(bool(words))

    def show_error(self, text: str, *, offers_part: bool = False) -> None:
        """`offers_part`: what can be filled could be proposed all the same."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.fill_button.setVisible(offers_part)

    def _propose(self, *, is_partial: bool = False) -> None:
        each = whole_number(self.per_application.text(), most=50)
        if each is None:
            self._refuse(
                self.per_application,
                _("“{value}” is no number of jurors for each application; give a whole number from 1 to 50."),
            )
            return
        typed = self.at_most.text().strip()
        at_most = whole_number(typed, most=10_000) if typed else 0
        if at_most is None:
            self._refuse(
                self.at_most,
                _(
                    "“{value}” is no limit for each juror; give a whole number from 1 to 10 000, or leave the field "
                    "empty."
                ),
            )
            return
        self.proposed.emit(each, at_most, self.seed.text().strip(), is_partial)

    def _refuse(self, field: LineField, words: str) -> None:
        """What is typed stands until somebody mends it: another number in its place would be a guess."""
        restyle(field, wrong="true")
        self.show_error(words.format(value=shorten(field.text().strip(), 40)))
        field.setFocus()


def whole_number(text: str, *, most: int) -> int | None:
    """The number from 1 to `most` that is typed; None where it is none."""
    typed = text.strip()
    if (
        not (typed.isascii() and typed.isdigit())
        or len(typed) > len(str(most))
        or not 1 <= int(typed) <= most
    ):
        return None
    return int(typed)


def load_words(loads: Sequence[int], applications: int, seed: int) -> str:
    """A proposal in words: how many applications, the range of loads, and the seed to repeat it."""
    if not loads:
        return ""
    text = ngettext(
        "A proposal for {n} application: {loads} for each juror (seed {seed}). Nothing has changed yet.",
        "A proposal for {n} applications: {loads} for each juror (seed {seed}). Nothing has changed yet.",
        applications,
    )
    return text.format(n=applications, loads=range_words(loads), seed=seed)
