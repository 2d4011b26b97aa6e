"""What the office checked, asked and heard, as an export tells it, and which applications were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.records.reading_back.call import CallRead
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.places import Items, Once

Row = Mapping[str, Any]
_FILE = "checklist.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class ChecksRead:
    """`withdrawn`: by number the day and the reason."""

    answers: tuple[Row, ...]
    supplements: tuple[Row, ...]
    hearings: tuple[Row, ...]
    withdrawn: Mapping[str, tuple[str, str]]


def read_checks(folder: Folder, call: CallRead, numbers: frozenset[str]) -> ChecksRead:
    """Raises KnownError."""
    told = folder.document(_FILE)
    items = frozenset(each.id for scheme in call.schemes.values() for each in checklist_of(scheme).items)
    return ChecksRead(
        answers=tuple(_answers(told.items("answers"), items, numbers)),
        supplements=tuple(_supplements(told.items("supplements"), items, numbers)),
        hearings=tuple(_hearings(told.items("hearings"), numbers)),
        withdrawn=dict(_withdrawn(told.items("withdrawn"), numbers)),
    )


def _answers(told: Items, items: frozenset[str], numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        application, item = each.known("application", numbers), each.known("item", items)
        once.require(each, "item", application, item)
        answer, until = each.word("answer", CheckAnswer), each.day("until")
        if (answer is CheckAnswer.TO_COMPLETE) is not bool(until):
            raise each.wrong("until", _("“to complete” goes with a day until when, and no other answer"))
        yield {
            "application": application,
            "item": item,
            "answer": str(answer),
            "until": until,
            "reason": each.text("reason"),
            "by_whom": each.text("by"),
            "at": each.moment("at", needed=True),
        }


def _supplements(told: Items, items: frozenset[str], numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        application, nth = each.known("application", numbers), each.number("nth", 1)
        once.require(each, "nth", application, nth)
        yield {
            "application": application,
            "nth": nth,
            "item": each.known("item", items) if each.text("item") else "",
            "asked": each.needed("asked"),
            "asked_on": each.day("asked_on"),
            "until": each.day("until"),
            "outcome": str(each.word("outcome", Came)),
            "came_on": each.day("came_on"),
            "note": each.text("note"),
            "by_whom": each.text("by"),
            "at": each.moment("at", needed=True),
        }


def _hearings(told: Items, numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        application, nth = each.known("application", numbers), each.number("nth", 1)
        once.require(each, "nth", application, nth)
        yield {
            "application": application,
            "nth": nth,
            "planned_at": each.moment("planned_at", needed=True),
            "place": each.text("place"),
            "state": str(each.word("state", HearingState)),
            "present": each.text("present"),
            "record": each.text("record"),
            "by_whom": each.text("by"),
            "at": each.moment("at", needed=True),
        }


def _withdrawn(told: Items, numbers: frozenset[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    once = Once()
    for each in told:
        application = each.known("application", numbers)
        once.require(each, "application", application)
        if not (day := each.day("on")):
            raise each.wrong("on", _("it is empty"))
        yield application, (day, each.text("reason"))
