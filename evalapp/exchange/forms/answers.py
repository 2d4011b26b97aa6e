"""What the cells of a criterion say: its score, why there is none, the justification."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import NoScore, Scale
from evalapp.domain.scoring.own_reason import OwnReason, own_reason_called
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.exchange.forms.returned import FormCell
from evalapp.exchange.forms.words import reasons
from evalapp.sheets.sheet import MOST_CHARACTERS

_Value = TypeVar("_Value")


def read(cell: FormCell, take: Callable[[FormCell], _Value], problems: list[str]) -> _Value | None:
    try:
        return take(cell)
    except BadValue as error:
        problems.append(at(cell, str(error)))
        return None


def typed_text(cell: FormCell) -> str:
    """What was typed; empty for what is no entry of a person."""
    try:
        return cell.text
    except BadValue:
        return ""


def score_in(cell: FormCell, scale: Scale, codes: Mapping[str, NoScore]) -> int | None:
    """In steps of the scale; None for an empty cell. Raises BadValue for anything that is not on the scale."""
    text = cell.text
    try:
        return scale.parse(text) if text else None
    except BadValue:
        if not _is_reason(cell, codes):
            raise
    raise BadValue(
        _(
            "“{value}” is a reason for no score; choose it in the column beside it, and leave the score empty"
        ).format(value=shorten(text))
    )


def _is_reason(cell: FormCell, codes: Mapping[str, NoScore]) -> bool:
    try:
        return reason_in(cell, codes) is not None
    except BadValue:
        return False


def reason_in(cell: FormCell, codes: Mapping[str, NoScore]) -> NoScore | OwnReason | None:
    """The reason by its words in either language, its id, or a code of the scheme. Raises BadValue for others."""
    text = " ".join(cell.text.split())
    if not text:
        return None
    for reason in NoScore:
        if text.casefold() in _spellings(reason):
            return reason
    if (code := codes.get(text.upper())) is not None:
        return code
    if (own := own_reason_called(text)) is not None:
        return own
    raise BadValue(
        _("“{value}” is not a reason for no score; use one of: {reasons}").format(
            value=shorten(text), reasons=", ".join(reasons())
        )
    )


def _spellings(reason: NoScore) -> set[str]:
    spellings = {reason.value}
    for language in LANGUAGES:
        with in_language(language):
            spellings.add(reason.label.casefold())
    return spellings


def comment_in(cell: FormCell) -> str:
    """Raises BadValue for what is no text, or more than a cell can hold."""
    text = cell.text
    if len(text) > MOST_CHARACTERS:
        raise BadValue(_("it holds more than {most} characters").format(most=MOST_CHARACTERS))
    return text


def at(cell: FormCell, why: str) -> str:
    return f"{cell.address}: {why}" + ("" if why.endswith(".") else ".")
