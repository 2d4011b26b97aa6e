"""What a person answered, or left open, that keeps an application from being let through unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from evalapp.domain.admissibility.answers import CheckAnswer, Checked
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import Checklist
from evalapp.operations.admissibility.findings.finding import Finding
from evalapp.operations.panel.too_late import Concern
from evalapp.words import formats


def exceptions(
    checklist: Checklist,
    answers: Sequence[Checked],
    findings: Callable[[], Sequence[Finding]],
    *,
    is_begun: bool | None = None,
) -> Iterator[Concern]:
    """Of an application whose checklist somebody began: the others are looked at by the rules of the call alone.

    `is_begun` says it of one without answers, where those are to be given.

    First what is to complete and what was answered “no”, then what contradicts a finding, then what is open and does
    not hold by itself.
    """
    if not (bool(answers) if is_begun is None else is_begun):
        return
    given = {each.item: each for each in answers}
    found: Mapping[FindingKind, Finding] = {each.kind: each for each in findings()}
    contradicting, left_open = [], []
    for item in checklist.items:
        title, answer = str(item.title), given.get(item.id)
        beside = None if item.finding is None else found[item.finding]
        does_not_hold = beside is not None and beside.holds is False
        if answer is None:
            if does_not_hold and beside is not None:
                left_open.append(_("not answered: {item} ({found})").format(item=title, found=beside.text))
        elif answer.answer is CheckAnswer.TO_COMPLETE:
            words = _("to complete until {day}: {item}")
            yield Concern(words=words.format(day=formats.day(answer.until), item=title), is_broken=False)
        elif answer.answer is CheckAnswer.NO:
            yield Concern(words=_("answered “no”: {item}").format(item=title), is_broken=True)
        elif does_not_hold:
            contradicting.append(_("answered “yes” against what was found: {item}").format(item=title))
    for text in (*contradicting, *left_open):
        yield Concern(words=text, is_broken=False)
