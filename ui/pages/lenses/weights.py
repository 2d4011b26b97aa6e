"""Weights: how far each may go before others are proposed, and what holds whatever the weights are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import N_, _
from evalapp.words.formats import whole
from ui.pages.lenses.drawing import Drawing
from ui.pages.lenses.evidence import Evidence
from ui.pages.lenses.facts import FactsCard, SaidCard
from ui.pages.lenses.legend import LegendCard, Sign
from ui.pages.lenses.lens import Lens
from ui.session import Session
from ui.widgets.charts.line_values import Beside

if TYPE_CHECKING:
    from evalapp.analytics.lenses.another_panel.another_panel import Tell
    from evalapp.analytics.lenses.one_by_one import Basis, OfWeights


class WeightsLens(Lens["OfWeights"]):
    title = N_("Weights")

    def __init__(self, session: Session, evidence: Evidence) -> None:
        self.said = SaidCard(_("What this says"))
        self.legend = LegendCard()
        self.facts = FactsCard()
        self.intervals = Drawing(_("How far each weight may go"), *_of_weights(), opens=False)
        self.weightings = Drawing(_("Under other weightings"), *_of_weightings())
        self._sentences: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._has_line = False
        super().__init__(session, evidence, (self.intervals, self.weightings))

    @property
    def paragraph(self) -> str:
        return _(
            "The weights were fixed before anybody scored. This lens says how much hangs on them: between which values "
            "each weight may lie before somebody overtakes a proposed application, and before anybody overtakes "
            "anybody; and who stays above the line under weights drawn at random. The intervals are exact. It changes "
            "nothing in the official ranking; to try a weight yourself, go to “What if…”."
        )

    def cards(self) -> tuple[QWidget, ...]:
        return (self.said, self.legend, self.facts)

    def finder(self) -> Callable[[Basis, Tell], OfWeights]:
        return _found

    def why_nothing(self, basis: Basis, found: OfWeights) -> Sequence[str]:
        from ui.pages.lenses.blocked import blocked_words

        if found.stability is not None:
            return ()
        if not basis.ranking.is_ready:
            return blocked_words(self.session, basis.ranking)
        return (_("No application has a place, so no weight can change the order."),)

    def show_found(self, basis: Basis, found: OfWeights, seconds: float) -> None:
        from evalapp.analytics.lenses.stability.smaa_words import weightings_sentences
        from evalapp.analytics.lenses.stability.swaps_words import neighbours_sentence
        from evalapp.analytics.lenses.stability.words import stability_sentences
        from ui.pages.lenses.weights_lines import state_words, weight_lines, weighting_lines

        stability, weightings, scheme = found.stability, found.weightings, basis.material.scheme
        if stability is None or weightings is None:
            return
        self.intervals.show_lines(weight_lines(scheme, stability), state_words(stability) + ".")
        drawn = weightings_sentences(weightings)
        self.weightings.show_lines(weighting_lines(scheme, weightings, basis.ranking), drawn[0])
        said = stability_sentences(scheme, stability)
        if found.at_line is not None:
            swap = neighbours_sentence(scheme, found.at_line)
            said += [] if any(swap in each for each in said) else [swap]
        self._sentences, self._has_line = (said, drawn), stability.no_line is None
        self.facts.show_figures(
            [
                (_("Applications with a place"), whole(stability.applications)),
                (_("Weights"), whole(len(stability.criteria))),
                (_("Weightings drawn"), whole(weightings.draws)),
                (_("Seed"), str(weightings.seed)),
            ],
            _(
                "One weight moves at a time and the others keep their proportions; thresholds and amounts stay as they "
                "are."
            ),
        )

    def show_drawing(self, index: int) -> None:
        self.said.say(self._sentences[index])
        self.legend.show_signs(_signs(self._has_line) if index == 0 else _signs_of_weightings())

    def state(self) -> str:
        from ui.pages.lenses.weights_lines import state_words

        stability = self.reckoned.found.stability if self.reckoned is not None else None
        return "" if stability is None else state_words(stability)


def _found(basis: Basis, tell: Tell) -> OfWeights:
    from evalapp.analytics.lenses.another_panel.another_panel import SEED
    from evalapp.analytics.lenses.one_by_one import weights_of

    tell(0.5)
    return weights_of(basis, seed=SEED)


def _of_weights() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    return (
        (
            Beside(head=_("Criterion"), width=130, stretches=True, type="table-strong"),
            Beside(head=_("Weight"), width=58, is_right=True, type="table-strong"),
        ),
        (
            Beside(head=_("The same are proposed"), width=138, is_right=True, drops=True),
            Beside(head=_("The same order"), width=118, is_right=True),
        ),
    )


def _of_weightings() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    return (
        (
            Beside(head="#", width=34, is_right=True, type="table-strong"),
            Beside(head=_("Application"), width=120, stretches=True, type="table-strong"),
            Beside(head=_("Number"), width=52, tone="dim"),
        ),
        (
            Beside(head=_("Above the line"), width=100, is_right=True, type="table-strong"),
            Beside(head=_("First"), width=52, is_right=True),
        ),
    )


def _signs(has_line: bool) -> list[tuple[Sign, str, str]]:
    signs: list[tuple[Sign, str, str]] = [("tick", "", _("the weight of the call"))]
    if has_line:
        signs.append(("thin", "", _("within it nobody overtakes a proposed application")))
    return [*signs, ("span", "", _("within it nobody overtakes anybody"))]


def _signs_of_weightings() -> list[tuple[Sign, str, str]]:
    return [
        ("span", "", _("how often it stands above the line")),
        ("dot", "", _("how often it comes first")),
    ]
