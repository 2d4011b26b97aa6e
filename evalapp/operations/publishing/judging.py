"""Who judged what, on which criteria, and what they gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from evalapp.domain.people import Person
from evalapp.domain.scheme.model import Scheme
from evalapp.operations.publishing.values import Pseudonyms, exact, moment
from evalapp.operations.view import View
from evalapp.publish.content import Rows
from evalapp.store.rows.settings import PANEL_IDENTITY

_SCORE = ("application", "person", "criterion", "value", "steps", "word", "no_score", "given_at")
_COMMENT = ("application", "person", "criterion", "comment")


def judging_tables(view: View) -> dict[str, Rows]:
    scheme, people = view.call().scheme, view.people()
    pseudonyms = Pseudonyms(view.setting(PANEL_IDENTITY))
    names = {str(each.id): pseudonyms.of(each.id) for each in people}
    scores, comments = _scores(view, scheme, names)
    return {
        "criterion": Rows.of(_criteria(scheme)),
        "person": Rows.of({"person": names[each.id], "role": each.office} for each in people),
        "person_name": Rows.of(_name(each, names[each.id]) for each in people),
        "seat": Rows(
            columns=("application", "person"),
            rows=[(number, names[juror]) for juror, number in view.pairs("assignment")],
        ),
        "score": scores,
        "score_comment": comments,
        "consensus": Rows.of(_consensus(view, scheme)),
        "conflict": Rows.of(_conflicts(view)),
        "attendance": Rows.of(_attendance(view, people)),
    }


def _criteria(scheme: Scheme) -> Iterator[dict[str, Any]]:
    for position, each in enumerate(scheme.criteria, start=1):
        group, scale = scheme.group(each.group), each.scale
        yield {
            "criterion": each.id,
            "position": position,
            "group_id": group.id,
            "group_nl": group.title.nl,
            "group_en": group.title.en,
            "code": each.code,
            "title_nl": each.title.nl,
            "title_en": each.title.en,
            "scale": scale.id,
            "is_words": bool(scale.words),
            "lowest": exact(scale.lowest),
            "highest": exact(scale.highest),
            "step": exact(scale.step),
            "higher_is_better": scale.higher_is_better,
            "weight": exact(each.weight),
            "threshold": exact(each.threshold.points(scale.highest)) if each.threshold else None,
            "counts": each.counts,
        }


def _name(each: Person, person: str) -> dict[str, Any]:
    return {
        "person": person,
        "id": each.id,
        "name": each.name,
        "email": each.email,
        "organisation": each.organisation,
        "enterprise_number": each.enterprise_number,
        "expertise": each.expertise,
    }


def _scores(view: View, scheme: Scheme, names: Mapping[str, str]) -> tuple[Rows, Rows]:
    """Few scores differ: what each comes to is looked up."""
    worth: dict[tuple[str, int | None], tuple[Any, Any]] = {}
    scores, comments = [], []
    for juror, number, criterion, steps, no_score, comment, at in view.score_rows():
        known = worth.get((criterion, steps))
        if known is None:
            known = worth[criterion, steps] = _worth(scheme, criterion, steps)
        person = names[juror]
        scores.append((number, person, criterion, known[0], steps, known[1], no_score, moment(at)))
        if comment:
            comments.append((number, person, criterion, comment))
    return Rows(columns=_SCORE, rows=scores), Rows(columns=_COMMENT, rows=comments)


def _worth(scheme: Scheme, criterion: str, steps: int | None) -> tuple[Any, str | None]:
    """Value and word. Raises BadValue for a criterion that the scheme does not have."""
    scale = scheme.criterion(criterion).scale
    if steps is None:
        return None, None
    word = scale.word(steps)
    return exact(scale.value(steps)), word.id if word else None


def _consensus(view: View, scheme: Scheme) -> Iterator[dict[str, Any]]:
    for each in view.consensus():
        value, word = _worth(scheme, each.criterion, each.value)
        yield {
            "application": each.application,
            "criterion": each.criterion,
            "value": value,
            "steps": each.value,
            "word": word,
            "source": None if each.source is None else str(each.source),
            "at": moment(each.at),
        }


def _conflicts(view: View) -> Iterator[dict[str, Any]]:
    counted = Counter((each.application, str(each.kind)) for each in view.conflicts())
    for (number, kind), people in sorted(counted.items()):
        yield {"application": number, "kind": kind, "people": people}


def _attendance(view: View, people: list[Person]) -> Iterator[dict[str, Any]]:
    """Nothing before the jury met."""
    stays = view.meetings.stays()
    if not stays:
        return
    seen = {each.person for each in stays}
    offices = {each.id: each.office for each in people}
    left = Counter(offices.get(each.person) for each in stays if each.left_for)
    for office, n in sorted(Counter(offices.values()).items()):
        present = sum(offices.get(person) == office for person in seen)
        yield {"role": office, "people": n, "present": present, "left_for_conflict": left[office]}
