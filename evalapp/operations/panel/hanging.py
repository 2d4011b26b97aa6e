"""What already hangs on the number of an application, and would be another's if the number became another's."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.application import Admissibility
from evalapp.domain.pack_content import decode
from evalapp.domain.texts import _
from evalapp.operations.view import View


def hanging_on(view: View, number: str | None = None) -> dict[str, tuple[str, ...]]:
    """Number → in words what was handed out, decided or given under it; numbers with nothing are left out.

    With a `number` of that application alone, without reading the others.
    """
    found: dict[str, dict[str, None]] = {}

    def note(numbers: Iterable[str], words: str) -> None:
        for each in numbers:
            if number is None or each == number:
                found.setdefault(each, {})[words] = None

    decisions = view.decisions()
    applications = view.applications() if number is None else [view.dossier(number).application]
    note((each.application for each in view.scores(application=number) if each.is_given), _("scores"))
    note((each.application for each in view.scores_aside()), _("scores set aside"))
    note((each.application for each in view.consensus()), _("consensus"))
    note((each.application for each in view.conflicts()), _("conflict of interest"))
    note((each.application for each in view.declarations()), _("declaration of no conflict"))
    note((each.application for each in view.dismissed()), _("suspected conflict that was decided"))
    note(
        (each.number for each in applications if each.admissibility is not Admissibility.OPEN),
        _("decision on admissibility"),
    )
    note((each.number for each in applications if each.is_withdrawn), _("withdrawal"))
    note((each.application for each in view.checks.answers(number)), _("answer to the checklist"))
    note((each.application for each in view.checks.supplements(number)), _("supplement"))
    note((each.application for each in view.checks.hearings(number)), _("hearing"))
    meetings = view.meetings
    note((each.application for each in meetings.agenda()), _("place on the agenda of the meeting"))
    note((each.application for each in meetings.votes()), _("vote"))
    note((each.application for each in meetings.minutes()), _("note for the minutes"))
    note((each.application for each in decisions.flags), _("decision"))
    note((each.application for each in decisions.grants), _("decision"))
    note((each.application for each in decisions.order), _("decision"))
    after = view.decidings
    for rows in (after.advice(), after.rulings(), after.notified(), after.stepped_back()):
        note((each.application for each in rows), _("decision"))
    note((each.application for each in view.letters.written(number or "")), _("text of its letter"))
    note((each.application for each in view.assignments()), _("assignment"))
    handed = (decode(each.content) for each in view.issued())
    note((each for held in handed if held is not None for each in held.dossiers), _("handed out"))
    return {number: tuple(words) for number, words in found.items()}
