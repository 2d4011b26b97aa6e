"""The ranking method in plain words, derived from every setting of a scheme, in the order of the computation."""

from __future__ import annotations

from evalapp.domain.numbers import ended_once
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut, Missing, TieKind, TieRule, Total
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money, score
from evalapp.words.phrases import join_names, rule_name


def method_sentences(scheme: Scheme) -> list[str]:
    """One sentence or two per rule, ready to be numbered."""
    found = [_across(scheme), _missing(scheme), _quorum(scheme), *_thresholds(scheme)]
    if any(criterion.scale.excluding_steps for criterion in scheme.criteria):
        found.append(_excluding(scheme))
    if scheme.ranking.triage:
        found.append(_triage())
    found.append(_total(scheme))
    if not scheme.is_ranked:
        return [*found, _("Each application is assessed by itself; there is no ranking.")]
    return [*found, _order(scheme), _ties(scheme), *_budget(scheme)]


def _across(scheme: Scheme) -> str:
    return (
        {
            AcrossJurors.MEAN: _("Each criterion: the mean of the jurors’ scores."),
            AcrossJurors.MEDIAN: _("Each criterion: the median of the jurors’ scores."),
            AcrossJurors.AGREED: _(
                "Each criterion: the score that all jurors gave; where they differ, the jury must agree on one first."
            ),
            AcrossJurors.TRIMMED_MEAN: _(
                "Each criterion: the mean of the jurors’ scores without the lowest and the highest."
            ),
        }[scheme.ranking.across_jurors]
        + " "
        + _("A consensus score takes the place of all of them.")
    )


def _missing(scheme: Scheme) -> str:
    owed = {
        Missing.BLOCK: _("There is no ranking as long as a juror has not yet given a score.")
        if scheme.is_ranked
        else _("There is no result for an application as long as a juror has not yet given a score for it."),
        Missing.SKIP: _("A score that a juror has not yet given is left out; the other scores decide."),
        Missing.ZERO: _("A score that a juror has not yet given counts as the worst value of the scale."),
    }[scheme.ranking.missing]
    return owed + " " + _("Jurors who abstained, were absent or have a conflict of interest do not count.")


def _quorum(scheme: Scheme) -> str:
    least = scheme.ranking.least_scores
    if len(scheme.counting) < len(scheme.criteria):
        words = ngettext(
            "Every application needs at least {n} score on each criterion that counts.",
            "Every application needs at least {n} scores on each criterion that counts.",
            least,
        )
    else:
        words = ngettext(
            "Every application needs at least {n} score on each criterion.",
            "Every application needs at least {n} scores on each criterion.",
            least,
        )
    found = words.format(n=least)
    if least > 1:
        found += " " + _("A consensus score of the panel may stand in place of them.")
    if scheme.ranking.missing is Missing.ZERO and least > 1:
        # The least number holds the real scores apart from those that only stand in for one.
        found += " " + _("Only real scores are counted for this, not those that count as the worst value.")
    return found


def _thresholds(scheme: Scheme) -> list[str]:
    limits = [
        *((f"“{each.title}”", each.threshold) for each in scheme.counting),
        *((f"“{each.title}”", each.threshold) for each in scheme.groups),
        (_("the total"), scheme.ranking.threshold),
    ]
    set_ones = [
        _("{threshold} for {what}").format(threshold=threshold, what=what)
        for what, threshold in limits
        if threshold is not None
    ]
    if not set_ones:
        return []
    bound = (_("At least: {thresholds}.") if scheme.higher_is_better else _("At most: {thresholds}.")).format(
        thresholds=join_names(set_ones, most=len(set_ones))
    )
    looked_at = (
        _("Thresholds look at weighted scores that are not rounded.")
        if scheme.ranking.thresholds_on_weighted
        else _("Thresholds look at scores without weights that are not rounded.")
    )
    percent = (
        [_("A percentage is a share of the highest attainable score.")]
        if any(threshold is not None and threshold.percent for _what, threshold in limits)
        else []
    )
    return [" ".join([bound, looked_at, *percent])]


def _excluding(scheme: Scheme) -> str:
    words = {
        f"“{word.title}”": None
        for criterion in scheme.criteria
        for word in criterion.scale.words
        if word.excludes
    }
    return _("One rating of {words} excludes the application.").format(words=join_names(words))


def _triage() -> str:
    return _(
        "At its meeting the panel may put an application aside in triage, with a reason: it is then not discussed, has "
        "no total and no place, and waits for no score."
    )


def _total(scheme: Scheme) -> str:
    weights = [criterion.weight for criterion in scheme.counting]
    is_mean = scheme.ranking.total is Total.WEIGHTED_MEAN
    if len(set(weights)) == 1 and (is_mean or weights[0] == 1):
        sentence = (
            _("Total: the mean of the criteria, which all weigh the same.")
            if is_mean
            else _("Total: the sum of the criteria.")
        )
    else:
        each = ", ".join(f"{criterion.title} {score(criterion.weight)}" for criterion in scheme.counting)
        words = (
            _("Total: the weighted mean of the criteria ({weights}).")
            if is_mean
            else _("Total: the weighted sum of the criteria ({weights}).")
        )
        sentence = words.format(weights=each)
    aside = [f"“{criterion.title}”" for criterion in scheme.criteria if not criterion.counts]
    if aside:
        words = _("Scored but not counted: {criteria}.")
        sentence += " " + ended_once(words.format(criteria=join_names(aside, most=len(aside))))
    if scheme.weights_note:
        sentence += " " + _("Weights: {note}.").format(note=str(scheme.weights_note).rstrip("."))
    return sentence


def _order(scheme: Scheme) -> str:
    direction = (
        _("The highest total comes first.") if scheme.higher_is_better else _("The lowest total comes first.")
    )
    decimals = scheme.ranking.decimals
    if not decimals:
        rounding = (
            _("Totals are rounded half up to whole numbers before they are compared.")
            if scheme.ranking.rank_on_rounded
            else _(
                "Totals are compared exactly, as fractions; they are shown rounded half up to whole numbers, and to "
                "decimals where two different totals would look the same."
            )
        )
    elif scheme.ranking.rank_on_rounded:
        rounding = ngettext(
            "Totals are rounded half up to {n} decimal before they are compared.",
            "Totals are rounded half up to {n} decimals before they are compared.",
            decimals,
        )
    else:
        rounding = ngettext(
            "Totals are compared exactly, as fractions; they are shown rounded half up to {n} decimal, and to more "
            "where two different totals would look the same.",
            "Totals are compared exactly, as fractions; they are shown rounded half up to {n} decimals, and to more "
            "where two different totals would look the same.",
            decimals,
        )
    unplaced = _("Applications that are excluded or miss a threshold keep their total but have no place.")
    return " ".join([direction, rounding.format(n=decimals), unplaced])


def _ties(scheme: Scheme) -> str:
    rules = [tie_words(scheme, rule) for rule in scheme.ranking.ties]
    if not rules:
        return _("Equal totals share their place.")
    chain = "; ".join(f"({n}) {rule}" for n, rule in enumerate(rules, 1))
    return _("At equal totals: {chain}. Applications that are equal on every rule share the place.").format(
        chain=chain
    )


def tie_words(scheme: Scheme, rule: TieRule) -> str:
    """Who goes first by this rule, in the middle of a sentence."""
    if rule.kind is TieKind.FLAG:
        return _("the one of which the panel says {what}").format(what=rule_name(scheme, rule))
    if rule.kind in (TieKind.CRITERION, TieKind.GROUP):
        words = _("the higher score on {what}") if scheme.higher_is_better else _("the lower score on {what}")
        return words.format(what=rule_name(scheme, rule))
    return {
        TieKind.PANEL_ORDER: _("the order that the panel itself gave the tied ones, with its reason"),
        TieKind.TOP_MARKS: _("the most best marks, then the most second-best, and so on"),
        TieKind.EARLIER_SUBMISSION: _(
            "the earlier submission (a day without an hour proves nothing within that day)"
        ),
        TieKind.LOT: _("drawing lots (ascending SHA-256 of “seed:number”, the seed being recorded)"),
    }[rule.kind]


def ceilings_of(rules: BudgetRules) -> list[str]:
    """What an application can get at most, in parts of a sentence; none where the scheme sets no ceiling."""
    ceilings = []
    if rules.most_per_year is not None:
        ceilings.append(_("{amount} a year").format(amount=money(rules.most_per_year * 100)))
    if rules.most_years is not None:
        ceilings.append(
            ngettext("for {n} year", "for {n} years", rules.most_years).format(n=rules.most_years)
        )
    if rules.support_rate is not None:
        ceilings.append(
            _("{rate}% of the accepted costs, counted on the total budget").format(
                rate=score(rules.support_rate)
            )
        )
    return ceilings


def _budget(scheme: Scheme) -> list[str]:
    rules = scheme.budget
    cut = {
        Cut.STOP: _(
            "Support goes down the ranking until the first application that no longer fits the budget."
        ),
        Cut.SKIP: _(
            "Support goes down the ranking; who no longer fits the budget is passed over for the next."
        ),
        Cut.PARTIAL: _(
            "Support goes down the ranking; the first application that no longer fits is offered what is left."
        ),
    }[rules.cut]
    tied = _("If the budget suffices for only some of the tied applications, none of them is proposed.")
    found = [f"{cut} {tied}"]
    ceilings = ceilings_of(rules)
    if ceilings:
        found.append(_("Support is at most {ceilings}.").format(ceilings=join_names(ceilings)))
    if rules.reserve:
        found.append(
            ngettext(
                "The reserve list has {n} place, in the order of the ranking.",
                "The reserve list has {n} places, in the order of the ranking.",
                rules.reserve,
            ).format(n=rules.reserve)
        )
    return found
