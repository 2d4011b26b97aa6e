"""Certainty: would another panel of as many jurors have decided the same?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import N_, _, ngettext
from evalapp.words.formats import score, whole
from ui.pages.lenses.drawing import Drawing
from ui.pages.lenses.evidence import Evidence
from ui.pages.lenses.facts import FactsCard, SaidCard
from ui.pages.lenses.legend import LegendCard, Sign
from ui.pages.lenses.lens import Lens
from ui.pages.lenses.reckoned import seconds_words
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.charts.line_values import Beside
from ui.widgets.text import Label

if TYPE_CHECKING:
    from evalapp.analytics.lenses.another_panel.another_panel import AnotherPanel, Tell
    from evalapp.analytics.lenses.one_by_one import Basis, OfCertainty


_MOST_AGAINST = 4


class Certainty(Lens["OfCertainty"]):
    title = N_("Certainty")

    def __init__(self, session: Session, evidence: Evidence) -> None:
        self._seed: int | None = None
        self.said = SaidCard(_("What this says"))
        self.legend = LegendCard()
        self.took = Label(type="caption", tone="dim")
        self.again_button = Button(_("Draw again"), self.draw_again, icon="dice")
        self.facts = FactsCard(self.again_button, self.took)
        before, after = _besides()
        self.places = Drawing(_("Places under another panel"), before, after, grouped=_("Group"))
        super().__init__(session, evidence, (self.places,))

    @property
    def paragraph(self) -> str:
        return _(
            "Other jurors would have scored somewhat differently. Here as many jurors are drawn again, thousands of "
            "times, from what the scores tell of the applications, of how much jurors differ and of chance. Each drawn "
            "panel goes through the whole official rule; you see how far every place may shift and how often an "
            "application would get support. It changes nothing in the official ranking and replaces no decision."
        )

    def cards(self) -> tuple[QWidget, ...]:
        return (self.said, self.legend, self.facts)

    def finder(self) -> Callable[[Basis, Tell], OfCertainty]:
        return partial(_found, self._seed)

    def draw_again(self) -> None:
        """With the next number: written down, so that whoever wants to can draw the same."""
        if self.is_busy:
            return
        drawn = self.reckoned.found.another if self.reckoned is not None else None
        self._seed = None if drawn is None else (drawn.seed + 1) % 2**32
        self.reckon()

    def why_nothing(self, basis: Basis, found: OfCertainty) -> Sequence[str]:
        from ui.pages.lenses.blocked import blocked_words

        if found.another is not None:
            return ()
        return (found.why_not,) if found.why_not else blocked_words(self.session, basis.ranking)

    def show_found(self, basis: Basis, found: OfCertainty, seconds: float) -> None:
        if found.another is not None:
            self._show_drawn(basis, found.another, component_words(found))
            self.took.setText(seconds_words(seconds))

    def _show_drawn(self, basis: Basis, found: AnotherPanel, apart: Sequence[str]) -> None:
        from evalapp.analytics.lenses.agreement.agreement import WEAK
        from evalapp.analytics.lenses.another_panel.words import against_sentence, withheld_sentences
        from ui.pages.lenses.certainty_lines import line_of, lines_of, state_words

        lines = lines_of(found, basis.ranking)
        self.places.show_lines(lines, state_words(found) + ".")
        reliable = [float(each) for each in found.reliability.tolist()]
        is_weak = bool(reliable) and max(reliable) < WEAK
        warning = (
            _(
                "The mean scores tell the applications apart poorly; read every band here as wider than it looks."
            )
            if is_weak
            else ""
        )
        around = (
            0 if found.standing is None else sum(each == "not-distinguishable" for each in found.standing)
        )
        talk = (
            ngettext(
                "For the {n} application around the line the scores do not decide it. That belongs to the discussion.",
                "For the {n} applications around the line the scores do not decide it. That belongs to the discussion.",
                around,
            ).format(n=whole(around))
            if around
            else ""
        )
        unchanged = _("It changes nothing in the official ranking and replaces no decision.")
        against = [against_sentence(found, number) for number in found.against[:_MOST_AGAINST]]
        more = len(found.against) - _MOST_AGAINST
        if more > 0:
            against.append(_("and {n} more").format(n=whole(more)))
        said = [talk, unchanged, *withheld_sentences(found), *against, *apart]
        self.said.say([each for each in said if each], warning=warning)
        self.legend.show_signs(_signs(line_of(basis.ranking), has_support=found.support is not None))
        self.facts.show_figures(_figures(found), _note(found))

    def state(self) -> str:
        from ui.pages.lenses.certainty_lines import state_words

        drawn = self.reckoned.found.another if self.reckoned is not None else None
        return "" if drawn is None else state_words(drawn)


def _besides() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    """The columns before the bands and behind them."""
    return (
        (
            Beside(head="#", width=34, is_right=True, type="table-strong"),
            Beside(head=_("Application"), width=120, stretches=True, type="table-strong"),
            Beside(head=_("Number"), width=52, tone="dim"),
        ),
        (
            Beside(head=_("Band"), width=64, is_right=True),
            Beside(head=_("P(support)"), width=58, is_right=True, has_bar=True, type="table-strong"),
            Beside(head=_("In words"), width=112, tone="dim", drops=True),
        ),
    )


def _found(seed: int | None, basis: Basis, tell: Tell) -> OfCertainty:
    from evalapp.analytics.lenses.another_panel.another_panel import SEED
    from evalapp.analytics.lenses.one_by_one import certainty_of

    return certainty_of(basis, seed=SEED if seed is None else seed, tell=tell)


def component_words(found: OfCertainty) -> Sequence[str]:
    """Between groups that share no juror nothing can be told."""
    from evalapp.analytics.lenses.components import component_sentences

    return component_sentences(found.components)


def _signs(line: int | None, *, has_support: bool) -> list[tuple[Sign, str, str]]:
    signs: list[tuple[Sign, str, str]] = [
        ("band", "", _("where the application may stand; the stronger, the more often")),
        ("tick", "", _("its official place")),
    ]
    if line is not None:
        signs.append(("line", "", _("funding line, after place {n}").format(n=line)))
    signs.append(("words", "6 – 16", _("the middle nine of ten drawn panels")))
    if has_support:
        signs.append(("share", "", _("P(support): in how many of the drawn panels it gets support")))
    return signs


def _between(values: Sequence[float], decimals: int) -> str:
    low, high = (score(Fraction(each), decimals) for each in (min(values), max(values)))
    return low if low == high else f"{low} – {high}"


def _figures(found: AnotherPanel) -> list[tuple[str, str]]:
    scored = [float(each) for each in found.scores.tolist()]
    figures = [
        (_("Draws"), whole(found.draws)),
        (_("Seed"), str(found.seed)),
        (_("Scores per application"), _between(scored, 0) if scored else "0"),
        (_("Reliability of the mean"), _between(found.reliability.tolist(), 2) if scored else "–"),
    ]
    if found.largest_error is not None:
        points = score(Fraction(found.largest_error * 100), 1)
        figures.append((_("Margin of P(support)"), _("± {points} points").format(points=points)))
    return figures


def _note(found: AnotherPanel) -> str:
    from evalapp.analytics.lenses.another_panel.standing import CLEAR

    how = (
        _("A score was drawn for each criterion.")
        if found.by_criterion
        else _("Of each juror the total was drawn.")
    )
    few = round((1 - CLEAR) * 100)
    clear = _(
        "Clear is what more than {most} of 100 panels agree on, by more than the draws can be off. The groups do not "
        "depend on the seed."
    ).format(most=100 - few)
    rest = _(
        "Bands and P(support) come from the same draws, under the official rule and the amounts asked. How good an "
        "application is, is estimated with who read it in mind, strict or mild; the drawn panels are not corrected. So "
        "P(support) may lie otherwise than the place: the next tab tells what severity does."
    )
    return " ".join((how, rest, clear))
