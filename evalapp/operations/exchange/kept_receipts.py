"""What was merged of each device and table, as the panel keeps it and as a merge reads it."""

from __future__ import annotations

from collections.abc import Collection

from evalapp.exchange.merge.bases import decode_base, encode_base
from evalapp.exchange.merge.state import Receipt
from evalapp.operations.view import View
from evalapp.store.rows.receipts import StoredReceipt


def receipts_of(view: View, juror: str) -> list[Receipt]:
    """What was last merged from each device of the juror, and from each table about them."""
    return [receipt_from(each, ()) for each in view.receipts() if each.juror == juror]


def receipt_from(stored: StoredReceipt, other: Collection[str]) -> Receipt:
    """Without what was said of criteria that had an `other` scale: it is no base to compare with any more."""
    base = decode_base(stored.base)
    return Receipt(
        juror=stored.juror,
        device=stored.device,
        revision=stored.revision,
        sha256=stored.sha256,
        base={place: held for place, held in base.items() if place[1] not in other} if other else base,
        pack=stored.pack,
        earlier=tuple(stored.earlier),
        is_signed=stored.kind == "signed",
        is_complete=stored.is_complete,
        submitted_at=stored.submitted_at,
        device_name=stored.device_name,
        file=stored.file,
    )


def stored_receipt(receipt: Receipt) -> StoredReceipt:
    return StoredReceipt(
        juror=receipt.juror,
        device=receipt.device,
        revision=receipt.revision,
        kind="signed" if receipt.is_signed else "vouched",
        file=receipt.file,
        pack=receipt.pack,
        submitted_at=receipt.submitted_at,
        device_name=receipt.device_name,
        is_complete=receipt.is_complete,
        sha256=receipt.sha256,
        signature=receipt.signature.hex(),
        earlier=receipt.earlier,
        base=encode_base(receipt.base),
        raw_json=receipt.raw_json,
    )
