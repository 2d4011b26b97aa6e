"""What returns say of the undertaking that their packs ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import Agreement
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
