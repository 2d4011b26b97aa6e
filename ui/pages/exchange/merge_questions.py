"""Each conflict of a merge as a question that a secretary can answer without knowing what a merge is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evalapp.domain.answer import Answer
from evalapp.domain.call import Score
from evalapp.domain.journal import Received
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _
from evalapp.operations.exchange.merging import Field, FieldConflict, MergePlan
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.scores import compared
from ui.pages.exchange.conflict_card import Option, Question


def questions(
    plan: MergePlan, position: int, conflicts: Sequence[FieldConflict], view: View, scheme: Scheme
) -> list[Question]:
    names = {person.id: person.name for person in view.people()}
    titles = {each.number: each.title for each in view.applications()}
    received = {each.juror: each for each in view.received()}
    origin = _Origin(plan.incoming[position])
    stored: dict[str, Mapping[tuple[str, str], Score]] = {}
    found = []
    for conflict in conflicts:
        if conflict.juror not in stored:
            scores = view.scores(juror=conflict.juror)
            stored[conflict.juror] = {(each.application, each.criterion): each for each in scores}
        held = stored[conflict.juror].get((conflict.application, conflict.criterion))
        found.append(_question(conflict, scheme, names, titles, held, received.get(conflict.juror), origin))
    return found


def _question(
    conflict: FieldConflict,
    scheme: Scheme,
    names: Mapping[str, str],
    titles: Mapping[str, str],
    held: Score | None,
    received: Received | None,
    origin: _Origin,
) -> Question:
    criterion = scheme.criterion(conflict.criterion)
    name = names.get(conflict.juror, conflict.juror)
    stored_at = held.at if held else ""
    incoming_at = origin.at(conflict.application, conflict.criterion)
    where = received.file if received else _("in the panel")
    return Question(
        key=conflict.key,
        about=f"{name} · {conflict.application} {titles.get(conflict.application, '')}".strip(),
        criterion=str(criterion.title),
        sentence=(
            _("Panel and file give a different score. Which one holds?")
            if conflict.field is Field.SCORE
            else _("Panel and file give a different motivation. Which one holds?")
        ),
        stored=_option(
            criterion, conflict, conflict.stored, where, stored_at, is_last=stored_at > incoming_at
        ),
        incoming=_option(
            criterion, conflict, conflict.incoming, origin.name, incoming_at, is_last=incoming_at > stored_at
        ),
        leave=_("Leave open for now and ask {name}").format(name=name),
        choice=str(conflict.choice),
    )


def _option(
    criterion: Criterion, conflict: FieldConflict, held: Answer, where: str, at: str, *, is_last: bool
) -> Option:
    about = [where]
    if at:
        about.append(formats.moment(at))
    if is_last and at:
        about.append(_("latest"))
    quote = f"“{held.comment}”" if held.comment else _("no motivation")
    figure = compared(criterion.scale, *held.score) if conflict.field is Field.SCORE else ""
    return Option(figure=figure, about=" · ".join(about), quote=quote)


class _Origin:
    """Where a file says it comes from, and when each of its scores was given."""

    def __init__(self, incoming: Any) -> None:
        opened = getattr(incoming, "opened", None)
        self.name = (opened.content.device_name if opened is not None else "") or incoming.file
        rows = opened.content.evaluations if opened is not None else ()
        self._at: dict[tuple[str, str], str] = {
            (row.application, row.criterion): row.changed_at for row in rows
        }

    def at(self, application: str, criterion: str) -> str:
        return self._at.get((application, criterion), "")
