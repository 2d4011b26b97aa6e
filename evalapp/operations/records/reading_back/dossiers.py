"""The applications of an export, with partners, budget lines, attachments, and the rows that no import took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.application import (
    Admissibility,
    Application,
    Attachment,
    BudgetLine,
    Dossier,
    Helix,
    Partner,
)
from evalapp.domain.incoming.bounds import ATTACHMENT_BYTES
from evalapp.domain.intake import APPLICATIONS, ATTACHMENTS, BUDGET, PARTNERS
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import unfit_in
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.fields import FIELDS
from evalapp.operations.records.exporting.files import APPLICATIONS as FILE
from evalapp.operations.records.exporting.tables import REFUSED_HEAD
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.people import as_field
from evalapp.operations.records.reading_back.places import MOST_TEXT, Once, Values

_MOST_HEADING, _MOST_YEARS, _MOST_NAME = 200, 10_000, 255
_KINDS = (APPLICATIONS, PARTNERS, BUDGET, ATTACHMENTS)
_TEXTS = (
    *("title", "organisation", "acronym", "enterprise_number", "sector", "province", "summary"),
    *("earlier_instrument", "reorientation", "contact", "email"),
)
_OF_PARTNERS = ("name", "enterprise_number", "province")
_OF_BUDGET = ("line", "source")


@dataclass(frozen=True, kw_only=True, slots=True)
class DossiersRead:
    """Attachments are in the dossiers with the SHA-256 that the content of their files must have."""

    dossiers: tuple[Dossier, ...]
    refused: tuple[Mapping[str, Any], ...]

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(each.application.number for each in self.dossiers)


def read_dossiers(folder: Folder) -> DossiersRead:
    """Raises KnownError. Withdrawals stand with what was checked, and are put in from there."""
    once, alike = Once(), dict[str, str]()
    found = []
    for each in folder.documents(FILE):
        number = as_field(each, FIELDS[APPLICATIONS]["number"], "number")
        once.require(each, "number", number)
        if (other := alike.setdefault(looks(number), number)) != number:
            text = _("“{number}” cannot be told by eye from “{other}”")
            raise each.wrong("number", text.format(number=shorten(number), other=shorten(other)))
        found.append(_dossier(each, number))
    return DossiersRead(dossiers=tuple(found), refused=tuple(_refused(folder)))


def _dossier(told: Values, number: str) -> Dossier:
    texts = {name: as_field(told, FIELDS[APPLICATIONS][name], name) for name in _TEXTS}
    application = Application(
        number=number,
        **texts,
        start=told.day("start"),
        years=told.number_if_any("years"),
        requested_support=told.euro("requested_support"),
        total_budget=told.euro("total_budget"),
        submitted_at=told.moment("submitted_at"),
        extra=_extra(told.inner("extra")),
        admissibility=told.word("admissibility", Admissibility),
        admissibility_reason=told.text("admissibility_reason"),
    )
    once = Once()
    attachments = [_attachment(each, once) for each in told.items("attachments")]
    return Dossier(
        application=application,
        partners=tuple(_partner(each) for each in told.items("partners")),
        budget=tuple(_line(each) for each in told.items("budget")),
        attachments=tuple(attachments),
    )


def _extra(told: Values) -> dict[str, str]:
    found = {}
    for name in told.names:
        if not name.strip() or len(name) > _MOST_HEADING or unfit_in(name):
            why = _("a further field has a name of at most {most} characters that can be printed").format(
                most=_MOST_HEADING
            )
            raise told.wrong("", why)
        found[name] = told.text(name, MOST_TEXT)
    return found


def _partner(told: Values) -> Partner:
    staff = told.hundredths("staff")
    committed = told.plain("is_committed")
    return Partner(
        **{name: as_field(told, FIELDS[PARTNERS][name], name) for name in _OF_PARTNERS},
        helix=told.word("helix", Helix),
        staff=None if staff is None else staff // 100,
        staff_hundredths=0 if staff is None else staff % 100,
        turnover=told.euro("turnover"),
        balance_total=told.euro("balance_total"),
        cash=told.euro("cash"),
        in_kind=told.euro("in_kind"),
        is_committed=None if committed is None else told.truth("is_committed"),
    )


def _line(told: Values) -> BudgetLine:
    amount, year = told.euro("amount"), told.number("year")
    if amount is None:
        raise told.wrong("amount", _("it is empty"))
    if year > _MOST_YEARS:
        raise told.wrong("year", _("it is no year"))
    line, source = (as_field(told, FIELDS[BUDGET][name], name) for name in _OF_BUDGET)
    return BudgetLine(year=year, line=line, amount=amount, source=source)


def _attachment(told: Values, once: Once) -> Attachment:
    name, sha256 = told.needed("name", _MOST_NAME), told.text("sha256", 64)
    if name in (".", "..") or "/" in name or "\\" in name:
        raise told.wrong("name", _("“{name}” is no name of a file").format(name=shorten(name)))
    once.require(told, "name", name)
    if len(sha256) != 64 or not sha256.isascii() or not sha256.isalnum():
        raise told.wrong("sha256", _("it is none"))
    size = told.number("size", 1)
    if size > ATTACHMENT_BYTES:
        raise told.wrong("size", _("it is larger than 100 MB"))
    return Attachment(name=name, size=size, sha256=sha256)


def _refused(folder: Folder) -> Iterator[dict[str, Any]]:
    once = Once()
    for each in folder.table("refused-rows.csv", REFUSED_HEAD):
        row = {
            "file": each.text("file"),
            "sheet": each.text("sheet"),
            "row": each.number("row"),
            "application": each.text("number"),
            "nth": each.number("nth"),
            "about": each.text("kind"),
            "rows": each.number("rows", 1),
            "title": each.text("title"),
            "cell": each.text("cell"),
            "heading": each.text("column"),
            "reason": each.text("reason"),
            "traces": each.text("traces"),
        }
        if row["about"] not in _KINDS:
            raise each.wrong("kind", _("“{value}” is unknown").format(value=shorten(each.text("kind"))))
        once.require(
            each, "row", *(row[key] for key in ("file", "sheet", "row", "application", "about", "nth"))
        )
        yield row
