"""`evalapp verify PANEL PANEL… REPORT`: an overview of several calls, with the files of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.cli.common import DONE, REFUSED, echo_json, progress, tell
from evalapp.cli.verifying.told import document_of, verdict_of
from evalapp.domain.texts import _

if TYPE_CHECKING:
    from evalapp.operations.records.overviews import FileProof, OverviewProof


def verify_several(panels: Sequence[Path], report: Path, *, as_json: bool) -> int:
    from evalapp.operations.records.overviews import prove_overview

    with progress(_("Files checked"), quiet=as_json) as show:
        found = prove_overview(panels, report, lambda share: show(int(100 * share), 100))
    if as_json:
        echo_json(_document(found))
    else:
        for each in found.files:
            tell(f"{each.path}: {_part(each)}")
            for line in verdict_of(each.proof):
                tell(f"  {line}")
        tell(found.words)
    return DONE if found.is_sound and found.is_proved else REFUSED


def _part(each: FileProof) -> str:
    if each.change is None:
        return _("no part of the report is of this file.")
    if each.is_latest:
        return _("in the report as it is now, after change {change}.").format(change=each.change)
    return _("in the report as it was after change {change}; it has changed since.").format(
        change=each.change
    )


def _document(found: OverviewProof) -> dict[str, object]:
    likeness = found.likeness
    return {
        "files": [
            {"file": str(each.path), "change": each.change, "is_latest": each.is_latest}
            | document_of(each.proof)
            for each in found.files
        ],
        "report": {
            "fingerprint": found.fingerprint,
            "matches": found.is_proved,
            "of": found.parts,
            "comparison": str(likeness.comparison) if likeness else None,
            "pages": list(likeness.pages) if likeness else [],
            "text": found.words,
        },
    }
