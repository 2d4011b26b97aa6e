"""A change in the history, opened: what it touched, from → to, and how it was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evalapp.domain.journal import Change
from evalapp.domain.permissions import Action
from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.brought import brought
from evalapp.operations.records.told.cells import Row
from evalapp.operations.records.told.contradicted import contradicted
from evalapp.operations.records.told.did import Did
from evalapp.operations.records.told.rows import RowTold, known_of, told_rows
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.acts import done_by, particulars_of

_MOST_ENTRIES = 20_000
_ORDER = ("changed", "added", "removed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """`more`: how many lines there are beside these."""

    title: str
    lines: tuple[str, ...]
    more: int = 0

    @property
    def all_lines(self) -> tuple[str, ...]:
        return (*self.lines, and_more(self.more)) if self.more else self.lines


def and_more(n: int) -> str:
    return ngettext("and {n} more", "and {n} more", n).format(n=n)


def sections_of(view: View, change: Change, *, most: int | None = None) -> tuple[Section, ...]:
    """`most` lines of each; where a change wrote more than a window reads at once, that is said."""
    written, left = view.rows_written(change.id, _MOST_ENTRIES if most is not None else None)
    found = list(_against(view, change, written)) if not left and change.undoes is None else []
    if said := particulars_of(change.act) if change.act and change.undoes is None else []:
        found.append(_section(_("How it was done, as the file says"), said, most))
    if change.action == Action.RECONCILE:
        found += _brought(view, change, most)
    found += of_rows(list(told_rows(written, known_of(view, change.id), change.at)), most)
    if left:
        text = ngettext(
            "{n} further entry of the journal is not shown here; the export tells it.",
            "{n} further entries of the journal are not shown here; the export tells them.",
            left,
        )
        found.append(Section(title=text.format(n=left), lines=()))
    return tuple(found)


def _brought(view: View, change: Change, most: int | None) -> Iterator[Section]:
    """What was done in the other copy: there too somebody decided, and gave a reason."""
    other = brought(view, change.id)
    if other.changes:
        lines = [
            f"{each.id} · {formats.stamp(each.at)} · {done_by(each)} · {each.summary}"
            for each in other.changes
        ]
        yield _section(_("Done in “{file}”").format(file=other.file), lines, most)


def _against(view: View, change: Change, written: Sequence[RowChange]) -> Iterator[Section]:
    """Where its words are not those of what it wrote, or nobody can tell, since the file has no more than words."""
    if change.act is None:
        yield Section(
            title=_("The line above is what the file says of it; what it wrote stands below."), lines=()
        )
    elif not view.is_work_file():
        by_table: dict[str, list[tuple[Row | None, Row | None]]] = {}
        for each in written:
            by_table.setdefault(each.table, []).append((each.before, each.after))
        did = Did(action=change.action, read=lambda: by_table, schemes=lambda: view.schemes().values())
        if said := list(contradicted(change.act, did)):
            yield Section(title=_("What this change says of itself is not what it wrote:"), lines=tuple(said))


def of_rows(rows: Sequence[RowTold], most: int | None) -> Iterator[Section]:
    """A section for each table, in its order."""
    for _table, of_table in groupby(rows, key=lambda each: each.table):
        listed = sorted(of_table, key=lambda each: _ORDER.index(each.what))
        told = [each for each in listed if not each.is_moved]
        lines = [each.line for each in told]
        if n := len(listed) - len(told):
            text = ngettext(
                "{n} row moved to another place in its list",
                "{n} rows moved to another place in their list",
                n,
            )
            lines.append(text.format(n=n))
        if told:
            counts = ", ".join((*_counts(told), *_of_whom(told)))
            yield _section(_("{what}: {counts}").format(what=told[0].title, counts=counts), lines, most)
        else:
            yield _section(listed[0].title, lines, most)


def _counts(rows: Sequence[RowTold]) -> Iterator[str]:
    counted = Counter(each.what for each in rows)
    if n := counted["changed"]:
        yield ngettext("{n} changed", "{n} changed", n).format(n=n)
    if n := counted["added"]:
        yield ngettext("{n} new", "{n} new", n).format(n=n)
    if n := counted["removed"]:
        yield ngettext("{n} removed", "{n} removed", n).format(n=n)


def _of_whom(rows: Sequence[RowTold]) -> Iterator[str]:
    """Of how many applications and jurors, where it is not one a row."""
    applications = {each.application for each in rows if each.application}
    jurors = {each.juror for each in rows if each.juror}
    if 1 < len(applications) < len(rows):
        n = len(applications)
        yield ngettext("{n} application", "{n} applications", n).format(n=n)
    if 1 < len(jurors) < len(rows):
        n = len(jurors)
        yield ngettext("{n} juror", "{n} jurors", n).format(n=n)


def _section(title: str, lines: Sequence[str], most: int | None) -> Section:
    shown = lines if most is None or len(lines) <= most else lines[:most]
    return Section(title=title, lines=tuple(shown), more=len(lines) - len(shown))
