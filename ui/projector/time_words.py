"""How long something takes, in words and on a clock."""

from __future__ import annotations

from evalapp.domain.texts import _, ngettext

_MINUTE = 60


def on_a_clock(seconds: int) -> str:
    """`08:46`, from an hour on `1:08:46`."""
    minutes, rest = divmod(abs(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def in_words(seconds: int) -> str:
    """To the whole minute: `38 min`, `1 h 38 min`."""
    hours, minutes = divmod(seconds // _MINUTE, _MINUTE)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def said_of(elapsed: int, allotted: int) -> str:
    """For who hears the screen; told anew each minute, not each second."""
    n = elapsed // _MINUTE
    if elapsed > allotted:
        over = (elapsed - allotted) // _MINUTE
        text = ngettext("Time: {n} minute, {over} over", "Time: {n} minutes, {over} over", n)
        return text.format(n=n, over=over)
    text = ngettext("Time: {n} minute of {allotted}", "Time: {n} minutes of {allotted}", n)
    return text.format(n=n, allotted=allotted // _MINUTE)


def left_words(left: int) -> str:
    """`03:14 left`, or by how much the time is over."""
    if left < 0:
        return _("{time} over time").format(time=on_a_clock(left))
    return _("{time} left").format(time=on_a_clock(left))
