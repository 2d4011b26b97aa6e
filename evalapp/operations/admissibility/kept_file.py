"""The answers, supplements, hearings and withdrawals of a call as one JSON file: written, and taken in again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, ClassVar

from evalapp.domain.admissibility.answers import Came, CheckAnswer, Checked, Hearing, HearingState, Supplement
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.journal import Act, act, said_in_both
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.admissibility.days import whole_day
from evalapp.operations.admissibility.hearings import hearing_row, whole_moment
from evalapp.operations.admissibility.supplements import supplement_row
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words.phrases import join_all

_MOST_TEXT = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    application: str
    on: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptChecks:
    answers: tuple[Checked, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def words(self) -> str:
        """How many of each."""
        counts = (
            (len(self.answers), ngettext("{n} answer", "{n} answers", len(self.answers))),
            (len(self.supplements), ngettext("{n} supplement", "{n} supplements", len(self.supplements))),
            (len(self.hearings), ngettext("{n} hearing", "{n} hearings", len(self.hearings))),
            (len(self.withdrawn), ngettext("{n} withdrawal", "{n} withdrawals", len(self.withdrawn))),
        )
        return join_all(text.format(n=n) for n, text in counts if n) or _("nothing")


def checks_of(view: View) -> KeptChecks:
    return KeptChecks(
        answers=tuple(view.checks.answers()),
        supplements=tuple(view.checks.supplements()),
        hearings=tuple(view.checks.hearings()),
        withdrawn=tuple(
            Withdrawn(application=each.number, on=each.withdrawn_on, reason=each.withdrawn_reason)
            for each in view.applications()
            if each.is_withdrawn
        ),
    )


def checks_document(kept: KeptChecks) -> dict[str, Any]:
    return {each.name: [asdict(row) for row in getattr(kept, each.name)] for each in fields(KeptChecks)}


def read_checks(path: Path) -> KeptChecks:
    """Raises KnownError with the first place that is not as an export writes it."""
    try:
        told = kept_json(read_plain(path, EXPORT_BYTES).decode("utf-8-sig"))
    except TooLarge as error:
        raise KnownError(_("“{file}” is too large for a checklist.").format(file=path.name)) from error
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(file=path.name, why=system_words(error))
        ) from error
    except (ValueError, RecursionError) as error:
        raise KnownError(
            _("“{file}” is not JSON; take the checklist.json of an export.").format(file=path.name)
        ) from error
    if not isinstance(told, dict) or not set(told) & {each.name for each in fields(KeptChecks)}:
        raise KnownError(
            _("“{file}” is not a checklist; take the checklist.json of an export.").format(file=path.name)
        )
    reading = _Reading(path.name, told)
    return KeptChecks(
        answers=reading.rows("answers", Checked, {"answer": CheckAnswer}),
        supplements=reading.rows("supplements", Supplement, {"outcome": Came, "nth": int}),
        hearings=reading.rows("hearings", Hearing, {"state": HearingState, "nth": int}),
        withdrawn=reading.rows("withdrawn", Withdrawn, {}),
    )


class _Reading:
    def __init__(self, file: str, told: Mapping[str, Any]) -> None:
        self._file, self._told = file, told

    def rows(self, name: str, kind: Callable[..., Any], as_read: Mapping[str, Callable[[Any], Any]]) -> Any:
        found = self._told.get(name, [])
        if not isinstance(found, list):
            raise self._unlike(name, _("it is not a list"))
        return tuple(self._row(f"{name}[{n}]", kind, each, as_read) for n, each in enumerate(found, start=1))

    def _row(self, place: str, kind: Any, row: Any, as_read: Mapping[str, Callable[[Any], Any]]) -> Any:
        if not isinstance(row, dict):
            raise self._unlike(place, _("it is not an object"))
        values = {}
        for each in fields(kind):
            if each.name not in row:
                continue
            value = row[each.name]
            if each.name not in as_read and not isinstance(value, str):
                raise self._unlike(f"{place}.{each.name}", _("it is not a text"))
            try:
                values[each.name] = as_read.get(each.name, _text)(value)
            except (ValueError, TypeError, BadValue) as error:
                why = str(error) if isinstance(error, BadValue) else shorten(str(value))
                raise self._unlike(f"{place}.{each.name}", why) from error
        try:
            return kind(**values)
        except TypeError as error:
            raise self._unlike(place, _("something is missing in it")) from error

    def _unlike(self, place: str, why: str) -> KnownError:
        text = _("“{file}” is not as an export writes it, at {place}: {why}.")
        return KnownError(text.format(file=self._file, place=place, why=why.rstrip(".")))


def _text(value: str) -> str:
    return typed_line(value, _MOST_TEXT)


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeInChecks:
    """What another file of this call kept: answers that are here are written over, supplements and hearings too.

    All or nothing: an application or an item that this call does not have is refused by name.
    """

    kept: KeptChecks
    file: str
    action: ClassVar[Action] = Action.IMPORT_CHECKS

    def summary(self, view: View) -> Act:
        return act("checklist-taken", file=self.file, words=said_in_both(lambda: self.kept.words))

    def apply(self, change: OpenChange) -> None:
        self._refuse_unknown(change.view)
        by, at = change.actor.name, change.at
        change.put("checked", [_answer_row(each, by, at) for each in self.kept.answers])
        change.put(
            "supplement",
            [supplement_row(each, each.by or by, each.at or at) for each in self.kept.supplements],
        )
        change.put(
            "hearing", [hearing_row(each, each.by or by, each.at or at) for each in self.kept.hearings]
        )
        for each in self.kept.withdrawn:
            application = change.view.dossier(each.application).application
            day = whole_day(each.on, what=_("the day of the withdrawal"))
            change.put_application(replace(application, withdrawn_on=day, withdrawn_reason=each.reason))

    def _refuse_unknown(self, view: View) -> None:
        known = set(view.numbers())
        named = [each.application for each in self.kept.answers]
        named += [each.application for each in self.kept.supplements]
        named += [each.application for each in self.kept.hearings]
        named += [each.application for each in self.kept.withdrawn]
        strange = dict.fromkeys(shorten(number) for number in named if number not in known)
        if strange:
            raise BadValue(
                _("Not in this call: {applications}; take in their applications first.").format(
                    applications=join_all(strange)
                )
            )
        checklist = checklist_of(view.call().scheme)
        for each in self.kept.answers:
            checklist.item(each.item)
            if (each.answer is CheckAnswer.TO_COMPLETE) is not bool(each.until):
                raise BadValue(
                    _(
                        "{application}, {item}: “to complete” goes with a day until when, and no other answer."
                    ).format(application=each.application, item=each.item)
                )
            if each.until:
                whole_day(each.until, what=_("the day until when it may be completed"))
        for hearing in self.kept.hearings:
            whole_moment(hearing.planned_at)
        numbers = [each.nth for each in self.kept.supplements] + [each.nth for each in self.kept.hearings]
        if min(numbers, default=1) < 1:
            raise BadValue(_("Supplements and hearings are numbered from 1."))
        if any(not each.asked for each in self.kept.supplements):
            raise BadValue(_("Say what is to be added; the applicants read it."))


def _answer_row(answer: Checked, by: str, at: str) -> dict[str, str]:
    return {
        "application": answer.application,
        "item": answer.item,
        "answer": str(answer.answer),
        "until": answer.until,
        "reason": answer.reason,
        "by_whom": answer.by or by,
        "at": answer.at or at,
    }
