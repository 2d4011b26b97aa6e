"""A mark before, behind or in the place of a title or a number that says that it no longer counts."""

from __future__ import annotations

import re

from evalapp.exchange.intake.taking.doubtful_words import MOST_WORDS, word_in

_GONE = (
    r"(?:ingetrokken|teruggetrokken|geschrapt|vervallen|geannuleerd|stopgezet|dubbel|dubbele|vertrokken|ontslagnemend|"
    r"withdrawn|cancell?ed|duplicate|deleted|resigned|retiré|retirée|annulé)"
)
# What a project may be called too, as “Retired – …”: only alone, or in brackets behind a title.
_GONE_BEHIND = (
    r"(?:retired|retire|abandonnée?s?|abandoned|annulée?s?|annulee|gestopt|gestaakt|afgevoerd|be[ëe]indigd|stilgelegd|"
    r"gecancell?e?d|discontinued|terminated|retracted|désistée?|stoppée?|zurückgezogen|ingetr|teruggetr|"
    r"(?:niet|not) (?:ingediend|submitted)|non (?:soumise?|introduite?)|trekt zich terug|trok zich terug|ziet af|"
    r"terug getrokken|stop gezet)"
)
_BEFORE = re.compile(rf"{_GONE}(?:\s*[:–—-].*)?|{_GONE_BEHIND}\W*", re.IGNORECASE | re.DOTALL)
_BEHIND = re.compile(
    rf".*[(\[](?:[^)\]]*\W)?(?:{_GONE}|{_GONE_BEHIND})\b[^)\]]*[)\]]\s*", re.IGNORECASE | re.DOTALL
)
_ALONE = re.compile(rf"\W*(?:{_GONE}|{_GONE_BEHIND})\W*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r".*\S\s*[(\[{<*]+([^()\[\]{}<>*]+)[)\]}>*]+\s*", re.DOTALL)
_BEHIND_A_DASH = re.compile(rf".*\S\s+[-–—:|/]+\s*{_GONE}\W*", re.IGNORECASE | re.DOTALL)
# A project may be about these, so that in brackets behind a title they say nothing of it.
_ABOUT = frozenset(
    (
        "archief", "archive", "archived", "archives", "backup", "kopie", "copy", "voorbeeld", "example", "sjabloon",
        "template", "concept", "concepten", "dubbels", "duplicates", "duplicaten", "removed", "failliet", "old", "oud",
        "oude", "excluded", "uitgesloten", "ineligible", "retired", "wachtlijst",
    )
)  # fmt: skip
# Nearly every title of a list comes here: how it begins and ends tells nearly all of them, cheaply.
_STARTS = frozenset(
    ("ing", "ter", "ges", "ver", "gea", "sto", "dub", "ont", "wit", "can", "dup", "del", "res", "ret", "ann", "aba",
     "afg", "beë", "bee", "sti", "gec", "dis", "dés", "zur", "nie", "not", "non", "tre", "tro", "zie"),
)  # fmt: skip
_ENDS = frozenset(
    (
        "ken",
        "apt",
        "len",
        "erd",
        "zet",
        "bel",
        "ele",
        "end",
        "awn",
        "led",
        "ate",
        "ted",
        "ned",
        "iré",
        "rée",
        "ulé",
    )
)
_DENIED = frozenset(("niet", "not", "geen", "no", "non", "pas"))
_AROUND = "()[]{}<>*.! "


def is_gone(text: str) -> bool:
    """Whether the whole of it, or what stands in brackets behind it, says so."""
    return (text[:3].casefold() in _STARTS and _BEFORE.fullmatch(text) is not None) or (
        text[-1:] in ")]" and _BEHIND.fullmatch(text) is not None
    )


def is_only_gone(text: str) -> bool:
    """Whether nothing else stands there: `(ingetrokken)`."""
    return text.lstrip(_AROUND)[:3].casefold() in _STARTS and _ALONE.fullmatch(text) is not None


def is_marked(title: str) -> bool:
    """Whether such a mark stands with a title that may be read without it: only its writer knows what becomes of it."""
    text = title.strip()
    if text[-1:] in ")]}>*" and (found := _IN_BRACKETS.fullmatch(text)):
        mark = found[1]
        if len(mark.split()) <= MOST_WORDS and (word := word_in(mark, of_a_row=True)) and word not in _ABOUT:
            return True
        if _DENIED.issuperset(word.casefold() for word in mark.split()[:1]):
            return False
    if text.rstrip(_AROUND)[-3:].casefold() in _ENDS and _BEHIND_A_DASH.fullmatch(text):
        return True
    return is_gone(text) or is_only_gone(text)
