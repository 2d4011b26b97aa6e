"""Whether the fields, lists and attachments that an application needs are there at all; not what they say."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.findings.finding import Around, Finding, Said
from evalapp.words.fields import field_label

_ALWAYS = ("title", "organisation", "summary", "contact", "email")
_WITH_MONEY = ("requested_support", "total_budget", "years")


def complete(dossier: Dossier, around: Around) -> Finding:
    return Finding(
        kind=FindingKind.COMPLETE,
        parts=tuple(_parts(dossier, around)),
        rule=_("Fields that every application has, its partners, its budget and its attachments."),
    )


def _parts(dossier: Dossier, around: Around) -> Iterator[Said]:
    rules = around.scheme.budget
    has_money = rules.most_per_year is not None or rules.support_rate is not None
    needed = (*_ALWAYS, *(_WITH_MONEY if has_money else ()))
    empty = [name for name in needed if getattr(dossier.application, name) in (None, "")]
    if empty:
        for name in empty:
            yield Said(words=_("{field}: empty").format(field=field_label(name)), holds=False)
    else:
        n = len(needed)
        yield Said(words=ngettext("{n} field filled in", "{n} fields filled in", n).format(n=n))
    left_out = tuple(around.left_out.words_on(dossier))
    if dossier.budget:
        yield Said(words=_("budget per year found"))
    elif not left_out:
        yield Said(words=_("budget per year not found"), holds=False if has_money else None)
    if not dossier.partners and not left_out:
        yield Said(words=_("no partners"), holds=None)
    n = len(dossier.attachments)
    yield Said(
        words=ngettext("{n} attachment", "{n} attachments", n).format(n=n)
        if n
        else _("no attachments in the file"),
        holds=True if n else None,
    )
    for words in left_out:
        yield Said(words=words, holds=None)
