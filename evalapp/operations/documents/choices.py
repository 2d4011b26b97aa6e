"""The choices that merges left open, as the document that scripts rely on (`settle --json`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evalapp.domain.merge import Version, VersionChoice
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.answer import NOTHING


def choices_json(choices: Sequence[VersionChoice], scheme: Scheme) -> list[dict[str, Any]]:
    """A version that says nothing at all is null; a reason for no score stands where the value would."""
    return [
        {
            "juror": each.juror,
            "application": each.application,
            "criterion": each.criterion,
            "base": _version(each.base, scheme.criterion(each.criterion)),
            "stored": _version(each.stored, scheme.criterion(each.criterion)),
            "incoming": _version(each.incoming, scheme.criterion(each.criterion)),
        }
        for each in choices
    ]


def _version(version: Version, criterion: Criterion) -> dict[str, Any] | None:
    answer = version.answer
    if answer == NOTHING:
        return None
    value = (
        criterion.scale.text(answer.value) if answer.value is not None else str(answer.no_score or "") or None
    )
    return {
        "value": value,
        "comment": answer.comment,
        "file": version.file,
        "device": version.device,
        "at": version.at,
    }
