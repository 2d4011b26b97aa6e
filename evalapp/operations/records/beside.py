"""What stands in a file beside its journal: which files wait for their names, and what is to be compacted."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.view import View


def strange_records(view: View) -> Iterator[str]:
    """Rows that no version of the program wrote: the journal does not watch these tables."""
    for name, part, is_ours in _records(view):
        if not is_ours:
            text = _("unplaced {part} is no record of a file that Evalapp wrote")
            yield text.format(part=shorten(part or name))
    for change in sorted(view.strange_removals()):
        yield _("uncompacted {change} is no change that removed content").format(change=change)


def waiting_records(view: View) -> Iterator[str]:
    for name, _part, is_ours in _records(view):
        if is_ours:
            text = _("“{file}” is recorded and waits for its name: the next opening for writing gives it.")
            yield text.format(file=shorten(name))


def _records(view: View) -> Iterator[tuple[str, str, bool]]:
    """The name, the part, and whether it is one of ours; there seldom is any."""
    if unplaced := view.unplaced():
        from evalapp.operations.placing import is_record_of_ours

        yield from ((each.name, each.part, is_record_of_ours(each)) for each in unplaced)
