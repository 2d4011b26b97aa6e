"""Whose a form or return is, where its id does not tell: it left for somebody with another name, shows another name, or
lies in a file called as another juror's.
"""

from __future__ import annotations

import re

from evalapp.domain.ids import PersonId
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.merge.state import PanelState
from evalapp.files import safe_stem
from evalapp.sheets.sheet import header_key

_WORD = re.compile(r"[^\W\d_]{2,}")


def of_somebody_else(
    state: PanelState, juror: PersonId, pack: str, *, shown: str = "", file: str = ""
) -> tuple[str, str]:
    """Why nothing may be taken for this juror, or what must be said; each empty where there is none.

    `shown` is the name on a form, `file` what it is called now.
    """
    now = state.jurors[juror]
    then = state.handed_to.get(pack, {}).get(juror, now)
    if why := _handed_to_another(state, juror, then, now):
        return why, ""
    if shown and _is_of_another(state, juror, shown, then):
        return _(
            "It was made for juror “{juror}”, {own}, and says that it is of {other}, so nothing was taken from it; ask "
            "whose scores these are."
        ).format(juror=shorten(juror), own=shorten(then), other=shorten(shown)), ""
    if file and (other := _called_as(state, juror, file)):
        return _(
            "It was made for juror “{juror}”, {own}, and its file is called as that of “{id}”, {other}, so nothing was "
            "taken from it; ask whose scores these are, and give the file its own name."
        ).format(juror=shorten(juror), own=shorten(now), id=shorten(other), other=state.jurors[other]), ""
    if header_key(then) != header_key(now):
        return "", _("It left for {before}, who is {after} now.").format(
            before=shorten(then), after=shorten(now)
        )
    return "", ""


def _handed_to_another(state: PanelState, juror: PersonId, then: str, now: str) -> str:
    if not _is_of_another(state, juror, then, now):
        return ""
    return _(
        "It left for juror “{juror}” when that was {before}, and “{juror}” is {after} now, so nothing was taken from "
        "it; correct the list of jurors, or hand out anew."
    ).format(juror=shorten(juror), before=shorten(then), after=shorten(now))


def _is_of_another(state: PanelState, juror: PersonId, name: str, own: str) -> bool:
    """Whether it is the name of another juror of the panel, or has no word of the own one."""
    key = header_key(name)
    if key == header_key(own):
        return False
    if any(header_key(each) == key for other, each in state.jurors.items() if other != juror):
        return True
    return _words(name).isdisjoint(_words(own))


def _words(name: str) -> set[str]:
    return {each.casefold() for each in _WORD.findall(name)} or {name.casefold()}


def _called_as(state: PanelState, juror: PersonId, file: str) -> str:
    """The other juror whose forms are called as this file begins."""
    folded = file.casefold()
    begins = [
        (len(stem), each)
        for each, name in state.jurors.items()
        if re.match(re.escape(stem := safe_stem(f"{each} {name}").casefold()) + r"(?![^\W_])", folded)
    ]
    longest = max(begins, default=(0, juror))[1]
    return "" if longest == juror else longest
