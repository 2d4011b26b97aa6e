"""The meetings of the jury as an export tells them: sittings, agenda, who was there, votes and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.meeting.values import MOST_MINUTES, ItemState, Voice
from evalapp.domain.texts import _
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.places import Items, Once, Values

Row = Mapping[str, Any]
_FILE = "meeting.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingRead:
    """Rows of all but notes lack who recorded them and when, which an export does not tell."""

    sittings: tuple[Row, ...]
    agenda: tuple[Row, ...]
    stays: tuple[Row, ...]
    votes: tuple[Row, ...]
    voices: tuple[Row, ...]
    notes: tuple[Row, ...]


def read_meeting(folder: Folder, people: frozenset[str], numbers: frozenset[str]) -> MeetingRead:
    """Raises KnownError."""
    told = folder.document(_FILE)
    votes, voices = list[Row](), list[Row]()
    once = Once()
    for each in told.items("votes"):
        vote = _vote(each, once, numbers)
        votes.append(vote)
        voices += _voices(each.items("voices"), vote, people)
    return MeetingRead(
        sittings=tuple(_sittings(told.items("sittings"))),
        agenda=tuple(_agenda(told.items("agenda"), numbers)),
        stays=tuple(_stays(told.items("present"), people, numbers)),
        votes=tuple(votes),
        voices=tuple(voices),
        notes=tuple(_notes(told.items("notes"), numbers)),
    )


def _sittings(told: Items) -> Iterator[Row]:
    once = Once()
    for each in told:
        once.require(each, "number", nth := each.number("number", 1))
        if (minutes := each.number("minutes", 1)) > MOST_MINUTES:
            raise each.wrong("minutes", _("a day has at most {most}").format(most=MOST_MINUTES))
        yield {
            "nth": nth,
            "opened_at": each.moment("opened_at", needed=True),
            "closed_at": each.moment("closed_at"),
            "minutes": minutes,
        }


def _agenda(told: Items, numbers: frozenset[str]) -> Iterator[Row]:
    """In its order, which is all that its places say."""
    once = Once()
    for position, each in enumerate(told, start=1):
        application = each.known("application", numbers)
        once.require(each, "application", application)
        yield {
            "application": application,
            "position": position,
            "state": str(each.word("state", ItemState)),
            "since": each.moment("since"),
            "reason": each.text("reason"),
            "anyway": each.text("anyway"),
        }


def _stays(told: Items, people: frozenset[str], numbers: frozenset[str]) -> Iterator[Row]:
    nth = Counter[str]()
    for each in told:
        person, left_at = each.known("person", people), each.moment("until")
        left_for = each.known("for", numbers) if each.text("for") else ""
        if left_for and not left_at:
            raise each.wrong("for", _("who left for an application has left"))
        nth[person] += 1
        yield {
            "person": person,
            "nth": nth[person],
            "came_at": each.moment("from", needed=True),
            "left_at": left_at,
            "left_for": left_for,
        }


def _vote(told: Values, once: Once, numbers: frozenset[str]) -> dict[str, Any]:
    application, nth = told.known("application", numbers), told.number("number", 1)
    once.require(told, "number", application, nth)
    return {
        "application": application,
        "nth": nth,
        "about": told.text("about"),
        "in_favour": told.number("for"),
        "against": told.number("against"),
        "abstained": told.number("abstain"),
        "held_at": told.moment("at", needed=True),
    }


def _voices(told: Items, vote: Row, people: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        person = each.known("person", people)
        once.require(each, "person", person)
        said = str(each.word("vote", Voice))
        yield {"application": vote["application"], "nth": vote["nth"], "person": person, "said": said}


def _notes(told: Items, numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        application, nth = each.known("application", numbers), each.number("number", 1)
        once.require(each, "number", application, nth)
        yield {
            "application": application,
            "nth": nth,
            "text": each.needed("text"),
            "noted_at": each.moment("at", needed=True),
            "by_whom": each.text("by"),
        }
