"""The open cells of a row: what they show at first, and whether the row is complete."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.answer import Answer
from evalapp.domain.numbers import decimal_text
from evalapp.domain.scheme.model import Criterion
from evalapp.exchange.forms.lists import shown_value
from evalapp.exchange.forms.looks import ANSWER, NUMBER, WORDS
from evalapp.sheets.style import alert, dress, write

SCORE_COLUMN, REASON_COLUMN, COMMENT_COLUMN, STATE_COLUMN = "F", "G", "H", "I"


def write_answers(sheet: Worksheet, row: int, criterion: Criterion, held: Answer) -> None:
    """The open cells of a criterion, with what the panel holds already."""
    score = sheet[f"{SCORE_COLUMN}{row}"]
    shown = None if held.value is None else shown_value(criterion.scale, held.value)
    if isinstance(shown, str):
        write(sheet, score.coordinate, shown, ANSWER)
    else:
        score.value = shown
        dress(score, ANSWER if criterion.scale.words else NUMBER)
    write(sheet, f"{REASON_COLUMN}{row}", held.no_score.label if held.no_score else "", ANSWER)
    write(sheet, f"{COMMENT_COLUMN}{row}", held.comment, WORDS)
    _write_state(sheet, row, criterion)


def _write_state(sheet: Worksheet, row: int, criterion: Criterion) -> None:
    """1 for a complete row and 0 for another, in a column that is not shown; and a colour for what is amiss."""
    score, reason, comment = f"{SCORE_COLUMN}{row}", f"{REASON_COLUMN}{row}", f"{COMMENT_COLUMN}{row}"
    both = f'AND(${score}<>"",${reason}<>"")'
    neither = f'AND(${score}="",${reason}="")'
    missing = f'AND({_due(criterion, "$" + score)},${comment}="")'
    sheet[f"{STATE_COLUMN}{row}"] = f"=IF(OR({neither},{both},{missing}),0,1)"
    sheet[f"{STATE_COLUMN}{row}"].number_format = ";;;"
    for area, formula, role in ((f"{score}:{reason}", both, "bad"), (comment, missing, "attention")):
        rule = Rule(type="expression", formula=[formula], dxf=alert(role))
        sheet.conditional_formatting.add(area, rule)


def _due(criterion: Criterion, score: str) -> str:
    """The condition under which a motivation is due for the score in that cell."""
    scale = criterion.scale
    due = [steps for steps in scale.allowed_steps if criterion.is_comment_due(steps)]
    if not due:
        return "FALSE"
    if len(due) == len(scale.allowed_steps):
        return f'{score}<>""'
    if scale.words:
        words = (str(shown_value(scale, steps)).replace('"', '""') for steps in due)
        return "OR({})".format(",".join(f'{score}="{word}"' for word in words))
    # What is due lies at the bad end of the scale.
    sign, edge = ("<=", max(due)) if scale.higher_is_better else (">=", min(due))
    return f"AND(ISNUMBER({score}),{score}{sign}{decimal_text(scale.value(edge))})"
