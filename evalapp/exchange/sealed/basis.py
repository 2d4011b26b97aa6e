"""Of what the types of the wire are made: texts and numbers with their bounds, and exact keys."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from evalapp.domain.ids import PersonId, PersonName

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Line = Annotated[str, Meta(max_length=20_000)]
Juror = Annotated[PersonId, Meta(min_length=1, max_length=200)]
Name = Annotated[PersonName, Meta(max_length=20_000)]
Body = Annotated[str, Meta(max_length=200_000)]
Moment = Annotated[str, Meta(max_length=40)]
Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Language = Literal["nl", "en"]
Device = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._-]{1,64}\Z")]
Count = Annotated[int, Meta(ge=0, le=2**31)]
Cents = Annotated[int, Meta(ge=-(10**15), le=10**15)]
Steps = Annotated[int, Meta(ge=-(10**7), le=10**7)]


class Wire(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Exact keys only; what has its default value is left out."""
