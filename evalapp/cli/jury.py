"""The command that takes in people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FilePath,
    acting_as,
    echo_json,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.cli.importing.taking import (
    column_answers,
    column_option,
    option_of,
    row_answers,
    row_documents,
    row_option,
    tell_undecided,
)
from evalapp.domain.intake import Outcome
from evalapp.domain.jury.plan import JuryPlan
from evalapp.domain.texts import N_, _

_RENAME = "rename:"


@click.command("jury", help=N_("Take in people: id,name,email,role,organisation,expertise."))
@panel_argument
@click.argument("file", type=FilePath())
@click.option("--rename", multiple=True, metavar="ID", help=N_("This id is rightly given another name."))
@click.option(
    "--without-hidden",
    is_flag=True,
    help=N_("Leave out rows that are hidden by hand in the workbook, but for those to “keep”."),
)
@row_option
@column_option
@click.option("--reason", default="", help=N_("Why people change once scoring began; kept in the history."))
@click.option("--dry-run", is_flag=True, help=N_("Say what would happen and change nothing."))
@json_option
@acting_as
def jury_command(
    panel: Path,
    file: Path,
    rename: tuple[str, ...],
    without_hidden: bool,
    rows: tuple[str, ...],
    reads: tuple[str, ...],
    reason: str,
    dry_run: bool,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.cli.people import tell_suspected
    from evalapp.operations.panel.editing.reasons import unsaid_reason
    from evalapp.operations.panel.idle_answers import idle_answers
    from evalapp.operations.panel.jury import ImportJury
    from evalapp.operations.panel.people_tables import plan_jury
    from evalapp.operations.panel.suspicions import suspicions_of
    from evalapp.operations.panel.terms import has_scoring_begun

    with opened(panel, person) as workspace:
        answers = row_answers(rows, without_hidden=without_hidden) | column_answers(reads)
        given = {f"{_RENAME}{id}": f"--rename {id}" for id in rename}
        # Of an answer about one of two columns whoever finds them tells.
        given |= {id: option_of(id, answer) for id, answer in row_answers(rows).items()}

        def planned(answers: Mapping[str, str]) -> JuryPlan:
            confirmed = [id.removeprefix(_RENAME) for id in answers if id.startswith(_RENAME)]
            return plan_jury(workspace.view, file, confirmed=confirmed, answers=answers)

        answers |= dict.fromkeys(given.keys() - answers.keys(), "")
        plan = planned(answers)
        plan = replace(plan, notes=(*plan.notes, *idle_answers(plan, answers, given, planned)))
        change = None
        if plan.people and not dry_run:
            if not reason.strip() and has_scoring_begun(workspace.view):
                reason = unsaid_reason()
            change = workspace.execute(ImportJury(people=plan.people, reason=reason)).change
        suspected = suspicions_of(workspace.view)
    counts = {str(outcome): plan.count(outcome) for outcome in Outcome}
    if as_json:
        refused = [each for each in plan.rows if each.outcome is Outcome.REFUSED]
        echo_json(
            {
                "change": change,
                "people": [asdict(each) for each in plan.accepted],
                "refused": [{"row": each.row, "reason": each.reason} for each in refused],
                "added": counts["added"],
                "updated": counts["updated"],
                "unchanged": counts["unchanged"],
                "rows": [asdict(each) for each in plan.rows],
                "row_uses": row_documents(plan.hidden),
                "notes": plan.notes,
                "undecided": len(suspected.open),
            }
        )
    else:
        _show_jury(plan, counts, is_dry_run=dry_run)
        tell_suspected(suspected)
    return REFUSED if counts["refused"] else DONE


def _show_jury(plan: JuryPlan, counts: Mapping[str, int], *, is_dry_run: bool) -> None:
    for note in (*plan.notes, *plan.of_rows):
        tell(note)
    for row in plan.rows:
        if row.words:
            where = f"{plan.file}:{row.row}" + (f" ({row.column})" if row.column else "")
            tell(f"{where} {row.id} {row.name}: {row.outcome.label} – {row.words}")
    tell(_("{added} added, {updated} updated, {unchanged} unchanged, {refused} refused.").format(**counts))
    tell_undecided(plan.hidden)
    if plan.to_confirm:
        tell(_("Where the new name is right, say so with --rename ID."))
    if is_dry_run:
        tell(_("Nothing was changed: this was a dry run."))
