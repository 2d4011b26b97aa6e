"""Whose task something is, said to who waits for it and may not do it."""

from __future__ import annotations

from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, either_of, who_may
from evalapp.domain.texts import _


def for_whom(words: str, role: Role | None, action: Action | None) -> str:
    """`words` of what waits, without a full stop, and for whom where that is another role."""
    if role is None or action is None or role in who_may(action):
        return words
    return _("{what} · for the {roles}").format(what=words, roles=either_of(who_may(action)))


def sentence_for_whom(words: str, role: Role | None, action: Action | None) -> str:
    """The same of sentences, of which the last may lack its full stop."""
    if role is None or action is None or role in who_may(action):
        return words
    said = words if words.endswith((".", "!", "?", "…")) else f"{words}."
    return " ".join((said, _("This is for the {roles}.").format(roles=either_of(who_may(action)))))
