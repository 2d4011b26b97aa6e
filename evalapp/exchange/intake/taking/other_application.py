"""Rows that speak of something else: another title and organisation under a number on which something hangs.

A column that was sorted alone, or rows that moved up by one, would put the scores of one application under another, and
the conflicts, decisions and dossiers that left just so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.application import Dossier
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.awaited import STILL_THE_SAME
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.quite_other import is_quite_other
from evalapp.exchange.intake.rows import ApplicationRow
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import header_key
from evalapp.words.fields import field_label

Hanging = Mapping[str, Sequence[str]]
"""Number → in words what was handed out, decided or given under it."""

SAME, OTHER = "same", "other"
_TOLD_BY = ("title", "organisation")


@dataclass(frozen=True, kw_only=True, slots=True)
class Replaced:
    """`refused` has by number why its row does not come in, and what is asked where somebody may let it in."""

    questions: tuple[Question, ...] = ()
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def replaced_by_others(
    rows: Sequence[ApplicationRow],
    stored: Mapping[str, Dossier],
    answers: Mapping[str, str],
    hanging: Callable[[], Hanging],
) -> Replaced:
    """`hanging` is asked only where a row is suspect; corrections of a title or an organisation are none."""
    suspects = {row.number: (row, others) for row, others in _suspects(rows, stored)}
    if not suspects:
        return Replaced()
    held = hanging()
    questions: list[Question] = []
    refused: dict[str, tuple[str, ...]] = {}
    for number, (row, others) in suspects.items():
        concerned = {each: held[each] for each in (number, *others) if each in held}
        if not concerned:
            continue
        id = f"{STILL_THE_SAME}{number}"
        answer = answers.get(id)
        if answer == SAME:
            continue
        if answer == OTHER:
            refused[number] = (_refused(number),)
            continue
        question = _question(id, row, stored[number], others, concerned)
        questions.append(question)
        refused[number] = (f"{question.text} {question.why}.", id)
    return Replaced(questions=tuple(questions), refused=refused)


def _suspects(
    rows: Sequence[ApplicationRow], stored: Mapping[str, Dossier]
) -> Iterator[tuple[ApplicationRow, tuple[str, ...]]]:
    """With the numbers of the stored applications that have the new title, or the organisation if that one moved."""
    changed: dict[str, tuple[ApplicationRow, frozenset[str]]] = {}
    for row in rows:
        if not row.reason and row.number in stored and (names := _changed(row, stored[row.number])):
            changed[row.number] = row, names
    if not changed:
        return
    by_text: dict[tuple[str, str], list[str]] = {}
    for number, dossier in stored.items():
        for name in _TOLD_BY:
            by_text.setdefault((name, header_key(getattr(dossier.application, name))), []).append(number)
    for number, (row, names) in changed.items():
        others = [
            other
            for name in names
            for other in by_text.get((name, header_key(getattr(row.application, name))), ())
            if other != number and (name == "title" or "organisation" in changed.get(other, (row, ()))[1])
        ]
        before = stored[number].application
        is_other = len(names) == len(_TOLD_BY) and all(
            is_quite_other(name, getattr(before, name), getattr(row.application, name)) for name in _TOLD_BY
        )
        if others or is_other:
            yield row, tuple(dict.fromkeys(others))


def _changed(row: ApplicationRow, dossier: Dossier) -> frozenset[str]:
    application = dossier.application
    if row.application is None:
        return frozenset()
    return frozenset(
        name
        for name in _TOLD_BY
        if name in row.names
        and (new := getattr(row.application, name))
        and (old := getattr(application, name)) != new
        and header_key(old) != header_key(new)
    )


def _refused(number: str) -> str:
    return _("It is another application than {number}: give it a number of its own.").format(
        number=shorten(number)
    )


def _question(
    id: str, row: ApplicationRow, dossier: Dossier, others: Sequence[str], concerned: Hanging
) -> Question:
    number = shorten(row.number)
    before = dossier.application
    steps = [
        f"{field_label(name)}: {shorten(getattr(before, name))} → {shorten(getattr(row.application, name))}"
        for name in _TOLD_BY
        if name in row.names and getattr(before, name) != getattr(row.application, name)
    ]
    if others:
        steps.append(
            _("that is what {others} has in this call").format(
                others=shorten(", ".join(map(shorten, others)), 200)
            )
        )
    return Question(
        id=id,
        text=_(
            "“{number}” in row {row} of {file} may be another application; this stands with the number already: "
            "{what}."
        ).format(
            number=number,
            row=row.row,
            file=file_and_sheet(row.file, row.sheet),
            what="; ".join(f"{shorten(each)}: {', '.join(words)}" for each, words in concerned.items()),
        ),
        why="; ".join(steps),
        choices=(
            Choice(
                id=SAME,
                label=_("still application {number}, with all that stands with it").format(number=number),
            ),
            Choice(id=OTHER, label=_("another application: leave the row out")),
        ),
        evidence=" · ".join(str(getattr(row.application, name)) for name in _TOLD_BY),
    )
