"""What another panel would have decided, in words for a chair; chances as shares of panels."""

from __future__ import annotations

from fractions import Fraction

from evalapp.analytics.lenses.agreement.agreement import WEAK
from evalapp.analytics.lenses.another_panel.another_panel import SEED, AnotherPanel
from evalapp.analytics.lenses.another_panel.standing import CLEAR, Standing
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score, whole
from evalapp.words.phrases import join_names


def another_panel_sentences(found: AnotherPanel) -> list[str]:
    """For the head of the list: the question, how it was answered, the groups, and what they leave out."""
    said = [
        _(
            "Would another panel of as many jurors have decided the same? {draws} such panels were drawn at random "
            "from what these scores tell of the applications, of how much jurors differ, and of chance. Each was put "
            "under the whole official rule. It changes nothing in the ranking."
        ).format(draws=whole(found.draws)),
        _("A score was drawn for each criterion.")
        if found.by_criterion
        else _("The rule looks at totals only, so that of each juror the total was drawn."),
        _("The places of an application are those that it takes in nine of ten of these panels."),
    ]
    if found.standing is not None:
        said += [*_groups(found.standing), _error(found)]
    said += withheld_sentences(found)
    said += [against_sentence(found, number) for number in found.against]
    return said


def _groups(standing: tuple[Standing, ...]) -> list[str]:
    above, between, below = (standing.count(each) for each in Standing)
    few = round((1 - CLEAR) * 100)
    meaning = _(
        "Clearly above the line is an application that gets support in more than {most} of 100 panels, clearly below "
        "it one that gets support in fewer than {few} of 100; in both cases by more than the draws can be off, and "
        "only where the scores themselves show it."
    ).format(most=100 - few, few=few)
    clear = " ".join([_above_sentence(above), _below_sentence(below)])
    if not between:
        return [meaning, clear, _("Every application is clearly on one side of the line.")]
    open_ = ngettext(
        "{n} application is not distinguishable from the line: the scores alone do not say on which side it belongs.",
        "{n} applications are not distinguishable from the line: the scores alone do not say on which side they "
        "belong.",
        between,
    )
    return [meaning, clear, open_.format(n=whole(between))]


def _above_sentence(n: int) -> str:
    if not n:
        return _("No application is clearly above the line.")
    return ngettext(
        "{n} application is clearly above the line.", "{n} applications are clearly above the line.", n
    ).format(n=whole(n))


def _below_sentence(n: int) -> str:
    if not n:
        return _("No application is clearly below the line.")
    return ngettext(
        "{n} application is clearly below the line.", "{n} applications are clearly below the line.", n
    ).format(n=whole(n))


def _error(found: AnotherPanel) -> str:
    return _(
        "A share of panels has a standard error of at most {error} percentage points. Whoever uses the seed {seed} "
        "again finds the same; the groups do not depend on it, they are always those of the seed {usual}."
    ).format(error=score(Fraction((found.largest_error or 0.0) * 100), 1), seed=found.seed, usual=SEED)


def withheld_sentences(found: AnotherPanel) -> list[str]:
    """Of whom nothing is called clear, and why."""
    said = []
    unreliable = [n for n, each in zip(found.applications, found.reliability.tolist()) if each < WEAK]
    if found.standing is not None and unreliable:
        if len(unreliable) == len(found.applications):
            said.append(
                _(
                    "Less than half of what separates the means is due to the applications themselves; the rest is "
                    "chance and jurors. So no application is called clearly above or below."
                )
            )
        else:
            said.append(
                ngettext(
                    "{names} has too few scores for a reliable mean, and is called neither clearly above nor below.",
                    "{names} have too few scores for reliable means, and are called neither clearly above nor below.",
                    len(unreliable),
                ).format(names=join_names(unreliable))
            )
    if found.agreed:
        said.append(
            ngettext(
                "For {names} the panel agreed on a score. It stays as it is in every draw, so that nothing is called "
                "clear there.",
                "For {names} the panel agreed on scores. These stay as they are in every draw, so that nothing is "
                "called clear there.",
                len(found.agreed),
            ).format(names=join_names(found.agreed))
        )
    return said


def against_sentence(found: AnotherPanel, number: str) -> str:
    """Why an application is in no group although nearly all panels agree about it."""
    at = found.applications.index(number)
    chance = Fraction(0) if found.support is None else Fraction(round(float(found.support[at]) * 100), 100)
    return ngettext(
        "{number} gets support in {share} of 100 panels, unlike in the official ranking: its total lies further from "
        "the others than its {n} score can bear out, or close to a threshold. The official place stands.",
        "{number} gets support in {share} of 100 panels, unlike in the official ranking: its total lies further from "
        "the others than its {n} scores can bear out, or close to a threshold. The official place stands.",
        int(found.scores[at]),
    ).format(number=number, share=int(chance * 100), n=int(found.scores[at]))
