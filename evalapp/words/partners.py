"""Partners in words: what is known of them, and of how many it is not; and which lists of a dossier are not whole."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.application import Helix, Lacking, Partner
from evalapp.domain.texts import _, ngettext


def commitment(is_committed: bool | None) -> str:
    if is_committed is None:
        return _("not given")
    return _("signed") if is_committed else _("intention")


def commitments(partners: Sequence[Partner]) -> str:
    """`1 signed, 2 not given`: who only intends to is the rest."""
    signed, _intends, unknown = _counted(partners)
    parts = [_("{n} signed").format(n=signed)]
    if unknown:
        parts.append(_("{n} not given").format(n=unknown))
    return ", ".join(parts)


def all_commitments(partners: Sequence[Partner]) -> str:
    """As `commitments`, with none left out: what an import changes may be only that."""
    counts = zip((True, False, None), _counted(partners))
    return ", ".join(f"{n} {commitment(state)}" for state, n in counts if n)


def commitment_sentence(partners: Sequence[Partner]) -> str:
    """Without a full stop."""
    signed, _intends, unknown = _counted(partners)
    if unknown == len(partners):
        return _("Commitment: not given")
    said = _("Commitment signed: {n} of {all}").format(n=signed, all=len(partners))
    if unknown:
        said += ", " + _("{n} not given").format(n=unknown)
    return said


def smes(partners: Sequence[Partner]) -> str:
    """`SMEs: 1 of 2 known, 1 unknown`, of the companies; empty where there are none."""
    sizes = [each.size for each in partners if each.helix is Helix.COMPANY]
    if not sizes:
        return ""
    known = [each for each in sizes if each is not None]
    unknown = len(sizes) - len(known)
    if not known:
        return ngettext("size of {n} company unknown", "size of {n} companies unknown", unknown).format(
            n=unknown
        )
    count = sum(each.is_sme for each in known)
    share = (200 * count + len(known)) // (2 * len(known))
    if not unknown:
        return ngettext(
            "SMEs: {smes} of {known} company · {share}%",
            "SMEs: {smes} of {known} companies · {share}%",
            len(known),
        ).format(smes=count, known=len(known), share=share)
    return _("SMEs: {smes} of {known} known, {unknown} unknown").format(
        smes=count, known=len(known), unknown=unknown
    )


def lacking_words(lacking: Lacking | None) -> list[str]:
    """A sentence for each list that is not complete."""
    if lacking is None:
        return []
    said = [lacking_partners(lacking)]
    if n := lacking.budget:
        said.append(
            ngettext(
                "The budget is not complete: {n} row of it could not be read.",
                "The budget is not complete: {n} rows of it could not be read.",
                n,
            ).format(n=n)
        )
    elif n := lacking.unplaced_budget:
        said.append(
            ngettext(
                "No budget was read: {n} row of a budget that could not be read may be of this application.",
                "No budget was read: {n} rows of a budget that could not be read may be of this application.",
                n,
            ).format(n=n)
        )
    if n := lacking.attachments:
        said.append(
            ngettext(
                "The attachments are not complete: {n} that the application names is not there.",
                "The attachments are not complete: {n} that the application names are not there.",
                n,
            ).format(n=n)
        )
    return [each for each in said if each]


def lacking_partners(lacking: Lacking | None) -> str:
    """Empty where none is known to be missing."""
    n = lacking.partners if lacking is not None else 0
    if lacking is not None and not n and (n := lacking.unplaced_partners):
        return ngettext(
            "No partners were read: {n} row of partners that could not be read may be of this application.",
            "No partners were read: {n} rows of partners that could not be read may be of this application.",
            n,
        ).format(n=n)
    if not n:
        return ""
    return ngettext(
        "The list of partners is not complete: {n} row of it could not be read.",
        "The list of partners is not complete: {n} rows of it could not be read.",
        n,
    ).format(n=n)


def _counted(partners: Sequence[Partner]) -> tuple[int, int, int]:
    states = [each.is_committed for each in partners]
    return states.count(True), states.count(False), states.count(None)
