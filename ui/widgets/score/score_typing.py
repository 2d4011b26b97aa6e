"""What typed characters are on a scale: a value, the beginning of one, or neither, and then why."""

from __future__ import annotations

from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scale
from evalapp.domain.texts import _
from evalapp.words.scores import range_of, value_text


def value_of(scale: Scale, typed: str) -> int | None:
    """In steps; None for what is no value of the scale, or not yet."""
    try:
        value = Fraction(("0" + typed if typed[0] in ".," else typed).replace(",", "."))
    except ValueError:
        return None
    steps = value / scale.step
    return int(steps) if steps.denominator == 1 and int(steps) in scale.allowed_steps else None


def is_beginning(scale: Scale, typed: str) -> bool:
    """Whether more digits may make a value of it, as a 1 on a scale from 10 to 20."""
    if scale.words:
        return False
    written = typed.replace(",", ".")
    return any(scale.text(steps).startswith(written) for steps in scale.allowed_steps)


def with_half(scale: Scale, typed: str) -> int | None:
    """On a scale of halves there is nothing else that a comma can begin; a 5 after it says the same."""
    is_of_halves = scale.step == Fraction(1, 2) and typed[0].isdigit()
    return value_of(scale, f"{typed}5") if is_of_halves else None


def is_one_number(typed: str) -> bool:
    """Whether what follows belongs to it, and begins none anew."""
    return "," in typed or "." in typed or typed.startswith("-")


def how_to_choose(scale: Scale) -> str:
    low, high = scale.allowed_steps[0], scale.allowed_steps[-1]
    return _("from {low} to {high}; type a number or use the arrow keys").format(
        low=value_text(scale, low), high=value_text(scale, high)
    )


def refusal(scale: Scale, typed: str, value: int | None) -> str:
    """Why `typed` chooses nothing, and what stands there still."""
    if value is None:
        stays = _("There is no score yet.")
    else:
        stays = _("The score stays {value}.").format(value=value_text(scale, value))
    return f"{_why_not(scale, typed)} {stays}"


def _why_not(scale: Scale, typed: str) -> str:
    if scale.words:
        return _("“{typed}” begins no word of this scale; choose from: {words}.").format(
            typed=typed, words=range_of(scale)
        )
    try:
        scale.parse(typed)
    except BadValue as error:
        return str(error)
    return ""
