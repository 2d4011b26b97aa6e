"""The words of the overview: what the amounts are called, shares that add up, and numbers as they are written in it."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.reports.overview.content import State, Word
from evalapp.words import formats
from evalapp.words.scores import MISSING

_THOUSAND = 100 * 1_000  # cents
_LEAST_IN_THOUSANDS = 1_000_000_00


def given_head(word: Word) -> str:
    """Over the amounts that applications get."""
    return {
        Word.GRANTED: pgettext("decision", "Granted"),
        Word.PROPOSED: _("Proposed"),
        Word.BOTH: pgettext("decision", "Granted or proposed"),
        Word.UNKNOWN: _("Support"),
    }[word]


def supported_word(word: Word) -> str:
    """What becomes of the applications that get something."""
    return {
        Word.GRANTED: _("given support"),
        Word.PROPOSED: _("proposed for support"),
        Word.BOTH: _("given support or proposed for it"),
        Word.UNKNOWN: _("not known yet who gets support"),
    }[word]


def supported_short(word: Word) -> str:
    """The same under a figure."""
    return {
        Word.GRANTED: _("supported"),
        Word.PROPOSED: _("proposed"),
        Word.BOTH: _("supported or proposed"),
        Word.UNKNOWN: _("not known yet"),
    }[word]


def unknown_calls(n: int) -> str:
    """So that what is counted of them is taken for no refusal."""
    return ngettext(
        "Of {n} call it is not known yet who gets support; its requests are counted.",
        "Of {n} calls it is not known yet who gets support; their requests are counted.",
        n,
    ).format(n=n)


def state_word(state: State) -> str:
    return {
        State.PROVISIONAL: _("PROVISIONAL"),
        State.ADVICE: _("ADVICE"),
        State.DECIDED: _("decided"),
    }[state]


def is_in_thousands(cents: int) -> bool:
    """Whether so much money is told in thousands of euro: less would lose what it says."""
    return abs(cents) >= _LEAST_IN_THOUSANDS


def amount(cents: int, *, in_thousands: bool) -> str:
    """Without its unit, which stands over the table; nothing is a dash."""
    if not cents:
        return MISSING
    if not in_thousands:
        return formats.amount_field(cents)
    return formats.whole((cents + _THOUSAND // 2) // _THOUSAND)


def unit(*, in_thousands: bool) -> str:
    return _("in thousands of euro") if in_thousands else _("in euro")


def shares(counts: Sequence[int]) -> list[str]:
    """Each as a whole percentage, such that all together are 100: the largest remainders are rounded up."""
    whole = sum(counts)
    if not whole:
        return [MISSING for _count in counts]
    floors = [100 * each // whole for each in counts]
    rest = sorted(range(len(counts)), key=lambda n: (-(100 * counts[n] % whole), n))
    for n in rest[: 100 - sum(floors)]:
        floors[n] += 1
    return [formats.percent(str(each)) for each in floors]
