"""Of which application a form or return speaks: what it shows, or was handed out as, against what the panel holds now.

Its number alone does not tell: a list that was read again may have given the number to another application, and a sheet
of a form may have been overtyped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.quite_other import is_quite_other
from evalapp.exchange.merge.incoming import ShownApplication, Told
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import PanelState
from evalapp.sheets.sheet import header_key

_CUT = "…"
_MOST = 60


def of_others(state: PanelState, sheet: Sheet, spoken: Iterable[str]) -> dict[str, str]:
    """Application → why nothing of it is taken: what the juror had before them was another one.

    `spoken` are the applications that the sheet speaks of, each once.
    """
    if not state.told:
        return {}
    reasons: dict[str, str] = {}
    shown = {each.application: each for each in sheet.shown}
    handed = state.handed.get(sheet.pack, {})
    for application in spoken:
        now = state.told.get(application)
        if now is None:
            continue
        then = handed.get(application, now)
        found = shown.get(application)
        why = _shown_of_another(state, found, application, then) if found is not None else ""
        why = why or _became_another(state, application, then, now)
        if why:
            reasons[application] = why
    return reasons


def _became_another(state: PanelState, application: str, then: Told, now: Told) -> str:
    if then == now:
        return ""
    others = _others_called(state.told, application, then.title) if _differ(then.title, now.title) else []
    is_other = all(is_quite_other(name, getattr(then, name), getattr(now, name)) for name in Told._fields)
    if not others and not is_other:
        return ""
    return _(
        "{application} was handed out as {before} and is {after} in this panel now, so nothing was taken of it; "
        "correct the list of applications, or hand out anew and ask the juror about what it is now."
    ).format(application=shorten(application), before=_named(then), after=_named(now))


def _shown_of_another(state: PanelState, shown: ShownApplication, application: str, then: Told) -> str:
    title, organisation = shown.title, shown.organisation
    own = then.organisation
    if _is_of_another(state.told, application, "title", title, then.title, shown.is_typed):
        cell, text, known = shown.title_cell, title, then.title
    elif (
        own
        and _differ(organisation, own)
        and all(
            _is_of_another(state.told, application, "organisation", each, own)
            for each in (organisation, *organisation.split(" · "))
        )
    ):
        cell, text, known = shown.organisation_cell, organisation, own
    else:
        return ""
    return _(
        "{cell}: “{shown}” stands on top, but the rows below belong to {own}, “{known}”, so nothing was taken from "
        "this sheet; ask the juror which application the scores are of, and fill in a fresh copy of the form."
    ).format(cell=cell, shown=shorten(text, _MOST), own=shorten(application, 64), known=shorten(known, _MOST))


def _is_of_another(
    told: Mapping[str, Told], application: str, name: str, shown: str, own: str, is_typed: bool = True
) -> bool:
    """Whether it is that of another application, or quite another; a long one is cut where it is shown."""
    if not _differ(shown, own):
        return False
    return (is_typed and is_quite_other(name, shown.removesuffix(_CUT), own)) or any(
        header_key(getattr(each, name)) == header_key(shown)
        for number, each in told.items()
        if number != application
    )


def _others_called(told: Mapping[str, Told], application: str, title: str) -> list[str]:
    key = header_key(title)
    return [
        number for number, each in told.items() if number != application and header_key(each.title) == key
    ]


def _differ(one: str, other: str) -> bool:
    first, second = header_key(one), header_key(other)
    return (
        bool(first and second) and first != second and one.removesuffix(_CUT) not in " ".join(other.split())
    )


def _named(told: Told) -> str:
    return f"“{shorten(told.title, _MOST)}” ({shorten(told.organisation, _MOST)})"
