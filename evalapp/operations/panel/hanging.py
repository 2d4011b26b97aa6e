"""What already hangs on the number of an application, and would be another's if the number became another's."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.application import Admissibility
from evalapp.domain.pack_content import decode
from evalapp.domain.texts import _
from evalapp.operations.view import View


def hanging_on(view: View) -> dict[str, tuple[str, ...]]:
    """Number → in words what was handed out, decided or given under it; numbers with nothing are left out."""
    found: dict[str, dict[str, None]] = {}

    def note(numbers: Iterable[str], words: str) -> None:
        for number in numbers:
            found.setdefault(number, {})[words] = None

    decisions = view.decisions()
    applications = view.applications()
    note((each.application for each in view.scores() if each.is_given), _("scores"))
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
    note((each.application for each in view.checks.answers()), _("answer to the checklist"))
    note((each.application for each in view.checks.supplements()), _("supplement"))
    note((each.application for each in view.checks.hearings()), _("hearing"))
    note((each.application for each in decisions.flags), _("decision"))
    note((each.application for each in decisions.grants), _("decision"))
    note((each.application for each in decisions.order), _("decision"))
    note((each.application for each in view.assignments()), _("assignment"))
    handed = (decode(each.content) for each in view.issued())
    note((number for held in handed if held is not None for number in held.dossiers), _("handed out"))
    return {number: tuple(words) for number, words in found.items()}
