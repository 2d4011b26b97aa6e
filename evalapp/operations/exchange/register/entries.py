"""What the register says: a line for each thing that went out, came back or was declared."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from evalapp.domain.ids import NAMELESS, PersonId, PersonName
from evalapp.domain.outgoing.sent import Sent
from evalapp.domain.people import ConflictKind
from evalapp.domain.texts import _
from evalapp.operations.progress.jurors import SentIn


class IssuedKind(StrEnum):
    PACK = "pack"
    FORM = "form"

    @property
    def label(self) -> str:
        return {IssuedKind.PACK: _("pack"), IssuedKind.FORM: _("form")}[self]


class Standing(StrEnum):
    """What became of something that came back."""

    STANDS = "stands"
    REPLACED = "replaced"
    TAKEN_BACK = "taken-back"

    @property
    def label(self) -> str:
        return {
            Standing.STANDS: _("counts"),
            Standing.REPLACED: _("replaced by a later one"),
            Standing.TAKEN_BACK: _("taken back"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class CameBack:
    """All that came back since one pack or form left and counts: `at` is when the last of it came in.

    The panel has `scores` of the `of` that are asked of the juror now from it, `sealed` of these from what was signed.
    `files` name it, the last one first; `is_signed` tells of the last one.
    """

    name: PersonName
    at: str
    files: tuple[str, ...]
    is_signed: bool
    scores: int
    sealed: int
    of: int

    @property
    def is_mixed(self) -> bool:
        return 0 < self.sealed < self.scores

    @property
    def is_sealed(self) -> bool:
        return self.sealed == self.scores if self.scores else self.is_signed

    @property
    def evidence(self) -> str:
        if self.is_mixed:
            return _(
                "{n} sealed with the access code of {name}, {m} not signed: the secretariat vouches for these"
            ).format(n=self.sealed, name=self.name, m=self.scores - self.sealed)
        return _evidence(self.is_sealed, self.name)

    @property
    def extent(self) -> str:
        if 0 < self.of <= self.scores:
            return _("complete")
        return _("{n} of {m}").format(n=self.scores, m=self.of)


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuedEntry:
    """A pack or form that left. `sha256` of the file, empty where it was not kept.

    `is_up_to_date`: None where nothing was kept to tell it by; of an earlier one than the last never. `why` says what
    the last one lacks. `came`: what came back of it, None as long as nothing that counts did; then `lapsed` is the last
    that came back of it and counts no more. `before`: of the first that left for a juror, what had come in before and
    counts, such as a sheet from paper; the last first.
    """

    juror: PersonId
    name: PersonName
    number: int
    kind: IssuedKind
    at: str
    sha256: str
    is_up_to_date: bool | None
    why: str = ""
    came: CameBack | None = None
    lapsed: ReceivedEntry | None = None
    before: tuple[ReceivedEntry, ...] = ()

    @property
    def standing(self) -> str:
        if self.is_up_to_date is None:
            return _("not known")
        return _("up to date") if self.is_up_to_date else self.why


@dataclass(frozen=True, kw_only=True, slots=True)
class SentEntry:
    """A letter, mail draft or reminder that was made; `is_up_to_date`: None of a reminder, which is of its moment."""

    sent: Sent
    name: PersonName
    is_up_to_date: bool | None

    @property
    def standing(self) -> str:
        if self.is_up_to_date is None:
            return ""
        return _("up to date") if self.is_up_to_date else _("out of date")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedEntry:
    """A return, form, table or paper sheet that was merged.

    `at` is when it came in, `submitted_at` when it was handed in as it says itself (empty: it says nothing). `scores`
    of the `of` that are asked of the juror now were in it, but for open choices. `is_held`: whether the
    panel holds anything as it says it, true of what says nothing. `by` is who took it in, and so vouches for what is
    not signed.
    """

    juror: PersonId
    name: PersonName
    file: str
    device: str
    number: int
    at: str
    submitted_at: str
    sha256: str
    is_signed: bool
    is_complete: bool
    scores: int
    of: int
    is_held: bool
    standing: Standing
    by: PersonName = NAMELESS

    @property
    def counts_for_nothing(self) -> bool:
        """It stands, and of each of its scores the panel holds another: kept by somebody, or until somebody chooses."""
        return self.standing is Standing.STANDS and not self.is_held

    @property
    def outcome(self) -> str:
        return _("nothing of it counts") if self.counts_for_nothing else self.standing.label

    @property
    def evidence(self) -> str:
        return _evidence(self.is_signed, self.name)

    @property
    def vouched(self) -> str:
        """The evidence, with the name of who vouches where nobody signed."""
        if self.is_signed or not self.by:
            return self.evidence
        return _("not signed; {name} vouches for it").format(name=self.by)

    @property
    def extent(self) -> str:
        if self.is_complete:
            return _("complete")
        return _("{n} of {m}").format(n=self.scores, m=self.of)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclarationEntry:
    """What a juror declared on an application; `kind`: None where there is no conflict of interest."""

    juror: PersonId
    name: PersonName
    application: str
    kind: ConflictKind | None
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UndertakingEntry:
    """That a juror agreed to a text, the one with this `number` of those in the register; with the return or not.

    Of a juror from whom something came in and who signed none there is no text: `number` is 0.
    """

    juror: PersonId
    name: PersonName
    number: int = 0
    sha256: str = ""
    words: str = ""
    language: str = ""
    at: str = ""
    device: str = ""
    device_name: str = ""
    is_signed: bool = False

    @property
    def evidence(self) -> str:
        if not self.number:
            return _("no undertaking was signed")
        return (
            _evidence(self.is_signed, self.name) if self.is_signed else _("as an export told it; not signed")
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPartEntry:
    """The part that a juror added to the access code: since which merge it signs, or when, by whom and why it went."""

    juror: PersonId
    name: PersonName
    at: str
    public_key: str = ""
    by: PersonName = NAMELESS
    reason: str = ""

    @property
    def is_set_aside(self) -> bool:
        return not self.public_key

    @property
    def state(self) -> str:
        if self.is_set_aside:
            return _("set aside by {name}: {reason}").format(name=self.by, reason=self.reason)
        return _("signs every return of {name}").format(name=self.name)


@dataclass(frozen=True, kw_only=True)
class Register:
    """By juror as the jury is listed, then in the order of time; `received` of every standing, `standing` alone."""

    issued: tuple[IssuedEntry, ...] = ()
    sent: tuple[SentEntry, ...] = ()
    received: tuple[ReceivedEntry, ...] = ()
    declarations: tuple[DeclarationEntry, ...] = ()
    undertakings: tuple[UndertakingEntry, ...] = ()
    own_parts: tuple[OwnPartEntry, ...] = ()
    owing: tuple[PersonName, ...] = field(default=())
    sent_in: SentIn = field(default_factory=SentIn)

    @property
    def standing(self) -> tuple[ReceivedEntry, ...]:
        return tuple(each for each in self.received if each.standing is Standing.STANDS)

    @property
    def undertaken(self) -> tuple[UndertakingEntry, ...]:
        """Each text that was agreed to once, by its number."""
        first = {each.number: each for each in self.undertakings if each.number}
        return tuple(first[number] for number in sorted(first))

    @property
    def is_empty(self) -> bool:
        return not (self.issued or self.sent or self.received or self.declarations or self.undertakings)


def _evidence(is_signed: bool, name: PersonName) -> str:
    if is_signed:
        return _("sealed with the access code of {name}").format(name=name)
    return _("not signed; the secretariat vouches for it")
