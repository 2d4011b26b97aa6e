"""What returns say of the undertaking that their packs ask for, and whether the own part of their juror signs them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import Agreement, OwnKey
from evalapp.domain.texts import _
from evalapp.exchange.merge.lineage import Standing, Step
from evalapp.exchange.merge.state import PanelState
from evalapp.exchange.sealed.signed import ReturnContent

if TYPE_CHECKING:
    from evalapp.exchange.merge.sheets import Sheet


def not_undertaken(state: PanelState, content: ReturnContent) -> str:
    """Why nothing may be taken of a return: its juror did not agree to what its pack asks for. Empty where all is well.

    Of a pack that this file does not know nobody can tell what it asked for.
    """
    if content.pack not in state.undertakings:
        return ""
    asked, said = state.undertakings[content.pack], content.undertaking
    if asked and said is None:
        return _(
            "Juror “{juror}” did not agree to the undertaking that this pack asks for, so nothing was taken from it; "
            "ask the juror to open the pack again, to agree to the undertaking and to hand in again."
        ).format(juror=shorten(content.juror))
    if said is not None and asked.get(said.language) != said.sha256:
        return _(
            "What juror “{juror}” agreed to is not the undertaking that this pack held, so nothing was taken from it; "
            "ask the juror to open the last pack, to agree to its undertaking and to hand in again."
        ).format(juror=shorten(content.juror))
    return ""


def undertaken(
    state: PanelState, current: Sequence[tuple[Sheet, Standing]], kept: Collection[str]
) -> tuple[Agreement, ...]:
    """What the panel does not have yet, each with the return that signs it, which is one of those that are `kept`."""
    found: dict[tuple[str, str, str], Agreement] = {}
    for sheet, standing in current:
        if sheet.opened is None or standing.step is Step.STALE or sheet.sha256 not in kept:
            continue
        said = sheet.opened.content.undertaking
        if said is None or (key := (sheet.juror, said.sha256, said.device)) in state.agreed:
            continue
        found.setdefault(
            key,
            Agreement(
                juror=sheet.juror,
                words=said.text,
                language=said.language,
                at=said.at,
                device=said.device,
                device_name=said.device_name,
                signed_in=sheet.sha256,
            ),
        )
    return tuple(found.values())


def not_own_part(state: PanelState, content: ReturnContent, sha256: str) -> str:
    """Why nothing may be taken of a return that is not signed with the own part of its juror; else empty.

    Of one that the panel has already there is nothing to take.
    """
    known = state.own_keys.get(content.juror)
    if known is None or content.own_key == known:
        return ""
    if any(each.sha256 == sha256 for each in state.received.values()):
        return ""
    return _(
        "Juror “{juror}” added a part of their own to the access code, and this return is not signed with it, so "
        "nothing was taken from it; ask the juror whether it is theirs. If they lost that part, set it aside with "
        "the reason, under Exchange, Register, then merge again."
    ).format(juror=shorten(content.juror))


def without_rival_keys(state: PanelState, sheets: list[Sheet]) -> list[Sheet]:
    """Without returns of one juror that come together, each with another first own part: which is true nobody knows."""
    keys: dict[str, set[str]] = {}
    for sheet in sheets:
        if (key := _first_key(state, sheet)) is not None:
            keys.setdefault(sheet.juror, set()).add(key)
    left = []
    for sheet in sheets:
        if _first_key(state, sheet) is None or len(keys[sheet.juror]) == 1:
            left.append(sheet)
            continue
        sheet.tally.refusal = _(
            "Returns of juror “{juror}” among these files are signed with different own parts, so nothing was taken "
            "from them; ask the juror which is theirs, and merge that one alone."
        ).format(juror=shorten(sheet.juror))
    return left


def _first_key(state: PanelState, sheet: Sheet) -> str | None:
    """Of a juror whose own part the panel does not know yet."""
    return None if sheet.opened is None or sheet.juror in state.own_keys else sheet.opened.content.own_key


def first_own_keys(
    state: PanelState, current: Sequence[tuple[Sheet, Standing]], kept: Collection[str]
) -> tuple[OwnKey, ...]:
    """Of jurors whose own part the panel does not know yet, with the return that is signed with it."""
    found: dict[str, OwnKey] = {}
    for sheet, _standing in current:
        key = _first_key(state, sheet)
        if key is not None and sheet.sha256 in kept:
            found.setdefault(sheet.juror, OwnKey(juror=sheet.juror, public_key=key, signed_in=sheet.sha256))
    return tuple(found.values())
