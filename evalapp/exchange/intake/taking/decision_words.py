"""The words in which a file says whether an application is admissible, or was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.application import Admissibility
from evalapp.sheets.sheet import header_key

_SAID = {
    header_key(word): admissibility
    for admissibility, words in (
        (Admissibility.ADMISSIBLE, ("ontvankelijk", "wel ontvankelijk", "ontvankelijk verklaard", "recevable")),
        (
            Admissibility.INADMISSIBLE,
            (
                "niet ontvankelijk", "onontvankelijk", "onontvankelijk verklaard", "niet-ontvankelijk verklaard",
                "not admissible", "irrecevable", "non recevable",
            ),
        ),
    )
    for word in words
}  # fmt: skip
_ANSWERS = {
    **dict.fromkeys(("ja", "j", "yes", "y", "oui", "true", "waar", "1", "x"), Admissibility.ADMISSIBLE),
    **dict.fromkeys(("nee", "neen", "no", "n", "non", "false", "onwaar", "0"), Admissibility.INADMISSIBLE),
}
_GONE = frozenset(
    map(header_key, ("ingetrokken", "teruggetrokken", "withdrawn", "geschrapt", "geweigerd", "afgewezen", "verworpen",
                     "refused", "rejected", "retiré"))
)  # fmt: skip
_UNDECIDED = frozenset(
    map(
        header_key,
        ("open", "ingediend", "in behandeling", "nog te beslissen", "te beslissen", "submitted", "pending"),
    )
)
_ABOUT = frozenset(
    map(header_key, ("status", "status aanvraag", "status dossier", "beslissing", "application status"))
)


def decision_said(text: str) -> Admissibility | None:
    """None where it says neither that it is admissible nor that it is not."""
    word = header_key(text)
    found = next((each for each in Admissibility if word in (each.value, header_key(each.label))), None)
    return found or _SAID.get(word) or _ANSWERS.get(word)


def may_decide(heading: str) -> bool:
    """Whether what stands below it says of what it is."""
    return header_key(heading) in _ABOUT


def are_decisions(texts: Iterable[str]) -> bool:
    """Whether each says what was decided, or that nothing was yet, and one of them the former."""
    words = {header_key(text) for text in texts if text.strip()}
    decided = {word for word in words if word in _GONE or (word not in _ANSWERS and _is_decision(word))}
    return bool(decided) and words <= decided | _UNDECIDED


def _is_decision(word: str) -> bool:
    return decision_said(word) not in (None, Admissibility.OPEN)
