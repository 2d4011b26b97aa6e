"""What an import would do to a call: which applications are new, which change, and which rows are refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from evalapp.domain.application import Dossier
from evalapp.domain.intake import (
    ImportPlan,
    ImportRow,
    Outcome,
    told_apart,
)
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.comparing.compared import compared
from evalapp.exchange.intake.comparing.further import left_behind
from evalapp.exchange.intake.comparing.identity import identify, rows_of_one_number, stands_twice
from evalapp.exchange.intake.fields import NUMBER
from evalapp.exchange.intake.mapping.kept import still_lacking, to_keep
from evalapp.exchange.intake.notes.met_twice import Met, applied_twice, met_twice, notes_on_met
from evalapp.exchange.intake.notes.of_the_call import missing_said, not_in, nothing_said
from evalapp.exchange.intake.notes.of_the_files import commitments_not_given
from evalapp.exchange.intake.notes.refusal import refusal
from evalapp.exchange.intake.notes.titled_alike import titled_alike
from evalapp.exchange.intake.notes.unread import files_missing, rows_not_read, rows_waiting, with_waiting
from evalapp.exchange.intake.rows import ApplicationRow, Gathered, Intake, PartRow, Parts
from evalapp.exchange.intake.taking.columns import known_of
from evalapp.exchange.intake.taking.decided import decisions_in
from evalapp.exchange.intake.taking.hidden_rows import without_their_parts
from evalapp.exchange.intake.taking.kept_values import keep_applications, keep_parts
from evalapp.exchange.intake.taking.left_sheets import without_parts_left
from evalapp.exchange.intake.taking.other_application import Hanging, replaced_by_others
from evalapp.words.fields import field_label

_NEEDED = ("title", "organisation")
_NO_ANSWERS: Mapping[str, str] = {}


def plan_import(
    intake: Intake,
    existing: Sequence[Dossier],
    answers: Mapping[str, str] = _NO_ANSWERS,
    hanging: Callable[[], Hanging] = dict,
) -> ImportPlan:
    """Compares the intake with the dossiers of the call.

    A field that the file does not have keeps its stored value; an empty cell under a heading that it does have
    empties it, and the reason says so; one that says nothing, as “n.t.b.”, does not. Partners, and the budget, are
    replaced as a list where the file gives any for that application; if one of those rows is refused, a stored list
    stays whole as it is. `hanging` tells on which numbers something hangs, and what.
    """
    stored = {dossier.application.number: dossier for dossier in existing}
    intake = without_parts_left(without_their_parts(intake), stored)
    identified = identify(intake, stored, answers)
    intake = identified.intake
    replaced = replaced_by_others(intake.applications, stored, answers, hanging)
    in_doubt = {**replaced.refused, **identified.refused}
    read_rows, application_refusals = _accepted(intake.applications, stored, in_doubt)
    decisions = decisions_in(keep_applications(read_rows, stored), stored, answers)
    accepted = decisions.rows
    gathered, part_refusals, carriers, waiting = _gathered(
        intake, accepted, application_refusals, stored, in_doubt
    )
    _count_unread(intake, gathered)
    keep_parts(gathered, stored)
    add: list[Dossier] = []
    update: list[Dossier] = []
    rows = compared([*accepted.values(), *carriers.values()], stored, gathered, intake)
    for row in rows:
        if row.after is not None:
            (add if row.outcome is Outcome.ADDED else update).append(row.after)
    missing = not_in(intake, stored, identified.refused)
    met = _met(stored, add, update)
    if applied := applied_twice(met):
        rows = [_with_note(row, applied.get(row.number, "")) for row in rows]
    if alike := titled_alike(stored, add, update):
        rows = [_with_note(row, alike.get(row.number, "")) for row in rows]
    rows += (with_waiting(row, len(waiting.get(_place(row), ()))) for row in application_refusals)
    if application_refusals or carriers:
        rows.sort(key=_reading_order(intake))
    rows += (with_waiting(row, len(waiting.get(_place(row), ()))) for row in part_refusals)
    told = told_apart(
        chain(
            rows,
            rows_waiting(chain(*waiting.values())),
            rows_not_read(intake.unused),
            files_missing(intake.named, stored),
        )
    )
    return ImportPlan(
        dossiers_to_add=tuple(add),
        dossiers_to_update=tuple(update),
        rows=told[: len(rows)],
        waiting=told[len(rows) :],
        spoken=intake.spoken,
        fields=intake.fields,
        sources=intake.sources,
        missing=missing,
        unused=intake.unused,
        notes=(
            *nothing_said(told, intake),
            *intake.notes,
            *left_behind(accepted.values(), stored, intake),
            *notes_on_met(met),
            *commitments_not_given(gathered),
            *missing_said(missing, intake),
        ),
        questions=(*intake.questions, *identified.questions, *replaced.questions, *decisions.questions),
        decided=decisions.taken,
        strange=intake.strange,
        columns=known_of(intake.columns, accepted.values(), stored),
        hidden=intake.hidden,
        left=intake.left,
        layout=still_lacking(intake.layout, told),
        mapped=intake.mapped,
        to_keep=to_keep(intake.layout, intake.mapped),
    )


def _met(stored: Mapping[str, Dossier], add: Sequence[Dossier], update: Sequence[Dossier]) -> list[Met]:
    came = {each.application.number for each in chain(add, update)}
    others = (each for number, each in stored.items() if number not in came)
    return met_twice(chain(others, add, update), came)


_Place = tuple[str, str, int, str]  # sheets of one file have rows of the same numbers


def _place(row: ImportRow | ApplicationRow | PartRow) -> _Place:
    return row.file, row.sheet, row.row, row.number


def _with_note(row: ImportRow, note: str) -> ImportRow:
    if not note or row.outcome is Outcome.UNCHANGED:
        return row
    return replace(row, notes=(*row.notes, note), reason=" ".join(filter(None, (row.reason, note))))


def _count_unread(intake: Intake, gathered: Gathered) -> None:
    for sheet in intake.unused:
        for each in sheet.unread:
            if each.number:
                gathered.setdefault((sheet.kind, each.number), Parts()).unread += each.rows


def _reading_order(intake: Intake) -> Callable[[ImportRow], int]:
    """Rows stay in the order in which the files were given; a refused row stands where it was read."""
    order: dict[_Place, int] = {}
    read: tuple[ApplicationRow | PartRow, ...] = (*intake.applications, *intake.parts)
    for each in read:
        order.setdefault(_place(each), len(order))
    return lambda row: order[_place(row)]


def _accepted(
    rows: Sequence[ApplicationRow], stored: Mapping[str, Dossier], in_doubt: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, ApplicationRow], list[ImportRow]]:
    """The rows to go on with, by number, and those refused: unreadable, twice the same, or too bare to be new."""
    accepted: dict[str, ApplicationRow] = {}
    refused: list[ImportRow] = []
    of_one_number = rows_of_one_number(rows)
    of_others_too = {id(row) for several in of_one_number.values() for row in several}
    for row in rows:
        column, reason = row.column, row.reason
        awaits: tuple[str, ...] = ()
        if not reason and row.number in in_doubt:
            column, reason = NUMBER, in_doubt[row.number][0]
            awaits = in_doubt[row.number][1:]
        if id(row) in of_others_too:
            column, awaits = column or NUMBER, ()
            reason = " ".join(filter(None, (stands_twice(row, of_one_number[row.number]), reason)))
        if not reason and row.number not in stored:
            lacking = [name for name in _NEEDED if not getattr(row.application, name)]
            if lacking:
                column = lacking[0]
                names = ", ".join(map(field_label, lacking))
                reason = _("A new application needs a value for “{column}”.").format(column=names)
        if reason:
            refused.append(refusal(row, reason, column, awaits))
        else:
            accepted[row.number] = row
    return accepted, refused


def _gathered(
    intake: Intake,
    accepted: Mapping[str, ApplicationRow],
    refusals: Sequence[ImportRow],
    stored: Mapping[str, Dossier],
    in_doubt: Mapping[str, tuple[str, ...]],
) -> tuple[Gathered, list[ImportRow], dict[str, ApplicationRow], dict[_Place, list[PartRow]]]:
    """Parts by (kind, number), the refused ones, and a stand-in row for stored applications with parts only.

    A part that is refused for the cause of another row is counted with that row: by its file and number.
    """
    refused_rows = {(row.file, row.row): row for row in refusals}
    refused_numbers = {row.number: row for row in refusals if row.number and row.number not in accepted}
    gathered: Gathered = {}
    refused: list[ImportRow] = []
    carriers: dict[str, ApplicationRow] = {}
    waiting: dict[_Place, list[PartRow]] = {}
    orphans: dict[str, ImportRow] = {}
    for part in intake.parts:
        number = part.number
        owner = refused_numbers.get(number)
        if part.parent is not None:
            owner = refused_rows.get((part.file, part.parent))
        if owner is None and not part.reason:
            owner = orphans.get(number)
        if owner is not None:
            waiting.setdefault(_place(owner), []).append(part)
            continue
        if number in in_doubt or (number not in accepted and number not in stored):
            reason, *asked = in_doubt.get(number) or (
                _("There is no application “{number}” in this call or in these files.").format(
                    number=shorten(number)
                ),
            )
            awaits = () if part.reason else tuple(asked)
            row = refusal(part, part.reason or reason, part.column or NUMBER, awaits)
            if not part.reason:
                orphans[number] = row
            refused.append(row)
            continue
        if number not in accepted:
            stand_in = ApplicationRow(file=part.file, sheet=part.sheet, row=part.row, number=number)
            carriers.setdefault(number, stand_in)
        parts = gathered.setdefault((part.kind, number), Parts())
        parts.notes += part.notes
        parts.hidden += part.hidden is not None and part.value is not None
        if part.value is None:
            parts.refused += 1
            refused.append(refusal(part, part.reason, part.column))
        else:
            parts.taken.append(part)
    return gathered, refused, carriers, waiting
