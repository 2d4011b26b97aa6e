"""An application for funding: who asks for what, with whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

PROVINCES = ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen", "Brussel")


class Helix(StrEnum):
    """The side of the triple helix a partner stands on."""

    COMPANY = "company"
    KNOWLEDGE = "knowledge"
    GOVERNMENT = "government"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            Helix.COMPANY: _("company"),
            Helix.KNOWLEDGE: _("knowledge institution"),
            Helix.GOVERNMENT: _("government"),
            Helix.OTHER: _("other"),
        }[self]


class CompanySize(StrEnum):
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def label(self) -> str:
        return {
            CompanySize.MICRO: _("micro"),
            CompanySize.SMALL: _("small"),
            CompanySize.MEDIUM: _("medium-sized"),
            CompanySize.LARGE: _("large"),
        }[self]

    @property
    def is_sme(self) -> bool:
        return self is not CompanySize.LARGE


_MILLION = 100 * 1_000_000  # cents
_CEILINGS = (
    (CompanySize.MICRO, 10, 2 * _MILLION, 2 * _MILLION),
    (CompanySize.SMALL, 50, 10 * _MILLION, 10 * _MILLION),
    (CompanySize.MEDIUM, 250, 50 * _MILLION, 43 * _MILLION),
)


def company_size(staff: int | None, turnover: int | None, balance_total: int | None) -> CompanySize | None:
    """The size class of Recommendation 2003/361/EC; amounts in cents.

    The staff count is obligatory, one of the two money ceilings suffices; an amount that is not known counts as
    above its ceiling, so the class is the smallest one that the figures prove. None where they prove nothing: no
    staff count, or no known amount below a ceiling while the other is missing.
    """
    if staff is None:
        return None
    if staff >= _CEILINGS[-1][1]:
        return CompanySize.LARGE
    if turnover is None and balance_total is None:
        return None
    for size, staff_ceiling, turnover_ceiling, balance_ceiling in _CEILINGS:
        fits_turnover = turnover is not None and turnover <= turnover_ceiling
        fits_balance = balance_total is not None and balance_total <= balance_ceiling
        if staff < staff_ceiling and (fits_turnover or fits_balance):
            return size
    # Over every known ceiling: large only when both amounts are known, since one below would suffice.
    return CompanySize.LARGE if turnover is not None and balance_total is not None else None


_OFFICIAL = re.compile(r"[01]\d{3}\.\d{3}\.\d{3}", re.ASCII)
_DIGITS = re.compile(r"\d[\d\s./()\-–—‑]*\d", re.ASCII)
_LOST_AS_A_NUMBER = re.compile(r"(?<=\d{9})[.,]0+\s*$", re.ASCII)
_COUNTRY = re.compile(r"(?<![^\W_])(?!BE|NR|NO)[A-Z]{2}[\s.:\-]*$")


def parse_enterprise_number(text: str) -> str:
    """A KBO number in its official notation, 0566.988.259, from the usual Belgian spellings.

    Words before it (BTW, TVA, KBO, BE), a register beside it (RPR Gent), dots, hyphens, slashes, a lost leading zero
    and the `.0` of a spreadsheet: the check digits (97 − the first eight modulo 97) prove the reading.
    Raises BadValue when they do not fit.
    """
    if _OFFICIAL.fullmatch(text) and _is_checked(text.replace(".", "")):
        return text  # as most are
    found = list(_DIGITS.finditer(_LOST_AS_A_NUMBER.sub("", text)))
    alone = found[0][0] if len(found) == 1 and not _COUNTRY.search(text[: found[0].start()]) else ""
    digits = re.sub(r"[^0-9]", "", alone)
    if len(digits) == 9:
        digits = "0" + digits
    if len(digits) != 10 or digits[0] not in "01":
        raise BadValue(
            _("“{value}” is not an enterprise number; it has ten digits and starts with 0 or 1.").format(
                value=shorten(text)
            )
        )
    if not _is_checked(digits):
        expected = 97 - int(digits[:8]) % 97
        raise BadValue(
            _(
                "“{value}” is not an enterprise number: its check digits must be {expected:02}, not {found}; "
                "look for a typing error."
            ).format(value=shorten(text), expected=expected, found=digits[8:])
        )
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def _is_checked(digits: str) -> bool:
    return int(digits[8:]) == 97 - int(digits[:8]) % 97


class Admissibility(StrEnum):
    OPEN = "open"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"

    @property
    def label(self) -> str:
        return {
            Admissibility.OPEN: _("not decided yet"),
            Admissibility.ADMISSIBLE: _("admissible"),
            Admissibility.INADMISSIBLE: _("inadmissible"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner:
    """A member of the proposed cluster; amounts in cents, `staff` in whole full-time equivalents.

    `staff_hundredths` are those of one beyond the whole ones: 9.6 is 9 and 60. No ceiling of a size class lies
    between two whole numbers. `is_committed` is None where nobody said whether the commitment is signed.
    """

    name: str
    helix: Helix
    enterprise_number: str = ""
    staff: int | None = None
    turnover: int | None = None
    balance_total: int | None = None
    province: str = ""
    cash: int | None = None
    in_kind: int | None = None
    is_committed: bool | None = None
    staff_hundredths: int = 0

    @property
    def full_time_equivalents(self) -> Fraction | None:
        return None if self.staff is None else self.staff + Fraction(self.staff_hundredths, 100)

    @property
    def size(self) -> CompanySize | None:
        if self.helix is not Helix.COMPANY:
            return None
        return company_size(self.staff, self.turnover, self.balance_total)

    @property
    def contribution(self) -> int | None:
        """Cash and in kind together, in cents; None where neither was given."""
        if self.cash is None and self.in_kind is None:
            return None
        return (self.cash or 0) + (self.in_kind or 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetLine:
    year: int
    line: str
    amount: int
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Application:
    """`number` identifies the application within its call; amounts in cents, dates ISO 8601, empty = unknown.

    `withdrawn_on` is the day on which the applicant withdrew it, empty where nobody did; whether it was admissible by
    then stays as it was.
    """

    number: str
    title: str
    organisation: str
    acronym: str = ""
    enterprise_number: str = ""
    sector: str = ""
    province: str = ""
    start: str = ""
    years: int | None = None
    requested_support: int | None = None
    total_budget: int | None = None
    summary: str = ""
    earlier_instrument: str = ""
    reorientation: str = ""
    contact: str = ""
    email: str = ""
    submitted_at: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    admissibility: Admissibility = Admissibility.OPEN
    admissibility_reason: str = ""
    withdrawn_on: str = ""
    withdrawn_reason: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether jurors assess it: an inadmissible or withdrawn one is asked of nobody."""
        return self.admissibility is not Admissibility.INADMISSIBLE and not self.withdrawn_on

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.withdrawn_on)

    @property
    def awaits_decision(self) -> bool:
        """Whether it is still to decide if it is admissible: of what was withdrawn nobody does."""
        return self.admissibility is Admissibility.OPEN and not self.is_withdrawn

    @property
    def standing(self) -> str:
        """In a word: withdrawn, else whether it is admissible."""
        return _("withdrawn") if self.withdrawn_on else self.admissibility.label

    @property
    def standing_reason(self) -> str:
        return self.withdrawn_reason if self.withdrawn_on else self.admissibility_reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Lacking:
    """How many rows of a dossier were refused or could not be read: by so many its lists are not complete.

    `unplaced_partners` and `unplaced_budget`: of a dossier that has none, rows of which nobody knows whose they are.
    """

    partners: int = 0
    budget: int = 0
    attachments: int = 0
    unplaced_partners: int = 0
    unplaced_budget: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """An application with everything a juror reads of it; `lacking` is None where nothing is known to be missing."""

    application: Application
    partners: tuple[Partner, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    lacking: Lacking | None = None
