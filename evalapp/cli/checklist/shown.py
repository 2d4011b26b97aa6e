"""What was found and answered of applications, as the command line tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from evalapp.cli.common import DONE, REFUSED, echo_json, echo_table, tell
from evalapp.domain.texts import _
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.admissibility.overview import Looked, Overview
    from evalapp.operations.workspace import Workspace

_SIGNS: Mapping[bool | None, str] = {True: "+", False: "!", None: "?"}


def show(workspace: Workspace, only: str | None, *, as_json: bool) -> int:
    """REFUSED where a day by which something was to complete has passed."""
    from evalapp.operations.admissibility.overview import overview
    from evalapp.operations.documents.checklist import checklist_json

    found = overview(workspace.view)
    if only is not None:
        workspace.view.dossier(only)  # raises BadValue for one that is not there
    if as_json:
        echo_json(checklist_json(found, only))
    elif only is None:
        _show_all(found)
    else:
        _show_one(next(each for each in found.rows if each.number == only))
    return REFUSED if any(each.is_overdue for each in found.rows if only in (None, each.number)) else DONE


def _show_all(found: Overview) -> None:
    tell(found.words)
    if found.checklist.is_proposal:
        tell(_("The scheme of this call has no checklist; what stands here is proposed by the program."))
    echo_table(
        ("", _("item"), _("what the program finds beside it")),
        [
            (
                _("official") if each.is_official else _("ours"),
                f"{each.id}: {each.title}",
                str(each.finding or "–"),
            )
            for each in found.checklist.items
        ],
    )
    echo_table(
        (_("application"), _("admissibility"), _("answered"), _("does not hold, or cannot be checked")),
        [
            (row.number, _standing(row), f"{row.answered}/{len(found.checklist.items)}", _doubts(row))
            for row in found.rows
        ],
    )


def _standing(row: Looked) -> str:
    until = _("until {day}").format(day=formats.day(row.until)) if row.until else ""
    overdue = _("overdue") if row.is_overdue else ""
    return " ".join(filter(None, (row.standing.label, until, f"({overdue})" if overdue else "")))


def _doubts(row: Looked) -> str:
    found = [f"{_SIGNS[each.holds]} {each.kind}" for each in row.findings if each.holds is not True]
    return " ".join(found) or "–"


def _show_one(row: Looked) -> None:
    tell(f"{row.number} {row.application.title}: {_standing(row)}")
    for item in row.checklist.items:
        found, answer = row.beside(item), row.answer(item.id)
        tell(f"{item.id}: {item.title}")
        if found is not None:
            tell(f"  {_SIGNS[found.holds]} {found.text}")
        if answer is None:
            tell("  " + _("not answered"))
            continue
        until = _("until {day}").format(day=formats.day(answer.until)) if answer.until else ""
        who = f"{answer.by}, {formats.day(answer.at)}"
        tell("  " + " · ".join(filter(None, (f"{answer.answer.label} {until}".strip(), answer.reason, who))))
    for each in row.supplements:
        text = _("Supplement {n}, until {day}: {asked} – {came}")
        tell(text.format(n=each.nth, day=formats.day(each.until), asked=each.asked, came=each.outcome.label))
    for hearing in row.hearings:
        text = _("Hearing {n}, {moment}: {state}")
        tell(text.format(n=hearing.nth, moment=formats.stamp(hearing.planned_at), state=hearing.state.label))
