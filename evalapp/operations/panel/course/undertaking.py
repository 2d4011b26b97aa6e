"""The undertaking of a call: written by the secretary, and what a change of it does to packs that went out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import MOST_UNDERTAKING, checked_undertaking
from evalapp.domain.texts import Text, _, ngettext
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall, has_scoring_begun, needs_reason
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import is_pack, last_issued
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.words.phrases import join_names

_MOST_BYTES = 40 * MOST_UNDERTAKING


def set_undertaking(workspace: Workspace, text: Text, *, reason: str = "") -> int | None:
    """The change, None where nothing is different. Raises BadValue, also for a change without its reason."""
    view = workspace.view
    edit = CallEdit(undertaking=checked_undertaking(text))
    if edit.undertaking == view.call().undertaking:
        return None
    if not reason.strip() and has_scoring_begun(view):
        raise BadValue(" ".join(filter(None, (needs_reason(), what_it_does(view)))))
    return workspace.execute(ChangeTerms(edit=edit, reason=reason) if reason else SetCall(edit=edit)).change


def in_one_language(stored: Text, language: str, words: str) -> Text:
    """What is stored, with these words in this language."""
    return replace(stored, nl=words) if language == "nl" else replace(stored, en=words)


def what_it_does(view: View) -> str:
    """In a sentence, before the undertaking is changed: whose packs are out of date by it. Empty where nobody's."""
    facts = facts_of(view)
    held = [juror for juror, last in last_issued(facts).items() if is_pack(last)]
    if not held:
        return ""
    names = join_names([facts.names.get(each, each) for each in held], most=5)
    return ngettext(
        "A change would make the pack of {names} out of date: it would be handed out anew, and the juror would agree "
        "to the new text on opening it.",
        "A change would make the packs of {names} out of date: they would be handed out anew, and each juror would "
        "agree to the new text on opening theirs.",
        len(held),
    ).format(names=names)


def read_undertaking(path: Path) -> str:
    """The text of a file. Raises KnownError."""
    try:
        return read_plain(path, _MOST_BYTES, may_be_link=True).decode("utf-8-sig")
    except TooLarge as error:
        words = _("“{file}” is longer than any undertaking, which has at most {most} characters.")
        raise KnownError(words.format(file=shorten(path.name), most=MOST_UNDERTAKING)) from error
    except OSError as error:
        words = _("“{file}” cannot be read: {why}; check the name.")
        raise KnownError(words.format(file=shorten(path.name), why=system_words(error))) from error
    except UnicodeDecodeError as error:
        words = _("“{file}” is no text in UTF-8; save it as plain text in UTF-8, then give it again.")
        raise KnownError(words.format(file=shorten(path.name))) from error
