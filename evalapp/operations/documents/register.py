"""The register as the document that scripts rely on (`register --json`)."""

from __future__ import annotations

from typing import Any

from evalapp.operations.exchange.register.entries import Register


def register_json(register: Register) -> dict[str, Any]:
    """What is not known, or was not kept, is null. `received` are those that count: not what a later one replaced."""
    return {
        "issued": [
            {
                "juror": each.juror,
                "number": each.number,
                "kind": each.kind,
                "at": each.at,
                "sha256": each.sha256 or None,
                "up_to_date": each.is_up_to_date,
            }
            for each in register.issued
        ],
        "sent": [
            {
                "juror": each.sent.juror,
                "kind": each.sent.kind,
                "number": each.sent.number,
                "at": each.sent.at,
                "sha256": each.sent.sha256 or None,
                "up_to_date": each.is_up_to_date,
            }
            for each in register.sent
        ],
        "received": [
            {
                "juror": each.juror,
                "file": each.file,
                "device": each.device,
                "at": each.at,
                "kind": "signed" if each.is_signed else "vouched",
                "complete": each.is_complete,
                "scores": each.scores,
                "of": each.of,
                "number": each.number,
                "submitted_at": each.submitted_at or None,
                "sha256": each.sha256,
            }
            for each in register.standing
        ],
        "declarations": [
            {
                "juror": each.juror,
                "application": each.application,
                "conflict": each.kind is not None,
                "kind": each.kind,
                "at": each.at,
            }
            for each in register.declarations
        ],
        "undertakings": [
            {
                "juror": each.juror,
                "text": each.words or None,
                "at": each.at or None,
                "signed": each.is_signed,
                "language": each.language or None,
                "sha256": each.sha256 or None,
                "device": each.device or None,
                "device_name": each.device_name or None,
            }
            for each in register.undertakings
        ],
        "own_parts": [
            {
                "juror": each.juror,
                "at": each.at,
                "public_key": each.public_key or None,
                "set_aside": {"by": each.by, "reason": each.reason} if each.is_set_aside else None,
            }
            for each in register.own_parts
        ],
    }
