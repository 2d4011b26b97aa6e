"""Places in a text that are filled in for each letter: `{amount}`; whatever else stands in braces is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evalapp.domain.errors import BadValue
from evalapp.domain.letters.facts import Fact
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

# Placeholder → the fact that it stands for.
OF_FACTS: Mapping[str, Fact] = {
    "legal_basis": Fact.LEGAL_BASIS,
    "call_text": Fact.CALL_TEXT,
    "delegate": Fact.DELEGATE,
    "delegate_function": Fact.DELEGATE_FUNCTION,
    "delegate_act": Fact.DELEGATE_ACT,
    "service": Fact.SERVICE,
    "address": Fact.ADDRESS,
    "contact": Fact.CONTACT,
    "email": Fact.EMAIL,
    "phone": Fact.PHONE,
    "documents": Fact.DOCUMENTS,
    "complaints": Fact.COMPLAINTS,
    "review_body": Fact.REVIEW_BODY,
    "review_term": Fact.REVIEW_TERM,
    "review_how": Fact.REVIEW_HOW,
    "review_address": Fact.REVIEW_ADDRESS,
    "court": Fact.COURT,
    "court_term": Fact.COURT_TERM,
    "court_form": Fact.COURT_FORM,
    "court_address": Fact.COURT_ADDRESS,
    "article": Fact.GBER_ARTICLE,
    "sa_number": Fact.SA_NUMBER,
    "recipients": Fact.RECIPIENTS,
    "retention": Fact.RETENTION,
    "officer": Fact.OFFICER,
}
# What a letter knows of its application, its decision and its call.
OF_LETTERS = (
    *("call", "call_reference", "opened", "application", "title", "applicant", "addressee"),
    *("body", "date", "decision", "reason", "advice", "advice_date", "called_date"),
    *("amount", "requested", "place", "ranked", "reserve", "total"),
)
PLACEHOLDERS = tuple(sorted((*OF_FACTS, *OF_LETTERS)))
_FOUND = re.compile(r"\{([^{}]*)\}")


def used_in(text: str) -> tuple[str, ...]:
    """Each once, in the order of the text; also what is no placeholder of ours."""
    return tuple(dict.fromkeys(_FOUND.findall(text)))


def fault_in(text: str) -> str:
    """A sentence that names the first brace or name that means nothing, and those that do; empty where all is well."""
    unknown = next((each for each in used_in(text) if each not in PLACEHOLDERS), None)
    known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
    if unknown is not None:
        words = _("“{placeholder}” is no placeholder; these there are: {known}.")
        return words.format(placeholder=f"{{{shorten(unknown)}}}", known=known)
    loose = re.search(r"[{}]", _FOUND.sub("", text))
    if loose is not None:
        words = _("A brace “{brace}” stands alone; between two of them stands one of: {known}.")
        return words.format(brace=loose[0], known=known)
    return ""


def refuse_faults(text: str) -> None:
    """Raises BadValue."""
    if fault := fault_in(text):
        raise BadValue(fault)


def filled(text: str, values: Mapping[str, str], gap: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """`text` with its placeholders filled in, and which had no value: of those it shows the `gap`, by name.

    What is filled in is never looked at for placeholders itself.
    """
    missing: dict[str, None] = {}

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if value := values.get(name, ""):
            return value
        missing[name] = None
        return f"[{gap.get(name, name)}]"

    return _FOUND.sub(fill, text), tuple(missing)
