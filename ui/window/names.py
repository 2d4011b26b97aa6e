"""The people, organisations, partners and applications of a file by name, as the palette finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evalapp.domain.people import Role
from evalapp.domain.texts import N_, _
from ui.dialogs.finding import folded
from ui.page import Sought

if TYPE_CHECKING:
    from evalapp.domain.journal import Changes
    from ui.session import Session

_MANY = 2_000  # found: of so many no order is worth its time


class Kind(Enum):
    """In the order in which they are shown."""

    APPLICATION = N_("Applications")
    PERSON = N_("People")
    ORGANISATION = N_("Organisations")
    PARTNER = N_("Partners")

    @property
    def label(self) -> str:
        return _(self.value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """`hint` tells it from another of that name; `page` and `target` are where it is."""

    text: str
    hint: str
    page: str
    target: object


@dataclass(frozen=True, kw_only=True)
class Found:
    """The first of those that were found, and how many there are."""

    first: Sequence[Named]
    n: int


class Names:
    """All of one file, folded once: each typed letter looks through them all."""

    def __init__(self, listed: Mapping[Kind, Iterable[Named]]) -> None:
        self._known = {
            kind: [(folded(f"{each.text} {each.hint}"), each) for each in names]
            for kind, names in listed.items()
        }

    def found(self, typed: str, most: int) -> dict[Kind, Found]:
        """Those in whose name each word stands; what begins so comes first."""
        words = folded(typed).split()
        whole = " ".join(words)
        result = {}
        for kind, known in self._known.items():
            there = known if words else []
            for word in words:
                there = [each for each in there if word in each[0]]
            if there:
                if len(there) <= _MANY:
                    there = sorted(there, key=lambda each: _rank(each[0], whole, words[0]))
                result[kind] = Found(first=[each for _text, each in there[:most]], n=len(there))
        return result


def _rank(text: str, whole: str, first: str) -> int:
    if text.startswith(whole):
        return 0
    return 1 if text.startswith(first) or f" {first}" in text else 2


class NameIndex(QObject):
    """The names in the file of a session; made in the pool when they are first asked for, and after a change of them.

    `ready` once they are there.
    """

    ready = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._is_stale, self._is_under_way = True, False
        self.names: Names | None = None
        session.changed.connect(self._hear)

    @classmethod
    def of(cls, session: Session) -> NameIndex:
        return next(iter(session.findChildren(cls)), None) or cls(session)

    def prepare(self) -> None:
        """Read them now where that was not done yet; the old ones serve until then."""
        if self._is_stale and not self._is_under_way:
            self._is_stale, self._is_under_way = False, True
            self._session.tasks.run(listed_by(self._session), self._take)

    def _take(self, names: Names | None, error: Exception | None) -> None:
        self._is_under_way = False
        if error is not None:
            raise error
        self.names = names
        self.ready.emit()

    def _hear(self, changes: Changes, _initiator: object) -> None:
        self._is_stale |= changes.touches("application", "partner", "person", "conflict")


def listed_by(session: Session) -> Callable[[object], Names]:
    """What is read of the file is read here, by the thread that has it open; the rest is for the pool."""
    view, is_juror = session.view, session.actor.role is Role.JUROR
    from evalapp.operations.named import partner_names  # with the store: not before the first paint

    applications, partners = view.applications(), partner_names(session.workspace)
    people = [] if is_juror else view.people()
    page = "dossiers" if is_juror else "applications"

    def gather(_report: object) -> Names:
        titles = [
            Named(text=each.title, hint=each.number, page=page, target=each.number) for each in applications
        ]
        organisations = ((each.organisation, each.number) for each in applications)
        return Names(
            {
                Kind.APPLICATION: titles,
                Kind.PERSON: [
                    Named(
                        text=each.name,
                        hint=" · ".join(filter(None, (each.role.label, each.organisation))),
                        page="jury",
                        target=each.id,
                    )
                    for each in people
                ],
                Kind.ORGANISATION: list(_together(organisations, page, is_juror=is_juror)),
                Kind.PARTNER: list(
                    _together(((name, number) for number, name in partners), page, is_juror=is_juror)
                ),
            }
        )

    return gather


def _together(pairs: Iterable[tuple[str, str]], page: str, *, is_juror: bool) -> Iterable[Named]:
    """(name, number of an application): each name once, with where it stands."""
    numbers: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for name, number in pairs:
        if name:
            key = " ".join(folded(name).split())
            spelt.setdefault(key, name)
            of_name = numbers.setdefault(key, [])
            if number not in of_name:
                of_name.append(number)
    for key, name in spelt.items():
        there = numbers[key]
        one = is_juror or len(there) == 1
        yield Named(
            text=name,
            hint=there[0] if len(there) == 1 else _("{n} applications").format(n=len(there)),
            page=page,
            target=there[0] if one else Sought(words=name),
        )
