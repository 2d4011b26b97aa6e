"""What stands in the columns of a row, in words and as plain values for a script."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeAlias

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import decimal_text, shorten, written
from evalapp.domain.people import DEPUTY_CHAIR, Role, office_label
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.characters import visible
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.words import formats
from evalapp.words.fields import field_label
from evalapp.words.partners import commitment
from evalapp.words.scores import compared

Row: TypeAlias = Mapping[str, Any]
MOST_LETTERS = 160
MOST_OF_TEXT = 5_000
"""What people wrote is told whole, in a card and on paper, but for what no paper holds."""
MANY = " · "
_CENTS = 100
_HAS_NO_WORDS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What rows name by an id alone: `names` of people, and the criteria and flags of the scheme in force.

    `schemes` are all versions of the file; `after` is the one in force once the change was made, where it is another.
    """

    names: Mapping[PersonId, PersonName]
    scheme: Scheme
    schemes: Mapping[int, Scheme] = field(default_factory=dict)
    after: Scheme | None = None

    @property
    def then(self) -> Known:
        """What holds for the rows as the change left them."""
        return self if self.after is None else replace(self, scheme=self.after, after=None)

    def under(self, version: object) -> Known:
        """What holds for what was given under this version."""
        known = self.schemes.get(version) if isinstance(version, int) else None
        return self if known is None else replace(self, scheme=known)

    def name(self, person: object) -> str:
        return self.names.get(PersonId(str(person)), PersonName(str(person)))

    def criterion(self, id: object) -> str:
        try:
            return str(self.scheme.criterion(str(id)).title)
        except BadValue:  # of a scheme from before
            others = (each for scheme in self.schemes.values() for each in scheme.criteria)
            return next((str(each.title) for each in others if each.id == id), str(id))

    def item(self, id: object) -> str:
        """Of the checklist of the scheme, or of the one that is proposed where it has none."""
        for scheme in (self.scheme, *self.schemes.values()):
            for each in checklist_of(scheme).items:
                if each.id == id:
                    return str(each.title)
        return str(id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One thing that a row says, from one or more of its `columns`; `label` is a sentence for the catalogue.

    `words` are empty where it says nothing, `plain` is what a script reads, by `name`. Where it `is_bare` the
    subject of the row says what it is. What `is_secret` is told as something that stands for it, never as it is; two
    times that read alike (`is_moment`) are told to the second.
    """

    name: str
    columns: tuple[str, ...]
    words: Callable[[Row, Known], str]
    plain: Callable[[Row, Known], object]
    label: str = ""
    is_bare: bool = False
    is_secret: bool = False
    is_moment: bool = False
    is_on_scale: bool = False  # kept in its steps, told in its numbers

    def said(self, row: Row, known: Known) -> str:
        """As it stands in the file where it has no words, in one that was altered."""
        try:
            return self.words(row, known)
        except _HAS_NO_WORDS:
            values = (row.get(column) for column in self.columns)
            return MANY.join(shorten(str(each), MOST_LETTERS) for each in values if each is not None)

    def told_plainly(self, row: Row, known: Known) -> object:
        try:
            return self.plain(row, known)
        except _HAS_NO_WORDS:
            return {column: row.get(column) for column in self.columns}

    @property
    def head(self) -> str:
        """With a colon."""
        if self.is_bare:
            return ""
        label = _(self.label) if self.label else field_label(self.name)
        return f"{label}: "


def cell(
    name: str,
    said: Callable[[Any], str] = lambda value: whole(str(value)),
    *,
    label: str = "",
) -> Cell:
    """A column that is said as `said` has it; nothing where it is empty."""
    return Cell(
        name=name,
        columns=(name,),
        words=lambda row, _known: "" if row.get(name) in (None, "") else said(row[name]),
        plain=lambda row, _known: row.get(name),
        label=label,
    )


def whole(text: str) -> str:
    """On one line and to be seen; of a text longer than a card or a paper holds, how much of it is left out."""
    flat = " ".join(text.split())
    if (n := len(flat) - MOST_OF_TEXT) <= 0:
        return visible(flat)
    more = ngettext("{text}… ({n} more letter)", "{text}… ({n} more letters)", n)
    return more.format(text=visible(flat[:MOST_OF_TEXT]), n=formats.whole(n))


def money(name: str, *, label: str = "") -> Cell:
    return Cell(
        name=name,
        columns=(name,),
        words=lambda row, _known: "" if row.get(name) is None else formats.money(row[name]),
        plain=lambda row, _known: (
            None if row.get(name) is None else decimal_text(Fraction(row[name], _CENTS))
        ),
        label=label,
    )


def moment(name: str, *, label: str = "") -> Cell:
    return replace(cell(name, _moment, label=label), is_moment=True)


def _moment(iso: str) -> str:
    """A day of which no hour is known is told as one: none is invented."""
    said = formats.day(iso) if formats.is_date_alone(iso) else formats.stamp(iso)
    return said or shorten(str(iso))


def day(name: str, *, label: str = "") -> Cell:
    return cell(name, lambda iso: formats.day(iso) or shorten(str(iso)), label=label)


def kept_secret(name: str, *, label: str) -> Cell:
    """A key, told by the SHA-256 of it, so that another one is seen and nobody has it from here."""

    def digest(row: Row, _known: Known) -> str:
        return digest_of(row.get(name))

    return Cell(name=name, columns=(name,), words=digest, plain=digest, label=label, is_secret=True)


def nobodys(name: str, *, label: str) -> Cell:
    """A text that is nobody's to read here: that there is one, and how long it is."""

    def length(row: Row, _known: Known) -> str:
        n = len(str(row.get(name) or ""))
        return ngettext("{n} character", "{n} characters", n).format(n=n) if n else ""

    return Cell(name=name, columns=(name,), words=length, plain=length, label=label, is_secret=True)


def digest_of(value: object) -> str:
    if value in (None, ""):
        return ""
    return "SHA-256 " + formats.short_digest(hashlib.sha256(str(value).encode()).hexdigest())


def digested(name: str, *, label: str) -> Cell:
    """A text too long to be told, by its SHA-256."""
    return cell(name, digest_of, label=label)


def yes_no(name: str, *, label: str) -> Cell:
    return cell(name, lambda value: _("yes") if value else _("no"), label=label)


def person(name: str, *, label: str = "") -> Cell:
    return Cell(
        name=name,
        columns=(name,),
        words=lambda row, known: shorten(known.name(row.get(name) or "")),
        plain=lambda row, _known: row.get(name),
        label=label,
    )


def scored(prefix: str = "", *, label: str = "", is_there: bool = False, is_aside: bool = False) -> Cell:
    """A value on the scale of its criterion, or why there is none, unless one `is_there` in any case.

    One that `is_aside` was given under the version of the scheme that its row names.
    """
    value, no_score, comment = f"{prefix}value", f"{prefix}no_score", f"{prefix}comment"

    def words(row: Row, known: Known) -> str:
        steps, reason = row.get(value), row.get(no_score)
        if steps is None and reason is None:
            return ""
        if is_aside:
            known = known.under(row.get("version"))
        try:
            scale = known.scheme.criterion(str(row["criterion"])).scale
            why = None if reason is None else NoScore(reason)
            return compared(scale, steps, why, str(row.get(comment) or ""))
        except (BadValue, ValueError, KeyError):  # of a scheme from before
            return _("{n} steps of the scale of that time").format(n=steps) if reason is None else str(reason)

    def plain(row: Row, known: Known) -> object:
        if row.get(value) is None:
            return row.get(no_score)
        if is_aside:
            known = known.under(row.get("version"))
        try:
            return known.scheme.criterion(str(row["criterion"])).scale.text(row[value])
        except (BadValue, KeyError):
            return {"steps": row[value]}

    return Cell(
        name=value,
        columns=(value,) if is_there else (value, no_score),
        words=words,
        plain=plain,
        label=label,
        is_on_scale=True,
    )


def staff() -> Cell:
    def count(row: Row) -> Fraction | None:
        whole = row.get("staff")
        return None if whole is None else whole + Fraction(row.get("staff_hundredths") or 0, 100)

    def words(row: Row, _known: Known) -> str:
        found = count(row)
        return "" if found is None else written(found)

    def plain(row: Row, _known: Known) -> object:
        found = count(row)
        return None if found is None else decimal_text(found)

    return Cell(name="staff", columns=("staff", "staff_hundredths"), words=words, plain=plain)


def committed() -> Cell:
    def state(row: Row) -> bool | None:
        return bool(row.get("is_committed")) if row.get("is_commitment_known", 1) else None

    return Cell(
        name="committed",
        columns=("is_committed", "is_commitment_known"),
        words=lambda row, _known: commitment(state(row)),
        plain=lambda row, _known: state(row),
    )


def office() -> Cell:
    def of(row: Row) -> str:
        role = str(row["role"])
        if not row.get("is_deputy"):
            return role
        return DEPUTY_CHAIR if role == Role.CHAIR else f"deputy-{role}"  # which no version writes

    def words(row: Row, _known: Known) -> str:
        office = of(row)
        return office_label(office).lower() if office == DEPUTY_CHAIR or office in list(Role) else office

    return Cell(name="role", columns=("role", "is_deputy"), words=words, plain=lambda row, _known: of(row))


def extra_of(row: Row | None) -> dict[str, str]:
    """The further fields of an application, by heading."""
    try:
        found = kept_json(row["extra"]) if row and row.get("extra") else {}
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
