"""Decisions on admissibility that a file tells: of this call they are none before somebody says so.

What this call decided itself stays, whatever a file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.rows import ApplicationRow
from evalapp.words.phrases import join_names

DECIDED = "decided:admissibility"
"""The id of the question whether they hold in this call too."""

_DECIDED = "decided:"
"""Before the heading that a file has for it, the id of an answer to the same question."""

AS_DECIDED, OPEN = "as-decided", "leave-open"
_OF_THE_PANEL = ("admissibility", "admissibility_reason")
_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Decisions:
    """`rows`, by number, with no other decision than one that was taken over, of which there are `taken`."""

    rows: Mapping[str, ApplicationRow]
    questions: tuple[Question, ...] = ()
    taken: int = 0


def decisions_in(
    rows: Mapping[str, ApplicationRow], stored: Mapping[str, Dossier], answers: Mapping[str, str]
) -> Decisions:
    """Unanswered they are left open, and asked about once: an optional field keeps no application out."""
    if not any(name in names for names in {row.names for row in rows.values()} for name in _OF_THE_PANEL):
        return Decisions(rows=rows)
    answer = next((each for asked, each in answers.items() if asked.startswith(_DECIDED)), "")
    made = dict(rows)
    told: list[ApplicationRow] = []
    taken = 0
    for number, row in rows.items():
        application = row.application
        if application is None or not any(name in row.names for name in _OF_THE_PANEL):
            continue
        before = stored[number].application if number in stored else None
        if application.admissibility is Admissibility.OPEN:
            made[number] = row if before is None else _without(row)
        elif before is not None and before.admissibility is not Admissibility.OPEN:
            differs = application.admissibility is not before.admissibility
            note = _("Whether it is admissible stays as the panel decided it.") if differs else ""
            made[number] = _without(row, note)
        elif answer == AS_DECIDED and _has_its_reason(application):
            taken += 1
            made[number] = _noted(row, _("{what}: taken over from the file.").format(what=_said(application)))
        else:
            told.append(row)
            why = (
                _("{what}: left open, for who is turned down has a right to the reason.")
                if answer == AS_DECIDED
                else _("{what}: not decided in this call, and left open.")
            )
            made[number] = _without(row, why.format(what=_said(application)))
    asked = (_question(told),) if told and not answer else ()
    return Decisions(rows=made, questions=asked, taken=taken)


def _has_its_reason(application: Application) -> bool:
    is_turned_down = application.admissibility is Admissibility.INADMISSIBLE
    return not is_turned_down or bool(application.admissibility_reason)


def _without(row: ApplicationRow, note: str = "") -> ApplicationRow:
    """Also of a new application, which has no other values than those of the file."""
    application = row.application and replace(
        row.application, admissibility=Admissibility.OPEN, admissibility_reason=""
    )
    names = tuple(name for name in row.names if name not in _OF_THE_PANEL)
    return _noted(row._replace(application=application, names=names), note)


def _noted(row: ApplicationRow, note: str) -> ApplicationRow:
    return row._replace(notes=(*row.notes, note)) if note else row


def _said(application: Application) -> str:
    """What the file says: `“niet ontvankelijk” (te laat ingediend)`."""
    words = _("the file says “{decision}”").format(decision=application.admissibility.label)
    reason = " ".join(application.admissibility_reason.split())
    return f"{words} ({shorten(reason, 80)})" if reason else words


def _question(rows: list[ApplicationRow]) -> Question:
    n = len(rows)
    named = join_names([shorten(row.number, 64) for row in rows], most=_MOST_NAMED)
    return Question(
        id=DECIDED,
        text=ngettext(
            "What the file says of the “admissibility” of {n} application ({numbers}) was decided:",
            "What the file says of the “admissibility” of {n} applications ({numbers}) was decided:",
            n,
        ).format(n=n, numbers=named),
        why=_("in this call nobody decided that; until somebody says so, it is left open"),
        choices=(
            Choice(id=AS_DECIDED, label=_("in this call too: take it over")),
            Choice(id=OPEN, label=_("in another call, or nobody knows: leave it open")),
        ),
    )
