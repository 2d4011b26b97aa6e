"""A panel that is exported, read back and exported once more, and what of the two exports is not the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back.held import HELD, OTHERWISE
from evalapp.operations.records.reading_back.panel import ReadBackDone, read_back
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.operations.ranking.decision_samples import deliberating, flag, grant, order
from tests.samples import SECRETARY

CALL_ONLY = frozenset({"panel", "fingerprint", "change"})


@dataclass(frozen=True, kw_only=True)
class Again:
    first: Path
    second: Path
    panel: Path
    done: ReadBackDone

    def differing(self) -> list[str]:
        """The files that are not the same to the byte, ids, fingerprint and number of the change apart."""
        names = [*HELD, "ranking.json", *self._attachments(self.first)]
        assert self._attachments(self.first) == self._attachments(self.second)
        return [name for name in names if self._one(self.first, name) != self._one(self.second, name)]

    def _one(self, folder: Path, name: str) -> object:
        raw = (folder / name).read_bytes()
        if name not in ("call.json", "ranking.json"):
            return raw
        told: dict[str, Any] = json.loads(raw)
        return [(key, value) for key, value in told.items() if key not in CALL_ONLY]

    def held_differing(self) -> list[str]:
        """The same of a closed call, without what followed the closing."""
        found = []
        for name in HELD:
            one, other = ((folder / name).read_bytes() for folder in (self.first, self.second))
            if name in OTHERWISE:
                one, other = (_without(each, OTHERWISE[name] - {"draws"}) for each in (one, other))
            if one != other:
                found.append(name)
        return found

    @staticmethod
    def _attachments(folder: Path) -> list[str]:
        found = (path for path in (folder / "attachments").rglob("*") if path.is_file())
        return sorted(path.relative_to(folder).as_posix() for path in found)


def _without(raw: bytes, keys: frozenset[str]) -> bytes:
    told = json.loads(raw)
    return json.dumps({key: value for key, value in told.items() if key not in keys}).encode()


def again(panel: Workspace, folder: Path) -> Again:
    """Whole, and sound by every check that a court could ask for."""
    export(panel, folder / "first")
    made = folder / "read back.evalpanel"
    done = read_back(made, folder / "first", actor=SECRETARY)
    with Workspace.open(made, read_only=True) as workspace:
        export(workspace, folder / "second")
        proof = prove(workspace)
        assert (True, ()) == (proof.is_sound, proof.findings)
    return Again(first=folder / "first", second=folder / "second", panel=made, done=done)


def decided(folder: Path) -> Workspace:
    """In deliberation, with a consensus, a flag, an order, an amount, two proposals and a lot."""
    panel = deliberating(folder)
    panel.execute(SetConsensus(application="A-4", criterion="sme", value=3, reason="=Samen; “eens”"))
    panel.execute(flag("A-2"))
    panel.execute(order("A-3", "A-1"))
    panel.execute(grant("A-1", 60_000))
    condition = Condition(text="Een ondertekende overeenkomst", until="2016-09-30", criterion="sme")
    approved = Advise(application="A-1", outcome=Proposal.APPROVE, amount=60_000_00, reason="Sterk.")
    panel.execute(replace(approved, conditions=(condition,)))
    panel.execute(Advise(application="A-2", outcome=Proposal.REJECT, reason="Te duur."))
    noted = panel.view.next_time()
    panel.execute(DrawLot(seed="4 1 6 2 5", witnesses="de hele zaal", noted_at=noted))
    return panel


def attached(panel: Workspace, folder: Path) -> None:
    """While the call may still be changed."""
    for name, content in (("plan 1.pdf", b"%PDF-1.4 one"), ("plan-1.pdf", b"%PDF-1.4 two")):
        (folder / name).write_bytes(content)
        panel.execute(AttachFiles(application="A-1", paths=(folder / name,)))
