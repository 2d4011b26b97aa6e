"""What ended the work of the jury as the document that scripts rely on (`closing.json` of an export)."""

from __future__ import annotations

from typing import Any

from evalapp.domain.decisions import Signature
from evalapp.operations.ranking.lot import draws_of
from evalapp.operations.view import View


def closing_json(view: View) -> dict[str, Any]:
    return {
        "draws": [
            {
                "number": each.nth,
                "seed": each.seed or None,
                "witnesses": each.witnesses or None,
                "noted_at": each.noted_at or None,
                "reason": each.reason or None,
                "by": each.by,
                "at": each.at or None,
            }
            for each in draws_of(view)
        ],
        "signatures": [signature_json(each) for each in view.closings.signatures()],
    }


def signature_json(each: Signature) -> dict[str, Any]:
    return {
        "person": each.person,
        "role": str(each.role),
        "name": each.name,
        "fingerprint": each.fingerprint,
        "at": each.at,
    }
