"""Rows to domain values and back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from evalapp.domain.application import Admissibility, Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.writing.by_column import made_by_column

APPLICATION_COLUMNS = tuple(each.name for each in fields(Application))
_COMMITMENT_IS_KNOWN = "is_commitment_known"
PARTNER_COLUMNS = (*(each.name for each in fields(Partner)), _COMMITMENT_IS_KNOWN)
BUDGET_COLUMNS = tuple(each.name for each in fields(BudgetLine))
SCORE_COLUMNS = tuple(each.name for each in fields(Score))
_ADMISSIBILITIES = {str(each): each for each in Admissibility}
_SIDES = {str(each): each for each in Helix}
_EXTRA, _ADMISSIBILITY = (APPLICATION_COLUMNS.index(name) for name in ("extra", "admissibility"))


_APPLICATION_VALUES = attrgetter(*APPLICATION_COLUMNS)


def application_row(application: Application) -> tuple[Any, ...]:
    """In the order of APPLICATION_COLUMNS."""
    row = list(_APPLICATION_VALUES(application))
    extra = application.extra
    row[_EXTRA] = json.dumps(dict(extra), ensure_ascii=False, sort_keys=True) if extra else "{}"
    row[_ADMISSIBILITY] = str(application.admissibility)
    return tuple(row)


def application(row: tuple[Any, ...]) -> Application:
    values = dict(zip(APPLICATION_COLUMNS, row))
    values["extra"] = kept_json(values["extra"]) if values["extra"] != "{}" else {}
    values["admissibility"] = _ADMISSIBILITIES[values["admissibility"]]
    return Application(**values)


def applications(rows: Sequence[tuple[Any, ...]]) -> list[Application]:
    """As `application` reads each, all at once."""
    columns: dict[str, Sequence[Any]] = dict(zip(APPLICATION_COLUMNS, zip(*rows)))
    if not columns:
        return []
    columns["extra"] = [kept_json(each) if each != "{}" else {} for each in columns["extra"]]
    columns["admissibility"] = [_ADMISSIBILITIES[each] for each in columns["admissibility"]]
    return made_by_column(Application, len(rows), columns)


def partner_rows(dossier: Dossier) -> list[dict[str, Any]]:
    return [
        asdict(each)
        | {
            "application": dossier.application.number,
            "position": position,
            "helix": str(each.helix),
            "is_committed": each.is_committed is True,
            _COMMITMENT_IS_KNOWN: each.is_committed is not None,
        }
        for position, each in enumerate(dossier.partners, start=1)
    ]


def partner(row: tuple[Any, ...]) -> Partner:
    values = dict(zip(PARTNER_COLUMNS, row))
    values["helix"] = _SIDES[values["helix"]]
    is_known = values.pop(_COMMITMENT_IS_KNOWN)
    values["is_committed"] = bool(values["is_committed"]) if is_known else None
    return Partner(**values)


def budget_rows(dossier: Dossier) -> list[dict[str, Any]]:
    return [
        asdict(each) | {"application": dossier.application.number, "position": position}
        for position, each in enumerate(dossier.budget, start=1)
    ]


def score(row: tuple[Any, ...]) -> Score:
    juror, application_number, criterion, value, no_score, comment, at = row
    return Score(
        juror=juror,
        application=application_number,
        criterion=criterion,
        value=value,
        no_score=NoScore(no_score) if no_score else None,
        comment=comment,
        at=at,
    )


def ids_by_name(people: list[tuple[PersonId, PersonName]]) -> dict[str, PersonId]:
    """Of who alone has that name, and whose name is nobody's id.

    Early files of format 1 note the name where a conflict was declared in the file itself, and the id where it came
    with a return.
    """
    often, ids = Counter(name for _id, name in people), {str(each) for each, _name in people}
    return {name: each for each, name in people if often[name] == 1 and str(name) not in ids}
