"""What stands in a file beside its journal: which files wait for their names, and what is to be compacted."""

from __future__ import annotations

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.listed import more_of_kind
from evalapp.operations.view import View
from evalapp.store.faults import why
from evalapp.store.rows.unplaced import MOST, Unplaced

_MOST_NAMED = 20


class Beside:
    """Looked through once; `faults` are rows that no version of the program wrote: the journal does not watch them."""

    def __init__(self, view: View) -> None:
        self.faults: list[str] = []
        self.notes: list[str] = []
        for look in (self._look_at_files, self._look_at_removals):
            try:
                look(view)
            except Exception as error:  # whoever altered the file may have put anything there
                self.faults.append(
                    _("what stands beside the journal cannot be read: {why}").format(why=why(error))
                )

    def _look_at_files(self, view: View) -> None:
        waiting = strange = 0
        named: dict[str, None] = {}
        for each in view.each_unplaced():
            if _is_ours(each):
                waiting += 1
                if waiting <= _MOST_NAMED:
                    text = _(
                        "“{file}” is recorded and waits for its name: the next opening for writing looks for it."
                    )
                    named[text.format(file=shorten(each.name))] = None
            else:
                strange += 1
                if strange <= _MOST_NAMED:
                    text = _("unplaced {part} is no record of a file that Evalapp wrote")
                    self.faults.append(text.format(part=shorten(each.part or each.name)))
        self.notes += named
        self.notes += more_of_kind(waiting - _MOST_NAMED)
        self._count(strange)
        if waiting > MOST:
            text = _("unplaced holds {n} rows, more than Evalapp ever writes")
            self.faults.append(text.format(n=waiting))

    def _look_at_removals(self, view: View) -> None:
        strange = sorted(view.strange_removals())
        for change in strange[:_MOST_NAMED]:
            text = _("uncompacted {change} is no change that removed content")
            self.faults.append(text.format(change=change))
        self._count(len(strange))

    def _count(self, n: int) -> None:
        more = n - _MOST_NAMED
        if more > 0:
            text = ngettext("and {n} row more of that kind", "and {n} rows more of that kind", more)
            self.faults.append(text.format(n=more))


def _is_ours(record: Unplaced) -> bool:
    from evalapp.operations.recovering import is_record_of_ours  # there seldom is any

    return is_record_of_ours(record)
