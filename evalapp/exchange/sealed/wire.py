"""The JSON inside packs and returns: strict, bounded, and the same for every platform.

Every type here is a promise to files already sent: it may grow under a new FORMAT, it may not change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from evalapp.domain.application import Admissibility, Helix
from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.exchange.sealed.basis import (
    Body,
    Cents,
    Count,
    Device,
    Id,
    Juror,
    Line,
    Moment,
    Name,
    Sha256,
    Steps,
    Wire,
)
from evalapp.exchange.sealed.renewed import RenewedJson
from evalapp.exchange.sealed.undertaken import AgreedJson, DeclarationJson, UndertakingJson

FORMAT = 3
"""The newest that is read. A file says the oldest that has all it holds: earlier versions read what they can."""

FIRST_FORMAT, SECOND_FORMAT = 1, 2


class Member(Wire, frozen=True, kw_only=True):
    name: Annotated[str, Meta(max_length=100)]
    size: Annotated[int, Meta(ge=0, le=2**32)]
    sha256: Sha256


class Manifest(Wire, frozen=True, kw_only=True):
    """`recipient` is the panel's age recipient, to which a return is sealed; only a pack has it."""

    format: Annotated[int, Meta(ge=1)]
    kind: Id
    panel: Id
    pack: Id
    pack_number: Count
    juror: Juror
    scheme_version: Count
    recipient: Line = ""
    members: Annotated[tuple[Member, ...], Meta(max_length=10_000)] = ()

    def listing(self, members: tuple[Member, ...]) -> Manifest:
        return msgspec.structs.replace(self, members=members)

    def describes(self, content: PackJson | ReturnJson) -> bool:
        """Whether manifest and content speak of the same pack; they do unless parts of two were joined."""
        juror = content.juror if isinstance(content, ReturnJson) else content.juror.id
        return (self.panel, self.pack, self.pack_number, self.juror, self.scheme_version) == (
            content.panel,
            content.pack,
            content.pack_number,
            juror,
            content.scheme_version,
        )


class PartnerJson(Wire, frozen=True, kw_only=True):
    name: Line
    helix: Helix
    enterprise_number: Line = ""
    staff: Count | None = None
    turnover: Cents | None = None
    balance_total: Cents | None = None
    province: Line = ""
    cash: Cents | None = None
    in_kind: Cents | None = None
    is_committed: bool | None = False  # None, which is not left out: nobody said so
    staff_hundredths: Annotated[int, Meta(ge=0, le=99)] = 0


class BudgetLineJson(Wire, frozen=True, kw_only=True):
    year: Annotated[int, Meta(ge=0, le=9999)]
    line: Line
    amount: Cents
    source: Line = ""


class AttachmentJson(Wire, frozen=True, kw_only=True):
    name: Line
    size: Annotated[int, Meta(ge=0, le=2**32)]
    sha256: Sha256


class ApplicationJson(Wire, frozen=True, kw_only=True):
    number: Id
    title: Line
    organisation: Line
    acronym: Line = ""
    enterprise_number: Line = ""
    sector: Line = ""
    province: Line = ""
    start: Line = ""
    years: Annotated[int, Meta(ge=-1000, le=10_000)] | None = None
    requested_support: Cents | None = None
    total_budget: Cents | None = None
    summary: Body = ""
    earlier_instrument: Body = ""
    reorientation: Body = ""
    contact: Line = ""
    email: Line = ""
    submitted_at: Line = ""
    extra: Annotated[Mapping[Line, Body], Meta(max_length=500)] = {}
    admissibility: Admissibility = Admissibility.OPEN
    admissibility_reason: Body = ""


class LackingJson(Wire, frozen=True, kw_only=True):
    partners: Count = 0
    budget: Count = 0
    attachments: Count = 0
    unplaced_partners: Count = 0
    unplaced_budget: Count = 0


class DossierJson(Wire, frozen=True, kw_only=True):
    application: ApplicationJson
    partners: Annotated[tuple[PartnerJson, ...], Meta(max_length=1_000)] = ()
    budget: Annotated[tuple[BudgetLineJson, ...], Meta(max_length=5_000)] = ()
    attachments: Annotated[tuple[AttachmentJson, ...], Meta(max_length=500)] = ()
    lacking: LackingJson | None = None  # since format 2


class ScoreJson(Wire, frozen=True, kw_only=True):
    application: Id
    criterion: Id
    value: Steps | None = None
    no_score: NoScore | None = None
    comment: Body = ""
    at: Moment = ""

    @property
    def answer(self) -> Answer:
        return Answer(self.value, self.no_score, self.comment)


class PackJurorJson(Wire, frozen=True, kw_only=True):
    id: Juror
    name: Name
    public_key: Sha256
    organisation: Line = ""


class RecordedConflict(Wire, frozen=True, kw_only=True):
    """A conflict of interest of the juror that the panel knows of; why is nobody's business but the panel's."""

    application: Id
    kind: ConflictKind
    declared_by: Id = ""
    at: Moment = ""


class PackJson(Wire, frozen=True, kw_only=True):
    """pack.json. `scores` is what the panel holds of this juror: the base of a later merge."""

    format: Annotated[int, Meta(ge=1)]
    panel: Id
    pack: Id
    pack_number: Count
    created_at: Moment
    title: Line
    reference: Line
    scheme_version: Count
    scheme: Annotated[str, Meta(max_length=1_000_000)]
    juror: PackJurorJson
    recipient: Line
    deadline: Moment = ""
    is_demo: bool = False
    declaration: DeclarationJson | None = None  # since format 2
    dossiers: Annotated[tuple[DossierJson, ...], Meta(max_length=5_000)] = ()
    scores: Annotated[tuple[ScoreJson, ...], Meta(max_length=250_000)] = ()
    conflicts: Annotated[tuple[RecordedConflict, ...], Meta(max_length=5_000)] = ()  # since format 2
    undertaking: Annotated[
        tuple[UndertakingJson, ...], Meta(max_length=2)
    ] = ()  # since format 3, by language
    renewed: Annotated[tuple[RenewedJson, ...], Meta(max_length=100)] = ()  # likewise


class Evaluation(Wire, frozen=True, kw_only=True, gc=False):
    """One juror's judgment on one criterion, with the state it started from in the pack.

    `value` in steps of the scale; at most one of `value` and `no_score`.
    """

    application: Id
    criterion: Id
    value: Steps | None = None
    no_score: NoScore | None = None
    comment: Body = ""
    base_value: Steps | None = None
    base_no_score: NoScore | None = None
    base_comment: Body = ""
    changed_at: Moment = ""

    @classmethod
    def of(cls, place: Place, answer: Answer, base: Answer, at: str) -> Evaluation:
        return cls(
            application=place[0],
            criterion=place[1],
            value=answer.value,
            no_score=answer.no_score,
            comment=answer.comment,
            base_value=base.value,
            base_no_score=base.no_score,
            base_comment=base.comment,
            changed_at=at,
        )

    @property
    def answer(self) -> Answer:
        return Answer(self.value, self.no_score, self.comment)

    @property
    def base(self) -> Answer:
        """What the pack showed when it left."""
        if self.base_value is None and self.base_no_score is None and not self.base_comment:
            return NOTHING  # of nearly every row of a first return
        return Answer(self.base_value, self.base_no_score, self.base_comment)

    # The two below are asked of every row of a merge, and so without making answers of it first.

    @property
    def is_given(self) -> bool:
        return self.value is not None or self.no_score is not None

    @property
    def is_contradictory(self) -> bool:
        """Whether a score stands beside a reason for none, now or in the base."""
        is_now = self.value is not None and self.no_score is not None
        return is_now or (self.base_value is not None and self.base_no_score is not None)


class DeclaredConflict(Wire, frozen=True, kw_only=True):
    application: Id
    kind: ConflictKind
    note: Body = ""
    at: Moment = ""


class DeclaredJson(Wire, frozen=True, kw_only=True):
    """What the juror declared before a dossier opened: a conflict of interest of some `kind`, or that there is none.

    `wording` counts in the `wordings` of the return, from 1: the text that was declared. 0: none was kept.
    """

    application: Id
    conflict: bool
    kind: ConflictKind | None = None
    at: Moment = ""
    wording: Annotated[int, Meta(ge=0, le=100)] = 0


class ReturnJson(Wire, frozen=True, kw_only=True):
    """return.json: everything a juror has done in one work file so far, which makes sending twice harmless.

    `revision` counts the returns written by this device, from 1; `base_revision` is the one before (0 = none).
    `declared` are all declarations on conflicts of interest, those of `conflicts` among them, with their times.
    `earlier` are the SHA-256 of the return.json of all those before, by which a copy of a work file that was
    worked on elsewhere is told from a later state of the same one.
    """

    format: Annotated[int, Meta(ge=1)]
    panel: Id
    pack: Id
    pack_number: Count
    juror: Juror
    device: Device
    revision: Annotated[int, Meta(ge=1, le=2**31)]
    scheme_version: Count
    submitted_at: Moment
    device_name: Line = ""
    base_revision: Count = 0
    is_complete: bool = False
    earlier: Annotated[tuple[Sha256, ...], Meta(max_length=10_000)] = ()
    evaluations: Annotated[tuple[Evaluation, ...], Meta(max_length=250_000)] = ()
    conflicts: Annotated[tuple[DeclaredConflict, ...], Meta(max_length=5_000)] = ()
    declared: Annotated[tuple[DeclaredJson, ...], Meta(max_length=5_000)] = ()  # since format 2
    wordings: Annotated[tuple[Line, ...], Meta(max_length=100)] = ()  # since format 2
    undertaking: AgreedJson | None = None  # since format 3
    own_key: Sha256 | None = None  # since format 3: an Ed25519 key in hex, beside that of the code
