"""Who takes part: the three sides of the triple helix with their commitments, and how many are SMEs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evalapp.domain.application import Dossier, Helix, Partner
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.findings.finding import Around, Finding, Holds, Said

SIDES = (Helix.COMPANY, Helix.KNOWLEDGE, Helix.GOVERNMENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """Of one side of the helix: how many partners, how many signed, and of how many nobody said."""

    helix: Helix
    partners: int
    signed: int
    unknown: int

    @property
    def holds(self) -> Holds:
        return True if self.signed else None if self.unknown else False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Of the companies: SMEs, large ones, and those of which the size is not known."""

    smes: int
    large: int
    unknown: int

    @property
    def companies(self) -> int:
        return self.smes + self.large + self.unknown

    @property
    def holds(self) -> Holds:
        return True if self.smes else None if self.unknown else False


def sides_of(partners: Sequence[Partner]) -> tuple[Side, ...]:
    return tuple(_side(helix, [each for each in partners if each.helix is helix]) for helix in SIDES)


def _side(helix: Helix, partners: Sequence[Partner]) -> Side:
    states = [each.is_committed for each in partners]
    return Side(helix=helix, partners=len(states), signed=states.count(True), unknown=states.count(None))


def sizes_of(partners: Sequence[Partner]) -> Sizes:
    sizes = [each.size for each in partners if each.helix is Helix.COMPANY]
    known = [each for each in sizes if each is not None]
    smes = sum(each.is_sme for each in known)
    return Sizes(smes=smes, large=len(known) - smes, unknown=len(sizes) - len(known))


def helix(dossier: Dossier, around: Around) -> Finding:
    unsure = tuple(_unsure(dossier, around))
    parts = [_signed(side, is_certain=not unsure) for side in sides_of(dossier.partners)]
    return Finding(
        kind=FindingKind.HELIX,
        parts=(*parts, *unsure),
        rule=_("Companies, knowledge institutions and government, each with a signed commitment."),
    )


def _signed(side: Side, *, is_certain: bool) -> Said:
    name = side.helix.label
    if not side.partners:
        words = _("{side}: none").format(side=name)
        return Said(words=words, holds=False if is_certain else None)
    words = _("{side}: {n} of {all} signed").format(side=name, n=side.signed, all=side.partners)
    if side.unknown:
        words += ", " + _("{n} not given").format(n=side.unknown)
    holds = side.holds
    return Said(words=words, holds=None if holds is False and not is_certain else holds)


def _unsure(dossier: Dossier, around: Around) -> Iterator[Said]:
    """Rows of partners that were not taken: how many there are is not certain."""
    if around.left_out.lacks_partners(dossier):
        yield Said(words=_("rows of partners were refused or not read"), holds=None)


def smes(dossier: Dossier, around: Around) -> Finding:
    sizes, unsure = sizes_of(dossier.partners), tuple(_unsure(dossier, around))
    return Finding(
        kind=FindingKind.SMES,
        parts=(*_sizes(sizes, is_certain=not unsure), *unsure),
        rule=_("Size by Recommendation 2003/361/EC: staff, and turnover or balance sheet total."),
    )


def _sizes(sizes: Sizes, *, is_certain: bool) -> Iterator[Said]:
    if not sizes.companies:
        yield Said(words=_("no companies"), holds=False if is_certain else None)
        return
    text = ngettext("{smes} of {n} company is an SME", "{smes} of {n} companies are SMEs", sizes.companies)
    holds = sizes.holds
    yield Said(
        words=text.format(smes=sizes.smes, n=sizes.companies),
        holds=None if holds is False and not is_certain else holds,
    )
    if sizes.large:
        yield Said(words=_("{n} large").format(n=sizes.large))
    if sizes.unknown:
        words = ngettext("size of {n} company unknown", "size of {n} companies unknown", sizes.unknown)
        yield Said(words=words.format(n=sizes.unknown), holds=sizes.holds and True)
