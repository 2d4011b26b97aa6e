"""The words of a spreadsheet form: what stands beside a criterion, on top of an application, in the instructions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evalapp.domain.application import Dossier, Helix, Partner
from evalapp.domain.numbers import written
from evalapp.domain.scheme.model import Comment, Criterion, NoScore, Scale
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money
from evalapp.words.partners import lacking_words
from evalapp.words.scores import how_to_choose, rules_of

_MOST_NAMES = 12


def reasons() -> list[str]:
    """The reasons for no score, as the list in the form shows them: a juror's before the meeting's."""
    return [*(reason.label for reason in OwnReason), *(reason.label for reason in NoScore)]


def criterion_words(criterion: Criterion) -> str:
    """Code, weight, threshold, and whether a motivation is due."""
    return " · ".join(part for part in (criterion.code, rules_of(criterion)) if part)


def motivation_words(criterion: Criterion) -> str:
    if criterion.comment is Comment.REQUIRED:
        return _("Justification required")
    if criterion.comment is Comment.BELOW_THRESHOLD and criterion.threshold is not None:
        return _("Justification required below the threshold")
    return _("Justification optional")


def scale_range(scale: Scale) -> str:
    """The limits and the step in one sentence; for a scale of words, that one of them is to be chosen."""
    if scale.words:
        return _("Choose one of the words.")
    facts = {"low": written(scale.lowest), "high": written(scale.highest), "step": written(scale.step)}
    if scale.higher_is_better:
        return _("{low} to {high} in steps of {step}; {high} is best.").format(**facts)
    return _("{low} to {high} in steps of {step}; {low} is best.").format(**facts)


def scale_words(criterion: Criterion) -> str:
    """The limits, and under them what each value means here, the best first."""
    scale = criterion.scale
    if scale.words:
        lines = [
            " – ".join(
                each
                for each in (
                    str(word.title),
                    _("excludes") if word.excludes else "",
                    _meaning(criterion, word.value),
                )
                if each
            )
            for word in reversed(scale.words)
        ]
    else:
        known = {*scale.labels, *criterion.descriptors}
        ordered = sorted(known, reverse=scale.higher_is_better)
        lines = [f"{written(value)}  {_labelled(criterion, value)}" for value in ordered]
    chosen = how_to_choose(criterion)
    return "\n".join([scale_range(scale), *([chosen] if chosen else []), *lines])


def _labelled(criterion: Criterion, value: Fraction) -> str:
    label = criterion.scale.labels.get(value)
    descriptor = criterion.descriptors.get(value)
    return " – ".join(str(each) for each in (label, descriptor) if each)


def _meaning(criterion: Criterion, value: int) -> str:
    descriptor = criterion.descriptors.get(Fraction(value))
    return str(descriptor) if descriptor else ""


def partners_words(partners: Sequence[Partner]) -> str:
    """A line for each side of the triple helix: how many, how many of them SMEs, and who."""
    lines = []
    for side in Helix:
        own = [each for each in partners if each.helix is side]
        if not own:
            continue
        names = ", ".join(each.name for each in own[:_MOST_NAMES])
        more = len(own) - _MOST_NAMES
        if more > 0:
            names += " " + _("and {n} more").format(n=more)
        lines.append(f"{side.label.capitalize()} ({_counted(own)}): {names}")
    return "\n".join(lines)


def _counted(partners: Sequence[Partner]) -> str:
    """Of one side: how many, and what is known of the size of companies."""
    sizes = [each.size for each in partners if each.helix is Helix.COMPANY]
    parts = [str(len(partners))]
    if smes := sum(each is not None and each.is_sme for each in sizes):
        parts.append(ngettext("of which {n} SME", "of which {n} SMEs", smes).format(n=smes))
    if None in sizes:
        parts.append(_("{n} of unknown size").format(n=sizes.count(None)))
    return ", ".join(parts)


def facts_of(dossier: Dossier) -> list[tuple[str, str]]:
    """What stands above the criteria: heading and text, without what is not known."""
    application = dossier.application
    support = money(application.requested_support, missing="")
    if support and application.years:
        years = ngettext("{n} year", "{n} years", application.years).format(n=application.years)
        support = f"{support} · {years}"
    facts = [
        (_("Partners"), partners_words(dossier.partners)),
        (_("Not complete"), " ".join(lacking_words(dossier.lacking))),
        (_("Requested support"), support),
        (_("Summary"), application.summary),
    ]
    return [(heading, text) for heading, text in facts if text.strip()]


def instructions() -> list[str]:
    """How the form is filled in, a line each."""
    return [
        _(
            "Open an application by its link below or by its tab. The coloured cells are yours; the rest is locked."
        ),
        _(
            "Choose a score from the list or type it. An empty cell means not scored yet; it never becomes zero."
        ),
        _("If you cannot give a score, leave it empty and choose the reason beside it."),
        _(
            "Write your justification in the wide cell, as long as you like; Alt+Enter (in LibreOffice "
            "Ctrl+Enter) starts a new line."
        ),
        _(
            "If you have a conflict of interest with an applicant, choose that reason, read no further and tell the "
            "secretary."
        ),
        _("Save as .xlsx under any name and send the file to the secretary; you may send it again later."),
    ]
