"""What only one copy can go on with, and so decides which of the two takes in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evalapp.domain.desks.together import Barred
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import N_, _
from evalapp.operations.desks.reconciling.copies import Copies
from evalapp.operations.desks.reconciling.units import differing_alone

_PHASE = N_("the call moved to another phase")
_SCHEME = N_("another scheme was put in force")
_MEETING = N_("the meeting was held")
_AFTERWARDS = N_("decisions and notifications after the closing were recorded")
_MERGED = N_("returns were merged")
_PACKS = N_("packs were handed out")
_LOT = N_("lots were drawn")
_KEY = N_("the key of the panel was renewed or dropped")
_MATTERS: Mapping[str, str] = {
    "call": _PHASE,
    "scheme": _SCHEME,
    "score_aside": _SCHEME,
    "juror_key": _PACKS,
    "issued": _PACKS,
    "received": _MERGED,
    "cleared": _MERGED,
    "agreed": _MERGED,
    "own_key": _MERGED,
    "identity": _KEY,
    "open_choice": _MERGED,
    "draw": _LOT,
    "setting": _LOT,
    "signature": N_("the closing was signed"),
    **dict.fromkeys(("sitting", "agenda", "stay", "vote", "voice", "minute"), _MEETING),
    **dict.fromkeys(("ruling", "notified", "stepped_back", "called_on"), _AFTERWARDS),
}
POST = "sent"
"""Letters and reminders are numbered too; that those of the other copy were made stays in its own changes."""

_ORDER = (_KEY, _PACKS, _MERGED, _PHASE, _SCHEME, _MEETING, _LOT, _MATTERS["signature"], _AFTERWARDS)


def barred(copies: Copies, file: str) -> tuple[Barred, ...]:
    """Why this file cannot take in the other one, a reason for each matter; empty where nothing bars it."""
    ours, theirs, is_closed = _matters(copies)
    if not theirs:
        return ()
    name = shorten(file)
    return tuple(
        Barred(
            matter=_(matter),
            reason=_goes_on(matter, theirs[matter], name)
            if copies.is_all_known_there
            else _reason(matter, theirs[matter], ours, name, is_closed=is_closed),
        )
        for matter in sorted(theirs, key=_ORDER.index)
    )


def _matters(copies: Copies) -> tuple[dict[str, int], dict[str, int], bool]:
    """Ours and theirs, each with the last change by which it came about; and whether the other one was closed."""
    ours: dict[str, int] = {}
    theirs: dict[str, int] = {}
    is_closed = False
    for (table, _key), written, is_ours, is_theirs in differing_alone(copies):
        if table == POST:
            continue
        for matter in _of(copies, table, written):
            if is_ours:
                ours[matter] = max(ours.get(matter, 0), copies.last_touched_here(written))
            if is_theirs:
                theirs[matter] = max(theirs.get(matter, 0), copies.last_touched(written))
        if table == "call":
            here, there = copies.now(written)
            is_closed = bool(here and there and there["phase"] == Phase.CLOSED != here["phase"])
    return ours, theirs, is_closed


def _of(copies: Copies, table: str, written: tuple[str, str]) -> Iterator[str]:
    if table != "call":
        yield _MATTERS[table]
        return
    here, there = copies.now(written)
    if here and there and here["phase"] != there["phase"]:
        yield _PHASE
    if here and there and here["scheme_version"] != there["scheme_version"]:
        yield _SCHEME


def _goes_on(matter: str, change: int, file: str) -> str:
    """There is nothing that the other one could take in, so nobody is sent there for that."""
    text = _(
        "In “{file}” {matter} (change {change}), and all that stands here is in it already. Only one copy can go on "
        "with that: go on in “{file}”, or put a copy of it in the place of this file."
    )
    return text.format(file=file, matter=_(matter), change=change)


def _reason(matter: str, change: int, ours: Mapping[str, int], file: str, *, is_closed: bool) -> str:
    if is_closed and matter == _PHASE:
        text = _(
            "“{file}” was closed (change {change}). What a jury closed over takes nothing in: move that copy back "
            "first, with a reason, and bring this one into it."
        )
        return text.format(file=file, change=change)
    if not ours:
        text = _(
            "In “{file}” {matter} (change {change}). Only one copy can go on with that, so it is “{file}” that takes "
            "this one in: open it, and bring this file together with it there."
        )
        return text.format(file=file, matter=_(matter), change=change)
    here = matter if matter in ours else min(ours, key=_ORDER.index)
    text = _(
        "In “{file}” {matter} (change {change}), and here {ours} (change {here}). Only one copy can go on with either: "
        "take it back in one of the two, where that is possible, and look again; else take over by hand what is "
        "missing."
    )
    return text.format(file=file, matter=_(matter), change=change, ours=_(here), here=ours[here])
