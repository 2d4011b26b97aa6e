"""`evalapp verify`: what is as it should be in a file, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import DONE, REFUSED, FilePath, echo_json, json_option, panel_argument, progress, tell
from evalapp.cli.verifying.told import document_of, verdict_of
from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import N_, _
from evalapp.operations.records.verification import prove_file

if TYPE_CHECKING:
    from evalapp.operations.records.noted import Noted


@click.command(
    "verify", help=N_("The chain, the integrity of the file, the recomputed ranking; and a report.")
)
@panel_argument
@click.argument("further", nargs=-1, type=FilePath(), metavar="[PANEL…] [REPORT]")
@click.option(
    "--fingerprint",
    metavar="TEXT",
    help=N_("One that was noted outside the file: on a report, in a message."),
)
@json_option
def verify_command(panel: Path, further: tuple[Path, ...], fingerprint: str | None, as_json: bool) -> int:
    if len(further) > 1:
        if fingerprint is not None:
            raise click.UsageError(_("A fingerprint is looked for in one file; name that alone."))
        from evalapp.cli.verifying.several import verify_several

        return verify_several([panel, *further[:-1]], further[-1], as_json=as_json)
    report = further[0] if further else None
    with progress(_("Report drawn again"), quiet=as_json or report is None) as show:
        proof = prove_file(panel, report, lambda share: show(int(100 * share), 100))
    noted = _noted(panel, fingerprint) if fingerprint is not None else None
    if as_json:
        echo_json(document_of(proof, noted))
    else:
        for line in verdict_of(proof):
            tell(line)
        if noted is not None:
            tell(noted.words)
    agrees = noted is None or noted.change is not None
    # A script that goes by the status must not take words that match for a paper that is proved.
    is_proved = proof.report is None or proof.report.is_proved
    return DONE if proof.is_sound and is_proved and agrees else REFUSED


def _noted(panel: Path, fingerprint: str) -> Noted:
    """Of a file that cannot be opened nothing can be said; then `verify` has said why."""
    from evalapp.operations.records.noted import Noted, check_noted, digits_of
    from evalapp.operations.workspace import Workspace

    digits = digits_of(fingerprint)
    try:
        with Workspace.open(panel, read_only=True) as workspace:
            return check_noted(workspace.view, digits)
    except UnreadableFile:
        return Noted(digits=digits, change=None, is_latest=False)
