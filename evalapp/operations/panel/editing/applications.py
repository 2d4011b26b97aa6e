"""An application added, changed or removed by hand: one act, with each field from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.application import Application, Dossier
from evalapp.domain.errors import BadValue, StillHangs
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.journal import Act, Step, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.editing.reasons import require_reason
from evalapp.operations.panel.editing.steps import edit_of, field_steps
from evalapp.operations.panel.hanging import hanging_on
from evalapp.operations.view import View
from evalapp.store.rows.edited import edited, list_edited
from evalapp.store.rows.refused import remove_refused
from evalapp.store.tables.declared import TABLES
from evalapp.words.phrases import join_names

_FIELDS = tuple(
    name
    for name in Application.__dataclass_fields__
    if name not in ("number", "extra", "admissibility", "admissibility_reason")
)
# What came with an application, and goes with it.
_BELONGING = ("refused_row", "lacking", "attachment", "budget", "partner")


def steps_between(before: Dossier, after: Dossier) -> tuple[Step, ...]:
    """Each field and list that differs, from what to what."""
    number = before.application.number
    steps = field_steps(
        "application-field", {"application": number}, _FIELDS, before.application, after.application
    )
    one, other = before.application.extra, after.application.extra
    steps += [
        Step(
            what="application-extra",
            named={"application": number, "heading": heading},
            before=edited("extra", one.get(heading)),
            after=edited("extra", other.get(heading)),
        )
        for heading in {**one, **other}
        if one.get(heading) != other.get(heading)
    ]
    for what, was, now in (
        ("application-partners", before.partners, after.partners),
        ("application-budget", before.budget, after.budget),
    ):
        if was != now:
            steps.append(Step(what=what, named={"application": number, **list_edited(was, now)}))
    return tuple(steps)


@dataclass(frozen=True, kw_only=True, slots=True)
class AddApplication:
    """As `plan_addition` found that it would be; its attachments are added once it is there."""

    dossier: Dossier
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_APPLICATION

    def summary(self, view: View) -> Act:
        added = self.dossier.application
        return act(
            "application-added", application=added.number, title=shorten(added.title, 160), reason=self.reason
        )

    def apply(self, change: OpenChange) -> None:
        require_reason(change.view, self.reason)
        number = self.dossier.application.number
        if change.has("application", number=number):
            raise BadValue(
                _("There is an application “{number}” already; give this one another number.").format(
                    number=shorten(number)
                )
            )
        change.put_dossiers([self.dossier])
        _settle_refused(change, None, self.dossier)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeApplication:
    """As `plan_change` found that it would be; whether it is admissible, and its attachments, are left as they are."""

    dossier: Dossier
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_APPLICATION

    def summary(self, view: View) -> Act:
        before = view.dossier(self.dossier.application.number)
        return edit_of(steps_between(before, self.dossier), self.reason)

    def apply(self, change: OpenChange) -> None:
        before = change.view.dossier(self.dossier.application.number)
        if not steps_between(before, self.dossier):
            return
        require_reason(change.view, self.reason)
        change.put_dossiers([self.dossier])
        _settle_refused(change, before, self.dossier)


@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveApplication:
    """With all that came with it. Raises StillHangs that says what hangs on it, where something does."""

    number: str
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_APPLICATION

    def summary(self, view: View) -> Act:
        removed = view.dossier(self.number).application
        return act(
            "application-removed",
            application=removed.number,
            title=shorten(removed.title, 160),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        number = change.view.dossier(self.number).application.number
        if why := why_not_removed(change.view, number):
            raise StillHangs(why)
        for table in TABLES:
            is_own = table.name in ("application", *_BELONGING)
            if table.application and not is_own and change.has(table.name, **{table.application: number}):
                raise StillHangs(_still_hangs(number, table.name))
        require_reason(change.view, self.reason)
        for name in _BELONGING:
            if change.has(name, application=number):  # type: ignore[arg-type]
                change.remove(name, application=number)  # type: ignore[arg-type]
        change.remove("application", number=number)


def why_not_removed(view: View, number: str) -> str:
    """What hangs on it, and what to do instead; empty where nothing does."""
    found = hanging_on(view, number).get(number, ())
    return _still_hangs(number, join_names(list(found), most=len(found))) if found else ""


def _still_hangs(number: str, what: str) -> str:
    return _(
        "Application {number} cannot be removed. What hangs on it: {what}. Take that away first, or find the "
        "application inadmissible with the reason; then it stays, and nobody assesses it."
    ).format(number=shorten(number), what=what)


def _settle_refused(change: OpenChange, before: Dossier | None, after: Dossier) -> None:
    """What the work list keeps of an import and stands in the application now, by its name, waits no longer."""
    number = after.application.number
    names = {
        PARTNERS: {_folded(each.name) for each in after.partners}
        - {_folded(each.name) for each in (before.partners if before else ())},
        BUDGET: {_folded(each.line) for each in after.budget}
        - {_folded(each.line) for each in (before.budget if before else ())},
    }
    remove_refused(
        change,
        [
            row
            for row in change.view.refused_rows()
            if row.number == number
            and (
                (row.kind == APPLICATIONS and before is None)
                or (row.title and _folded(row.title) in names.get(row.kind, ()))
            )
        ],
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
