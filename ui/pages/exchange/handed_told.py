"""What the bar says once packs or forms are written: first what still needs somebody, then what was done."""

from __future__ import annotations

from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.keeping.keys import exposed_jurors
from evalapp.operations.exchange.forms import HandedForms
from evalapp.operations.exchange.handout import HandedOut
from evalapp.operations.view import View
from evalapp.words.desks.keys import kept_codes_words
from ui.page import Message


def handed_message(handed: HandedOut | HandedForms, view: View) -> Message:
    """Green only where nothing is left to do."""
    warnings = [handed.waiting]
    if isinstance(handed, HandedForms):
        n = len(handed.forms)
        done = ngettext("{n} form written.", "{n} forms written.", n).format(n=n)
    else:
        n = len(handed.packs)
        done = ngettext("{n} pack written.", "{n} packs written.", n).format(n=n)
        warnings.append(kept_codes_words(len(exposed_jurors(view))))
    if handed.left:
        left = ngettext("{n} was not written.", "{n} were not written.", handed.left)
        done += " " + left.format(n=handed.left)
    opened = _("Scoring is open now.") if handed.opened_scoring else ""
    return Message(
        text=" ".join(filter(None, (*warnings, done, opened))),
        tone="attention" if handed.left or any(warnings) else "good",
    )
