"""The command that says where a call stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import DONE, REFUSED, echo_json, echo_table, json_option, opened, panel_argument, tell
from evalapp.domain.texts import N_, _

if TYPE_CHECKING:
    from evalapp.operations.progress.status import Status


@click.command(
    "status", help=N_("Where the call stands: phase, next step, coverage, what blocks, what closing needs.")
)
@panel_argument
@json_option
def status_command(panel: Path, as_json: bool) -> int:
    from evalapp.operations.documents.status import status_json
    from evalapp.operations.progress.status import status_of

    with opened(panel, read_only=True) as workspace:
        status = status_of(workspace)
    if as_json:
        echo_json(status_json(status))
    else:
        _show(status)
    return DONE if status.ranking.is_ready else REFUSED


def _show(status: Status) -> None:
    from evalapp.operations.progress.points import State
    from evalapp.words.explain import blocker_lines

    facts = status.facts
    tell(_("Phase: {phase}").format(phase=status.phase.label))
    tell(_("Next: {step}. {advice}").format(step=status.next.label, advice=status.next.advice))
    tell(_("Coverage: {coverage}").format(coverage=status.coverage.words))
    if status.jurors:
        tell()
        echo_table(
            (_("juror"), _("scores"), _("state")),
            [
                (
                    each.name,
                    f"{each.share.given}/{each.share.needed}",
                    each.state.label + (f" ({each.outdated.words})" if each.outdated else ""),
                )
                for each in status.jurors
            ],
        )
    lacking = [(number, share) for number, share in status.coverage.applications.items() if share.owed]
    if lacking:
        tell()
        echo_table(
            (_("application"), _("scores")),
            [(number, f"{share.given}/{share.needed}") for number, share in lacking],
        )
    tell(f"\n{status.coverage.ranking_words(status.ranking.blockers)}.")
    for line in blocker_lines(facts.call.scheme, status.ranking.blockers, facts.names):
        tell(f"  {line}")
    tell("\n" + _("Closing the assessment needs:"))
    words = {State.DONE: _("done"), State.OPEN: _("open"), State.UNKNOWN: _("not known")}
    echo_table(
        (_("state"), _("point")),
        [
            (_("by consensus") if each.is_instead else words[each.state], each.words)
            for each in status.closing
        ],
    )
    _show_afterwards(status)
    for note in status.notes:
        tell("\n" + note)


def _show_afterwards(status: Status) -> None:
    """The jury's own proposals, and once it is closed what was decided and who was told."""
    from evalapp.domain.permissions import Phase
    from evalapp.operations.deciding.reserve import reserve_words
    from evalapp.operations.deciding.said import decision_words, proposal_words, standing_words

    found = status.afterwards
    for each in found.standings:
        if words := proposal_words(each):
            tell(words)
    if status.phase is not Phase.CLOSED:
        return
    tell("\n" + decision_words(found))
    for each in found.decided:
        tell("  " + standing_words(each))
    if found.decided and (found.is_ranked or (found.free or 0) < 0):
        tell(reserve_words(found))
