"""One application in a form: what it is, and for each criterion a row with room for the answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.application import Dossier
from evalapp.domain.numbers import decimal_text, shorten
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.scoring.own_reason import own_reason
from evalapp.domain.texts import _
from evalapp.exchange.forms.content import FormContent, criterion_cell
from evalapp.exchange.forms.ids import COMMENT, CRITERION, REASON, SCORE, PlaceMark, column_mark
from evalapp.exchange.forms.lists import Lists, add_rules, shown_value
from evalapp.exchange.forms.looks import ANSWER, NUMBER, WORDS
from evalapp.exchange.forms.sheet import finish, link, number_format, prepare
from evalapp.exchange.forms.titles import BACK, title_of
from evalapp.exchange.forms.words import facts_of, scale_words
from evalapp.sheets.style import (
    BODY,
    FIGURE,
    HEAD,
    LABEL,
    QUIET,
    RULED,
    RULED_BOLD,
    RULED_QUIET,
    SUBTITLE,
    TITLE,
    alert,
    dress,
    height_of,
    lines_of,
    write,
    write_across,
)

SCORE_COLUMN, REASON_COLUMN, COMMENT_COLUMN, STATE_COLUMN = "F", "G", "H", "I"
_WIDTHS = {"A": 2.0, "B": 15.0, "C": 23.0, "D": 29.0, "E": 38.0, "F": 9.0, "G": 14.0, "H": 41.0, "I": 2.0}
_FACT_WIDTH = sum(_WIDTHS[column] for column in "DEFGH")
_TITLE_WIDTH = sum(_WIDTHS.values())
_MARKED = {CRITERION: "C", SCORE: SCORE_COLUMN, REASON: REASON_COLUMN, COMMENT: COMMENT_COLUMN}
_MARKS, _LINKS, _TITLE, _APPLICANT, _FIRST_FACT = 1, 2, 3, 4, 6
_MOST_LINES, _MOST_PART = 24, 1_500
_LEAST_ANSWER = 96.0
PROGRESS = f"{COMMENT_COLUMN}{_APPLICANT}"
"""The cell in which every application's sheet counts its complete criteria."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """The names of the sheets that links lead to; empty where there is none."""

    overview: str
    before: str = ""
    after: str = ""


def write_page(sheet: Worksheet, content: FormContent, position: int, around: Around, lists: Lists) -> None:
    """Fill `sheet` with the application at `position` among the content's dossiers."""
    dossier = content.dossiers[position]
    prepare(sheet, _WIDTHS)
    _write_top(sheet, dossier, around)
    head = _write_facts(sheet, dossier) + 1
    _write_head(sheet, head, content.ids.token)
    rows = dict(enumerate(content.scheme.criteria, start=head + 1))
    groups = {group.id: str(group.title) for group in content.scheme.groups}
    for offset, (row, criterion) in enumerate(rows.items()):
        mark = PlaceMark(token=content.ids.token, sheet=position, criterion=offset)
        write(sheet, f"A{row}", str(mark), QUIET)
        _write_criterion(sheet, row, criterion, groups[criterion.group])
        held = content.held.get((dossier.application.number, criterion.id), NOTHING)
        _write_answers(sheet, row, criterion, held)
    add_rules(sheet, rows, (SCORE_COLUMN, REASON_COLUMN, COMMENT_COLUMN), lists)
    last = head + len(rows)
    sheet[PROGRESS] = f"=SUM({STATE_COLUMN}{head + 1}:{STATE_COLUMN}{last})"
    sheet[PROGRESS].number_format = number_format(len(rows))
    dress(sheet[PROGRESS], FIGURE)
    sheet.row_dimensions[_MARKS].hidden = True
    for hidden in ("A", STATE_COLUMN):
        sheet.column_dimensions[hidden].hidden = True
    sheet.freeze_panes = f"D{_APPLICANT + 1}"
    finish(sheet, content, area=f"B{_LINKS}:{COMMENT_COLUMN}{last}", title_row=head)


def _write_top(sheet: Worksheet, dossier: Dossier, around: Around) -> None:
    application = dossier.application
    link(sheet, f"B{_LINKS}", BACK + _("Overview"), around.overview)
    if around.before:
        link(sheet, f"E{_LINKS}", BACK + around.before, around.before)
    if around.after:
        link(sheet, f"{COMMENT_COLUMN}{_LINKS}", around.after + " →", around.after)
    title = title_of(application)
    write_across(sheet, "B", COMMENT_COLUMN, _TITLE, title, TITLE)
    sheet.row_dimensions[_TITLE].height = height_of([(title, _TITLE_WIDTH)], least=30, size=TITLE.size)
    known = (application.acronym, application.organisation, application.province)
    applicant = " · ".join(each for each in known if each)
    write_across(sheet, "B", REASON_COLUMN, _APPLICANT, shorten(applicant, 160), SUBTITLE)
    sheet.row_dimensions[_APPLICANT].height = 20


def _write_facts(sheet: Worksheet, dossier: Dossier) -> int:
    """The rows about the application; the number of the first row after them."""
    row = _FIRST_FACT
    for heading, text in facts_of(dossier):
        for piece in _pieces(text):
            write_across(sheet, "B", "C", row, heading, LABEL)
            write_across(sheet, "D", COMMENT_COLUMN, row, piece, BODY)
            sheet.row_dimensions[row].height = height_of([(piece, _FACT_WIDTH)])
            heading = ""
            row += 1
    return row


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that each fit a row, cut between paragraphs or words."""
    piece: list[str] = []
    used = 0
    for paragraph in text.strip().splitlines():
        for part in textwrap.wrap(paragraph, _MOST_PART) or [""]:
            needed = lines_of(part, _FACT_WIDTH)
            if piece and used + needed > _MOST_LINES:
                yield "\n".join(piece)
                piece, used = [], 0
            piece.append(part)
            used += needed
    yield "\n".join(piece)


def _write_head(sheet: Worksheet, row: int, token: str) -> None:
    heads = {
        "B": _("Group"),
        "C": _("Criterion"),
        "D": _("What to look at"),
        "E": _("Scale"),
        SCORE_COLUMN: _("Score"),
        REASON_COLUMN: _("or why there is none"),
        COMMENT_COLUMN: _("Justification"),
    }
    for column, text in heads.items():
        write(sheet, f"{column}{row}", text, HEAD)
    for name, column in _MARKED.items():
        write(sheet, f"{column}{_MARKS}", column_mark(token, name), QUIET)
    sheet.row_dimensions[row].height = 32


def _write_criterion(sheet: Worksheet, row: int, criterion: Criterion, group: str) -> None:
    own, guidance, scale = criterion_cell(criterion), str(criterion.guidance), scale_words(criterion)
    write(sheet, f"B{row}", group, RULED_QUIET)
    write(sheet, f"C{row}", own, RULED_BOLD)
    write(sheet, f"D{row}", guidance, RULED)
    write(sheet, f"E{row}", scale, RULED_QUIET)
    texts = [(group, _WIDTHS["B"]), (own, _WIDTHS["C"]), (guidance, _WIDTHS["D"]), (scale, _WIDTHS["E"])]
    sheet.row_dimensions[row].height = height_of(texts, least=_LEAST_ANSWER)


def _write_answers(sheet: Worksheet, row: int, criterion: Criterion, held: Answer) -> None:
    """The open cells of a criterion, with what the panel holds already."""
    score = sheet[f"{SCORE_COLUMN}{row}"]
    shown = None if held.value is None else shown_value(criterion.scale, held.value)
    if isinstance(shown, str):
        write(sheet, score.coordinate, shown, ANSWER)
    else:
        score.value = shown
        dress(score, ANSWER if criterion.scale.words else NUMBER)
    write(sheet, f"{REASON_COLUMN}{row}", _reason_shown(held), ANSWER)
    write(sheet, f"{COMMENT_COLUMN}{row}", held.comment, WORDS)
    _write_state(sheet, row, criterion)


def _reason_shown(held: Answer) -> str:
    """As it stands in the list to choose from."""
    own = own_reason(held.no_score, held.comment)
    return own.label if own else held.no_score.label if held.no_score else ""


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
