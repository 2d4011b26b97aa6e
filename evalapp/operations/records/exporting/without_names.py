"""An export that names nobody: for research, or for who asks to see the documents of a call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.folders import make_folder
from evalapp.operations.deciding.standing import Standing, afterwards
from evalapp.operations.documents.json_text import json_pieces
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.nameless import order_secret
from evalapp.operations.records.exporting.files import CALL, SCHEME, content_of, in_euro
from evalapp.operations.records.exporting.tables import Table
from evalapp.operations.records.exporting.whole import write_new
from evalapp.operations.workspace import Workspace
from evalapp.reports.screening.screen import Screen, counting_screened, screen_of
from evalapp.sheets.csv_files import csv_bytes
from evalapp.store.tables.declared import TABLES

_TOLD_OF_CALL = (
    "title",
    "reference",
    "phase",
    "budget_cents",
    "deadline",
    "submitted_until",
    "scheme_version",
)
_TOLD_OF_APPLICATION = (
    *(
        "number",
        "title",
        "acronym",
        "organisation",
        "enterprise_number",
        "sector",
        "province",
        "start",
        "years",
    ),
    *("requested_support", "total_budget", "summary", "earlier_instrument", "reorientation", "admissibility"),
)
_TOLD_OF_PARTNER = ("name", "helix", "province", "cash", "in_kind", "committed")
_TOLD_OF_PLACE = (
    *("place", "application", "title", "total", "exact", "unweighted", "groups", "criteria", "outcome"),
    *("requested", "entitled", "granted", "reserve", "on_list", "reason"),
)


@dataclass(frozen=True, kw_only=True)
class NamelessExport:
    """`withheld`: the files of a whole export that are left out; `places`: where a name was taken out of a text."""

    files: tuple[Path, ...]
    withheld: tuple[str, ...]
    places: int


def export_without_names(workspace: Workspace, folder: Path) -> NamelessExport:
    """Write what the call holds without people into `folder`, which must be new or empty. Raises KnownError.

    Jurors are “Reviewer 1” and on, anew for each application, as in a report without names; who recorded something,
    contacts, attachments, free columns, conflicts with their jurors and the history are left out.
    """
    if folder.exists() and any(folder.iterdir()):
        raise KnownError(
            _(
                "The folder “{folder}” is not empty; an export without names is written into a new one."
            ).format(folder=shorten(folder.name or str(folder)))
        )
    make_folder(folder, is_private=True)
    told = _Nameless(workspace)
    with counting_screened() as screened:
        made = write_new({folder / name: partial(of, told) for name, of in _CONTENTS.items()})
    names = dict.fromkeys(table.export for table in TABLES if table.export)
    return NamelessExport(
        files=tuple(made),
        withheld=tuple(name for name in (*names, "history.json") if name not in _CONTENTS),
        places=screened.places,
    )


class _Nameless:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.view = workspace, workspace.view

    @cached_property
    def screen(self) -> Screen:
        """Of everybody whom the file names: the people of the panel, and who is to be asked about an application."""
        people = self.view.people()
        applications = self.view.applications()
        names = {person.name for person in people} | {each.contact for each in applications if each.contact}
        words = {person.email for person in people if person.email}
        words |= {each.email for each in applications if each.email}
        ids = frozenset(person.id for person in people)
        return screen_of(frozenset(names), frozenset(words), ids=ids)

    def said(self, value: Any) -> Any:
        """The same without names, addresses, numbers of telephones and ids in any text of it."""
        match value:
            case str():
                return self.screen.screened(value) if value else value
            case dict():
                return {key: self.said(each) for key, each in value.items()}
            case list() | tuple():
                return [self.said(each) for each in value]
        return value

    @cached_property
    def reviewers(self) -> Mapping[tuple[str, str], str]:
        """(application, juror) → how they are called."""
        secret = order_secret(self.view)
        seats: dict[str, set[str]] = {}
        for seat in self.view.assignments():
            seats.setdefault(seat.application, set()).add(seat.juror)
        for score in self.view.scores():
            seats.setdefault(score.application, set()).add(score.juror)
        called = {}
        for application, jurors in seats.items():
            order = sorted(
                jurors,
                key=lambda juror: hashlib.sha256(f"{secret}\0{application}\0{juror}".encode()).digest(),
            )
            for n, juror in enumerate(order, 1):
                called[application, juror] = f"reviewer-{n}"
        return called


def _picked(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _call(told: _Nameless) -> object:
    call = told.view.call()
    values = {
        "title": call.title,
        "reference": call.reference,
        "phase": str(call.phase),
        "budget_cents": call.budget,
        "deadline": call.deadline,
        "submitted_until": call.submitted_until,
        "scheme_version": call.scheme_version,
    }
    jurors = sum(person.role is Role.JUROR for person in told.view.people())
    return {"without_names": True, **told.said(_picked(values, _TOLD_OF_CALL)), "jurors": jurors}


def _applications(told: _Nameless) -> object:
    return [
        _application(told, _picked(in_euro(asdict(dossier.application)), _TOLD_OF_APPLICATION))
        | {
            "partners": [_picked(in_euro(asdict(each)), _TOLD_OF_PARTNER) for each in dossier.partners],
            "budget": [told.said(in_euro(asdict(each))) for each in dossier.budget],
        }
        for dossier in told.view.dossiers()
    ]


def _application(told: _Nameless, values: dict[str, Any]) -> dict[str, Any]:
    """An organisation is called what it is called: that a juror has a word of it, a gap would tell."""
    said: dict[str, Any] = told.said(values)
    return said | _picked(values, ("organisation",))


def _scores(told: _Nameless) -> Table:
    scheme = told.view.call().scheme

    def rows() -> Iterator[tuple[str, ...]]:
        for each in told.view.scores():
            value = "" if each.value is None else scheme.criterion(each.criterion).scale.text(each.value)
            yield (
                told.reviewers[each.application, each.juror],
                each.application,
                each.criterion,
                value or str(each.no_score or ""),
                told.said(each.comment),
            )

    # In the order of their numbers: that of the file is the order of the jury.
    return ("reviewer", "application", "criterion", "value", "comment"), sorted(rows(), key=_by_application)


def _by_application(row: tuple[str, ...]) -> tuple[str, ...]:
    return row[1], row[0], row[2]


def _consensus(told: _Nameless) -> Table:
    scheme = told.view.call().scheme
    rows = (
        (
            each.application,
            each.criterion,
            scheme.criterion(each.criterion).scale.text(each.value),
            told.said(each.reason),
        )
        for each in told.view.consensus()
    )
    return ("application", "criterion", "value", "reason"), rows


def _conflicts(told: _Nameless) -> Table:
    """How many of each kind an application has."""
    counted: dict[tuple[str, str], int] = {}
    for each in told.view.conflicts():
        key = each.application, str(each.kind)
        counted[key] = counted.get(key, 0) + 1
    return ("application", "kind", "jurors"), ((*key, str(n)) for key, n in sorted(counted.items()))


def _ranking(told: _Nameless) -> object:
    ranking = ranking_json(told.workspace)
    places = [told.said(_picked(each, _TOLD_OF_PLACE)) for each in ranking["places"]]
    return {
        "state": ranking["state"],
        "places": places,
        "budget": ranking["budget"],
        "method": ranking["method"],
    }


def _decisions(told: _Nameless) -> object:
    """What the jury proposed itself and what was decided of each application and came of it, without who did it."""
    found = afterwards(told.view)
    return [
        told.said(_decision(each)) for each in found.standings if each.ruled or each.advice or each.stepped
    ]


def _decision(each: Standing) -> dict[str, Any]:
    ruled, advice, holds = each.ruled, each.advice, each.holds
    is_withdrawn = each.stepped is not None
    return {
        "application": each.application,
        "proposed": None
        if advice is None
        else {"outcome": str(advice.outcome), "amount_cents": advice.amount},
        "proposed_because": "" if advice is None else advice.reason,
        "body": "" if ruled is None else ruled.body,
        "on": "" if ruled is None else ruled.on,
        "reference": "" if ruled is None else ruled.reference,
        "outcome": None if ruled is None else str(ruled.outcome),
        "amount_cents": None if ruled is None else ruled.amount,
        "reason": "" if ruled is None else ruled.reason,
        "withdrawn_on": each.stepped.on if each.stepped is not None else "",
        "called_on": each.called.on if each.called is not None else "",
        "holds": None if holds is None or is_withdrawn else str(holds.outcome),
        "holds_cents": each.takes,
    }


def _document(of: Callable[[_Nameless], object]) -> Callable[[_Nameless], bytes]:
    return lambda told: ("".join(json_pieces(of(told))) + "\n").encode()


def _table(of: Callable[[_Nameless], Table]) -> Callable[[_Nameless], bytes]:
    return lambda told: csv_bytes(*of(told))


_CONTENTS: Mapping[str, Callable[[_Nameless], bytes]] = {
    CALL: _document(_call),
    SCHEME: lambda told: content_of(told.workspace, SCHEME),
    "applications.json": _document(_applications),
    "scores.csv": _table(_scores),
    "consensus.csv": _table(_consensus),
    "conflicts.csv": _table(_conflicts),
    "decisions.json": _document(_decisions),
    "ranking.json": _document(_ranking),
}
