"""The command that brings two copies of a panel together."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FilePath,
    acting_as,
    ask,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.domain.desks.together import Take, TogetherPlan, Unit
from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.desks.reconciling.looking import Looked
from evalapp.operations.desks.reconciling.unit_words import UnitWords
from evalapp.operations.view import View
from evalapp.words import formats

_OPEN = "open"
_MOST_TOLD = 20  # changes of each side


@click.command(
    "reconcile",
    help=N_(
        "Bring together two copies of a panel that lived on apart: what OTHER did comes into PANEL, in one change."
    ),
)
@panel_argument
@click.argument("other", type=FilePath())
@click.option("--dry-run", is_flag=True, help=N_("Say what would happen and change nothing."))
@click.option(
    "--take",
    "takes",
    multiple=True,
    metavar="WHOSE",
    help=N_(
        "Whose version holds where both changed something: “ours” or “theirs” for all, or KEY=ours and KEY=theirs for "
        "one, as the list of conflicts names it. Without it nothing of theirs is taken there."
    ),
)
@click.option("--reason", default="", help=N_("Why it was chosen so."))
@json_option
@acting_as
def reconcile_command(
    panel: Path,
    other: Path,
    dry_run: bool,
    takes: tuple[str, ...],
    reason: str,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.operations.desks.reconciling.command import reconcile
    from evalapp.operations.desks.reconciling.looking import look, plan_of
    from evalapp.operations.documents.together import together_json
    from evalapp.operations.records.told.rows import known_of

    choices, otherwise = _choices(takes)
    with opened(panel, person) as workspace:
        looked = look(workspace, other)
        plan = plan_of(workspace, looked, choices, otherwise)
        _refuse_unknown(choices, plan)
        is_asking = not (as_json or dry_run) and sys.stdin.isatty()
        if is_asking and plan.open:
            _tell_sides(looked)
            plan = plan_of(workspace, looked, {**choices, **_ask(workspace.view, plan.open)}, otherwise)
        change = None if dry_run else reconcile(workspace, looked, plan, reason=reason).change
        if as_json:
            echo_json(together_json(plan, change, known_of(workspace.view)))
        else:
            _tell(workspace.view, looked, plan, change, is_dry=dry_run)
    return REFUSED if plan.barred or plan.not_taken or plan.open else DONE


def _choices(takes: Iterable[str]) -> tuple[dict[str, Take], Take | None]:
    """By the id of a conflict, and for all others. Raises KnownError."""
    choices: dict[str, Take] = {}
    otherwise: list[Take] = []
    for text in takes:
        key, equals, whose = text.rpartition("=")
        if whose not in set(Take) or (equals and not key):  # a script whose KEY is empty means no “all”
            wrong = _("“{text}” does not say whose version holds; write ours, theirs, or KEY=theirs.")
            raise KnownError(wrong.format(text=shorten(text)))
        if key:
            if choices.get(key, whose) != whose:
                both = _("--take says of “{key}” that both versions hold; name it once.")
                raise KnownError(both.format(key=shorten(key)))
            choices[key] = Take(whose)
        else:
            otherwise.append(Take(whose))
    if len(set(otherwise)) > 1:
        raise KnownError(
            _("--take ours and --take theirs cannot both hold for all; name the keys of one of them.")
        )
    return choices, otherwise[0] if otherwise else None


def _refuse_unknown(choices: Mapping[str, Take], plan: TogetherPlan) -> None:
    known = {each.id for each in (*plan.clashes, *(one.unit for one in plan.not_taken))}
    for key in choices:
        if key not in known and not plan.barred:
            text = _(
                "There is no conflict “{key}” between these two; nothing was changed. There are: {known}."
            )
            listed = ", ".join(each.id for each in plan.clashes[:_MOST_TOLD]) or "–"
            raise KnownError(text.format(key=shorten(key), known=listed))


def _ask(view: View, units: Iterable[Unit]) -> dict[str, Take]:
    choices, words = {}, UnitWords(view)
    for each in units:
        _tell_conflict(words, each)
        answer = ask(_("ours, theirs or leave open"), type=click.Choice([*Take, _OPEN]), default=_OPEN)
        if answer != _OPEN:
            choices[each.id] = Take(answer)
    return choices


def _tell_conflict(words: UnitWords, unit: Unit) -> None:
    tell(f"{unit.id}  {words.name(unit)}")
    for label, is_theirs in ((_("here"), False), (_("there"), True)):
        for line in words.version(unit, is_theirs=is_theirs):
            tell(f"  {label}: {line}")


def _tell_sides(looked: Looked) -> None:
    name = shorten(looked.path.name)
    _tell_side(_("Here since change {fork}:").format(fork=looked.copies.fork), looked.our_changes)
    _tell_side(
        _("In “{file}” since change {fork}:").format(file=name, fork=looked.copies.fork), looked.their_changes
    )


def _tell_side(head: str, changes: tuple[Change, ...]) -> None:
    tell(head)
    if not changes:
        tell("  " + _("nothing"))
        return
    shown = changes[:_MOST_TOLD]
    if (more := len(changes) - len(shown)) > 0:
        tell("  " + ngettext("{n} earlier change", "{n} earlier changes", more).format(n=more))
    rows = [(str(each.id), formats.stamp(each.at), each.actor, each.summary) for each in reversed(shown)]
    echo_table(("#", _("when"), _("who"), _("what")), rows)


def _tell(view: View, looked: Looked, plan: TogetherPlan, change: int | None, *, is_dry: bool) -> None:
    from evalapp.operations.desks.reconciling.telling import outcome_words

    words = UnitWords(view)
    _tell_sides(looked)
    for each in plan.barred:
        tell(each.reason)
    for unit in plan.clashes:
        _tell_conflict(words, unit)
        if (choice := plan.chosen.get(unit.id)) is not None:
            tell(f"  → {choice.label}")
    for line in words.taken(plan.taken, _MOST_TOLD):
        tell(_("Taken: {what}").format(what=line))
    for left in plan.not_taken:
        tell(_("Not taken: {what} – {reason}").format(what=words.name(left.unit), reason=left.reason))
    for line in outcome_words(view, plan, change):
        tell(line)
    if plan.open:
        tell(
            _("Say whose version holds with --take KEY=ours or KEY=theirs, or --take ours or theirs for all.")
        )
    if is_dry:
        tell(_("Nothing was changed: this was a dry run."))
