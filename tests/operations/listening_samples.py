"""Hearing of the changes of a file, and comparing with its journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from evalapp.domain.journal import Changes
from evalapp.operations.workspace import Workspace


@dataclass
class Heard:
    """`changes` and `initiators` as they were told of `workspace`."""

    workspace: Workspace
    before: int
    changes: list[Changes] = field(default_factory=list)
    initiators: list[object] = field(default_factory=list)

    def hear(self, changes: Changes, initiator: object) -> None:
        self.changes.append(changes)
        self.initiators.append(initiator)

    @property
    def numbers(self) -> list[int | None]:
        return [each.change for each in self.changes]

    @property
    def in_journal(self) -> list[int]:
        return list(range(self.before + 1, self.workspace.view.last_change() + 1))


@contextmanager
def listening(workspace: Workspace) -> Iterator[Heard]:
    heard = Heard(workspace=workspace, before=workspace.view.last_change())
    workspace.listen(heard.hear)
    yield heard
    workspace.stop_listening(heard.hear)
