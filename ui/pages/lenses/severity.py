"""Severity: how strict each juror is, whether a correction can be defended, and what it would move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from evalapp.domain.people import names_of
from evalapp.domain.texts import N_, _, pgettext
from evalapp.words.formats import score, whole
from ui.pages.lenses.drawing import Drawing
from ui.pages.lenses.evidence import Evidence
from ui.pages.lenses.facts import FactsCard, SaidCard
from ui.pages.lenses.legend import LegendCard, Sign
from ui.pages.lenses.lens import Lens
from ui.session import Session
from ui.widgets.buttons import Chip
from ui.widgets.charts.line_values import NO_LINES, Beside

if TYPE_CHECKING:
    from evalapp.analytics.lenses.another_panel.another_panel import Tell
    from evalapp.analytics.lenses.one_by_one import Basis, OfSeverity
    from evalapp.analytics.lenses.severity.gate import Condition
    from evalapp.analytics.lenses.severity.severity import Severity

_MOST_MOVES = 8
_MET, _NOT_MET = "✓", "✗"


class SeverityLens(Lens["OfSeverity"]):
    title = N_("Severity")

    def __init__(self, session: Session, evidence: Evidence) -> None:
        self.said = SaidCard(_("What this says"))
        self.gate = SaidCard(_("May it be corrected?"))
        self.moves = SaidCard(_("What a correction would move"))
        self.legend = LegendCard()
        self.names = Chip(_("Names of the jurors"), self._show_names)
        self.facts = FactsCard()
        self.jurors = Drawing(_("Severity of the jurors"), *_of_jurors(), opens=False)
        self.ranks = Drawing(_("If all were equally strict"), *_of_ranks())
        self._sentences: tuple[Sequence[str], Sequence[str]] = ((), ())
        super().__init__(session, evidence, (self.jurors, self.ranks))

    @property
    def paragraph(self) -> str:
        return _(
            "One juror scores higher than another on the same applications. This lens estimates how far each juror "
            "lies from the others, after allowing for what they read and for chance, and whether correcting for it "
            "would help at all. Usually it would not: then it says why. Names stay away until you ask for them. The "
            "official ranking is never corrected."
        )

    def cards(self) -> tuple[QWidget, ...]:
        return (self.said, self.gate, self.moves, self.legend, self.facts)

    def beside(self) -> tuple[QWidget, ...]:
        return (self.names,)

    def finder(self) -> Callable[[Basis, Tell], OfSeverity]:
        return _found

    def why_nothing(self, basis: Basis, found: OfSeverity) -> Sequence[str]:
        from evalapp.analytics.lenses.mixed.mixed import why_not

        return () if found.severity is not None else (why_not(basis.ratings),)

    def show_found(self, basis: Basis, found: OfSeverity, seconds: float) -> None:
        from evalapp.analytics.lenses.ranks.words import rank_sentences
        from evalapp.analytics.lenses.severity.gate import conditions, percentage_points
        from evalapp.analytics.lenses.severity.words import severity_sentences
        from ui.pages.lenses.severity_lines import move_words, rank_lines

        severity = found.severity
        if severity is None:
            return
        self._draw_jurors(severity)
        has_ranks = found.outlook is not None and len(found.outlook.applications) > 0
        if found.outlook is not None and has_ranks:
            lines = rank_lines(found.outlook, basis.ranking)
            self.ranks.show_lines(lines, rank_sentences(found.outlook)[0])
        else:
            self.ranks.show_lines(NO_LINES, "")
        ranks = rank_sentences(found.outlook) if found.outlook is not None else ()
        meaning, size, correction, *_more = severity_sentences(severity)
        self._sentences = ((meaning, size), ranks)
        self.gate.say([correction, *map(_condition_words, conditions(severity.fit, severity.gain))])
        self.moves.say(move_words(severity, _MOST_MOVES))
        variance = severity.fit.variance
        prior = None if found.outlook is None or not has_ranks else found.outlook.prior
        supposed = None if prior is None else prior.spread
        gain = _(
            "The gain is how much better corrected means would tell the applications apart, in percentage points."
        )
        which = (
            _(
                "The severity of the jurors goes by the estimated spread. So few applications hardly show it: “If all "
                "were equally strict” goes by the one that was supposed beforehand."
            )
            if supposed is not None
            else ""
        )
        self.facts.show_figures(
            [
                (_("Jurors"), whole(len(severity.jurors))),
                (_("Scores"), whole(len(severity.fit.ratings))),
                (_("Estimated spread, jurors"), _points(variance.juror**0.5)),
                *([] if supposed is None else [(_("Supposed spread, jurors"), _points(supposed))]),
                (_("Spread of a single score"), _points(variance.residual**0.5)),
                (
                    _("Gain of a correction"),
                    _("{points} points").format(points=percentage_points(severity.gain)),
                ),
            ],
            " ".join(filter(None, (gain, which))),
        )

    def show_drawing(self, index: int) -> None:
        self.said.say(self._sentences[index])
        self.legend.show_signs(_signs(of_jurors=index == 0))
        self.names.setVisible(index == 0)

    def _draw_jurors(self, severity: Severity) -> None:
        from ui.pages.lenses.severity_lines import juror_lines, state_words

        names = None
        if self.names.isChecked():
            names = {str(id): str(name) for id, name in names_of(self.session.view.people()).items()}
        self.jurors.show_lines(juror_lines(severity, names), state_words(severity) + ".")

    def _show_names(self) -> None:
        """Off until somebody asks: the page may stand on a wall."""
        if self.reckoned is not None and self.reckoned.found.severity is not None:
            self._draw_jurors(self.reckoned.found.severity)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.names.isChecked():
            self.names.setChecked(False)
            self._show_names()

    def state(self) -> str:
        from ui.pages.lenses.severity_lines import state_words

        severity = self.reckoned.found.severity if self.reckoned is not None else None
        return "" if severity is None else state_words(severity)


def _found(basis: Basis, tell: Tell) -> OfSeverity:
    from evalapp.analytics.lenses.another_panel.another_panel import SEED
    from evalapp.analytics.lenses.one_by_one import severity_of_panel

    steps = iter((0.2, 0.4, 0.6, 0.8))
    return severity_of_panel(basis, seed=SEED, tell=lambda: tell(next(steps, 0.9)))


def _condition_words(each: Condition) -> str:
    return f"{_MET} {each.words}" if each.is_met else f"{_NOT_MET} {each.words}. {each.why_not}"


def _points(spread: float) -> str:
    return _("{points} points").format(points=score(Fraction(spread), 2))


def _of_jurors() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    return (
        (
            Beside(head=_("Juror"), width=110, stretches=True, type="table-strong"),
            Beside(head=_("Scores"), width=52, is_right=True, tone="dim"),
        ),
        (
            Beside(head=_("Points"), width=58, is_right=True, type="table-strong"),
            Beside(head=pgettext("column", "95% interval"), width=104, is_right=True, drops=True),
            Beside(head=_("In words"), width=120, tone="dim"),
        ),
    )


def _of_ranks() -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    return (
        (
            Beside(head="#", width=34, is_right=True, type="table-strong"),
            Beside(head=_("Application"), width=120, stretches=True, type="table-strong"),
            Beside(head=_("Number"), width=52, tone="dim"),
        ),
        (
            Beside(head=_("Expected"), width=64, is_right=True),
            Beside(head=_("Band"), width=64, is_right=True),
        ),
    )


def _signs(*, of_jurors: bool) -> list[tuple[Sign, str, str]]:
    if of_jurors:
        return [
            ("dot", "", _("how far the juror lies from the others, in points")),
            ("thin", "", _("where that lies with 95% confidence")),
            ("line", "", _("average of the jury")),
        ]
    return [
        ("dot", "", _("its expected rank if all jurors were equally strict")),
        ("thin", "", _("the middle nine of ten draws")),
        ("tick", "", _("its official place")),
    ]
