"""How the people of a panel are called in a report: by name, or as “Reviewer 1” where names are withheld."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from evalapp.domain.people import Role, names_of
from evalapp.domain.texts import _
from evalapp.reports.content import Report

_SHORTEST_NAME = 4  # shorter ones are words of a sentence as often as they are names


class Names:
    """The names of one report.

    Anonymous numbers belong to one application: its jurors are ordered by the SHA-256 of panel, application and
    juror. The same file always gives the same numbers, but “Reviewer 1” of one application is another person than
    “Reviewer 1” of the next, and nobody without the panel file can redo the order: the panel's id is printed
    nowhere and stands in for a secret.
    """

    def __init__(self, report: Report) -> None:
        self.is_anonymous = report.is_anonymous
        self._panel = report.call.panel
        called = names_of(report.people)
        self._called: Mapping[str, str] = dict(called.items())
        scored = {score.juror for score in report.scores} | {each.juror for each in report.assignments}
        hidden = [
            person
            for person in report.people
            if report.is_anonymous and (person.role is Role.JUROR or person.id in scored)
        ]
        self._hidden = {_folded(each) for person in hidden for each in (person.name, called[person.id])}
        # With what tells two of the same name apart: an organisation left standing would say who it is.
        words = {word for person in hidden for word in (person.name, person.email, called[person.id])}
        self._withheld = pattern_of(words)

    def in_order(self, application: str, jurors: set[str]) -> list[tuple[str, str]]:
        """(juror, how they are called) for the jurors of one application, in the order of printing."""
        if self.is_anonymous:
            order = sorted(jurors, key=lambda juror: self._rank(application, juror))
            return [(juror, _("Reviewer {number}").format(number=n)) for n, juror in enumerate(order, 1)]
        named = [(juror, self._called.get(juror, juror)) for juror in jurors]
        return sorted(named, key=lambda pair: (pair[1].casefold(), pair[0]))

    def author(self, name: str) -> str:
        """Who recorded something, by the `name` they then had; empty where that is one to withhold."""
        return "" if _folded(name) in self._hidden else self.screened(name)

    def screened(self, sentence: str) -> str:
        """`sentence` with the jurors' full names and addresses taken out where names are withheld."""
        return screened(sentence, self._withheld)

    def _rank(self, application: str, juror: str) -> bytes:
        return hashlib.sha256(f"{self._panel}\0{application}\0{juror}".encode("utf-8", "replace")).digest()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def screened(sentence: str, withheld: re.Pattern[str] | None) -> str:
    """`sentence` without the words that `pattern_of` finds."""
    return sentence if withheld is None else withheld.sub(_("[name withheld]"), sentence)


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds names and addresses, however they are spaced or capitalised; None where there are none."""
    known = sorted(
        {word.strip() for word in words if len(word.strip()) >= _SHORTEST_NAME},
        key=lambda word: (-len(word), word),
    )
    if not known:
        return None
    loose = (r"\s+".join(re.escape(part) for part in word.split()) for word in known)
    return re.compile("|".join(rf"(?<!\w){word}(?!\w)" for word in loose), re.IGNORECASE)
