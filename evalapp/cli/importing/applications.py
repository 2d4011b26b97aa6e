"""The command that takes in applications."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FilePath,
    acting_as,
    ask,
    echo_json,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.cli.importing.taking import (
    layout_document,
    map_options,
    option_of,
    place_of,
    row_answers,
    row_documents,
    row_option,
    tell_how_to_answer,
    tell_undecided,
    telling_columns,
    write_map,
)
from evalapp.domain.errors import KnownError
from evalapp.domain.intake import Choice, ImportPlan, ImportRow, Outcome, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.awaited import STILL_THE_SAME, awaiting, outcome_label, reason_words
from evalapp.domain.taking.column_map import FURTHER, KINDS, LEAVE_OUT
from evalapp.domain.texts import N_, _, ngettext
from evalapp.words.fields import field_label

_KINDS = {
    "thousands": "marks",
    "decimals": "marks",
    **{f"{mark}-{use}": f"marks-{mark}" for mark in ("point", "comma") for use in ("thousands", "decimals")},
    "as-written": "later",
    "empty": "later",
    "leave-empty": "unread",
    "year-first": "century",
    "year-last": "century",
    "as-decided": "decided",
    "leave-open": "decided",
}
_NOT_TOLD = ("after", "changes", "cause")
_OF_ITS_CAUSE = ("column", "cell", "folded", "awaits")
_ROW_KEYS = (*(each.name for each in fields(ImportRow) if each.name not in _NOT_TOLD), *_OF_ITS_CAUSE)


@click.command("import", help=N_("Take in applications from .xlsx, .csv or .json, row by row."))
@panel_argument
@click.argument("files", nargs=-1, required=True, type=FilePath(), metavar="FILE…")
@map_options
@click.option(
    "--read",
    "reads",
    multiple=True,
    metavar="HEADING=HOW",
    help=N_(
        "How a column is read: day-first, month-first, euro, thousand, million, years, months, fte, "
        "mixed, thousands, decimals, or where both marks are in doubt point-thousands, point-decimals, comma-thousands "
        "and comma-decimals; keep, leave-out, remove, or further for a further field of the application; "
        "as-written or empty for times of submission that are still to come and days that lie far from the "
        "call’s own; leave-empty for days, times and durations that cannot be read; year-last or year-first for "
        "years in two digits; as-decided or leave-open for the admissibility that a file tells; one of our "
        "fields for a heading that is short for several, that is only guessed, or that nobody understood."
    ),
)
@click.option(
    "--without-hidden",
    is_flag=True,
    help=N_(
        "Leave out columns, and rows hidden by hand, that are hidden in the workbook, but for those to “keep”."
    ),
)
@row_option
@click.option("--same-number", is_flag=True, help=N_("A number that resembles a stored one is that one."))
@click.option("--other-number", is_flag=True, help=N_("A number that resembles a stored one is another."))
@click.option(
    "--same-application",
    multiple=True,
    metavar="NUMBER",
    help=N_(
        "This application, on which something hangs, is still that one, whatever its title and organisation are now."
    ),
)
@click.option(
    "--reason", default="", help=N_("Why applications change once scoring began; kept in the history.")
)
@click.option("--dry-run", is_flag=True, help=N_("Say what would happen and change nothing."))
@json_option
@acting_as
def import_command(
    panel: Path,
    files: tuple[Path, ...],
    map_file: Path | None,
    map_out: Path | None,
    reads: tuple[str, ...],
    without_hidden: bool,
    rows: tuple[str, ...],
    same_number: bool,
    other_number: bool,
    same_application: tuple[str, ...],
    reason: str,
    dry_run: bool,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.cli.people import tell_suspected
    from evalapp.operations.panel.applications import WITHOUT_HIDDEN, import_applications, plan_import
    from evalapp.operations.panel.editing.reasons import unsaid_reason
    from evalapp.operations.panel.idle_answers import idle_answers
    from evalapp.operations.panel.suspicions import suspicions_of
    from evalapp.operations.panel.terms import has_scoring_begun
    from evalapp.operations.panel.work_list import left_out_words, rows_on

    answers = _answers(reads, same_number=same_number, other_number=other_number)
    answers |= {f"{STILL_THE_SAME}{number.strip()}": "same" for number in same_application}
    given = {id: option_of(id, answer) for id, answer in (answers | row_answers(rows)).items()}
    answers |= row_answers(rows, without_hidden=without_hidden)
    if without_hidden:
        answers |= WITHOUT_HIDDEN
    ask_password = cache(_ask_password)  # a file is opened again to see what hangs on an answer
    with opened(panel, person) as workspace:

        def planned(answers: Mapping[str, str]) -> ImportPlan:
            return plan_import(
                workspace, files, map_file=map_file, answers=answers, ask_password=ask_password
            )

        with telling_columns():
            plan = planned(answers)
        idle = idle_answers(
            replace(plan, answers=()),
            answers,
            given,
            lambda others: replace(planned(others), answers=()),
            lambda other: {each.id for each in other.questions},
        )
        plan = replace(plan, notes=(*plan.notes, *idle))
        write_map(map_out, plan, panel=workspace.view.call().panel, err=as_json)
        if not reason.strip() and has_scoring_begun(workspace.view):
            reason = unsaid_reason()
        change = None if dry_run else import_applications(workspace, plan, reason).change
        suspected = suspicions_of(workspace.view)
    counts = {str(outcome): plan.count(outcome) for outcome in Outcome}
    if as_json:
        awaited = awaiting(plan)  # of those that are refused
        echo_json(
            {
                "change": change,
                **counts,
                "awaiting": awaited,
                "waiting": rows_on(plan.waiting),
                **_document(plan),
            }
        )
    else:
        _say(plan, counts)
        if not dry_run and (left_out := left_out_words(plan)):
            tell(left_out)
        if dry_run:
            tell(_("Nothing was changed: this was a dry run."))
        tell_suspected(suspected)
    return DONE if plan.is_whole and not plan.waiting else REFUSED


def _answers(reads: tuple[str, ...], *, same_number: bool, other_number: bool) -> dict[str, str]:
    """Raises KnownError."""
    if same_number and other_number:
        raise KnownError(_("Use either --same-number or --other-number."))
    from evalapp.operations.panel.mapping import choices_of

    own = {target for kind in KINDS for target, _label in choices_of(kind)} - {FURTHER, LEAVE_OUT}
    kinds = {**dict.fromkeys(own, "means"), **_KINDS}
    answers: dict[str, str] = {}
    for text in reads:
        heading, equals, how = text.rpartition("=")
        if not equals or not heading.strip():
            raise KnownError(_("“{text}” does not say how; write HEADING=HOW.").format(text=shorten(text)))
        asked = f"{kinds.get(how.strip(), 'column')}:{heading.strip()}"
        if answers.setdefault(asked, how.strip()) != how.strip():
            raise KnownError(
                _("“{heading}” is to be read in two ways; say one.").format(heading=shorten(heading.strip()))
            )
    if same_number or other_number:
        answers["number:"] = "same" if same_number else "other"
    return answers


def _ask_password(path: Path, why: str) -> str | None:
    """Asked for at a terminal only; it is not kept."""
    if not sys.stdin.isatty():
        return None
    tell(why, err=True)
    question = _("Password of {file}").format(file=path.name)
    password: str = ask(question, hide_input=True, default="", show_default=False, err=True)
    return password or None


def _document(plan: ImportPlan) -> dict[str, Any]:
    rows = (
        {name: getattr(row, name) for name in _ROW_KEYS} | {"changes": [asdict(each) for each in row.changes]}
        for row in plan.rows
    )
    unused = [
        {
            "file": each.file,
            "sheet": each.name,
            "headings": each.headings,
            "hidden": each.is_hidden,
            "rows": each.rows,
            "reason": each.reason,
            "kind": each.kind,
        }
        for each in plan.unused
    ]
    return {
        "rows": rows,
        "unused": unused,
        "notes": list(plan.notes),
        "missing": plan.missing,
        "columns": [
            {
                "file": each.file,
                "sheet": each.sheet,
                "kind": each.kind,
                "headings": each.headings,
                "kept": each.are_kept,
            }
            for each in plan.strange
        ],
        "layout": layout_document(plan),
        "column_uses": [asdict(each) for each in plan.columns],
        "row_uses": row_documents(plan.hidden),
        "questions": [
            {
                name: value
                for name, value in asdict(each).items()
                if name not in ("evidence", "fields", "file")
            }
            for each in plan.questions
        ],
    }


def _effect(question: Question, choice: Choice) -> str:
    """Of several columns, which one the word `keep` takes."""
    return choice.label if question.id.startswith("which:") else choice.effect


def _say(plan: ImportPlan, counts: dict[str, int]) -> None:
    from evalapp.operations.panel.work_list import counted_words

    for text in (*plan.notes, *(each.text for each in plan.strange), *plan.of_choices):
        tell(text)
    for row in plan.rows:
        if row.reason:
            where = place_of(row) + (f" ({field_label(row.column)})" if row.column else "")
            tell(f"{where} {row.number}: {outcome_label(row)} – {reason_words(row)}")
    for sheet in plan.unused:
        tell(sheet.text)
    for question in plan.questions:
        choices = " · ".join(
            f"{each.id}" + (f" ({effect})" if (effect := _effect(question, each)) else "")
            for each in question.choices
        )
        asked = _("Not decided: {text} {choices}").format(text=question.text, choices=choices)
        tell(f"{asked} – {question.why.rstrip('.')}.")
    tell_undecided(plan.hidden)
    tell_how_to_answer(plan.questions)
    waiting = awaiting(plan)
    told = counts | {str(Outcome.REFUSED): counts[str(Outcome.REFUSED)] - waiting}
    tell(_("{added} added, {updated} updated, {unchanged} unchanged, {refused} refused.").format(**told))
    if waiting:
        tell(
            ngettext("{n} row waits for an answer.", "{n} rows wait for an answer.", waiting).format(
                n=waiting
            )
        )
    if words := counted_words(plan):
        tell(words)
