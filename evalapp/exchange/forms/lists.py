"""What the open cells of a form accept: lists to choose from, a hint when a cell is entered, and no entry off the
list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Criterion, Scale
from evalapp.domain.texts import _
from evalapp.exchange.forms.words import motivation_words, reasons, scale_range
from evalapp.sheets.names import quoted
from evalapp.sheets.sheet import column_letters
from evalapp.sheets.style import write

# What Excel opens; with one character more it calls the file damaged.
_MOST_HINT, _MOST_HEADING = 255, 32


class Lists:
    """The values to choose from, in columns of a sheet that is not shown.

    There a number is a number, so that each reader sees it with the own decimal mark. In a list written into the
    rule itself it would be a text with a point, which some locales read as a date.
    """

    def __init__(self, sheet: Worksheet, scales: Iterable[Scale]) -> None:
        self._sheet, self._columns = sheet, 0
        self._scales = {scale.id: scale for scale in scales}
        self._sources = {
            each.id: self._add([shown_value(each, steps) for steps in each.allowed_steps])
            for each in self._scales.values()
        }
        self._reasons = self._add(reasons())

    def _add(self, values: Sequence[str | float]) -> str:
        letters = column_letters(self._columns)
        self._columns += 1
        for row, value in enumerate(values, start=1):
            if isinstance(value, str):
                write(self._sheet, f"{letters}{row}", value)
            else:
                self._sheet[f"{letters}{row}"] = value
        return f"{quoted(self._sheet.title)}!${letters}$1:${letters}${len(values)}"

    def score_rule(self, scale: Scale) -> DataValidation:
        hint = scale_range(scale)
        wrong = _("This is not on the scale. {range} To give no score, leave the cell empty.").format(
            range=hint
        )
        return self._rule(self._sources[scale.id], _("Score"), hint, wrong)

    def reason_rule(self) -> DataValidation:
        hint = _("Only where you give no score: choose why.")
        return self._rule(self._reasons, _("Reason for no score"), hint, _("Choose a reason from the list."))

    def _rule(self, source: str, heading: str, hint: str, wrong: str) -> DataValidation:
        rule = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="stop")
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = heading[:_MOST_HEADING], wrong[:_MOST_HINT]
        return _hinted(rule, heading, hint)


def motivation_rule(criterion: Criterion) -> DataValidation:
    """Takes everything; only says where one is."""
    hint = f"{shorten(str(criterion.title), 120)}. {motivation_words(criterion)}."
    return _hinted(DataValidation(allow_blank=True), _("Justification"), hint)


def _hinted(rule: DataValidation, heading: str, hint: str) -> DataValidation:
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = heading[:_MOST_HEADING], hint[:_MOST_HINT]
    return rule


def shown_value(scale: Scale, steps: int) -> str | float:
    """A score as the cell holds it: a number, or the word."""
    word = scale.word(steps)
    if word:
        return str(word.title)
    value = scale.value(steps)
    return value.numerator if value.denominator == 1 else float(value)


def add_rules(
    sheet: Worksheet, rows: Mapping[int, Criterion], columns: tuple[str, str, str], lists: Lists
) -> None:
    """Rules for the cells of score, reason and motivation in the rows of the criteria."""
    score, reason, motivation = columns
    scores: dict[str, DataValidation] = {}
    why = lists.reason_rule()
    for row, criterion in rows.items():
        if criterion.scale.id not in scores:
            scores[criterion.scale.id] = lists.score_rule(criterion.scale)
        scores[criterion.scale.id].add(f"{score}{row}")
        why.add(f"{reason}{row}")
        own = motivation_rule(criterion)
        own.add(f"{motivation}{row}")
        sheet.add_data_validation(own)
    for rule in (*scores.values(), why):
        sheet.add_data_validation(rule)
