"""How the people of a panel are called in a report: by name, or as “Reviewer 1” where names are withheld."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from evalapp.domain.people import Person, Role, names_of
from evalapp.domain.texts import _
from evalapp.reports.content import Report
from evalapp.reports.screening.screen import Screen, Screened, screen_of


def places_of(report: Report, screened: Screened) -> int | None:
    """In how many places a name was taken out, where names are withheld."""
    return screened.places if report.is_anonymous else None


def screen_of_people(
    hidden: Sequence[Person], people: Sequence[Person], *, with_traces: bool = True
) -> Screen:
    """Takes out the names and addresses of those who are `hidden`; the other `people` may be named.

    With what tells two of the same name apart: an organisation left standing would say who it is. `with_traces`: ids,
    and every address and number of a telephone but those of who may be named.
    """
    called = names_of(people)
    open_ones = [person for person in people if person not in hidden]
    return screen_of(
        frozenset(person.name for person in hidden),
        frozenset(word for person in hidden for word in (person.email, called[person.id])),
        frozenset(filter(None, (word for each in open_ones for word in (each.name, each.email)))),
        frozenset(person.id for person in hidden) if hidden and with_traces else None,
    )


class Names:
    """The names of one report.

    Anonymous numbers belong to one application: its jurors are ordered by the SHA-256 of a secret, application and
    juror. The same file always gives the same numbers, but “Reviewer 1” of one application is another person than
    “Reviewer 1” of the next, and nobody without the panel file can redo the order.
    """

    def __init__(self, report: Report) -> None:
        self.is_anonymous = report.is_anonymous
        self._secret = report.order_secret
        called = names_of(report.people)
        self._called: Mapping[str, str] = dict(called.items())
        scored = {score.juror for score in report.scores} | {each.juror for each in report.assignments}
        hidden = [
            person
            for person in report.people
            if report.is_anonymous and (person.role is Role.JUROR or person.id in scored)
        ]
        self._known = {_folded(each) for person in report.people for each in (person.name, called[person.id])}
        self._hidden = {_folded(each) for person in hidden for each in (person.name, called[person.id])}
        self._screen = screen_of_people(hidden, report.people)

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

    def recorder(self, name: str) -> str:
        """The same; where names are withheld only of the jury: an account of a computer may be anybody's."""
        return "" if self.is_anonymous and _folded(name) not in self._known else self.author(name)

    def screened(self, sentence: str) -> str:
        """`sentence` with the jurors' names and addresses taken out where names are withheld."""
        return self._screen.screened(sentence)

    def _rank(self, application: str, juror: str) -> bytes:
        return hashlib.sha256(f"{self._secret}\0{application}\0{juror}".encode("utf-8", "replace")).digest()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
