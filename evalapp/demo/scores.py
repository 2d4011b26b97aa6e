"""Scores and motivations for the demonstration call, composed from the bank in `resources/demo/comments.json`.

Every application has a quality in the bank, every juror a severity and a tone drawn from the seed. The same
input gives the same scores on every machine, and a juror's values do not depend on who else was assigned.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

SHORTEST, LONGEST = 60, 260
# How far a juror leans as a whole, on one application, on one criterion of it.
LEAN_OF_JUROR = 0.36
LEAN_ON_APPLICATION = 0.3
LEAN_ON_CRITERION = 0.75


@dataclass(frozen=True, slots=True)
class DemoScore:
    juror: str
    application: str
    criterion: str
    value: str
    comment: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """One way to say it: a frame filled with points of the application."""

    frame: str
    tone: str
    points: tuple[str, ...]
    text: str


def demo_scores(
    applications: Sequence[Mapping[str, Any]],
    assignment: Sequence[tuple[str, str]],
    comments: Mapping[str, Any],
    *,
    criteria: Sequence[str],
    seed: int = 2015,
) -> list[DemoScore]:
    """A score with its motivation for every assigned pair (juror, application) and every criterion."""
    known = {str(application["number"]) for application in applications}
    pairs = sorted({(application, juror) for juror, application in assignment})
    strangers = sorted({application for application, _ in pairs} - (known & comments["applications"].keys()))
    if strangers:
        raise ValueError(f"no demonstration texts for {', '.join(strangers)}")
    habits: Counter[tuple[str, str]] = Counter()  # how often a juror used a frame
    scores = []
    for application in sorted({application for application, _ in pairs}):
        jurors = [juror for number, juror in pairs if number == application]
        about = comments["applications"][application]
        for criterion in criteria:
            used: Counter[str] = Counter()  # texts, frames and points used for this application and criterion
            for juror in jurors:
                value = _value(about, juror, application, criterion, seed)
                frames = comments["frames"][criterion][_band(comments, value)]
                drafts = _drafts(frames, about["points"][criterion])
                chance = Random(f"{seed}|words|{juror}|{application}|{criterion}")
                draft = _choose(drafts, juror, used, habits, _tone(juror, seed), chance)
                used.update((draft.text, draft.frame, *draft.points))
                habits[juror, draft.frame] += 1
                scores.append(DemoScore(juror, application, criterion, _in_points(value), draft.text))
    return scores


def _value(about: Mapping[str, Any], juror: str, application: str, criterion: str, seed: int) -> float:
    wanted = (
        float(about["quality"])
        + float(about["lean"].get(criterion, 0))
        + LEAN_OF_JUROR * _bell(f"{seed}|severity|{juror}")
        + LEAN_ON_APPLICATION * _bell(f"{seed}|application|{juror}|{application}")
        + LEAN_ON_CRITERION * _bell(f"{seed}|criterion|{juror}|{application}|{criterion}")
    )
    return min(5.0, max(0.0, math.floor(2 * wanted + 0.5) / 2))


def _bell(seed: str) -> float:
    """Between −1.5 and 1.5 with a standard deviation of a half; only additions, so equal on every platform."""
    chance = Random(seed)
    return chance.random() + chance.random() + chance.random() - 1.5


def _in_points(value: float) -> str:
    return f"{value:g}"


def _band(comments: Mapping[str, Any], value: float) -> str:
    bands = comments["bands"]
    return "high" if value >= bands["high"] else "middle" if value >= bands["middle"] else "low"


def _tone(juror: str, seed: int) -> str:
    return "short" if Random(f"{seed}|tone|{juror}").random() < 0.35 else "long"


def _drafts(frames: Mapping[str, Sequence[str]], points: Mapping[str, Sequence[str]]) -> Iterator[_Draft]:
    for tone, texts in frames.items():
        for frame, strong, weak in product(texts, _orders(points["strong"]), _orders(points["weak"])):
            words = {
                "s": strong[0], "S": _capital(strong[0]), "S2": _capital(strong[1]),
                "w": weak[0], "W": _capital(weak[0]), "W2": _capital(weak[1]),
            }  # fmt: skip
            named = [name for name in words if f"{{{name}}}" in frame]
            if any(not words[name] for name in named):
                continue
            text = frame.format_map(words)
            if SHORTEST <= len(text) <= LONGEST:
                yield _Draft(frame, tone, tuple(words[name].lower() for name in named), text)


def _orders(points: Sequence[str]) -> list[tuple[str, str]]:
    """Every point once in front, with the next one, if there is one, behind it."""
    following = [*points[1:], points[0] if len(points) > 1 else ""]
    return list(zip(points, following, strict=True))


def _choose(
    drafts: Iterator[_Draft],
    juror: str,
    used: Counter[str],
    habits: Counter[tuple[str, str]],
    tone: str,
    chance: Random,
) -> _Draft:
    """The draft that repeats least of what the others and this juror wrote; chance decides among equals."""

    def repetition(draft: _Draft) -> tuple[int, int, int]:
        manner = habits[juror, draft.frame] + (0 if draft.tone == tone else 2)
        return used[draft.frame], max(used[point] for point in draft.points), manner

    fresh = [(repetition(draft), chance.random(), draft) for draft in drafts if not used[draft.text]]
    if not fresh:
        raise ValueError(f"the bank has no further motivation for {juror}")
    return min(fresh, key=lambda entry: entry[:2])[2]


def _capital(text: str) -> str:
    return ("E" if text.startswith("é") else text[:1].upper()) + text[1:]  # één becomes Eén
