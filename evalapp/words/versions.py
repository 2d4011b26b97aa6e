"""The versions that a merge asks to choose between, in words: what each says and where it comes from."""

from __future__ import annotations

from evalapp.domain.merge import Version, VersionChoice
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.words.formats import stamp
from evalapp.words.scores import compared


def said(version: Version, criterion: Criterion) -> str:
    """The score, or that there is none."""
    return compared(criterion.scale, *version.answer)


def origin(version: Version) -> str:
    """The file, the computer and the time; what no file brought was changed in the panel itself."""
    parts = [
        version.file or (_("changed in the panel by {name}").format(name=version.by) if version.by else "")
    ]
    parts += [version.device, stamp(version.at) if version.at else ""]
    return " · ".join(part for part in parts if part)


def begun_with(base: Version) -> str:
    """Where the version comes from that both sides began with."""
    return origin(base) or _("as in the pack")


def version_lines(choice: VersionChoice, criterion: Criterion) -> list[str]:
    """Base, panel and file, a line each, with their motivations."""
    return [
        _line(_("began with"), choice.base, criterion, begun_with(choice.base)),
        _line(_("in the panel"), choice.stored, criterion, origin(choice.stored)),
        _line(_("came in"), choice.incoming, criterion, origin(choice.incoming)),
    ]


def _line(name: str, version: Version, criterion: Criterion, where: str) -> str:
    motivation = f"“{version.answer.comment}”" if version.answer.comment else _("no justification")
    text = f"{name}: {said(version, criterion)}, {motivation}"
    return f"{text} ({where})" if where else text
