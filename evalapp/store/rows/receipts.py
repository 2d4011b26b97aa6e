"""What was last merged from each device of a juror, with the signed bytes as evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evalapp.domain.ids import PersonId
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.store.file import PanelFile

if TYPE_CHECKING:
    from evalapp.store.rows.write import Rows


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredReceipt:
    """One row of `received`, with its content: `base` is JSON as the exchange wrote it, `raw_json` what was signed."""

    juror: PersonId
    device: str
    revision: int
    kind: str
    file: str
    pack: str
    submitted_at: str
    device_name: str
    is_complete: bool
    sha256: str
    signature: str
    earlier: Sequence[str]
    base: bytes
    raw_json: bytes = b""


def read_receipts(file: PanelFile) -> list[StoredReceipt]:
    """Without the signed bytes: a merge does not need them, and they may be many."""
    rows = file.rows(
        "SELECT juror, device, revision, kind, file, pack, submitted_at, device_name, is_complete, r.sha256, "
        "signature, earlier, content FROM received r JOIN blob b ON b.sha256 = r.base ORDER BY juror, device"
    )
    return [
        StoredReceipt(
            juror=juror,
            device=device,
            revision=revision,
            kind=kind,
            file=name,
            pack=pack,
            submitted_at=submitted_at,
            device_name=device_name,
            is_complete=bool(is_complete),
            sha256=sha256,
            signature=signature,
            earlier=kept_json(earlier),
            base=base,
        )
        for (
            juror,
            device,
            revision,
            kind,
            name,
            pack,
            submitted_at,
            device_name,
            is_complete,
            sha256,
            signature,
            earlier,
            base,
        ) in rows
    ]


def put_receipts(to: Rows, receipts: Iterable[StoredReceipt], at: str) -> None:
    rows: list[Mapping[str, object]] = []
    for each in receipts:
        if each.raw_json:
            to.put_content(each.raw_json)
        rows.append(
            {
                "juror": each.juror,
                "device": each.device,
                "revision": each.revision,
                "at": at,
                "kind": each.kind,
                "file": each.file,
                "pack": each.pack,
                "submitted_at": each.submitted_at,
                "device_name": each.device_name,
                "is_complete": int(each.is_complete),
                "sha256": each.sha256,
                "signature": each.signature,
                "earlier": json.dumps(list(each.earlier)),
                "base": to.put_content(each.base),
            }
        )
    to.put("received", rows)
