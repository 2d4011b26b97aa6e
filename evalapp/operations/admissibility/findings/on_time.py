"""Whether it came before applications were no longer taken in."""

from __future__ import annotations

from datetime import datetime

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.findings.finding import Around, Finding, Said
from evalapp.operations.panel.too_late import belgian, too_late
from evalapp.words import formats


def on_time(dossier: Dossier, around: Around) -> Finding:
    submitted = dossier.application.submitted_at
    if not around.until:
        when = (
            _("submitted {moment}").format(moment=_moment(submitted))
            if submitted
            else _("no time of submission")
        )
        return _found(
            Said(words=when, holds=None),
            rule=_("It is not known until when applications were taken in."),
        )
    rule = _("Applications were taken in until {moment}.").format(moment=formats.moment(around.until))
    concerns = tuple(too_late(submitted, around.until))
    if concerns:
        return _found(
            *(Said(words=each.words, holds=False if each.is_broken else None) for each in concerns), rule=rule
        )
    return _found(Said(words=_moment(submitted)), *_margin(submitted, around.until), rule=rule)


def _moment(iso: str) -> str:
    return formats.day(iso) if formats.is_date_alone(iso) else formats.stamp(iso)


def _margin(submitted: str, until: str) -> tuple[Said, ...]:
    came, due = belgian(submitted), belgian(until)
    if came is None or due is None or formats.is_date_alone(submitted):
        return ()
    return (Said(words=_before(came, due)),)


def _before(came: datetime, due: datetime) -> str:
    minutes = int((due - came).total_seconds()) // 60
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return ngettext("{n} day before the end", "{n} days before the end", days).format(n=days)
    if hours:
        return ngettext("{n} hour before the end", "{n} hours before the end", hours).format(n=hours)
    return ngettext("{n} minute before the end", "{n} minutes before the end", minutes).format(n=minutes)


def _found(*parts: Said, rule: str) -> Finding:
    return Finding(kind=FindingKind.ON_TIME, parts=parts, rule=rule)
