"""The same of what was checked, asked and heard of applications before they were judged, and of their withdrawal."""

from __future__ import annotations

from evalapp.domain.admissibility.answers import CheckAnswer, Checked
from evalapp.domain.journal import Step, Value, in_both, moment, state
from evalapp.domain.order import number_key
from evalapp.operations.records.told.did import Did, Image


def checked_holds(step: Step, did: Did) -> bool:
    """Saying the same again wrote no row; what was said before and what after are then the same."""
    from evalapp.operations.admissibility.answering import said  # with all that changes a file

    if not did.pairs("checked"):
        return step.before == step.after is not None
    before, after = did.only("checked")
    row = after or before or {}
    return (
        row["application"] == step.named["application"]
        and _is_item(row["item"], step.named["item"], did)
        and said(_answer(before)) == step.before
        and said(_answer(after)) == step.after
    )


def _is_item(id: str, said: Value, did: Did) -> bool:
    """One that no scheme has any more is told by its id."""
    from evalapp.operations.admissibility.checklist import checklist_of

    titles = [
        in_both(each.title)
        for scheme in did.schemes()
        for each in checklist_of(scheme).items
        if each.id == id
    ]
    return said in titles or (not titles and said == id)


def _answer(row: Image | None) -> Checked | None:
    if row is None:
        return None
    return Checked(
        application=row["application"],
        item=row["item"],
        answer=CheckAnswer(row["answer"]),
        until=row["until"],
    )


def supplements_asked_holds(step: Step, did: Did) -> bool:
    """One of each application, the same of all."""
    rows = [after for before, after in did.pairs("supplement") if before is None and after is not None]
    numbers = sorted((row["application"] for row in rows), key=number_key)
    alike = {(row["asked"], row["until"]) for row in rows}
    return (
        (len(rows), numbers) == (step.named["n"], step.named["applications"])
        and len(alike) == 1
        and all((row["asked"], state("day", row["until"])) == _asked(step) for row in rows)
    )


def _asked(step: Step) -> tuple[Value, Value]:
    return step.named["asked"], step.named["day"]


def supplement_holds(step: Step, did: Did) -> bool:
    if not did.pairs("supplement"):
        return step.before == step.after
    before, after = did.only("supplement")
    return (
        before is not None
        and after is not None
        and after["application"] == step.named["application"]
        and after["asked"] == step.named["asked"]
        and state("supplement", before["outcome"]) == step.before
        and state("supplement", after["outcome"]) == step.after
    )


def hearing_planned_holds(step: Step, did: Did) -> bool:
    before, after = did.only("hearing")
    return before is None and after is not None and _is_hearing(after, step)


def hearing_holds(step: Step, did: Did) -> bool:
    if not did.pairs("hearing"):
        return step.before == step.after
    before, after = did.only("hearing")
    return (
        before is not None
        and after is not None
        and _is_hearing(after, step)
        and state("hearing", before["state"]) == step.before
        and state("hearing", after["state"]) == step.after
    )


def _is_hearing(row: Image, step: Step) -> bool:
    return (
        row["application"] == step.named["application"] and moment(row["planned_at"]) == step.named["moment"]
    )


def withdrawal_holds(step: Step, did: Did) -> bool:
    before, after = did.only("application")
    if before is None or after is None:
        return False
    return (
        after["number"] == step.named["application"]
        and state("withdrawn", before["withdrawn_on"]) == step.before
        and state("withdrawn", after["withdrawn_on"]) == step.after
    )
