"""`evalapp verify`: what is as it should be in a file, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from evalapp.cli.common import DONE, REFUSED, FilePath, echo_json, json_option, panel_argument, tell
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.records.verification import Proof, prove_file


@click.command(
    "verify", help=N_("The chain, the integrity of the file, the recomputed ranking; and a report.")
)
@panel_argument
@click.argument("report", required=False, type=FilePath())
@json_option
def verify_command(panel: Path, report: Path | None, as_json: bool) -> int:
    proof = prove_file(panel, report)
    if as_json:
        echo_json(_document(proof))
    else:
        for line in _verdict(proof):
            tell(line)
    return DONE if proof.is_sound else REFUSED


def _document(proof: Proof) -> dict[str, object]:
    checked = proof.report
    return {
        "chain": "whole" if proof.file.is_whole else "broken",
        "broken_at": proof.file.broken_at,
        "integrity": proof.file.integrity,
        "ranking": "reproduced" if proof.is_reproduced else "differs",
        "report": None
        if checked is None
        else {"fingerprint": checked.fingerprint, "change": checked.change, "matches": checked.matches},
        "returns": "differ" if proof.differing else "agree",
        "differing": [
            {"juror": each.juror, "file": each.file, "reason": each.reason} for each in proof.differing
        ],
        "findings": [{"where": str(each.where), "text": each.text} for each in proof.findings],
    }


def _verdict(proof: Proof) -> Iterator[str]:
    file = proof.file
    if file.is_whole:
        yield _("The chain of changes is whole.")
    elif file.broken_at is None:
        yield _("The chain of changes cannot be followed.")
    elif file.broken_at:
        yield _("The chain of changes is broken at change {number}.").format(number=file.broken_at)
    else:
        yield _("The chain of changes is whole, but the tables or contents are not what it says.")
    if file.integrity == "ok":
        yield _("The file is sound.")
    else:
        yield _("The file is damaged: {why}").format(why=file.integrity)
    if proof.is_reproduced:
        yield _("The ranking, counted a second way, comes out the same.")
    else:
        yield _("The ranking, counted a second way, comes out otherwise.")
    if proof.differing:
        yield _("What jurors signed is not what the file says that it stored from it.")
    elif proof.returns:
        yield ngettext(
            "{n} return is signed by its juror and says what the file stored from it.",
            "{n} returns are signed by their jurors and say what the file stored from them.",
            proof.returns,
        ).format(n=proof.returns)
    for finding in proof.findings:
        yield f"– {finding.text}"
    if proof.report is not None:
        yield _report_sentence(proof.report.change, proof.report.is_latest)


def _report_sentence(change: int | None, is_latest: bool) -> str:
    if change is None:
        return _("The report does not belong to this file: its fingerprint never occurred in it.")
    if is_latest:
        return _("The report shows the file as it is now, after change {change}.").format(change=change)
    return _("The report belongs to this file as it was after change {change}; it has changed since.").format(
        change=change
    )
