"""How well a juror's expertise fits an application, as a small whole number that anyone can count after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from evalapp.analytics.table import Integers
from evalapp.domain.application import Application
from evalapp.domain.people import Person

BEST_FIT = 3
_LEAST_STEM = 4  # “logistiek” is found in “logistieke”; shorter words must stand as they are


def expertise_affinity(applications: Sequence[Application], jurors: Sequence[Person]) -> Integers:
    """Applications × jurors: how many of the juror's keywords the application mentions, at most 3.

    Keywords stand between semicolons or commas. One counts when each of its words begins a word of the title,
    acronym or summary, or when it is the application's sector.
    """
    keywords = [_keywords(juror.expertise) for juror in jurors]
    fit = np.zeros((len(applications), len(jurors)), dtype=np.int64)
    for row, application in enumerate(applications):
        words = set(_words(f"{application.title} {application.acronym} {application.summary}"))
        beginnings = {word[:length] for word in words for length in range(_LEAST_STEM, len(word) + 1)}
        sector = tuple(_words(application.sector))
        found = words | beginnings
        for column, mine in enumerate(keywords):
            hits = sum(keyword == sector or found.issuperset(keyword) for keyword in mine)
            fit[row, column] = min(hits, BEST_FIT)
    return fit


def _keywords(expertise: str) -> set[tuple[str, ...]]:
    return {words for part in re.split(r"[;,\n]", expertise) if (words := tuple(_words(part)))}


def _words(text: str) -> list[str]:
    """Small letters and digits without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(each for each in bare if not unicodedata.combining(each)))
