"""Where the juror's own scores leave an application: its total, and the thresholds it misses, in words."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from PySide6.QtWidgets import QWidget

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import Total
from evalapp.domain.scoring.targets import Target
from evalapp.domain.scoring.thresholds import Bar, excluding, own_bars, running_total
from evalapp.domain.scoring.totals import range_left
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.work import Task
from evalapp.words.formats import score as score_text
from evalapp.words.phrases import is_shown_exactly, short_of
from evalapp.words.results import below_threshold_of
from evalapp.words.scores import figure, value_text
from ui.widgets.text import Label

MOST_NAMED = 3


def total_words(task: Task) -> str:
    total = task.total
    if total is None:
        total = running_total(task.scheme, task.scores.values())
    return figure(total, task.scheme.ranking.decimals)


def total_heading(scheme: Scheme) -> str:
    """How the total is made."""
    is_mean = scheme.ranking.total is Total.WEIGHTED_MEAN
    how = _("weighted mean") if is_mean else _("weighted sum")
    return _("Preliminary total, {how}").format(how=how)


def best_words(scheme: Scheme, scores: Iterable[Score] = ()) -> str:
    """The best that the total can be beside `scores`; empty for words, whose values nobody sees."""
    if any(each.scale.words for each in scheme.counting):
        return ""
    left = range_left(scheme, scores)
    if left is None:
        return ""
    low, high = left
    if scheme.higher_is_better:
        return _("of {most}").format(most=figure(high, scheme.ranking.decimals))
    return _("{value} is best").format(value=figure(low, scheme.ranking.decimals))


def count_words(task: Task) -> str:
    """Of what the total is, and how many criteria are in it."""
    counted = _("{n} of {all} criteria").format(n=task.scored, all=len(task.scheme.criteria))
    return " · ".join(part for part in (best_words(task.scheme, task.scores.values()), counted) if part)


def standing_words(task: Task) -> tuple[str, str]:
    """(sentences, tone): of nobody but this juror, and only of what is scored whole. Empty where nothing is known."""
    scheme, scores = task.scheme, list(task.scores.values())
    sentences = [
        _("“{word}” on {criterion} excludes the application.").format(
            word=value_text(each.scale, task.scores[each.id].value or 0), criterion=each.title
        )
        for each in excluding(scheme, scores)
    ]
    bars = own_bars(scheme, scores)
    missed = [_bar_words(scheme, bar) for bar in bars if bar.is_met is False]
    if missed:
        sentences.append(below_threshold_of(scheme).format(missed=_joined(missed)))
    if sentences:
        return " ".join(sentences), "bad"
    if bars and all(bar.is_met for bar in bars):
        return _("Every threshold is met."), "good"
    return "", "dim"


def _bar_words(scheme: Scheme, bar: Bar) -> str:
    """“Impact 2,5 (at least 3)”."""
    name = Target.parse(bar.name).title(scheme) or _("the total")
    asked = _("at least {limit}") if bar.higher_is_better else _("at most {limit}")
    assert bar.score is not None
    decimals = scheme.ranking.decimals
    found, limit = (_exactly(each, decimals) for each in (bar.score, bar.limit))
    found = found or short_of(bar.score, bar.limit, decimals)
    return f"{name} {found} ({asked.format(limit=limit or figure(bar.limit, decimals))})"


def _exactly(value: Fraction, decimals: int) -> str:
    """As it is; empty where that takes more decimals than the scheme shows."""
    return score_text(value) if is_shown_exactly(value, decimals) else ""


def _joined(parts: Iterable[str]) -> str:
    listed = list(parts)
    more = len(listed) - MOST_NAMED
    if more > 0:
        listed = [*listed[:MOST_NAMED], ngettext("{n} more", "{n} more", more).format(n=more)]
    return " · ".join(listed)


class StandingLabel(Label):
    """As high as its sentences; nothing where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(type="caption", tone="dim", wrap=True, parent=parent)
        self.hide()

    def show_task(self, task: Task) -> None:
        words, tone = standing_words(task)
        self.setText(words)
        self.set_tone(tone)
        self.setVisible(bool(words))
