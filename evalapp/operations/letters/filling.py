"""What a letter puts in the places of its texts, and which of those stayed empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.placeholders import PLACEHOLDERS, filled, used_in
from evalapp.domain.letters.sections import Section
from evalapp.operations.deciding.said import outlook_words
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.material import Material, nobody_scored
from evalapp.words import formats
from evalapp.words.letters.bodies import body_in
from evalapp.words.letters.names import placeholder_label
from evalapp.words.phrases import opening
from evalapp.words.places import total

# Of a draft nobody knows them yet, and the letter says that it is one.
_OF_DECISION = frozenset({"date", "decision", "advice_date", "called_date"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Filling:
    """Of one letter, as far as it was filled in: `gaps` are by section the placeholders without a value, `used` all."""

    material: Material
    fate: Fate
    language: str
    values: Mapping[str, str]
    gaps: dict[Section, tuple[str, ...]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def paragraphs(self, section: Section) -> list[str]:
        """Of the text of the call; none where it leaves that out."""
        text = self.material.text(section, self.language)
        body = body_in(text, self.values.get("body", ""))
        said, missing = filled(text, {**self.values, "body": body}, _labels(text))
        self.used.update(used_in(text))
        expected = _OF_DECISION if self.fate.is_draft else frozenset()
        if unknown := tuple(each for each in missing if each not in expected):
            self.gaps[section] = unknown
        return [opening(each) for each in said.splitlines() if each.strip()]


def _labels(text: str) -> dict[str, str]:
    return {name: placeholder_label(name) for name in used_in(text) if name in PLACEHOLDERS}


def filling_of(material: Material, fate: Fate, language: str) -> Filling:
    """In the language of the moment, which is that of the letter."""
    return Filling(material=material, fate=fate, language=language, values=_values(material, fate))


def _values(material: Material, fate: Fate) -> dict[str, str]:
    call, application = material.call, material.applications[fate.application]
    values = {
        **material.filled_facts(),
        "call": call.title,
        "call_reference": call.reference,
        "opened": formats.day(call.plan.opens_on),
        "application": application.number,
        "title": application.title,
        "applicant": application.organisation,
        "addressee": application.contact or application.organisation,
        "body": call.plan.body,
        "advice_date": formats.day(material.advice_on),
        "requested": _money(application.requested_support),
        "amount": _money(fate.amount),
    }
    place = material.places.get(fate.application)
    if place is not None and place.place is not None and call.scheme.is_ranked:
        values["place"] = str(place.place)
    if place is not None and place.on_list is not None:
        values["reserve"] = str(place.on_list)
    if place is not None and place.total is not None:
        values["total"] = total(place)
    values["ranked"] = str(sum(each.is_ranked for each in material.places.values()))
    values |= _of_decision(material, fate)
    return {name: value for name, value in values.items() if name in PLACEHOLDERS}


def _of_decision(material: Material, fate: Fate) -> dict[str, str]:
    if fate.kind is LetterKind.INADMISSIBLE:
        body = material.facts.get(Fact.INADMISSIBLE_BODY, "")
        return {
            **({"body": body} if body else {}),
            "date": formats.day(material.facts.get(Fact.INADMISSIBLE_ON, "")),
            "decision": material.facts.get(Fact.INADMISSIBLE_REFERENCE, ""),
            "reason": _whole(material, material.applications[fate.application].admissibility_reason),
        }
    standing = fate.standing
    assert standing is not None, fate.application
    values = {"advice": outlook_words(standing.advised)}
    if fate.kind is LetterKind.UNDISCUSSED:
        values["reason"] = _whole(material, material.put_aside.get(fate.application, "")) or nobody_scored()
    if standing.ruled is not None:
        ruled = standing.ruled
        values |= {"body": ruled.body, "date": formats.day(ruled.on), "decision": ruled.reference}
        if ruled.reason:
            values["reason"] = _whole(material, ruled.reason)
    if standing.called is not None:
        values["called_date"] = formats.day(standing.called.on)
    return values


def _whole(material: Material, reason: str) -> str:
    """Within a sentence, which ends by itself; without the names of the jury, which nothing else in a text is about."""
    return material.screened(" ".join(reason.split())).rstrip(". ")


def _money(cents: int | None) -> str:
    return "" if cents is None else formats.money(cents)
