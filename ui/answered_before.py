"""What was answered about files that are taken in: remembered by their content as long as the panel is open."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from evalapp.domain.incoming.plain_files import open_plain

_Asked = TypeVar("_Asked")
_PIECE = 1024**2
OF_A_FILE = ("take:", "row:")
"""What ids begin with in which the name of the file follows, before a bracket."""


@dataclass(frozen=True, kw_only=True)
class Answers(Generic[_Asked]):
    """By the ids of the questions, which were `asked`; `together` are those that got one answer."""

    given: Mapping[str, str]
    asked: Mapping[str, _Asked]
    together: Sequence[tuple[str, ...]] = ()


class AnsweredBefore(Generic[_Asked]):
    """A file that comes again under another name is the same one; the same files in another order too."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], Answers[_Asked]] = {}

    def keep(self, paths: Sequence[Path], answers: Answers[_Asked]) -> None:
        digests = _digests(paths)
        if digests is not None:
            by_digest = {path.name: digest for path, digest in zip(paths, digests)}
            self._kept[tuple(sorted(digests))] = Answers(
                given={_renamed(id, by_digest): answer for id, answer in answers.given.items()},
                asked=dict(answers.asked),
                together=tuple(answers.together),
            )

    def about(self, paths: Sequence[Path]) -> Answers[_Asked] | None:
        digests = _digests(paths) if self._kept else None
        found = self._kept.get(tuple(sorted(digests))) if digests is not None else None
        if digests is None or found is None:
            return None
        names = {digest: path.name for path, digest in zip(paths, digests)}
        return Answers(
            given={_renamed(id, names): answer for id, answer in found.given.items()},
            asked=dict(found.asked),
            together=found.together,
        )


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
    for kind in OF_A_FILE:
        for name, other in names.items():
            if id.startswith(f"{kind}{name}["):
                return f"{kind}{other}{id.removeprefix(kind + name)}"
    return id
