"""The versions that a merge asks to choose between, in words: what each says and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.merge import Version, VersionChoice
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.words.formats import stamped_apart
from evalapp.words.scores import compared


def said(version: Version, criterion: Criterion) -> str:
    """The score, or that there is none."""
    return compared(criterion.scale, *version.answer)


def times(*versions: Version, is_short: bool = False) -> tuple[str, ...]:
    """When each was given, told apart; empty where that is not known."""
    known = [each.at for each in versions if each.at]
    said = iter(stamped_apart(*known, is_short=is_short) if known else ())
    return tuple(next(said) if each.at else "" for each in versions)


def origin(version: Version, *, beside: Sequence[Version] = ()) -> str:
    """The file, the computer and the time; what no file brought was changed in the panel itself.

    `beside`: the versions from which its time is to be told.
    """
    parts = [
        version.file or (_("changed in the panel by {name}").format(name=version.by) if version.by else "")
    ]
    parts += [version.device, times(version, *beside)[0]]
    return " · ".join(part for part in parts if part)


def begun_with(base: Version, *, beside: Sequence[Version] = ()) -> str:
    """Where the version comes from that both sides began with."""
    return origin(base, beside=beside) or _("as in the pack")


def without_justification(taken: Version, other: Version) -> str:
    """What is lost where `taken` holds and has a score without a justification, beside one that has; else empty.

    The justification is never put to the score of the other version: it was written for its own.
    """
    if taken.answer.comment.strip() or not other.answer.comment.strip():
        return ""
    return _(
        "No justification: that of the other version was written for its own score, and is not taken along. Ask the "
        "juror for one."
    )


def version_lines(choice: VersionChoice, criterion: Criterion) -> list[str]:
    """Base, panel and file, a line each, with their motivations."""
    three = (choice.base, choice.stored, choice.incoming)
    return [
        _line(_("began with"), choice.base, criterion, begun_with(choice.base, beside=three)),
        _line(held_in(choice), choice.stored, criterion, origin(choice.stored, beside=three)),
        _line(_("came in"), choice.incoming, criterion, origin(choice.incoming, beside=three)),
    ]


def held_in(choice: VersionChoice) -> str:
    """What has the version that the other came in beside: the panel, or a file of the same batch."""
    return _("in another of these files") if choice.is_between_files else _("in the panel")


def _line(name: str, version: Version, criterion: Criterion, where: str) -> str:
    motivation = f"“{version.answer.comment}”" if version.answer.comment else _("no justification")
    text = f"{name}: {said(version, criterion)}, {motivation}"
    return f"{text} ({where})" if where else text
