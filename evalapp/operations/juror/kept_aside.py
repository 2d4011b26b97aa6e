"""Scores and private notes of a juror that a newer pack has no place for: kept, readable, never in a return."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal
from evalapp.domain.order import place_key
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.juror.renewal_scores import SetAside
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.words import formats
from evalapp.words.scores import reason_words

_NOTE = "#note"  # after the id of a criterion, which never holds such a mark: the note that went with it


def kept_aside(workspace: Workspace) -> tuple[SetAside, ...]:
    return read_aside(workspace.view)


def read_aside(view: View) -> tuple[SetAside, ...]:
    """By application and criterion."""
    return tuple(
        sorted((SetAside(**row) for row in view.kept_aside()), key=lambda kept: place_key(kept.place))
    )


def shown_value(kept: SetAside) -> str:
    """The score as the reader writes it: a number, a word, a reason for none; empty where only a comment was given."""
    if kept.value in set(NoScore):
        return reason_words(NoScore(kept.value), kept.comment)
    try:
        return formats.score(parse_decimal(kept.value))
    except BadValue:
        return kept.value


def put_aside(change: OpenChange, juror: str, kept: Iterable[SetAside]) -> None:
    change.put(
        "kept_aside",
        [
            {
                "juror": juror,
                "application": each.application,
                "criterion": each.criterion,
                "title": each.title,
                "value": each.value,
                "comment": each.comment,
                "why": each.why,
                "at": change.at,
            }
            for each in kept
        ],
    )


def move_notes(change: OpenChange, juror: str, applications: Collection[str], scheme: Scheme) -> None:
    """Private notes whose application or criterion is gone go aside; those whose place is back return to it."""
    criteria = {"", *(each.id for each in scheme.criteria)}
    for number, criterion, text in change.view.all_private_notes():
        if number in applications and criterion in criteria:
            continue
        why = (
            _("The criterion is no longer asked.")
            if number in applications
            else _("The application is no longer in your pack.")
        )
        note = SetAside(
            application=number,
            criterion=criterion + _NOTE,
            title=_("Private note"),
            value="",
            comment=text,
            why=why,
        )
        put_aside(change, juror, [note])
        change.remove("private_note", application=number, criterion=criterion)
    for kept in read_aside(change.view):
        criterion = kept.criterion.removesuffix(_NOTE)
        if criterion != kept.criterion and kept.application in applications and criterion in criteria:
            row = {
                "application": kept.application,
                "criterion": criterion,
                "text": kept.comment,
                "at": change.at,
            }
            change.put("private_note", [row])
            change.remove("kept_aside", application=kept.application, criterion=kept.criterion)
