"""Versions of a scheme in words: since when each holds, who decided it, and why scores were set aside."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.call import SchemeVersion
from evalapp.domain.scheme.carrying import Why
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats


def why_aside(why: str) -> str:
    """A sentence for why a score is set aside; what a later version of the program says stays as it is."""
    known = {
        Why.GONE: _("The criterion is no longer asked."),
        Why.SCALE: _("The scale became another one; nothing is rescaled."),
        Why.VALUE: _("The value is not on the new scale."),
    }
    return known[Why(why)] if why in set(Why) else why


def decision_of(version: SchemeVersion) -> str:
    """“Version 2 holds since 8 December 2015: decided by … on … (reference …). Reason.”, without what nobody said."""
    since = _("Version {n} holds since {moment}").format(n=version.version, moment=formats.moment(version.at))
    parts = []
    if version.decided_by and version.decided_on:
        words = _("decided by {body} on {day}")
        parts.append(words.format(body=version.decided_by, day=formats.day(version.decided_on)))
    if version.reference:
        parts.append(_("reference {reference}").format(reference=version.reference))
    said = f"{since}: {', '.join(parts)}." if parts else f"{since}."
    return f"{said} {version.reason}" if version.reason else said


def versions_told(versions: Sequence[SchemeVersion], aside: int) -> list[str]:
    """For reports: a sentence each version with its decision, and how many scores were set aside; none of one alone."""
    if len(versions) < 2:
        return []
    said = [
        _("Version {n} of the scheme held until {moment}.").format(
            n=versions[0].version, moment=formats.moment(versions[1].at)
        )
    ]
    said += [decision_of(each) for each in versions[1:]]
    if aside:
        words = ngettext(
            "{n} score that was given under an earlier version was set aside; it stays readable in the file.",
            "{n} scores that were given under an earlier version were set aside; they stay readable in the file.",
            aside,
        )
        said.append(words.format(n=aside))
    return said
