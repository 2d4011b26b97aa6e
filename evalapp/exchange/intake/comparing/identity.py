"""Numbers that are the same to the eye: 001 and 1, another sign between their parts or none, small letters, a Cyrillic
А, a remark behind one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.row_use import asks_about_second
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import seen_of
from evalapp.exchange.intake.rows import ApplicationRow, Intake, PartRow
from evalapp.sheets.places import file_and_sheet

SAME, OTHER = "same", "other"
EVERY_NUMBER = "number:"
"""The id of the question whose answer holds for every number that has none of its own."""

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_AS_A_NUMBER = re.compile(r"(?<=\d)[.,]0+$")  # 12 as a spreadsheet writes it: 12.0
# A letter that stands among digits, or by itself for one: A-O1, 2O16, A-l1.
_AS_NOUGHT = re.compile(r"(?<![^\W\d_])o+(?![^\W\d_])")
_AS_ONE = re.compile(r"(?<![^\W\d_])[il](?=\d)|(?<=\d)[il](?![^\W\d_])")
_GAPS = re.compile(r"\s+")
_REMARK = re.compile(r"(?:\s*(?:[(\[{][^)\]}]*[)\]}]|[*†‡°!?]))+$")
_AFTER_LETTERS = re.compile(r"(?<=[^\W\d_])-(?=\d)")  # A-1 and A1; of A-1-1 the second tells it from A-11
_PARTED = str.maketrans("./\\", "---")
# After casefolding: Cyrillic and Greek letters that look like a Latin one, and the dashes.
_LOOKS = str.maketrans(
    "авекмнорстухіјѕԁԛԝӏαβεικνορτυχζμηзэбч‐‑‒–—−―_",
    "abekmhopctyxijsdqwiabeiknoptuxzmh3364--------",
)  # fmt: skip


_MOST_PLACES, _MOST_LOOKED_AT = 20, 200  # rows of one number


def looks(number: str) -> str:
    """What two numbers that nobody keeps apart on purpose have in common."""
    letters, _dash, digits = number.partition("-")
    if digits.isdecimal() and letters.isalpha() and number.isascii() and letters.strip("oO"):
        # `IBN-0012`, as most are: in one step what those below come to.
        return letters.lower() + (digits.lstrip("0") or "0")
    if not number.isascii():
        number = seen_of(unicodedata.normalize("NFKC", number))
    text = number.casefold()
    if not text.isascii():
        text = text.translate(_LOOKS)
    if "_" in text:
        text = text.replace("_", "-")
    if "o" in text:
        text = _AS_NOUGHT.sub("0", text)
    if "i" in text or "l" in text:
        text = _AS_ONE.sub("1", text)
    if "0" in text:
        text = _ZEROS.sub("", _AS_A_NUMBER.sub("", text))
    if not text[-1:].isalnum():
        text = _REMARK.sub("", text) or text
    if " " in text:
        text = _GAPS.sub("", text)
    return text if text.isalnum() else _AFTER_LETTERS.sub("", text.translate(_PARTED))


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """The intake with every number as the call writes it.

    `refused` has for those that nobody decided about why, and what is asked.
    """

    intake: Intake
    questions: tuple[Question, ...] = ()
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def identify(intake: Intake, stored: Iterable[str], answers: Mapping[str, str]) -> Identified:
    """Compares the numbers of the files with those of the call, and with each other.

    A number that stands in the call as it is, is that one. One that only resembles another is asked about.
    """
    known = set(stored)
    by_looks: dict[str, str] = {}
    for number in known:
        by_looks.setdefault(looks(number), number)
    renamed: dict[str, str] = {}
    refused: dict[str, tuple[str, ...]] = {}
    questions: list[Question] = []
    decided: set[str] = set()
    sheets: tuple[tuple[ApplicationRow | PartRow, ...], ...] = (intake.applications, intake.parts)
    for row in (each for rows in sheets for each in rows):
        number = row.number
        if not number or number in known or number in decided or _is_in_its_application(row):
            continue
        decided.add(number)
        other = by_looks.setdefault(looks(number), number)
        if other == number:
            continue
        answer = answers.get(f"number:{number}", answers.get(EVERY_NUMBER))
        if answer == SAME:
            renamed[number] = other
        elif answer != OTHER:
            asked = f"number:{number}"
            refused[number] = _resembles(number, other), asked
            if isinstance(row, ApplicationRow) and other not in known:
                refused.setdefault(
                    other, (_resembles(other, number), asked)
                )  # it may be the older one of the two
            questions.append(_question(row, other, is_stored=other in known))
    return Identified(
        intake=_with_numbers(intake, renamed) if renamed else intake,
        questions=tuple(questions),
        refused=refused,
    )


def _resembles(number: str, other: str) -> str:
    return _("“{number}” resembles “{other}”; say whether it is the same application.").format(
        number=shorten(number), other=shorten(other)
    )


def rows_of_one_number(rows: Iterable[ApplicationRow]) -> dict[str, list[ApplicationRow]]:
    """By each number that stands twice its rows; a table that only waits beside another takes nothing from that."""
    first: dict[str, ApplicationRow] = {}
    found: dict[str, list[ApplicationRow]] = {}
    for row in rows:
        number = row.number
        if not number or (row.awaits and any(map(asks_about_second, row.awaits))):
            continue
        other = first.setdefault(number, row)
        if other is not row:
            found.setdefault(number, [other]).append(row)
    return found


def stands_twice(row: ApplicationRow, rows: Sequence[ApplicationRow]) -> str:
    """Which of them is the right one nobody can tell: not even where one cannot be read."""
    others = [
        _("row {row} of {file}").format(row=each.row, file=file_and_sheet(each.file, each.sheet))
        for each in islice((each for each in rows if each is not row), _MOST_PLACES)
    ]
    if len(rows) - 1 > len(others):
        others.append("…")
    # Of a table in which every row has one number each row would else be held against all.
    is_in_one_file = all(each.file == row.file for each in rows[:_MOST_LOOKED_AT])
    said = (
        _("“{number}” also stands in {places}; give each application one row.")
        if is_in_one_file
        else _(
            "“{number}” also stands in {places}; give each application one row, or import one file after the other."
        )
    )
    return said.format(number=shorten(row.number), places=shorten(", ".join(others), 200))


def _is_in_its_application(row: ApplicationRow | PartRow) -> bool:
    return isinstance(row, PartRow) and row.parent is not None


def _question(row: ApplicationRow | PartRow, other: str, *, is_stored: bool) -> Question:
    number = shorten(row.number)
    where = _("in this call") if is_stored else _("in these files")
    return Question(
        id=f"number:{row.number}",
        text=_("“{number}” in row {row} of {file}:").format(
            number=number, row=row.row, file=file_and_sheet(row.file, row.sheet)
        ),
        why=_("it resembles “{other}”, which is {where}").format(other=shorten(other), where=where),
        choices=(
            Choice(id=SAME, label=_("the same application as {other}").format(other=shorten(other))),
            Choice(id=OTHER, label=_("another application, {number}").format(number=number)),
        ),
        evidence=_told_by(row),
    )


def _told_by(row: ApplicationRow | PartRow) -> str:
    application = row.application if isinstance(row, ApplicationRow) else None
    return f"{application.title} · {application.organisation}" if application is not None else row.title


def _with_numbers(intake: Intake, renamed: Mapping[str, str]) -> Intake:
    return replace(
        intake,
        applications=tuple(_renamed(row, renamed) for row in intake.applications),
        parts=tuple(
            replace(row, number=renamed[row.number]) if row.number in renamed else row for row in intake.parts
        ),
    )


def _renamed(row: ApplicationRow, renamed: Mapping[str, str]) -> ApplicationRow:
    number = renamed.get(row.number)
    if number is None:
        return row
    note = _("“{number}” was taken for {other}.").format(number=shorten(row.number), other=shorten(number))
    application = row.application and replace(row.application, number=number)
    return row._replace(number=number, application=application, notes=(note, *row.notes))
