"""A small panel that scores under a ready template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evalapp.domain.application import Application
from evalapp.domain.call import Consensus
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from tests.analytics.ranking.ranking_samples import rank

Given = Mapping[str, Mapping[str, str]]
"""Application → criterion → what juror J0, J1, … gave, with spaces between: numbers, words or reasons."""


def template(name: str) -> Scheme:
    return parse_scheme(template_text(name), name)


def ranked(
    scheme: Scheme, given: Given, asked: Sequence[Application] | None = None, **options: Any
) -> Ranking:
    scores: dict[tuple[str, str, str], int | str] = {}
    for application, criteria in given.items():
        for criterion, answers in criteria.items():
            scale = scheme.criterion(criterion).scale
            for n, answer in enumerate(answers.split()):
                value = answer if answer in set(NoScore) else scale.parse(answer)
                scores[application, f"J{n}", criterion] = value
    return rank(scheme, scores, asked, **options)


def by_all(criteria: Sequence[str], values: Sequence[str], *, jurors: int) -> dict[str, str]:
    """Every juror gives the same value on each criterion."""
    return {each: " ".join([value] * jurors) for each, value in zip(criteria, values, strict=True)}


def agreed(scheme: Scheme, application: str, criterion: str, value: str) -> Consensus:
    steps = scheme.criterion(criterion).scale.parse(value)
    return Consensus(application=application, criterion=criterion, value=steps, reason="meeting")
