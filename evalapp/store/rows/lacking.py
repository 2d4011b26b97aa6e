"""What is missing in the dossiers of a file: of a panel by its refused rows, of a work file as its pack says."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from evalapp.domain.application import Lacking
from evalapp.store.file import PanelFile


@dataclass(frozen=True, kw_only=True, slots=True)
class LackingRows:
    """By application the rows of each list that its panel did not take, or that the pack said so of; and those that
    may be anybody's.
    """

    counted: Mapping[str, Mapping[str, int]]
    unplaced: Mapping[str, int]

    def of(self, number: str, partners: Container[str], budget: Container[str]) -> Lacking | None:
        """`partners` and `budget` have the numbers of those that have any. A row of nobody may be who has none's."""
        found = dict(self.counted.get(number, {}))
        for about, having in (("partners", partners), ("budget", budget)):
            if self.unplaced.get(about) and number not in having and about not in found:
                found[f"unplaced_{about}"] = self.unplaced[about]
        return Lacking(**found) if found else None


def read_lacking(file: PanelFile) -> LackingRows:
    """A row of an application that waits itself lacks in no other."""
    counted: dict[str, dict[str, int]] = {}
    unplaced: dict[str, int] = {}
    for number, about, n, is_of_one in file.rows(
        "SELECT application, about, sum(rows), application IN (SELECT number FROM application) FROM refused_row WHERE "
        "about IN ('partners', 'budget', 'attachments') AND (application IN (SELECT number FROM application) OR "
        "application NOT IN (SELECT application FROM refused_row WHERE about = 'applications')) "
        "GROUP BY application, about UNION ALL SELECT application, about, rows, 1 FROM lacking"
    ):
        if is_of_one:
            counted.setdefault(number, {})[about] = n
        else:
            unplaced[about] = unplaced.get(about, 0) + n
    return LackingRows(counted=counted, unplaced=unplaced)
