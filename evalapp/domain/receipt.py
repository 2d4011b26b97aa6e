"""What a juror signed in one return, as the receipt shows it. Private notes are no part of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from evalapp.domain.application import Application
from evalapp.domain.call import Call, Score
from evalapp.domain.people import Conflict, Person
from evalapp.domain.scoring.counted import NOTHING_COUNTED, Counted, counted
from evalapp.domain.scoring.totals import OwnTotal, own_total


@dataclass(frozen=True, kw_only=True)
class Signed:
    """One application in a return; `scores` by criterion, those with a value or a reason for none, or a comment."""

    application: Application
    scores: Mapping[str, Score]

    @property
    def is_empty(self) -> bool:
        return not self.scores

    @property
    def counted(self) -> Counted:
        """Scores and reasons for none; a comment alone is neither."""
        return counted(score.answer for score in self.scores.values() if score.is_given)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One return. `at` is when it was signed, `file` its name, `fingerprint` the SHA-256 of what was signed.

    `signed` has every application that the juror may judge, in the order of their numbers, also those of which the
    return says nothing. `conflicts` are the juror's own that travelled with it, `undertaking` the
    SHA-256 of the text that the juror agreed to and signed with it, empty where none was asked.
    """

    call: Call
    juror: Person
    number: int
    at: str
    file: str
    fingerprint: str
    signed: tuple[Signed, ...]
    conflicts: tuple[Conflict, ...] = ()
    undertaking: str = ""
    undertaken_at: str = ""

    @property
    def given(self) -> tuple[Signed, ...]:
        return tuple(each for each in self.signed if not each.is_empty)

    @property
    def left_out(self) -> tuple[Signed, ...]:
        return tuple(each for each in self.signed if each.is_empty)

    @property
    def counted(self) -> Counted:
        """Of all applications together."""
        return reduce(Counted.plus, (each.counted for each in self.signed), NOTHING_COUNTED)

    def total(self, signed: Signed) -> OwnTotal | None:
        """None where a criterion that counts is not answered yet, or where no number was given."""
        scheme = self.call.scheme
        given = {score.criterion: score for score in signed.scores.values() if score.is_given}
        answers = [given[each.id] for each in scheme.counting if each.id in given]
        return own_total(scheme, answers) if len(answers) == len(scheme.counting) else None


def grouped(fingerprint: str) -> str:
    """A whole SHA-256 as a person compares it: `7F3A 91C0 44DE …`."""
    text = fingerprint.upper()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
