"""The keys of a panel, held against each other: each came in the place of the one before it, by who had that one."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from evalapp.domain.journal import Finding, Where
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.sealed.identity import recipient_of
from evalapp.exchange.sealed.renewed import link_of
from evalapp.operations.view import View
from evalapp.store.faults import why
from evalapp.store.rows.settings import PANEL_IDENTITY


def key_findings(view: View) -> Iterator[Finding]:
    """Of a work file none: it has no key of a panel."""
    try:
        faults = [] if view.is_work_file() else list(key_faults(view))
    except Exception as error:
        faults = [_("the keys of the panel cannot be read: {why}").format(why=why(error))]
    for each in faults:
        yield Finding(where=Where.TABLES, text=each)


def key_faults(view: View) -> Iterator[str]:
    """A sentence for each key that is not what its row says; of a file that was altered anything may stand there."""
    found, panel, first = view.renewed_identities(), view.call().panel, view.setting(PANEL_IDENTITY)
    if first and not _recipient(first):
        yield _("what stands for the key of the panel is no key")
    for n, each in enumerate(found, 1):
        if each.nth != n:
            yield _("key {n} of the panel is missing among those that were renewed").format(n=n)
            return
        if _recipient(each.secret) != each.recipient:
            yield _("the two halves of key {n} of the panel do not belong together").format(n=n)
        if n > 1:
            link = link_of(found[n - 2].secret, panel=panel, recipient=each.recipient)
            if not hmac.compare_digest(link.encode(), each.link.encode()):
                yield _(
                    "nothing proves that key {n} of the panel came in the place of the one before it"
                ).format(n=n)
    if found and found[-1].dropped_at:
        yield _("the key of the panel that is in use is called dropped")


def key_notes(view: View) -> Iterator[str]:
    n = len(view.renewed_identities()) - 1
    if n > 0:
        text = ngettext(
            "The key of the panel was renewed {n} time; each one is proved by the one before it.",
            "The key of the panel was renewed {n} times; each one is proved by the one before it.",
            n,
        )
        yield text.format(n=n)


def _recipient(secret: str) -> str:
    """Empty of what is no key."""
    try:
        return recipient_of(secret)
    except Exception:  # what pyrage raises of another text is not all of one class
        return ""
