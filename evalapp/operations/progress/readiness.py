"""What closing a call still needs, point by point: done, open, or not known yet, which is never taken for done."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.application import Admissibility
from evalapp.domain.ids import PersonId
from evalapp.domain.order import number_key
from evalapp.domain.ranking import UNJUDGED, BlockerKind, Outcome, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.answerable import pairs_named, unknown_choices, work_list
from evalapp.operations.progress.answerable import suspected as suspected_words
from evalapp.operations.progress.completing import completing_words
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.progress.decided import ties_that_matter
from evalapp.operations.progress.due import is_comment_missing
from evalapp.operations.progress.facts import Facts, Pair
from evalapp.operations.progress.meeting import meeting_points
from evalapp.operations.progress.points import (
    CEILINGS,
    CONSENSUS_REASONS,
    OPEN_CHOICES,
    SUSPECTED,
    SUSPECTED_ASIDE,
    WORK_LIST,
    Point,
    State,
    all_of,
    answerable,
    point_of,
)
from evalapp.operations.progress.proposals import proposals
from evalapp.operations.progress.quorum import agreed_in_place, agreed_words
from evalapp.words.fields import field_label
from evalapp.words.phrases import MOST_TO_DO, join_all, join_names, numbered, to_do


def closing(
    facts: Facts, covered: Coverage, ranking: Ranking, suspected: Iterable[Pair] = ()
) -> tuple[Point, ...]:
    """`suspected`: the pairs of which it waits for somebody whether there is a conflict of interest."""
    return (
        _scores(facts, covered, ranking),
        _quorum(facts, covered, ranking),
        *_nothing_at_all(ranking),
        _admissibility(facts),
        *_work_list(facts),
        *_ceilings(facts, ranking),
        _conflicts(facts),
        *_suspected(facts, suspected),
        *([_tied(facts, ranking)] if facts.call.scheme.is_ranked else ()),
        *_amounts(ranking),
        _motivations(facts, ranking),
        *_consensus_reasons(facts),
        _open_choices(facts),
        *proposals(facts, ranking),
        *meeting_points(facts),
    )


def _scores(facts: Facts, covered: Coverage, ranking: Ranking) -> Point:
    owed: dict[PersonId, int] = {}
    for blocker in ranking.blockers:
        if blocker.kind is BlockerKind.MISSING_SCORES:
            owed[blocker.juror] = owed.get(blocker.juror, 0) + blocker.count
    if owed:
        text = ngettext("{n} score is missing: {who}", "{n} scores are missing: {who}", sum(owed.values()))
        return point_of("scores", State.OPEN, text.format(n=sum(owed.values()), who=_who(facts, owed)))
    if not covered.needed:
        return point_of("scores", State.UNKNOWN, _("Nothing has been assigned yet"))
    n = sum(covered.owed.values())
    if n:
        text = ngettext(
            "{n} score did not come in, which does not keep the ranking open: {who}",
            "{n} scores did not come in, which does not keep the ranking open: {who}",
            n,
        )
        return point_of("scores", State.DONE, text.format(n=n, who=_who(facts, covered.owed)))
    return point_of("scores", State.DONE, _("All scores are in"), figures=all_of(covered.needed))


def _who(facts: Facts, jurors: Iterable[PersonId]) -> str:
    return join_all(facts.names.get(juror, juror) for juror in jurors)


def _quorum(facts: Facts, covered: Coverage, ranking: Ranking) -> Point:
    least = facts.call.scheme.ranking.least_scores
    short = dict.fromkeys(each.application for each in ranking.blockers if each.kind is BlockerKind.QUORUM)
    if short:
        text = (
            _(
                "Fewer than {n} assessments even once every score is in (an abstention counts for none): {applications}"
            )
            if any(each.kind is BlockerKind.MISSING_SCORES for each in ranking.blockers)
            else _("Fewer than {n} assessments: {applications}")
        )
        return point_of("quorum", State.OPEN, text.format(n=least, applications=to_do(short)), short)
    waits = (BlockerKind.MISSING_SCORES, BlockerKind.NOBODY_ASSIGNED, BlockerKind.NO_APPLICATIONS)
    if not covered.needed or any(each.kind in waits for each in ranking.blockers):
        text = _("At least {n} assessments each: not known before the scores are in")
        return point_of("quorum", State.UNKNOWN, text.format(n=least))
    if agreed := agreed_in_place(facts.call.scheme, ranking):
        return Point(item="quorum", state=State.DONE, words=agreed_words(least, agreed), is_instead=True)
    text = ngettext(
        "At least {n} assessment an application", "At least {n} assessments an application", least
    )
    discussed = sum(each.outcome not in (*UNJUDGED, Outcome.NOT_DISCUSSED) for each in ranking.places)
    return point_of("quorum", State.DONE, text.format(n=least), figures=all_of(discussed))


def _nothing_at_all(ranking: Ranking) -> list[Point]:
    """Only where it stands in the way: nobody looks for these as points of a list."""
    found = []
    for kind, text in (
        (BlockerKind.NO_SCORE_AT_ALL, _("No score from anybody on a criterion: {applications}")),
        (BlockerKind.NO_CONSENSUS, _("The jurors differ and no consensus is recorded: {applications}")),
        (BlockerKind.NOBODY_ASSIGNED, _("Nobody assesses: {applications}")),
        (BlockerKind.NO_APPLICATIONS, _("There are no applications")),
    ):
        named = dict.fromkeys(each.application for each in ranking.blockers if each.kind is kind)
        if named:
            found.append(
                point_of(str(kind), State.OPEN, text.format(applications=to_do(named)), filter(None, named))
            )
    return found


def _admissibility(facts: Facts) -> Point:
    unjudged = [each.number for each in facts.judged if each.admissibility is Admissibility.OPEN]
    if unjudged:
        text = _("Admissibility not decided yet: {applications}").format(applications=to_do(unjudged))
        return point_of("admissibility", State.OPEN, " · ".join([text, *completing_words(facts)]), unjudged)
    if not facts.applications:
        return point_of("admissibility", State.UNKNOWN, _("Admissibility: there are no applications yet"))
    words = _("Admissibility is decided for every application")
    return point_of("admissibility", State.DONE, words, figures=all_of(len(facts.applications)))


def _work_list(facts: Facts) -> list[Point]:
    """Only where a row waits: what it says is in no dossier, and nobody sees that there."""
    return [answerable(WORK_LIST, State.OPEN, facts, work_list(facts))] if facts.waiting else []


def _ceilings(facts: Facts, ranking: Ranking) -> list[Point]:
    """Only where the call sets a ceiling and has money to divide."""
    rules = facts.call.scheme.budget
    has_ceiling = rules.most_per_year is not None or rules.support_rate is not None
    if not (facts.call.scheme.is_ranked and has_ceiling and ranking.available is not None):
        return []
    blocked = [each for each in ranking.blockers if each.kind is BlockerKind.UNKNOWN_CEILING]
    unknown = [f"{numbered([each.application])} ({field_label(each.field)})" for each in blocked]
    if not unknown:
        words, n = _("The ceilings of the call can be computed for everybody"), len(facts.judged)
        return [point_of(CEILINGS, State.DONE, words, figures=all_of(n))]
    text = _("A ceiling cannot be computed, since a field is empty: {applications}")
    numbers = dict.fromkeys(each.application for each in blocked)
    return [point_of(CEILINGS, State.UNKNOWN, text.format(applications=join_all(unknown)), numbers)]


def _conflicts(facts: Facts) -> Point:
    still = dict.fromkeys(
        each.application for each in facts.asked if (each.juror, each.application) in facts.barred
    )
    if facts.own_words:
        text = _(
            "A juror gives a conflict of interest as the reason for no score, and nobody has decided whether it is "
            "one: {who}"
        )
        who = [f"{facts.names.get(juror, juror)} ({numbered([number])})" for juror, number in facts.own_words]
        return point_of(
            "conflicts",
            State.OPEN,
            text.format(who=join_all(who)),
            dict.fromkeys(number for _juror, number in facts.own_words),
        )
    if not still:
        n = len(facts.conflicts)
        return point_of(
            "conflicts",
            State.DONE,
            _("Nobody assesses in spite of a recorded conflict of interest"),
            figures=_("{n} recorded").format(n=n) if n else "",
        )
    text = _("Conflict of interest still assigned: {applications}")
    in_order = sorted(still, key=number_key)
    return point_of("conflicts", State.OPEN, text.format(applications=to_do(in_order)), in_order)


def _suspected(facts: Facts, suspected: Iterable[Pair]) -> list[Point]:
    """Only where one waits; what the juror said stands in the point of the conflicts already."""
    assessing = {(each.juror, each.application) for each in facts.asked}
    assessing |= {(each.juror, each.application) for each in facts.scores if each.is_given}
    waiting = [each for each in suspected if each not in facts.own_words]
    at_work = [each for each in waiting if each in assessing]
    aside = [each for each in waiting if each not in assessing]
    found = []
    if at_work:
        found.append(answerable(SUSPECTED, State.OPEN, facts, suspected_words(facts, at_work)))
    if aside:
        text = _(
            "A conflict of interest is suspected and not decided of somebody who does not assess the application, "
            "and may be in the room while it is discussed: {who}"
        )
        numbers = dict.fromkeys(number for _juror, number in aside)
        found.append(
            point_of(SUSPECTED_ASIDE, State.OPEN, text.format(who=pairs_named(facts, aside)), numbers)
        )
    return found


def _tied(facts: Facts, ranking: Ranking) -> Point:
    block = ranking.tied_at_line
    if block is not None:
        text = _("Tied at the line: {applications}")
        named = numbered(block.applications)
        return point_of("tie-at-line", State.OPEN, text.format(applications=named), block.applications)
    if ranking.available is None:
        return point_of("tie-at-line", State.DONE, _("This call has no funding line at which a tie could be"))
    if not ranking.is_ready:
        return point_of(
            "tie-at-line", State.UNKNOWN, _("A tie at the funding line: not known before the ranking")
        )
    drawn = [each for tie in ties_that_matter(ranking) for each in tie.applications]
    if drawn:
        text = _("The lot settled a tie that mattered: {applications}")
        return point_of("tie-at-line", State.DONE, text.format(applications=to_do(drawn)), drawn)
    return point_of("tie-at-line", State.DONE, _("No tie at the funding line"))


def _amounts(ranking: Ranking) -> list[Point]:
    """Only where it stands in the way: the line waits at an application, though the ranking is ready."""
    if ranking.available is None or ranking.tied_at_line is not None:
        return []
    unknown = [
        each.application
        for each in ranking.places
        if each.is_ranked
        and each.outcome is Outcome.ELIGIBLE
        and each.entitled is None
        and each.decided is None
    ]
    if not unknown:
        return []
    text = _("The funding line waits for what is asked: {applications}")
    return [point_of("amounts", State.OPEN, text.format(applications=to_do(unknown)), unknown)]


def _motivations(facts: Facts, ranking: Ranking) -> Point:
    aside = {each.application for each in ranking.places if each.is_aside}
    scheme, judged = facts.call.scheme, {each.number for each in facts.judged} - aside
    counting = [score for score in facts.scores if score.application in judged]
    lacking: dict[str, dict[str, None]] = {}
    for score in counting:
        if (score.juror, score.application) not in facts.barred and is_comment_missing(scheme, score):
            lacking.setdefault(score.application, {})[score.criterion] = None
    if lacking:
        text = _("Justification missing: {applications}")
        in_order = sorted(lacking, key=number_key)
        named = [
            f"{numbered([each])} ({', '.join(scheme.criterion(one).head for one in lacking[each])})"
            for each in in_order
        ]
        words = text.format(applications=join_names(named, most=MOST_TO_DO))
        return point_of("motivations", State.OPEN, words, in_order)
    is_owed = any(each.kind is BlockerKind.MISSING_SCORES for each in ranking.blockers)
    if is_owed or not any(score.is_given for score in counting):
        return point_of("motivations", State.UNKNOWN, _("Justifications: not known before the scores are in"))
    n = sum(bool(each.comment.strip()) for each in counting)
    text = ngettext("{n} justification", "{n} justifications", n)
    words = _("Every score that needs one has its justification")
    return point_of("motivations", State.DONE, words, figures=text.format(n=n) if n else "")


def _consensus_reasons(facts: Facts) -> list[Point]:
    """Only where one lacks: the program asks for it, a file of another hand may be without."""
    judged = {each.number for each in facts.judged}
    lacking = {
        each.application for each in facts.consensus if each.application in judged and not each.reason.strip()
    }
    if not lacking:
        return []
    in_order = sorted(lacking, key=number_key)
    text = _("A consensus score lacks its reason: {applications}").format(applications=to_do(in_order))
    return [point_of(CONSENSUS_REASONS, State.OPEN, text, in_order)]


def _open_choices(facts: Facts) -> Point:
    if facts.pending_choices:
        n = len(facts.pending_choices)
        text = ngettext(
            "{n} choice of a merge is open: {applications}",
            "{n} choices of merges are open: {applications}",
            n,
        )
        numbers = sorted({each.application for each in facts.pending_choices}, key=number_key)
        return point_of(OPEN_CHOICES, State.OPEN, text.format(n=n, applications=to_do(numbers)), numbers)
    if facts.may_have_more_choices:
        return answerable(OPEN_CHOICES, State.UNKNOWN, facts, unknown_choices(facts))
    return point_of(OPEN_CHOICES, State.DONE, _("No merge has left a choice open"))
