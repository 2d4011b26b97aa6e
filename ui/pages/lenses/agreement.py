"""Agreement: how far the jurors agree, and how large a difference must be to say anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evalapp.domain.texts import N_, _, pgettext
from evalapp.words.formats import score, whole
from ui.pages.lenses.drawing import Drawing
from ui.pages.lenses.evidence import Evidence
from ui.pages.lenses.facts import FactsCard, SaidCard
from ui.pages.lenses.legend import LegendCard, Sign
from ui.pages.lenses.lens import Lens
from ui.session import Session
from ui.widgets.charts.line_values import Beside

if TYPE_CHECKING:
    from evalapp.analytics.lenses.another_panel.another_panel import Tell
    from evalapp.analytics.lenses.one_by_one import Basis, OfAgreement


class AgreementLens(Lens["OfAgreement"]):
    title = N_("Agreement")

    def __init__(self, session: Session, evidence: Evidence) -> None:
        self.said = SaidCard(_("What this says"))
        self.legend = LegendCard()
        self.facts = FactsCard()
        self.measures = Drawing(
            _("Agreement of the jurors"), *_of_measures(), grouped=_("Group"), opens=False
        )
        self.spreads = Drawing(_("Scores far apart"), *_of_spreads())
        self._sentences: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._warning = ""
        super().__init__(session, evidence, (self.measures, self.spreads))

    @property
    def paragraph(self) -> str:
        return _(
            "Jurors who read the same application seldom give the same score. This lens says how far they agree over "
            "all applications, how much of a difference between two totals is due to the applications themselves, and "
            "how large such a difference must be to mean anything. It looks at all applications, never at the best "
            "alone, and points at no juror."
        )

    def cards(self) -> tuple[QWidget, ...]:
        return (self.said, self.legend, self.facts)

    def finder(self) -> Callable[[Basis, Tell], OfAgreement]:
        return _found

    def why_nothing(self, basis: Basis, found: OfAgreement) -> Sequence[str]:
        from evalapp.analytics.lenses.agreement.words import agreement_sentences

        return () if found.agreement.applications else agreement_sentences(found.agreement)

    def show_found(self, basis: Basis, found: OfAgreement, seconds: float) -> None:
        from evalapp.analytics.lenses.agreement.outliers_words import outlier_sentences
        from evalapp.analytics.lenses.agreement.words import agreement_sentences
        from ui.pages.lenses.agreement_lines import measure_lines, spread_lines

        agreement, scheme = found.agreement, basis.material.scheme
        state = self.state_of(found) + "."
        self.measures.show_lines(measure_lines(agreement), state)
        titles = {each.number: each.title for each in basis.material.applications}
        self.spreads.show_lines(
            spread_lines(scheme, found.spreads, titles), outlier_sentences(found.spreads)[-1]
        )
        said = agreement_sentences(agreement)
        self._warning = said[0] if agreement.is_weak else ""
        self._sentences = (said[1:] if agreement.is_weak else said, outlier_sentences(found.spreads))
        self.facts.show_figures(
            [
                (_("Applications with scores"), whole(agreement.applications)),
                (_("Jurors"), whole(agreement.jurors)),
                (_("Scores"), whole(len(basis.ratings))),
            ],
            _(
                "Scores of the jurors themselves, weighted to a total; what the panel agreed on is left aside."
            ),
        )

    def show_drawing(self, index: int) -> None:
        self.said.say(self._sentences[index], warning=self._warning)
        self.legend.show_signs(_signs(of_measures=index == 0))

    def state_of(self, found: OfAgreement) -> str:
        from ui.pages.lenses.agreement_lines import state_words

        return state_words(found.agreement, found.spreads)

    def state(self) -> str:
        return "" if self.reckoned is None or self.nothing is not None else self.state_of(self.reckoned.found)


def _found(basis: Basis, tell: Tell) -> OfAgreement:
    from evalapp.analytics.lenses.one_by_one import agreement_of_panel

    steps = iter((0.2, 0.7))
    return agreement_of_panel(basis, tell=lambda: tell(next(steps, 0.9)))


def _of_measures() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    return (
        (
            Beside(head=_("Measure"), width=130, stretches=True, type="table-strong"),
            Beside(head=_("Applications"), width=84, is_right=True, tone="dim", drops=True),
        ),
        (
            Beside(head=_("Value"), width=48, is_right=True, type="table-strong"),
            Beside(head=pgettext("column", "95% interval"), width=104, is_right=True),
            Beside(head=_("Smallest difference"), width=128, is_right=True, drops=True),
        ),
    )


def _of_spreads() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    return (
        (
            Beside(head=_("Number"), width=52, tone="dim"),
            Beside(head=_("Application"), width=120, stretches=True, type="table-strong"),
            Beside(head=_("Criterion"), width=150),
        ),
        (
            Beside(head=_("Points"), width=52, is_right=True, type="table-strong"),
            Beside(head=_("Of the scale"), width=84, is_right=True),
            Beside(head=_("In words"), width=116, tone="dim", drops=True),
        ),
    )


def _signs(*, of_measures: bool) -> list[tuple[Sign, str, str]]:
    if not of_measures:
        return [
            ("span", "", _("over how much of the scale the scores lie")),
            ("line", "", _("from here on it is marked; so is one score that stands alone")),
        ]
    return [
        ("dot", "", _("the measure itself")),
        ("thin", "", _("where it lies with 95% confidence")),
        ("tick", "", _("what chance alone would give")),
        ("line", "", _("half: below it, less than half is due to the applications")),
        (
            "words",
            score(Fraction(1, 2), 2),
            _("smallest difference: two means closer than this many points are not clearly different"),
        ),
    ]
