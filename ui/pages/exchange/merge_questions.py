"""Each conflict of a merge as a question that a secretary can answer without knowing what a merge is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Received
from evalapp.domain.merge import Field, FieldConflict
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.answer import Answer, Place
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.scores import compared
from ui.pages.exchange.conflict_card import Option, Question


def questions(conflicts: Sequence[FieldConflict], view: View, scheme: Scheme) -> list[Question]:
    names = {person.id: person.name for person in view.people()}
    titles = {each.number: each.title for each in view.applications()}
    received = {each.juror: each for each in view.received()}
    stored: dict[str, Mapping[Place, Score]] = {}
    found = []
    for conflict in conflicts:
        if conflict.juror not in stored:
            scores = view.scores(juror=conflict.juror)
            stored[conflict.juror] = {each.place: each for each in scores}
        held = stored[conflict.juror].get((conflict.application, conflict.criterion))
        found.append(_question(conflict, scheme, names, titles, held, received.get(conflict.juror)))
    return found


def _question(
    conflict: FieldConflict,
    scheme: Scheme,
    names: Mapping[PersonId, PersonName],
    titles: Mapping[str, str],
    held: Score | None,
    received: Received | None,
) -> Question:
    criterion = scheme.criterion(conflict.criterion)
    name = names.get(conflict.juror, conflict.juror)
    stored_at = held.at if held else ""
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
            criterion, conflict, conflict.stored, where, stored_at, is_last=stored_at > conflict.at
        ),
        incoming=_option(
            criterion,
            conflict,
            conflict.incoming,
            conflict.device or conflict.file,
            conflict.at,
            is_last=conflict.at > stored_at,
        ),
        leave=_("Leave open for now and ask {name}").format(name=name),
        choice=conflict.choice,
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
