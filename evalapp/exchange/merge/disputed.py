"""What the files of one batch say differently: their order must not choose between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from evalapp.domain.merge import VersionChoice
from evalapp.domain.scoring.answer import NOTHING, Placed
from evalapp.exchange.merge.lineage import Standing, Step
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.weighing import said_of

Asked = Mapping[Placed, Collection[VersionChoice]]


def disputed(asked: Asked, sheets: Sequence[tuple[Sheet, Standing]]) -> set[Placed]:
    """The scores of which two files bring different versions, as far as somebody is asked to choose."""
    found = {placed for placed, choices in asked.items() if _is_between_files(choices)}
    return found | _repeated(asked, sheets)


def _is_between_files(choices: Collection[VersionChoice]) -> bool:
    return any(each.is_between_files for each in choices) or len({e.incoming.answer for e in choices}) > 1


def _repeated(asked: Asked, sheets: Sequence[tuple[Sheet, Standing]]) -> set[Placed]:
    """Where another file of the batch says once more what the panel holds: the two differ, as if both were new."""
    found = set()
    for sheet, standing in sheets if asked else ():
        for row in sheet.rows if standing.step is not Step.STALE else ():
            placed = (sheet.juror, row.application, row.criterion)
            if placed in asked and row.answer != row.base:
                held = next(iter(asked[placed])).stored.answer
                said = said_of(row.answer, row.base, held) if sheet.opened is None else row.answer
                if said == held != NOTHING:
                    found.add(placed)
    return found
