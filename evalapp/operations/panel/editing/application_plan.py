"""What becomes of an application by what is typed of it: with the checks of an import, and the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.application import Dossier
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS, FieldChange, Outcome
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake import plan as intake
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.rows import ApplicationRow, Intake, PartRow, applications_read
from evalapp.operations.collecting import collecting_later
from evalapp.operations.panel.editing.around import dossiers_around
from evalapp.operations.panel.editing.typed import (
    APPLICATION_FIELDS,
    Place,
    part_place,
    read_application,
    read_parts,
)
from evalapp.operations.view import View
from evalapp.sheets.sheet import clean_text, header_key

Rows = Sequence[Mapping[str, str]]
EXTRA = "extra."
_MOST_HEADING, _MOST_EXTRA = 200, 100_000
_NEEDED = ("number", "title", "organisation")


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedApplication:
    """A text for each field that is to say something else; a list as a whole, None where it stays.

    `extra`: by heading, an empty text takes the further field away.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    partners: Rows | None = None
    budget: Rows | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ApplicationEdit:
    """`after` is None where nothing can be stored of it; what is `wrong` by place is not in it.

    `said` is by place how something was read, `notes` what is odd about the whole.
    """

    number: str
    before: Dossier | None
    after: Dossier | None
    changes: tuple[FieldChange, ...] = ()
    said: Mapping[Place, str] = field(default_factory=dict)
    wrong: Mapping[Place, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def plan_change(view: View, number: str, typed: TypedApplication) -> ApplicationEdit:
    """Raises BadValue where there is no such application."""
    before = view.dossier(number)
    if looks(typed.fields.get(NUMBER, number)) == looks(number):
        typed = TypedApplication(
            fields={name: text for name, text in typed.fields.items() if name != NUMBER},
            extra=typed.extra,
            partners=typed.partners,
            budget=typed.budget,
        )
    return _plan(view, number, typed, before)


def plan_addition(view: View, typed: TypedApplication) -> ApplicationEdit:
    """`fields` hold its number too."""
    return _plan(view, clean_text(typed.fields.get(NUMBER, "")), typed, None)


def _plan(view: View, number: str, typed: TypedApplication, before: Dossier | None) -> ApplicationEdit:
    texts = {**({} if before else dict.fromkeys(_NEEDED, "")), **typed.fields}
    read = read_application({name: text for name, text in texts.items() if name in APPLICATION_FIELDS})
    said, wrong = dict(read.said), dict(read.wrong)
    values = dict(read.values)
    if before is not None and NUMBER in values:
        del values[NUMBER]
        wrong[NUMBER] = _(
            "The number of an application stays: packs, scores and letters name it. Add it anew under the other "
            "number, and remove this one."
        )
    elif NUMBER in values and (why := _why_taken(view, values[NUMBER])):
        wrong[NUMBER] = why
    number = values.get(NUMBER, number)
    extra = _extra(before, typed.extra, wrong)
    parts: list[PartRow] = []
    listed = set()
    for kind, rows in ((PARTNERS, typed.partners), (BUDGET, typed.budget)):
        if rows is None:
            continue
        found = read_parts(kind, rows)
        said |= found.said
        wrong |= found.wrong
        if None in found.values and before is not None:
            continue  # half a list would take the rest away
        listed.add((kind, "", 0))
        parts += [
            PartRow(kind=kind, file="", row=n, number=number, value=value)
            for n, value in enumerate(found.values, start=1)
            if value is not None
        ]
    if before is None and wrong:
        return ApplicationEdit(number=number, before=None, after=None, said=said, wrong=wrong)
    values[NUMBER] = number
    row = ApplicationRow(
        file="",
        row=0,
        number=number,
        names=tuple(values),
        application=applications_read(tuple(values), [tuple(values.values())], [extra])[0],
        extra=extra,
        title=str(values.get("title", "")),
    )
    taken = Intake(applications=(row,), parts=tuple(parts), listed=frozenset(listed))
    with collecting_later():
        plan = intake.plan_import(taken, dossiers_around(view, before, values))
    (first, *others) = plan.rows
    if first.outcome is Outcome.REFUSED:
        wrong[NUMBER] = first.reason
        return ApplicationEdit(number=number, before=before, after=None, said=said, wrong=wrong)
    for each in others:
        wrong[part_place(each.kind, each.row, "name" if each.kind == PARTNERS else "line")] = each.reason
    after = first.after or before
    return ApplicationEdit(
        number=number,
        before=before,
        after=after if first.outcome is not Outcome.UNCHANGED else before,
        changes=first.changes,
        said=said,
        wrong=wrong,
        notes=first.notes,
    )


def _why_taken(view: View, number: str) -> str:
    own = looks(number)
    alike = next((each for each in view.numbers() if each == number or looks(each) == own), None)
    if alike is None:
        return ""
    if alike == number:
        return _("There is an application “{number}” already; give this one another number.").format(
            number=shorten(number)
        )
    return _(
        "“{number}” cannot be told by eye from “{other}”, which is there already; give a number that differs clearly."
    ).format(number=shorten(number), other=shorten(alike))


def _extra(before: Dossier | None, typed: Mapping[str, str], wrong: dict[Place, str]) -> dict[str, str]:
    extra = dict(before.application.extra) if before is not None else {}
    own = {header_key(name): name for name in FIELDS[APPLICATIONS]}
    for heading, text in typed.items():
        name, value = clean_text(heading), clean_text(text)
        place = f"{EXTRA}{heading}"
        if not name or len(name) > _MOST_HEADING:
            wrong[place] = _("A further field has a name of at most {most} characters.").format(
                most=_MOST_HEADING
            )
        elif header_key(name) in own and name not in extra:
            wrong[place] = _("“{name}” is a field of its own; fill that in.").format(
                name=own[header_key(name)]
            )
        elif len(value) > _MOST_EXTRA:
            wrong[place] = _("A further field holds at most {most} characters.").format(most=_MOST_EXTRA)
        else:
            extra[name] = value
    return extra
