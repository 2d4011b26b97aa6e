"""What was answered about files that are taken in: remembered by their content as long as the panel is open."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.taking.column_map import ColumnMap
from evalapp.sheets.tables import names_apart

_Asked = TypeVar("_Asked")
_PIECE = 1024**2
OF_A_FILE = ("take:", "row:")
"""What ids begin with in which the name of the file follows, before a bracket."""


@dataclass(frozen=True, kw_only=True)
class Answers(Generic[_Asked]):
    """By the ids of the questions, which were `asked`; `together` are those that got one answer. `mapped` is what was
    said of columns.
    """

    given: Mapping[str, str]
    asked: Mapping[str, _Asked]
    together: Sequence[tuple[str, ...]] = ()
    mapped: ColumnMap | None = None


class AnsweredBefore(Generic[_Asked]):
    """A file that comes again under another name is the same one; the same files in another order too.

    Of a file that was changed in its place those answers hold whose questions are asked again as they were.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], Answers[_Asked]] = {}
        self._in_place: dict[frozenset[Path], Answers[_Asked]] = {}

    def keep(self, paths: Sequence[Path], answers: Answers[_Asked]) -> None:
        self._in_place[_places(paths)] = Answers(
            given=dict(answers.given),
            asked=dict(answers.asked),
            together=tuple(answers.together),
            mapped=answers.mapped,
        )
        digests = _digests(paths)
        if digests is not None:
            by_digest = dict(zip(names_apart(paths), _told_apart(digests), strict=True))
            self._kept[tuple(sorted(digests))] = Answers(
                given={_renamed(id, by_digest): answer for id, answer in answers.given.items()},
                asked=dict(answers.asked),
                together=tuple(answers.together),
                mapped=answers.mapped,
            )

    def about(self, paths: Sequence[Path]) -> Answers[_Asked] | None:
        digests = _digests(paths) if self._kept else None
        found = self._kept.get(tuple(sorted(digests))) if digests is not None else None
        if digests is None or found is None:
            return None
        names = dict(zip(_told_apart(digests), names_apart(paths), strict=True))
        return Answers(
            given={_renamed(id, names): answer for id, answer in found.given.items()},
            asked=dict(found.asked),
            together=found.together,
            mapped=found.mapped,
        )

    def asked_again(self, paths: Sequence[Path], asked: Mapping[str, _Asked]) -> Answers[_Asked] | None:
        """What was answered to those of these questions that were asked, in the same words and of the same cells, when
        the files at these places were looked at last; None where it was none of them.
        """
        before = self._in_place.get(_places(paths))
        if before is None:
            return None
        same = {id: each for id, each in asked.items() if before.asked.get(id) == each and id in before.given}
        if not same:
            return None
        return Answers(
            given={id: before.given[id] for id in same},
            asked=same,
            together=tuple(ids for ids in before.together if same.keys() >= set(ids)),
        )


def _places(paths: Sequence[Path]) -> frozenset[Path]:
    return frozenset(path.absolute() for path in paths)


def _told_apart(digests: Sequence[str]) -> list[str]:
    """Two files of the same content are two: each with how many of it come before it."""
    return [f"{digest}#{digests[:n].count(digest)}" for n, digest in enumerate(digests)]


def _digests(paths: Sequence[Path]) -> list[str] | None:
    """None where one cannot be read: whoever reads them says why."""
    try:
        return [_digest(path) for path in paths]
    except OSError:
        return None


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with open_plain(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _renamed(id: str, names: Mapping[str, str]) -> str:
    """The longest name that fits: a name may hold a bracket itself."""
    for kind in OF_A_FILE:
        for name in sorted(names, key=len, reverse=True):
            if id.startswith(f"{kind}{name}["):
                return f"{kind}{names[name]}{id.removeprefix(kind + name)}"
    return id
