"""Reading a file as domain values, each list in a fixed order."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Literal

from evalapp.domain.application import Application, Attachment, BudgetLine, Dossier, Partner
from evalapp.domain.call import Call, Consensus, PrivateNote, Score
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.numbers import shorten
from evalapp.domain.order import pair_key, sorted_by_number
from evalapp.domain.people import Assignment, Conflict, ConflictKind, Declaration, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.rows import codec
from evalapp.store.rows.lacking import read_lacking
from evalapp.store.rows.settings import DECLARATION, JUROR, PLAN, SUBMITTED_UNTIL, UNDERTAKING, Setting, T


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_APPLICATION = f"SELECT {_columns(codec.APPLICATION_COLUMNS)} FROM application"
_PARTNER = f"SELECT application, {_columns(codec.PARTNER_COLUMNS)} FROM partner"
_BUDGET = f"SELECT application, {_columns(codec.BUDGET_COLUMNS)} FROM budget"
_SCORE = f"SELECT {_columns(codec.SCORE_COLUMNS)} FROM score"


def call(file: PanelFile) -> Call:
    """Raises KnownError for a file that was not finished being made."""
    rows = file.rows(
        "SELECT panel, title, reference, phase, scheme_version, budget, deadline, is_demo FROM call WHERE id = 1"
    )
    if not rows:
        raise KnownError(
            _("“{file}” holds no call; it was not finished being made.").format(file=file.path.name)
        )
    panel, title, reference, phase, version, budget, deadline, is_demo = rows[0]
    return Call(
        panel=panel,
        title=title,
        reference=reference,
        phase=Phase(phase),
        scheme=parse_scheme(scheme_text(file, version), is_kept=True),
        scheme_version=version,
        budget=budget,
        deadline=deadline,
        is_demo=bool(is_demo),
        juror=PersonId(setting(file, JUROR)),
        declaration=setting(file, DECLARATION),
        undertaking=setting(file, UNDERTAKING),
        submitted_until=setting(file, SUBMITTED_UNTIL),
        plan=setting(file, PLAN),
    )


def schemes(file: PanelFile) -> dict[int, Scheme]:
    """Every version of the scheme that the file knows."""
    return {
        version: parse_scheme(toml, is_kept=True)
        for version, toml in file.rows("SELECT version, toml FROM scheme")
    }


def scheme_text(file: PanelFile, version: int) -> str:
    return str(file.value("SELECT toml FROM scheme WHERE version = ?", (version,)))


def setting(file: PanelFile, which: Setting[T]) -> T:
    text = file.value("SELECT value FROM setting WHERE key = ?", (which.name,))
    return which.otherwise if text is None else which.decode(text)


def created_at(file: PanelFile) -> str:
    """When the file got its call; empty before that."""
    return str(file.value("SELECT created_at FROM call WHERE id = 1") or "")


def numbers(file: PanelFile) -> list[str]:
    """Of all applications."""
    return [number for (number,) in file.rows("SELECT number FROM application ORDER BY number")]


def partner_names(file: PanelFile) -> list[tuple[str, str]]:
    """(number of the application, name) of all partners."""
    return [(number, name) for number, name in file.rows("SELECT application, name FROM partner")]


def applications(file: PanelFile) -> list[Application]:
    return sorted_by_number(codec.applications(file.rows(_APPLICATION)), attrgetter("number"))


def called(file: PanelFile) -> list[tuple[str, str, str, str]]:
    """Number, title, organisation and enterprise number of each application: of 10,000 the rest takes its time."""
    return file.rows("SELECT number, title, organisation, enterprise_number FROM application")


def dossier(file: PanelFile, number: str) -> Dossier:
    """Raises BadValue for an application that is not in the file."""
    rows = file.rows(f"{_APPLICATION} WHERE number = ?", (number,))
    if not rows:
        raise BadValue(_("There is no application “{number}” in this file.").format(number=shorten(number)))
    where, argument = "WHERE application = ? ORDER BY position", (number,)
    files = "SELECT name, size, sha256 FROM attachment WHERE application = ? ORDER BY name"
    partners = tuple(codec.partner(row[1:]) for row in file.rows(f"{_PARTNER} {where}", argument))
    lines = file.rows(f"{_BUDGET} {where}", argument)
    return Dossier(
        application=codec.application(rows[0]),
        partners=partners,
        budget=tuple(BudgetLine(**dict(zip(codec.BUDGET_COLUMNS, row[1:]))) for row in lines),
        attachments=tuple(
            Attachment(name=name, size=size, sha256=sha256)
            for name, size, sha256 in file.rows(files, argument)
        ),
        lacking=read_lacking(file).of(number, (number,) if partners else (), (number,) if lines else ()),
    )


def dossiers(file: PanelFile) -> list[Dossier]:
    """Every application with its partners, budget and attachments, in five queries."""
    lacking = read_lacking(file)
    partners: dict[str, list[Partner]] = {}
    for number, *row in file.rows(f"{_PARTNER} ORDER BY application, position"):
        partners.setdefault(number, []).append(codec.partner(tuple(row)))
    budget: dict[str, list[BudgetLine]] = {}
    for number, *row in file.rows(f"{_BUDGET} ORDER BY application, position"):
        budget.setdefault(number, []).append(BudgetLine(**dict(zip(codec.BUDGET_COLUMNS, row))))
    attachments: dict[str, list[Attachment]] = {}
    every = file.rows("SELECT application, name, size, sha256 FROM attachment ORDER BY application, name")
    for number, name, size, sha256 in every:
        attachments.setdefault(number, []).append(Attachment(name=name, size=size, sha256=sha256))
    return [
        Dossier(
            application=each,
            partners=tuple(partners.get(each.number, ())),
            budget=tuple(budget.get(each.number, ())),
            attachments=tuple(attachments.get(each.number, ())),
            lacking=lacking.of(each.number, partners, budget),
        )
        for each in applications(file)
    ]


def blob(file: PanelFile, sha256: str) -> bytes:
    """Raises KnownError when the file has lost the content."""
    content = file.value("SELECT content FROM blob WHERE sha256 = ?", (sha256,))
    if content is None:
        raise KnownError(_("The content {sha256}… is not in the file.").format(sha256=sha256[:12]))
    return bytes(content)


def people(file: PanelFile, role: Role | None = None) -> list[Person]:
    names = ("id", "name", "email", "organisation", "expertise", "enterprise_number")
    rows = file.rows(f"SELECT role, is_deputy, {_columns(names)} FROM person ORDER BY name, id")
    return [
        Person(**dict(zip(names, row)), role=Role(known), is_deputy=bool(is_deputy))
        for known, is_deputy, *row in rows
        if role is None or known == role
    ]


def conflicts(file: PanelFile) -> list[Conflict]:
    rows = file.rows("SELECT juror, application, kind, note, declared_by, at FROM conflict")
    ids = codec.ids_by_name(file.rows("SELECT id, name FROM person")) if rows else {}
    return [
        Conflict(
            juror=juror,
            application=number,
            kind=ConflictKind(kind),
            note=note,
            declared_by=ids.get(by, by),
            at=at,
        )
        for juror, number, kind, note, by, at in sorted(rows, key=lambda row: pair_key(row[:2]))
    ]


def assignments(file: PanelFile) -> list[Assignment]:
    rows = file.rows("SELECT juror, application FROM assignment ORDER BY juror, application")
    return [Assignment(juror=juror, application=number) for juror, number in rows]


def pairs(file: PanelFile, table: Literal["assignment", "conflict", "locked"]) -> list[tuple[str, str]]:
    """(juror, application) as bare tuples, for the ranking."""
    return file.rows(f"SELECT juror, application FROM {table}")


def scores(file: PanelFile, *, juror: str | None = None, application: str | None = None) -> list[Score]:
    conditions: dict[str, Any] = {"juror": juror, "application": application}
    chosen = {column: value for column, value in conditions.items() if value is not None}
    where = " AND ".join(f'"{column}" = :{column}' for column in chosen)
    sql = f"{_SCORE} {'WHERE ' + where if where else ''} ORDER BY juror, application, criterion"
    return [codec.score(row) for row in file.rows(sql, chosen)]


def cleared(file: PanelFile, juror: str) -> frozenset[str]:
    """Applications of which this juror said that there is no conflict of interest, or that were scored before.

    Who was asked once is asked again as soon as the answer is gone, scores or not: the journal knows.
    """
    answered = _column(file, "SELECT application FROM cleared WHERE juror = ?", juror)
    scored = _column(file, "SELECT DISTINCT application FROM score WHERE juror = ?", juror)
    if not scored <= answered:
        scored -= _column(file, "SELECT DISTINCT key ->> 1 FROM change_row WHERE \"table\" = 'cleared'")
    return frozenset(answered | scored)


def _column(file: PanelFile, sql: str, *given: str) -> set[str]:
    return {value for (value,) in file.rows(sql, given)}


def declarations(file: PanelFile) -> list[Declaration]:
    """That there is no conflict of interest, by juror and application."""
    rows = file.rows("SELECT juror, application, at, content FROM cleared LEFT JOIN blob ON sha256 = wording")
    return [
        Declaration(juror=juror, application=number, at=at, wording=(wording or b"").decode())
        for juror, number, at, wording in sorted(rows, key=lambda row: pair_key(row[:2]))
    ]


def private_notes(file: PanelFile, application: str) -> dict[str, PrivateNote]:
    rows = file.rows("SELECT criterion, text, at FROM private_note WHERE application = ?", (application,))
    return {criterion: PrivateNote(text=text, at=at) for criterion, text, at in rows}


def all_private_notes(file: PanelFile) -> list[tuple[str, str, str]]:
    """(application, criterion, text)."""
    return file.rows("SELECT application, criterion, text FROM private_note ORDER BY application, criterion")


def kept_aside(file: PanelFile) -> list[dict[str, str]]:
    """By column, in the order of application and criterion."""
    names = ("application", "criterion", "title", "value", "comment", "why")
    rows = file.rows(f"SELECT {_columns(names)} FROM kept_aside ORDER BY application, criterion")
    return [dict(zip(names, row)) for row in rows]


def answered(file: PanelFile) -> frozenset[str]:
    """Applications of which any juror answered the question about a conflict of interest, as `cleared` has them."""
    return frozenset(_column(file, "SELECT DISTINCT application FROM cleared"))


def juror_keys(file: PanelFile) -> dict[str, tuple[str, str]]:
    """Juror → (recipient, verify key): the public half of the keys."""
    rows = file.rows("SELECT juror, recipient, verify_key FROM juror_key")
    return {juror: (recipient, verify_key) for juror, recipient, verify_key in rows}


def score(file: PanelFile, juror: str, application: str, criterion: str) -> Score | None:
    rows = file.rows(
        f"{_SCORE} WHERE juror = ? AND application = ? AND criterion = ?", (juror, application, criterion)
    )
    return codec.score(rows[0]) if rows else None


def score_runs(file: PanelFile) -> list[tuple[str, str, str, str]]:
    """(application, juror, criteria, answers) for each pair, the last two as lists with commas.

    An answer is the value in steps, the reason for no score, or empty. The ranking reads hundreds of thousands
    of scores: one row a pair is twice as fast as one a score. Neither ids of criteria nor reasons hold a comma.
    """
    return file.rows(
        "SELECT application, juror, group_concat(criterion), group_concat(coalesce(value, no_score, '')) "
        "FROM score GROUP BY juror, application"
    )


_SOURCES = {str(each): each for each in ReasonSource}


def consensus(file: PanelFile) -> list[Consensus]:
    rows = file.rows(
        "SELECT application, criterion, value, reason, source, by_whom, at FROM consensus ORDER BY criterion"
    )
    found = (
        Consensus(
            application=number,
            criterion=criterion,
            value=value,
            reason=reason,
            by=by,
            at=at,
            source=_SOURCES.get(source),
        )
        for number, criterion, value, reason, source, by, at in rows
    )
    return sorted_by_number(found, attrgetter("application"))
