"""Numbers, money and dates as the reader writes them (Babel), in the current language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from evalapp.domain import numbers
from evalapp.domain.numbers import in_notation, rounded_text, written
from evalapp.domain.texts import _, current_language


def _locale() -> str:
    return {"nl": "nl_BE", "en": "en_BE"}[current_language()]


def score(value: Fraction, decimals: int | None = None) -> str:
    """A score as the reader writes it; rounded half up only where `decimals` is given."""
    return written(value) if decimals is None else in_notation(rounded_text(value, decimals))


def money(cents: int | None, *, missing: str = "–") -> str:
    """`€ 150.000`, in English `€150,000`; cents only where there are any."""
    if cents is None:
        return missing
    sign, gap = "−" if cents < 0 else "", {"nl": "\u00a0", "en": ""}[current_language()]
    return f"{sign}€{gap}{_amount(abs(cents))}"


def amount_field(cents: int | None) -> str:
    """An amount as a field for euro takes it in again, without the sign; empty for none."""
    return "" if cents is None else f"{'−' if cents < 0 else ''}{_amount(abs(cents))}"


def _amount(cents: int) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" if cents % 100 == 0 else "#,##0.00"
    return format_decimal(Fraction(cents, 100).__float__(), format=pattern, locale=_number_locale())


def _number_locale() -> str:
    # CLDR writes 1 234 for en_BE in some versions; English readers expect the comma.
    return {"nl": "nl_BE", "en": "en_GB"}[current_language()]


def ordinal(n: int) -> str:
    """`8e`, in English `8th`: a place, and not how many there are."""
    if current_language() == "nl":
        return f"{n}e"
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def percent(number: str) -> str:
    """`50 %`, in English `50%`; `number` as the reader writes it."""
    return numbers.percent(number)


def whole(number: int) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_number_locale())


def day(iso: str) -> str:
    """`27 juni 2016` from an ISO date or time; the text itself where it is neither."""
    from babel.dates import format_date

    moment = _moment(iso)
    return format_date(moment, "d MMMM y", locale=_locale()) if moment else iso


def moment(iso: str) -> str:
    """In running text, a letter or a report: `27 juni 2016 om 14.12 uur`, in English `27 June 2016, 14:12`."""
    return _told(iso, {"nl": "d MMMM y 'om' HH.mm 'uur'", "en": "d MMMM y, HH:mm"}[current_language()])


def span(start: str, end: str) -> str:
    """From when to when on one day: `27 juni 2016, van 09.00 tot 12.30 uur`, in English `27 June 2016, 09:00 to 12:30`.

    Where it ends on another day both are said whole.
    """
    if day(start) != day(end):
        return _("{start} to {end}").format(start=moment(start), end=moment(end))
    first, last = {
        "nl": ("d MMMM y, 'van' HH.mm", "'tot' HH.mm 'uur'"),
        "en": ("d MMMM y, HH:mm", "'to' HH:mm"),
    }[current_language()]
    return f"{_told(start, first)} {_told(end, last)}"


def told_apart(*moments: str) -> tuple[str, ...]:
    """Each as `moment` says it, and to the second, or to the thousandth, where two of them would look the same."""
    if current_language() == "nl":
        return _apart(moments, "d MMMM y 'om' {clock} 'uur'", ("HH.mm", "HH.mm.ss", "HH.mm.ss,SSS"))
    return _apart(moments, "d MMMM y, {clock}", ("HH:mm", "HH:mm:ss", "HH:mm:ss.SSS"))


def stamped_apart(*moments: str, is_short: bool = False) -> tuple[str, ...]:
    """The same as `stamp` says them, beside each other in a table; one that `is_short` says `27 jun 2016, 14:12`."""
    thousandths = {"nl": "HH:mm:ss,SSS", "en": "HH:mm:ss.SSS"}[current_language()]
    pattern = f"d {'MMM' if is_short else 'MMMM'} y, {{clock}}"
    return _apart(moments, pattern, ("HH:mm", "HH:mm:ss", thousandths))


def _apart(moments: Sequence[str], pattern: str, clocks: Sequence[str]) -> tuple[str, ...]:
    for clock in clocks:
        said = tuple(_told(each, pattern.format(clock=clock)) for each in moments)
        if len(set(said)) == len({_moment(each) or each for each in moments}):
            break
    return said


def stamp(iso: str) -> str:
    """In a table or a log: `27 juni 2016, 14:12`."""
    return _told(iso, "d MMMM y, HH:mm")


def deadline_field(iso: str) -> str:
    """As a field takes it in again: `18/12/2015 17:00` in Belgian time; empty for none."""
    parsed = _moment(iso)
    return parsed.strftime("%d/%m/%Y %H:%M") if parsed else iso


def deadline_shape() -> str:
    """What to write in such a field: a moment in an empty one would read as one that was set."""
    return _("day/month/year hour:minutes")


def date_field(iso: str) -> str:
    """A day as a field takes it in again, written as in the field of the deadline: `18/12/2015`."""
    parsed = _moment(iso)
    return parsed.strftime("%d/%m/%Y") if parsed else iso


def _told(iso: str, pattern: str) -> str:
    """In Belgian time; the text itself where it is no time."""
    from babel.dates import format_datetime

    parsed = _moment(iso)
    return format_datetime(parsed, pattern, locale=_locale()) if parsed else iso


def is_date_alone(iso: str) -> bool:
    """Whether an ISO time says the day and no hour."""
    return len(iso.strip()) == len("2016-06-27")


def clock(iso: str) -> str:
    parsed = _moment(iso)
    return parsed.strftime("%H:%M") if parsed else iso


def hour(iso: str) -> str:
    """The same in running text: `14.12 uur`, in English `14:12`."""
    return _told(iso, {"nl": "HH.mm 'uur'", "en": "HH:mm"}[current_language()])


def is_past(iso: str) -> bool:
    """Whether this moment has gone by; not for an empty one."""
    parsed = _moment(iso)
    return parsed is not None and parsed < datetime.now(parsed.tzinfo)


def _moment(iso: str) -> datetime | None:
    from evalapp.domain.times import BRUSSELS  # with all that reads times as people write them

    try:
        parsed = datetime.fromisoformat(iso)
        # A time without a zone comes from an application form and is Belgian; our own times carry UTC.
        return parsed.astimezone(BRUSSELS) if parsed.tzinfo else parsed.replace(tzinfo=BRUSSELS)
    except (ValueError, OverflowError):
        return None


def short_fingerprint(fingerprint: str) -> str:
    """The first twelve hexadecimal digits in groups, as a person compares them: `7F3A-91C0-44DE`."""
    head = fingerprint[:12].upper()
    return "-".join(head[start : start + 4] for start in range(0, len(head), 4))


def short_digest(sha256: str) -> str:
    """The beginning of the digest of a file, as `sha256sum` prints it: enough to find it by."""
    return f"{sha256[:12]}…" if len(sha256) > 12 else sha256
