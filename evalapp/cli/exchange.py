"""The command that takes in what came back: merge."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    UNREADABLE,
    FileOrFolderPath,
    acting_as,
    ask,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    progress,
    tell,
)
from evalapp.cli.importing.taking import column_answers, column_option
from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.merge import Choice, ChoiceKey, Outcome, VersionChoice
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import N_, _
from evalapp.operations.exchange.merging import MergePlan
from evalapp.words.phrases import counted_words
from evalapp.words.versions import version_lines


@click.command(
    "merge", help=N_("Merge returns, spreadsheet forms and score tables, or folders of them, in any order.")
)
@panel_argument
@click.argument("files", nargs=-1, required=True, type=FileOrFolderPath(), metavar="FILE…")
@click.option("--dry-run", is_flag=True, help=N_("Say what would happen and change nothing."))
@json_option
@click.option(
    "--on-conflict",
    type=click.Choice(["ask", "keep", "take"]),
    default="ask",
    show_default=True,
    help=N_("Between panel and file; where files given together differ, the choice stays open."),
)
@click.option(
    "--give-seats",
    "with_seats",
    is_flag=True,
    help=N_("Give each juror the seats that scores come in for, and take those."),
)
@column_option
@acting_as
def merge_command(
    panel: Path,
    files: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
    on_conflict: str,
    with_seats: bool,
    reads: tuple[str, ...],
    person: str | None,
) -> int:
    from evalapp.operations.exchange.choices import labelled
    from evalapp.operations.exchange.gathering import from_folders
    from evalapp.operations.exchange.lateness import late_words, merge_json
    from evalapp.operations.exchange.merging import merge, plan_merge, plan_of, settle
    from evalapp.operations.seats.assigning import give_seats

    answers = column_answers(reads)
    otherwise = {"ask": Choice.OPEN, "keep": Choice.KEEP, "take": Choice.TAKE}[on_conflict]
    gathered = from_folders(files)
    for note in gathered.notes:
        tell(note, err=True)
    with opened(panel, person) as workspace:
        with progress(_("Files"), quiet=as_json) as show:
            plan = plan_merge(workspace, gathered.paths, progress=show, otherwise=otherwise, answers=answers)
        if plan.is_unreadable:
            return _none_read(workspace.view.call(), plan, as_json)
        seats = [each.pair for each in plan.unseated] if with_seats and not dry_run else []
        given, not_given = give_seats(workspace, seats)
        if given:
            plan = plan_of(workspace, plan.incoming, otherwise=otherwise)
        if on_conflict == "ask" and plan.choices and not as_json and not dry_run and sys.stdin.isatty():
            plan = settle(plan, _ask(labelled(workspace.view, plan.choices), plan.state.scheme))
        change, is_opened = None, False
        if not dry_run:
            changes, is_opened = merge(workspace, plan)
            change = changes.change
        call = workspace.view.call()
    if as_json:
        echo_json(merge_json(call, plan, change))
    else:
        for juror, application in given:
            tell(_("Assigned: {juror}, {application}").format(juror=juror, application=application))
        for reason in not_given:
            tell(reason)
        _tell(plan, is_opened, dry_run)
        for position, words in late_words(call, plan).items():
            tell(f"{plan.files[position].file}: {words}")
    troubled = {Outcome.REFUSED, Outcome.CONFLICT, Outcome.STALE}
    return REFUSED if any(each.outcome in troubled or each.refused for each in plan.files) else DONE


def _none_read(call: Call, plan: MergePlan, as_json: bool) -> int:
    """Nothing is changed. Raises KnownError with why of each file, unless that is asked for as a document."""
    from evalapp.operations.exchange.lateness import merge_json

    if not as_json:
        raise KnownError("\n".join(f"{each.file}: {each.reason}" for each in plan.files))
    echo_json(merge_json(call, plan, None))
    return UNREADABLE


def _ask(asked: Sequence[VersionChoice], scheme: Scheme) -> dict[ChoiceKey, Choice]:
    choices: dict[ChoiceKey, Choice] = {}
    for number, each in enumerate(asked, start=1):
        tell(
            _("{number} of {all}: {juror}, {application}, {criterion}").format(
                number=number,
                all=len(asked),
                juror=each.juror,
                application=each.application,
                criterion=scheme.criterion(each.criterion).title,
            )
        )
        for line in version_lines(each, scheme.criterion(each.criterion)):
            tell(f"  {line}")
        answer = ask(
            _("keep, take or leave open"),
            type=click.Choice([str(each) for each in Choice]),
            default=str(Choice.OPEN),
        )
        choices[each.key] = Choice(answer)
    return choices


def _tell(plan: MergePlan, opened_scoring: bool, dry_run: bool) -> None:
    if opened_scoring:
        tell(_("The call was a draft; scoring is now open."))
    echo_table(
        (
            _("file"),
            _("juror"),
            _("outcome"),
            _("new"),
            _("updated"),
            _("unchanged"),
            _("open choices"),
            _("refused"),
        ),
        [
            (
                f.file,
                f.juror or "–",
                f.outcome.label,
                *map(str, (f.new, f.updated, f.unchanged, f.conflicts, f.refused)),
            )
            for f in plan.files
        ],
    )
    named = {each.id: str(each.title) for each in plan.state.scheme.criteria}
    for file in plan.files:
        if file.reason:
            tell(f"{file.file}: {file.reason}")
        for detail in file.details:
            if detail.what in ("conflict", "refused", "declared"):
                row = f":{detail.row}" if detail.row else ""
                place = (detail.application, named.get(detail.criterion, detail.criterion))
                where = ": ".join(filter(None, (f"{file.file}{row}", " ".join(filter(None, place)))))
                tell(f"{where}: {detail.label} – {detail.reason}")
    for seat in plan.unseated:
        text = _(
            "{juror} sent {scores} for {application} without having the seat; --give-seats gives it and takes what was "
            "sent."
        )
        said = counted_words(seat.counted)
        tell(text.format(juror=seat.juror, application=seat.application, scores=said))
    if dry_run:
        tell(_("Nothing was changed: this was a dry run."))
