"""Tables that are no applications, most of which this program wrote: read, they would be other people's data.

The list of refused rows has numbers and titles, a ranking has them too; each would come in as applications, and what
else it says would be read by jurors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import LANGUAGES, N_, _, in_language
from evalapp.exchange.intake.people.other_lists import is_jury_list
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import Sheet, header_key

EXPLAINED = (N_("Field"), N_("Needed"), N_("What belongs in it"), N_("Example"))
"""The headings of the sheet beside an example sheet that says what belongs in each field."""
_REFUSED_ROWS = ("file", "row", "number", "title", "cell", "column", "reason", "sheet")
_TOLD_BY = (0, 1, 4, 5, 6)  # of these, which no list of applications has together
_ENOUGH = 4
_JURY_LIST = N_("It is a list of jury members: import it as the jury.")
_CODES = N_("It is a list of access codes that this program wrote: keep it to yourself.")
_CODES_HEAD = frozenset(("juror", "name", "code"))
_REPORT = N_(
    "It is the workbook of a panel that this program wrote: the panel holds all of it already, and “evalapp export” "
    "writes what can be read back."
)
_REPORT_HEADS = (
    N_("Compared as a whole number"),
    N_("Key of the application"),
    N_("Key of application and criterion"),
)
"""Of columns that only the formulas of the workbook read, one for each of its sheets with any."""

_OTHERS = (
    (
        N_("It is a ranking that this program wrote, of applications that are in a panel already."),
        ("place", "application", "total", "outcome"),
    ),
    (N_("It is a table of scores: merge it."), ("juror", "application", "criterion", "value")),
    (
        N_("It is the list of scores that the jury agreed on, which this program wrote."),
        ("application", "criterion", "value", "reason", "by"),
    ),
    (
        N_("It is a list of conflicts of interest that this program wrote."),
        ("juror", "application", "kind", "declared_by"),
    ),
    (
        N_("It is a list that this program wrote of suspected conflicts of interest that are none."),
        ("juror", "application", "because", "resembles"),
    ),
    (
        N_("It is a list of declarations of jurors that this program wrote."),
        ("juror", "application", "at", "wording"),
    ),
    (
        N_("It is a list of undertakings of jurors that this program wrote."),
        ("juror", "words", "language", "at"),
    ),
    (_CODES, ("juror", "name", "code")),
    (N_("It is a history that this program wrote."), ("at", "actor", "action", "summary", "hash")),
    (_JURY_LIST, ("id", "name", "role", "email")),
    (N_("It is an assignment of applications to jurors that this program wrote."), ("juror", "application")),
)
_MAY_HAVE_TITLES = frozenset(
    ("place",)
)  # with a title, any other is a list of applications with columns so called


def work_list_head() -> list[str]:
    """The headings of the list of refused rows, in the language of the reader."""
    return [_("File"), _("Row"), _("No."), _("Title"), _("Cell"), _("Column"), _("Why"), _("Sheet")]


def own_file(sheet: Sheet) -> str:
    """What it is, as a sentence, if it is one of ours and holds no applications; else empty."""
    if _is_work_list(sheet):
        return _(
            "It is the list of refused rows that this program wrote: mend those rows in the file that they came from, "
            "and import that again."
        )
    if is_of_report(sheet):
        return _(_REPORT)
    there = frozenset(sheet.header)
    for words, headings in _OTHERS:
        if there.issuperset(headings) and ("title" not in there or headings[0] in _MAY_HAVE_TITLES):
            return _(words)
    return _(_JURY_LIST) if is_jury_list(sheet) else ""


def written_here(sheet: Sheet) -> str:
    """The same of what no applicant sends in: a list of jury members may be of the people of a project."""
    if why := codes_words(sheet):
        return why
    return "" if (why := own_file(sheet)) == _(_JURY_LIST) else why


def codes_words(sheet: Sheet) -> str:
    """What a list of access codes is, as a sentence, also where headings got capitals; empty of any other table."""
    return _(_CODES) if _CODES_HEAD.issubset(map(header_key, sheet.header)) else ""


def refuse_codes(sheets: Iterable[Sheet], text: str) -> None:
    """Raises UnreadableFile for access codes, of which not a word is to be repeated; `text` has {file} and {why}."""
    for sheet in sheets:
        if why := codes_words(sheet):
            raise UnreadableFile(text.format(file=file_and_sheet(sheet.file, sheet.own_name), why=why))


def is_of_report(sheet: Sheet) -> bool:
    """Whether it is one of those sheets of the workbook of a panel that give it away."""
    return not _report_heads().isdisjoint(sheet.header)


def is_text_of_report(xml: bytes) -> bool:
    """The same of a part of a workbook as it is stored."""
    return any(f">{each}<".encode() in xml for each in _report_heads())


@cache
def _report_heads() -> frozenset[str]:
    found: set[str] = set()
    for language in LANGUAGES:
        with in_language(language):
            found.update(map(_, _REPORT_HEADS))
    return frozenset(found)


def refuse_own_file(sheet: Sheet) -> None:
    """Raises UnreadableFile."""
    if why := own_file(sheet):
        raise UnreadableFile(
            _("“{file}” is no list of applications. {why}").format(
                file=file_and_sheet(sheet.file, sheet.own_name), why=why
            )
        )


def _is_work_list(sheet: Sheet) -> bool:
    found = {header_key(heading) for heading in sheet.header}
    if len(found) < _ENOUGH:
        return False
    heads: list[Sequence[str]] = [_REFUSED_ROWS]
    for language in LANGUAGES:
        with in_language(language):
            heads.append(work_list_head())
    return any(sum(header_key(head[place]) in found for place in _TOLD_BY) >= _ENOUGH for head in heads)


def is_explanation(sheet: Sheet) -> bool:
    """Whether it is the sheet of one of our example sheets that only says what belongs where."""
    return sheet.header in _explained()


@cache
def _explained() -> frozenset[tuple[str, ...]]:
    found = set()
    for language in LANGUAGES:
        with in_language(language):
            found.add(tuple(_(each) for each in EXPLAINED))
    return frozenset(found)
