"""What returns declare on conflicts of interest: that there is one, or that there is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Detail
from evalapp.domain.numbers import shorten
from evalapp.domain.order import number_key
from evalapp.domain.people import Conflict, ConflictKind, Declaration
from evalapp.domain.scoring.answer import NOTHING
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.merge.lineage import Standing, Step
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import PanelState


def declared_conflicts(
    state: PanelState, current: Sequence[tuple[Sheet, Standing]]
) -> dict[tuple[str, str], Conflict]:
    """New conflicts of interest. One that was merged before and is gone since was withdrawn in the panel."""
    declared: dict[tuple[str, str], Conflict] = {}
    for sheet, standing in current:
        if sheet.opened is None or standing.step in (Step.STALE, Step.SAME):
            continue
        for each in sheet.opened.content.conflicts:
            key = (sheet.juror, each.application)
            is_known = each.application in state.applications
            if key in state.conflicts or key in declared:
                continue
            sheet.tally.details.append(
                Detail(
                    juror=sheet.juror,
                    application=each.application,
                    criterion="",
                    what="declared" if is_known else "refused",
                    reason=_declared_words(state, key, each.kind)
                    if is_known
                    else unknown_application(each.application),
                )
            )
            if is_known:
                sheet.tally.declared += 1
                declared[key] = Conflict(
                    juror=sheet.juror,
                    application=each.application,
                    kind=each.kind,
                    note=each.note,
                    declared_by=sheet.juror,
                    at=each.at,
                )
            else:
                sheet.tally.refused += 1
    return declared


def _declared_words(state: PanelState, pair: tuple[PersonId, str], kind: ConflictKind) -> str:
    """With what it does to what the panel holds."""
    said = _("The juror declares a conflict of interest: {kind}.").format(kind=kind.label)
    n = sum(placed[:2] == pair and answer != NOTHING for placed, answer in state.stored.items())
    if not n:
        return said + " " + _("With the merge it is recorded and the juror does not assess the application.")
    does = ngettext(
        "With the merge it is recorded, the juror does not assess the application any more, and {n} score that the "
        "panel held of it does not count any more.",
        "With the merge it is recorded, the juror does not assess the application any more, and {n} scores that the "
        "panel held of it do not count any more.",
        n,
    )
    return said + " " + does.format(n=n)


def heard_words(state: PanelState, heard: Mapping[PersonId, Collection[str]]) -> list[str]:
    """What jurors say of conflicts of interest in the place of scores, a sentence each."""
    return [
        _(
            "{juror} gives a conflict of interest as the reason for no score of {applications}: record it or say why "
            "it is none, under Jury; until then nothing is ranked."
        ).format(
            juror=shorten(state.jurors.get(juror, juror)),
            applications=", ".join(sorted(applications, key=number_key)),
        )
        for juror, applications in heard.items()
    ]


def cleared(
    state: PanelState, current: Sequence[tuple[Sheet, Standing]], conflicts: Collection[tuple[str, str]]
) -> tuple[Declaration, ...]:
    """New declarations that there is no conflict of interest, the last where a juror declared it on two devices.

    What was declared of an application in which the panel knows a conflict, or that is not the juror's, is left out.
    """
    found: dict[tuple[PersonId, str], Declaration] = {}
    for sheet, standing in current:
        if sheet.opened is None or standing.step is Step.STALE:
            continue
        for each in sheet.opened.content.declared:
            key = (sheet.juror, each.application)
            is_barred = each.conflict or key in state.conflicts or key in conflicts
            if is_barred or key not in state.assignments:
                continue
            known = found[key].at if key in found else state.declarations.get(key, "")
            if state.replaces(each.at, known):
                found[key] = Declaration(
                    juror=sheet.juror,
                    application=each.application,
                    at=each.at,
                    wording=_wording(sheet.opened.content.wordings, each.wording),
                )
    return tuple(found.values())


def _wording(wordings: Sequence[str], number: int) -> str:
    return wordings[number - 1] if 0 < number <= len(wordings) else ""


def unknown_application(application: str) -> str:
    return _("There is no application “{application}” in this call; correct its number.").format(
        application=shorten(application)
    )
