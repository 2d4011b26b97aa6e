"""What a report carries in its document information, so that a file can answer for its paper.

The fingerprint says which state of which file it was printed from; the rest says how it was asked for, so that it can
be drawn again and compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import _

DRAWING = 8
"""Which drawing the reports of this program are; another as soon as anything of them is drawn otherwise than before.

Papers of an earlier one are true, and not the same: they are compared by their words.
"""

# Of every version that ever printed, the drawings that it had. What names another was drawn by none that is known here,
# and held against its words alone it would be believed more easily than a paper of this version.
DRAWN_BY: dict[str, range] = {"0.1.0": range(1, DRAWING + 1)}

_MARK = "evalapp-fingerprint:{fingerprint} change:{change}"
_RECEIPT = "evalapp-receipt:{fingerprint} return:{number}"
# Our own reports write the information dictionary uncompressed, and escape every bracket inside a string: text
# that a person typed into a title can therefore not look like this.
_KEYWORDS = re.compile(
    rb"/Keywords \(evalapp-(fingerprint|receipt):([0-9a-f]{64}) (?:change|return):(\d{1,15})"
    rb"((?: [a-z]{1,20}:[A-Za-z0-9%._~,-]*+){0,16}+)\)"
)
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_MOST_KEYWORDS = 20_000  # letters
_HEADER_WITHIN = 1024  # bytes, as readers of PDF accept it


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """How a report was asked for: `kind`, `flags` and `applications` as on the command line; `program` is a version.

    `drawing` is that of the program that drew it; 1 of one that did not say so yet.

    Of a receipt `applications` are those that its juror could judge, and `file` is the name of the return.
    """

    program: str
    kind: str
    language: str
    flags: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    file: str = ""
    drawing: int = DRAWING
    parts: tuple[str, ...] = ()
    """Of a report on several files, the fingerprint of each, in the order in which they stand in it."""

    @property
    def is_known(self) -> bool:
        """Whether there ever was such a version with such a drawing, as far as this one can know."""
        return self.drawing in DRAWN_BY.get(self.program, ())

    def is_drawn_by(self, program: str) -> bool:
        """Whether this very program drew it, so that it draws the same again."""
        return (self.program, self.drawing) == (program, DRAWING)


def keywords(fingerprint: str, change: int, printed: Printed | None = None) -> str:
    """What a report writes as its keywords."""
    mark = _MARK.format(fingerprint=fingerprint, change=change)
    return mark if printed is None else _with(mark, printed)


def receipt_keywords(fingerprint: str, number: int, printed: Printed) -> str:
    """The same of a receipt: `fingerprint` is the SHA-256 of what was signed, `number` that of the return."""
    return _with(_RECEIPT.format(fingerprint=fingerprint, number=number), printed)


def _with(mark: str, printed: Printed) -> str:
    told = {
        "program": (printed.program,),
        "drawing": (str(printed.drawing),),
        "kind": (printed.kind,),
        "language": (printed.language,),
        "flags": printed.flags,
        "applications": printed.applications,
    } | ({"file": (printed.file,)} if printed.file else {})
    told |= {"parts": printed.parts} if printed.parts else {}
    # Quoted, so that whatever an application is called holds no space, comma or bracket.
    return " ".join([mark, *(f"{name}:{','.join(map(_quoted, values))}" for name, values in told.items())])


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


def _unquoted(text: str) -> str:
    try:
        return unquote(text, errors="surrogatepass")
    except UnicodeDecodeError:  # nothing of ours says so
        return unquote(text)


def as_information(keywords: str) -> bytes:
    """Keywords that were found elsewhere than in a PDF of ours, as one of ours has them."""
    return b"%PDF-/Keywords (" + keywords[:_MOST_KEYWORDS].encode("ascii", "replace") + b")"


def read_fingerprint(pdf: bytes) -> tuple[str, int] | None:
    """The fingerprint (64 hexadecimal digits) and the number of the change that a report was printed from.

    None for a PDF that carries none, or several that differ: a report that was glued together from others vouches
    for nothing. Raises UnreadableFile where the bytes are no PDF at all.
    """
    return _only(pdf, "fingerprint")


def read_receipt(pdf: bytes) -> tuple[str, int] | None:
    """The SHA-256 of what was signed, and the number of the return; None for what is no receipt. Raises as above."""
    return _only(pdf, "receipt")


def _only(pdf: bytes, what: str) -> tuple[str, int] | None:
    found = _marks(pdf)
    if len(found) != 1:
        return None
    kind, fingerprint, number, _told = found.pop()
    return (fingerprint, number) if kind == what else None


def read_printed(pdf: bytes) -> Printed | None:
    """How it was asked for; None of one that an early version printed, which did not say."""
    found = _marks(pdf)
    if len(found) != 1:
        return None
    told = dict(each.partition(":")[::2] for each in found.pop()[3].split())

    def values(name: str) -> tuple[str, ...]:
        return tuple(_unquoted(each) for each in told.get(name, "").split(",") if each)

    program, kind, language = (values(name) for name in ("program", "kind", "language"))
    if not (len(program) == len(kind) == len(language) == 1):
        return None
    return Printed(
        program=program[0],
        kind=kind[0],
        language=language[0],
        flags=values("flags"),
        applications=values("applications"),
        file="".join(values("file")[:1]),
        parts=tuple(each for each in values("parts") if _FINGERPRINT.fullmatch(each)),
        drawing=int(drawing) if (drawing := "".join(values("drawing"))[:4]).isdecimal() else 1,
    )


def is_of_several(pdf: bytes) -> bool:
    """Whether it was glued together from reports that differ."""
    return len(_marks(pdf)) > 1


def _marks(pdf: bytes) -> set[tuple[str, str, int, str]]:
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        raise UnreadableFile(
            _("This file is not a PDF, so it carries no fingerprint; choose a report that Evalapp printed.")
        )
    marks: set[tuple[str, str, int, str]] = set()
    for match in _KEYWORDS.finditer(pdf):
        marks.add(
            (match[1].decode("ascii"), match[2].decode("ascii"), int(match[3]), match[4].decode("ascii"))
        )
        if len(marks) > 1:
            break  # it vouches for nothing, however many follow
    return marks
