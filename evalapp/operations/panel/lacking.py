"""What the work list holds of each application: rows that were refused or not read, and are missing in its dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.application import Dossier
from evalapp.domain.intake import APPLICATIONS, ATTACHMENTS, BUDGET, PARTNERS, ImportRow
from evalapp.domain.texts import ngettext


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """`of` by application and kind of row; `unplaced` by kind, where nobody can tell of which application."""

    of: Mapping[tuple[str, str], int]
    unplaced: Mapping[str, int]

    def lacks_partners(self, dossier: Dossier) -> bool:
        """Whether rows of its partners are missing, or may be where it has none."""
        is_own = self.of.get((dossier.application.number, PARTNERS), 0)
        return bool(is_own or (not dossier.partners and self.unplaced.get(PARTNERS)))

    def words_on(self, dossier: Dossier) -> Iterator[str]:
        """What cannot be taken for certain of it. A row of nobody may be anybody's who has none of its kind."""
        number = dossier.application.number
        if n := self.of.get((number, APPLICATIONS)):
            yield ngettext(
                "{n} other row of this application was refused: what it says is not taken",
                "{n} other rows of this application were refused: what they say is not taken",
                n,
            ).format(n=n)
        if n := self.of.get((number, PARTNERS)):
            yield ngettext(
                "{n} row of its partners was refused or not read: how many there are is not certain",
                "{n} rows of its partners were refused or not read: how many there are is not certain",
                n,
            ).format(n=n)
        elif not dossier.partners and (n := self.unplaced.get(PARTNERS)):
            yield ngettext(
                "no partners, and {n} row of partners that was refused or not read may be its own",
                "no partners, and {n} rows of partners that were refused or not read may be its own",
                n,
            ).format(n=n)
        if n := self.of.get((number, BUDGET)):
            yield ngettext(
                "{n} row of its budget was refused or not read: the budget is not certain",
                "{n} rows of its budget were refused or not read: the budget is not certain",
                n,
            ).format(n=n)
        elif not dossier.budget and (n := self.unplaced.get(BUDGET)):
            yield ngettext(
                "no budget, and {n} row of a budget that was refused or not read may be its own",
                "no budget, and {n} rows of a budget that were refused or not read may be its own",
                n,
            ).format(n=n)
        if n := self.of.get((number, ATTACHMENTS)):
            yield ngettext(
                "{n} of its attachments is not there", "{n} of its attachments are not there", n
            ).format(n=n)


def left_out_of(work_list: Iterable[ImportRow], numbers: Collection[str]) -> LeftOut:
    """`numbers` are those of the call. A row of an application that never came in lacks in none that did."""
    rows = list(work_list)
    waiting = {row.number for row in rows if row.kind == APPLICATIONS}
    of: Counter[tuple[str, str]] = Counter()
    unplaced: Counter[str] = Counter()
    for row in rows:
        if row.number in numbers:
            of[row.number, row.kind] += row.rows
        elif row.kind in (PARTNERS, BUDGET) and row.number not in waiting:
            unplaced[row.kind] += row.rows
    return LeftOut(of=of, unplaced=unplaced)


def unplaced_words(n: int) -> str:
    return ngettext(
        "Whether the partners and budgets are whole is not checked: {n} row of them was refused or not read, and "
        "it is not known of which application it is.",
        "Whether the partners and budgets are whole is not checked: {n} rows of them were refused or not read, and "
        "it is not known of which applications they are.",
        n,
    ).format(n=n)


def files_apart(waiting: Sequence[ImportRow]) -> tuple[list[ImportRow], list[str]]:
    """What waits and is no file that was only named; and of those files a sentence, if there are any."""
    others = [each for each in waiting if each.kind != ATTACHMENTS]
    n = len(waiting) - len(others)
    if not n:
        return others, []
    text = ngettext(
        "{n} file is named that is still to be attached.",
        "{n} files are named that are still to be attached.",
        n,
    )
    return others, [text.format(n=n)]
