"""What an application says that hardly can be right, or that nobody knows: it breaks no rule, and proves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum, auto

from evalapp.domain.application import Application
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.units.row_amounts import LEAST
from evalapp.exchange.intake.values import is_none, is_unknown
from evalapp.words import formats

_NOT_ONE = frozenset(
    ("nee", "neen", "no", "n", "non", "onwaar", "false", "0", "niet", "not", "nihil", "nooit", "never", "jamais",
     "geen eerder instrument", "geen enkel", "nee geen", "neen geen", "no earlier instrument")
)  # fmt: skip
_PERHAPS = frozenset(
    ("misschien", "mogelijk", "wellicht", "onduidelijk", "niet duidelijk", "weet niet", "weet ik niet", "na te gaan",
     "na te kijken", "te controleren", "perhaps", "maybe", "unclear", "to be checked")
)  # fmt: skip
_YES = frozenset(("ja", "j", "yes", "y", "oui", "waar", "true", "1", "x", "ok"))
_ELSEWHERE = re.compile(
    r"(?:(?:wordt|worden|is|zal|zullen|will be|to be|to|nog|later|alsnog|moet|volgt|te) )*"
    r"(?:bezorgen|bezorgd|volgen|volgt|follows?|(?:aan te|aan)? ?vullen|aangevuld|in te vullen|bekijken|provided|"
    r"completed|bepalen|verduidelijken|toe te lichten|op te vragen|later|pending|todo|do)(?: worden)?(?: nog| later)?"
    r"|(?:zie|cf|see|voir)\.? (?:(?:de|het|in|onze|the|onder|verder) )*(?:bijlagen?|annex(?:en|es)?|aanvraag|dossier|"
    r"(?:project)?voorstel|attachments?|application|formulier|document(?:en)?|(?:hier)?boven|(?:hier)?onder|above|"
    r"below)(?: \w{1,3})?"
)
"""It is to follow, or stands elsewhere."""
_LONG = timedelta(days=366)


class Earlier(Enum):
    """Whether there was an earlier instrument; an empty field says that there was none."""

    NONE = auto()
    UNKNOWN = auto()
    ONE = auto()


def earlier_instrument(application: Application) -> Earlier:
    text = application.earlier_instrument.strip()
    word = " ".join(text.casefold().replace(",", " ").strip(" .!").split())
    if not text:
        return Earlier.NONE
    if is_unknown(text) or word in _PERHAPS or not word.strip("?"):
        return Earlier.UNKNOWN
    if word in _NOT_ONE or is_none(text):
        return Earlier.NONE
    plain = word.rstrip("? ")
    if plain != word and (plain in _NOT_ONE or is_none(plain) or plain in _PERHAPS):
        return Earlier.UNKNOWN
    return Earlier.ONE


def not_reoriented(application: Application) -> Iterator[str]:
    """Who had an earlier instrument must say how it goes another way: a question to admit on, and none to score."""
    earlier = earlier_instrument(application)
    reorientation = application.reorientation.strip()
    if earlier is Earlier.NONE or not _explains_nothing(reorientation):
        return
    if reorientation:
        yield _("earlier instrument “{name}”: reorientation “{answer}” explains nothing").format(
            name=shorten(application.earlier_instrument.strip(), 40), answer=shorten(reorientation, 40)
        )
        return
    words = (
        _("earlier instrument “{name}”: reorientation not explained")
        if earlier is Earlier.ONE
        else _(
            "earlier instrument “{name}”: not known whether there was one, and reorientation not explained"
        )
    )
    yield words.format(name=shorten(application.earlier_instrument.strip(), 40))


def _explains_nothing(text: str) -> bool:
    """Empty, a yes, a no or a word for nothing, or that it is to follow or stands elsewhere."""
    word = " ".join(re.sub(r"[,;:()]", " ", text.casefold()).strip(" .!?").split())
    if is_none(text) or is_unknown(text) or not any(each.isalpha() for each in word):
        return True
    return word in _NOT_ONE | _PERHAPS | _YES or is_none(word) or _ELSEWHERE.fullmatch(word) is not None


def next_to_nothing(application: Application, *, is_support_needed: bool) -> Iterator[str]:
    """Of a call without money nought may be right."""
    asked, total = application.requested_support, application.total_budget
    if asked is not None and asked < LEAST and (asked or is_support_needed):
        yield _("{amount} requested, which is next to nothing").format(amount=formats.money(asked))
    if total is not None and total < LEAST and (total or is_support_needed):
        yield _("a total budget of {amount}, which is next to nothing").format(amount=formats.money(total))


def last_submission(applications: Iterable[Application]) -> str:
    """The day, in ISO 8601; empty where no application says one."""
    days = (_day(each.submitted_at) for each in applications)
    return max((day.isoformat() for day in days if day is not None), default="")


def long_before(submitted_at: str, *, due: str, deadline: str, last: str) -> Iterator[str]:
    """More than a year before `due`, until when applications were taken in; else the deadline of the jury, else the
    `last` submission of the call: a year that is mistyped, or an application of another call.
    """
    submitted = _day(submitted_at)
    closing = _day(due) or _day(deadline) or _day(last)
    if submitted is None or closing is None or closing - submitted <= _LONG:
        return
    words = (
        _("submitted on {day}, more than a year before applications were due ({closing})")
        if _day(due)
        else _("submitted on {day}, more than a year before the deadline of the jury ({closing})")
        if _day(deadline)
        else _("submitted on {day}, more than a year before the last one of this call ({closing})")
    )
    yield words.format(day=formats.day(submitted.isoformat()), closing=formats.day(closing.isoformat()))


def before_opening(submitted_at: str, opens_on: str) -> Iterator[str]:
    """Before the call `opens_on`: a day and month that changed places, or an application of another call."""
    submitted, opening = _day(submitted_at), _day(opens_on)
    if submitted is not None and opening is not None and submitted < opening:
        yield _("submitted on {day}, before the call opened ({opening})").format(
            day=formats.day(submitted.isoformat()), opening=formats.day(opening.isoformat())
        )


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
