"""The items that are asked of each application of a call, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.admissibility.answers import CheckAnswer, Checked
from evalapp.domain.application import Admissibility, Application
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.checklist import CheckItem
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _


class Standing(StrEnum):
    """Of an application before it is judged; `to-complete` and `withdrawn` go before what was decided."""

    OPEN = "open"
    TO_COMPLETE = "to-complete"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return {
            Standing.OPEN: Admissibility.OPEN.label,
            Standing.TO_COMPLETE: _("to complete"),
            Standing.ADMISSIBLE: Admissibility.ADMISSIBLE.label,
            Standing.INADMISSIBLE: Admissibility.INADMISSIBLE.label,
            Standing.WITHDRAWN: _("withdrawn"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Checklist:
    """`is_proposal`: the scheme has none, and these items are proposed by the program."""

    items: tuple[CheckItem, ...]
    is_proposal: bool = False

    def item(self, item_id: str) -> CheckItem:
        """Raises BadValue for an item that the list does not have."""
        for each in self.items:
            if each.id == item_id:
                return each
        raise BadValue(
            _("There is no item “{item}” in the checklist; it has: {known}.").format(
                item=shorten(item_id), known=", ".join(each.id for each in self.items)
            )
        )


def checklist_of(scheme: Scheme) -> Checklist:
    if scheme.checklist:
        return Checklist(items=scheme.checklist)
    from evalapp.domain.scheme.templates import proposed_checklist

    return Checklist(items=proposed_checklist(scheme.id), is_proposal=True)


def standing_of(application: Application, answers: Iterable[Checked]) -> Standing:
    """`answers` are those of this application."""
    if application.is_withdrawn:
        return Standing.WITHDRAWN
    if application.admissibility is not Admissibility.OPEN:
        return Standing(application.admissibility.value)
    is_awaited = any(each.answer is CheckAnswer.TO_COMPLETE for each in answers)
    return Standing.TO_COMPLETE if is_awaited else Standing.OPEN


def until_of(answers: Iterable[Checked]) -> str:
    """The first day by which something is to complete; empty where nothing is."""
    return min((each.until for each in answers if each.answer is CheckAnswer.TO_COMPLETE), default="")


def by_application(answers: Iterable[Checked]) -> Mapping[str, tuple[Checked, ...]]:
    found: dict[str, list[Checked]] = {}
    for each in answers:
        found.setdefault(each.application, []).append(each)
    return {number: tuple(listed) for number, listed in found.items()}


def proposed_reason(checklist: Checklist, answers: Iterable[Checked]) -> str:
    """Why an application would be inadmissible, from what was answered “no”; empty where nothing was."""
    titles = {each.id: str(each.title) for each in checklist.items}
    order = list(titles)
    refused = [each for each in answers if each.answer is CheckAnswer.NO and each.item in titles]
    refused.sort(key=lambda each: order.index(each.item))
    return "; ".join(
        f"{titles[each.item]}: {each.reason}" if each.reason else f"{titles[each.item]}: {each.answer.label}"
        for each in refused
    )
