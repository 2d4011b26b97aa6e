"""Whether a ranking can be closed: each condition in words, met or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.call import Score
from evalapp.domain.order import number_key
from evalapp.domain.people import Assignment, Conflict
from evalapp.domain.ranking import Blocker, BlockerKind, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.scores import is_comment_missing
from evalapp.words.phrases import join_names


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    words: str
    is_met: bool


def checks(
    scheme: Scheme,
    ranking: Ranking,
    scores: Sequence[Score],
    assignments: Sequence[Assignment],
    conflicts: Sequence[Conflict],
    names: Mapping[str, str],
) -> list[Check]:
    return [
        _owed(ranking.blockers, names),
        _quorum(scheme, ranking.blockers),
        *_nothing_at_all(ranking.blockers),
        _conflicts(assignments, conflicts),
        _tied(ranking),
        _motivations(scheme, scores, conflicts),
    ]


def _owed(blockers: Sequence[Blocker], names: Mapping[str, str]) -> Check:
    owed: dict[str, int] = {}
    for blocker in blockers:
        if blocker.kind is BlockerKind.MISSING_SCORES:
            owed[blocker.juror] = owed.get(blocker.juror, 0) + blocker.count
    if not owed:
        return Check(words=_("All scores are in"), is_met=True)
    total = sum(owed.values())
    who = join_names([names.get(juror, juror) for juror in owed])
    text = ngettext("{n} score is missing: {who}", "{n} scores are missing: {who}", total)
    return Check(words=text.format(n=total, who=who), is_met=False)


def _quorum(scheme: Scheme, blockers: Sequence[Blocker]) -> Check:
    quorum = scheme.ranking.quorum
    short = dict.fromkeys(each.application for each in blockers if each.kind is BlockerKind.QUORUM)
    if not short:
        text = ngettext("Quorum: {n} score an application", "Quorum: {n} scores an application", quorum)
        return Check(words=text.format(n=quorum), is_met=True)
    text = _("Quorum of {n} not reached: {applications}")
    return Check(words=text.format(n=quorum, applications=join_names(list(short))), is_met=False)


def _nothing_at_all(blockers: Sequence[Blocker]) -> list[Check]:
    found = []
    empty = dict.fromkeys(each.application for each in blockers if each.kind is BlockerKind.NO_SCORE_AT_ALL)
    if empty:
        text = _("No score from anybody on a criterion: {applications}")
        found.append(Check(words=text.format(applications=join_names(list(empty))), is_met=False))
    alone = dict.fromkeys(each.application for each in blockers if each.kind is BlockerKind.NOBODY_ASSIGNED)
    if alone:
        text = _("Nobody judges: {applications}")
        found.append(Check(words=text.format(applications=join_names(list(alone))), is_met=False))
    if any(each.kind is BlockerKind.NO_APPLICATIONS for each in blockers):
        found.append(Check(words=_("There are no applications"), is_met=False))
    return found


def _conflicts(assignments: Sequence[Assignment], conflicts: Sequence[Conflict]) -> Check:
    barred = {(each.juror, each.application) for each in conflicts}
    still = [each.application for each in assignments if (each.juror, each.application) in barred]
    if not still:
        return Check(words=_("No open conflicts of interest"), is_met=True)
    text = _("Conflict of interest still assigned: {applications}")
    return Check(words=text.format(applications=join_names(still)), is_met=False)


def _tied(ranking: Ranking) -> Check:
    if ranking.tied_at_line is None:
        return Check(words=_("No tie at the funding line"), is_met=True)
    n = len(ranking.tied_at_line.applications)
    text = ngettext("Tied at the line: {n} application", "Tied at the line: {n} applications", n)
    return Check(words=text.format(n=n), is_met=False)


def _motivations(scheme: Scheme, scores: Sequence[Score], conflicts: Sequence[Conflict]) -> Check:
    barred = {(each.juror, each.application) for each in conflicts}
    lacking = dict.fromkeys(
        score.application
        for score in scores
        if (score.juror, score.application) not in barred and is_comment_missing(scheme, score)
    )
    if not lacking:
        return Check(words=_("Every score that needs one has its motivation"), is_met=True)
    text = _("Motivation missing: {applications}")
    return Check(words=text.format(applications=join_names(sorted(lacking, key=number_key))), is_met=False)
