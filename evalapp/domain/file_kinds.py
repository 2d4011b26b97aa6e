"""The kinds of file that people give to the program or get from it. Whoever opens, reads or writes one asks here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.texts import N_, _


@dataclass(frozen=True, kw_only=True, slots=True)
class FileKind:
    """`said`: what one file of it is, in a word; marked with N_, in the language of the moment as `words`."""

    suffix: str
    said: str

    @property
    def words(self) -> str:
        return _(self.said)

    def is_kind_of(self, path: Path) -> bool:
        """By its name, in capitals or not; what it holds is for its reader."""
        return path.suffix.lower() == self.suffix


PANEL = FileKind(suffix=".evalpanel", said=N_("panel"))
PACK = FileKind(suffix=".evalpack", said=N_("pack"))
WORK = FileKind(suffix=".evalwork", said=N_("my scores"))
RETURN = FileKind(suffix=".evalreturn", said=N_("return"))
HANDOVER = FileKind(suffix=".evalhandover", said=N_("handed-over panel"))
WORKBOOK = FileKind(suffix=".xlsx", said=N_("workbook"))
OLD_WORKBOOK = FileKind(suffix=".xls", said=N_("old workbook"))
BINARY_WORKBOOK = FileKind(suffix=".xlsb", said=N_("binary workbook"))
OPEN_DOCUMENT = FileKind(suffix=".ods", said=N_("OpenDocument spreadsheet"))
TEXT_TABLE = FileKind(suffix=".csv", said=N_("table"))
JSON = FileKind(suffix=".json", said=N_("JSON file"))
SCHEME = FileKind(suffix=".toml", said=N_("scheme"))
PDF = FileKind(suffix=".pdf", said=N_("PDF document"))
TEXT_DOCUMENT = FileKind(suffix=".docx", said=N_("Word document"))

CODES = "codes.csv"
"""The name of the access codes, beside the packs."""

OTHER_WORKBOOKS = (OPEN_DOCUMENT, OLD_WORKBOOK, BINARY_WORKBOOK)
"""Of which less is told than of a WORKBOOK."""
KINDS = (
    PANEL,
    PACK,
    WORK,
    RETURN,
    HANDOVER,
    WORKBOOK,
    *OTHER_WORKBOOKS,
    TEXT_TABLE,
    JSON,
    SCHEME,
    PDF,
    TEXT_DOCUMENT,
)

OPENED = (PANEL, PACK, WORK, HANDOVER)
DOUBLE_CLICKED = (*OPENED, RETURN)
"""What a desktop gives to the program. A return is merged in the panel it is for; whoever opens it hears so."""
IMPORTED = (WORKBOOK, TEXT_TABLE, JSON, *OTHER_WORKBOOKS)
"""As applications."""
MERGED = (RETURN, WORKBOOK, TEXT_TABLE, JSON, *OTHER_WORKBOOKS)
PEOPLE = (TEXT_TABLE, WORKBOOK, *OTHER_WORKBOOKS)
"""As the jury."""


def kind_of(path: Path) -> FileKind | None:
    return next((kind for kind in KINDS if kind.is_kind_of(path)), None)


def no_panel(path: Path) -> str:
    """For who gives it where a panel or a work file is asked: what it is instead, by its name, and what to do."""
    kind = kind_of(path)
    if kind is PACK:
        text = _(
            "“{file}” is not a panel file but a sealed pack; open it with its access code, and go on in the .evalwork "
            "file beside it."
        )
    elif kind is RETURN:
        text = _(
            "“{file}” is not a panel file but the return of a juror; merge it into the panel that handed out the pack."
        )
    elif kind is HANDOVER:
        text = _(
            "“{file}” is not a panel file but a handed-over panel; take it over with its access code, and go on in the "
            ".evalpanel file that comes of it."
        )
    else:
        text = _("“{file}” is not a panel file; choose a file that ends in .evalpanel or .evalwork.")
    return text.format(file=path.name)


def no_return(kind: FileKind | None) -> str:
    """For who merges it: what it is instead of a return, and what to do; empty where its kind tells nothing."""
    if kind is WORK:
        return _(
            "The file is the work of a juror and no return; ask the juror to hand in, and merge the return "
            "(.evalreturn) that comes of it."
        )
    if kind is PANEL:
        return _(
            "The file is a panel and no return; if it is another copy of this one, bring the two together with "
            "Exchange → Copies, or “evalapp reconcile”."
        )
    if kind is HANDOVER:
        return _(
            "The file is a panel that was handed over and no return; take it over with its access code, and bring "
            "what comes of it together with this one with Exchange → Copies, or “evalapp reconcile”."
        )
    if kind is PACK:
        return _(
            "The file is a pack as it was handed out and no return; ask the juror for the return (.evalreturn) that "
            "they hand in."
        )
    return ""


def of_kinds(paths: Iterable[Path], kinds: Iterable[FileKind]) -> list[Path]:
    """Those of `paths` whose name ends as one of `kinds`; all where no kind is asked for."""
    wanted = tuple(kinds)
    return [path for path in paths if not wanted or kind_of(path) in wanted]


def pattern(kinds: Iterable[FileKind]) -> str:
    """What a file dialog shows: `*.xlsx *.csv`; `*` where no kind is asked for."""
    return " ".join(f"*{kind.suffix}" for kind in kinds) or "*"


def listed(kinds: Iterable[FileKind]) -> str:
    """For a sentence: `panel (.evalpanel), pack (.evalpack)`."""
    return ", ".join(f"{kind.words} ({kind.suffix})" for kind in kinds)
