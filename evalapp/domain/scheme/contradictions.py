"""What the parts of a scheme, each sound by itself, cannot mean together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evalapp.domain.numbers import shorten, written
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.read_scales import STAND_IN
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Threshold
from evalapp.domain.scheme.table import Table
from evalapp.domain.scoring.weighing import highest, lowest
from evalapp.domain.texts import _

_TOTAL = "total"  # as the threshold on the total is called wherever one is named


def note_contradictions(top: Table, scheme: Scheme) -> None:
    _note_twice(top, ((("groups", n), group.id) for n, group in enumerate(scheme.groups, start=1)))
    _note_twice(top, ((path, criterion.id) for path, criterion in _criteria(scheme)))
    _note_twice(top, ((("flags", n), flag.id) for n, flag in enumerate(scheme.flags, start=1)))
    _note_twice(top, ((("checklist", n), item.id) for n, item in enumerate(scheme.checklist, start=1)))
    _note_kept_names(top, scheme)
    if scheme.groups and not scheme.counting and top.knows("groups", "criteria", "counts"):
        top.note(_("not one criterion counts, so there is nothing to rank on"), "groups")
    if scheme.ranking.across_jurors is AcrossJurors.AGREED and scheme.ranking.missing is Missing.ZERO:
        words = _(
            "“agreed” takes nothing for a score that nobody gave; choose “block” or “skip” for what is missing"
        )
        top.note(words, "ranking", "missing")
    directions = {each.scale.higher_is_better for each in scheme.criteria if each.scale is not STAND_IN}
    if len(directions) > 1:
        words = _("some scales are better when higher, others when lower; a total needs one direction")
        top.note(words, "scales")
    if directions == {False}:
        _note_percentages(top, scheme)
    if len(directions) == 1:
        _note_out_of_reach(top, scheme)


def _criteria(scheme: Scheme) -> Iterator[tuple[tuple[str | int, ...], Criterion]]:
    for n, group in enumerate(scheme.groups, start=1):
        for m, criterion in enumerate(group.criteria, start=1):
            yield ("groups", n, "criteria", m), criterion


def _thresholds(scheme: Scheme) -> Iterator[tuple[tuple[str | int, ...], Threshold, Sequence[Criterion]]]:
    """Each with its place in the file and the criteria that it looks at."""
    if scheme.ranking.threshold is not None:
        yield ("ranking", "threshold"), scheme.ranking.threshold, scheme.counting
    for n, group in enumerate(scheme.groups, start=1):
        if group.threshold is not None:
            yield ("groups", n, "threshold"), group.threshold, group.counting
    for path, criterion in _criteria(scheme):
        if criterion.threshold is not None:
            yield (*path, "threshold"), criterion.threshold, (criterion,)


def _note_percentages(top: Table, scheme: Scheme) -> None:
    for path, threshold, _chosen in _thresholds(scheme):
        if threshold.percent:
            top.note(_("a percentage means nothing where lower is better; give points"), *path)


def _note_out_of_reach(top: Table, scheme: Scheme) -> None:
    """A threshold that the best scores do not clear would rank nobody."""
    if not top.knows("groups", "criteria", "counts", "scale", "weight"):
        return
    for path, threshold, chosen in _thresholds(scheme):
        is_told = chosen and all(each.scale is not STAND_IN for each in chosen)
        if not is_told or not top.knows("ranking", "total", "thresholds_on"):
            continue
        weighted = scheme.ranking.thresholds_on_weighted
        most = highest(chosen, scheme.ranking, weighted=weighted)
        if scheme.higher_is_better:
            if threshold.points(most) > most:
                words = _("nobody can reach this: the highest that scores can give here is {most}")
                top.note_in_new(words.format(most=written(most)), *path)
        elif threshold.points(most) < (least := lowest(chosen, scheme.ranking, weighted=weighted)):
            words = _("nobody can reach this: the lowest that scores can give here is {least}")
            top.note_in_new(words.format(least=written(least)), *path)


def _note_kept_names(top: Table, scheme: Scheme) -> None:
    ids = [(("groups", n), group.id) for n, group in enumerate(scheme.groups, start=1)]
    for path, value in (*ids, *((path, criterion.id) for path, criterion in _criteria(scheme))):
        if value == _TOTAL:
            words = _("“{value}” is kept for the total of all; take another")
            top.note_in_new(words.format(value=value), *path, "id")


def _note_twice(top: Table, ids: Iterable[tuple[tuple[str | int, ...], str]]) -> None:
    seen: set[str] = set()
    for path, value in ids:
        if value and value in seen:
            words = _("the id “{value}” stands there twice; take another")
            top.note(words.format(value=shorten(value)), *path, "id")
        seen.add(value)
