"""One overview of several panel files: each is read as it lies there, and nothing is left out without a word."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import OVERVIEW_FILES
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import require_role
from evalapp.domain.texts import _, in_language
from evalapp.operations.reports.kind import Gathered, Options
from evalapp.operations.reports.overview.overview import OVERVIEW, part_of
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.progress import Tell, untold
from evalapp.reports.overview.content import CallPart, OverviewReport

_LONGEST = 200  # of the path of a file, as it is said


@dataclass(frozen=True, kw_only=True)
class Read:
    """What one file says."""

    path: Path
    call: Call
    part: CallPart
    fingerprints: frozenset[str]
    """All that the file ever had."""


def gather_several(
    paths: Sequence[Path], options: Options, *, known: Sequence[Read] = (), tell: Tell = untold
) -> Gathered:
    """`known` are those that this program has open, read already. One path alone is the report of that call.

    Raises KnownError with a line for every file that cannot be counted: the sum of the others would be taken for the
    whole.
    """
    heeded = OVERVIEW.heeded(options)
    if not 1 <= len(paths) <= OVERVIEW_FILES:
        raise KnownError(
            _("An overview is of 1 to {most} panel files; {n} are named.").format(
                most=OVERVIEW_FILES, n=len(paths)
            )
        )
    twice = dict(_named_twice(paths))
    found: list[Read] = []
    faults: list[str] = []
    for n, path in enumerate(paths):
        if n in twice:
            faults.append(twice[n])
            continue
        try:
            found.append(_known(path, known) or _read_from(path, heeded.language))
        except KnownError as error:
            faults.append(_fault(path, str(error)))
        tell((n + 1) / len(paths))
    faults += _copies(found)
    if faults:
        raise KnownError("\n".join([_("Nothing is printed, since not every file can be counted:"), *faults]))
    return gathered_of(found, heeded)


def gathered_of(found: Sequence[Read], options: Options) -> Gathered:
    """Of what was read, in the order in which it is to stand there."""
    parts = [each.part for each in found]
    first = parts[0]
    printed = OVERVIEW.printed(options)
    content = OverviewReport(
        call=found[0].call,
        fingerprint=first.fingerprint,
        change=first.change,
        at=first.at,
        parts=parts,
        printed=printed,
    )
    if len(parts) > 1:
        content = replace(
            content,
            fingerprint=together(each.fingerprint for each in parts),
            change=len(parts),
            at=max(each.at for each in parts),
            printed=replace(printed, parts=tuple(each.fingerprint for each in parts)),
        )
    return Gathered(
        fingerprint=content.fingerprint,
        language=options.language,
        format=OVERVIEW.format,
        drawn=partial(OVERVIEW.draw, content),
        printed=content.printed,
        of_files=frozenset().union(*(each.fingerprints for each in found)),
    )


def together(fingerprints: Iterable[str]) -> str:
    """The fingerprint of a report on several files: the SHA-256 of theirs, a line each, in that order."""
    return hashlib.sha256("".join(f"{each}\n" for each in fingerprints).encode("ascii")).hexdigest()


def read_part(path: Path, workspace: Workspace, language: str) -> Read:
    """Of a file as it is, or was: nothing is asked of who looks."""
    with in_language(language):
        view = workspace.view
        return Read(path=path, call=view.call(), part=part_of(workspace), fingerprints=view.fingerprints())


def read_open(workspace: Workspace, language: str) -> Read:
    """Raises KnownError for the work of one juror, and for a file that was altered."""
    if workspace.is_work_file:
        raise KnownError(_("This is the work file of a juror; an overview is of panel files."))
    require_role(
        workspace.actor.role, OVERVIEW.roles, _("print the report “{title}”").format(title=OVERVIEW.title())
    )
    with workspace.file.as_it_stands(), workspace.blaming_damage():
        workspace.verdict.require()
        return read_part(workspace.path, workspace, language)


def _known(path: Path, known: Sequence[Read]) -> Read | None:
    return next((replace(each, path=path) for each in known if _is_same(each.path, path)), None)


def _read_from(path: Path, language: str) -> Read:
    with Workspace.open(path, read_only=True) as workspace:
        return read_open(workspace, language)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return one.absolute() == other.absolute()


def _named_twice(paths: Sequence[Path]) -> Iterator[tuple[int, str]]:
    for n, path in enumerate(paths):
        before = next((each for each in paths[:n] if _is_same(each, path)), None)
        if before is not None:
            yield n, _fault(path, _("the same file as “{other}”; name it once.").format(other=_said(before)))


def _copies(found: Sequence[Read]) -> Iterator[str]:
    """Two files of one call would be counted twice, and which of them holds is not for a report to say."""
    for n, each in enumerate(found):
        for other in found[:n]:
            if each.call.panel == other.call.panel:
                text = _(
                    "a copy of the call in “{other}” (change {change} here, {other_change} there); leave one of the "
                    "two out."
                )
                yield _fault(
                    each.path,
                    text.format(
                        other=_said(other.path), change=each.part.change, other_change=other.part.change
                    ),
                )


def _fault(path: Path, why: str) -> str:
    return f"– {_said(path)}: {why}"


def _said(path: Path) -> str:
    return shorten(str(path), _LONGEST)
