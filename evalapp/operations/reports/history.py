"""The history on paper: what was asked of it, told as a story. It is asked for where the history is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Change
from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGES, _, current_language
from evalapp.operations.panel.course.manner import hides_names, language_of_papers
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.records.story.on_paper import PaperTeller, entries_of
from evalapp.operations.reports.kind import ANONYMOUS, Options, ReportKind
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import HistoryEntry, HistoryReport
from evalapp.reports.drawing.fingerprint import Printed
from evalapp.reports.drawing.progress import Tell

_SIGN = ":"


@dataclass(frozen=True, kw_only=True)
class HistoryOptions(Options):
    asked: AskedFor = field(default_factory=AskedFor)


@dataclass(frozen=True, kw_only=True)
class HistoryKind(ReportKind[HistoryReport]):
    """A paper says what was asked as flags with a value, `kind:scores`, so that it can be drawn again."""

    def heeded(self, options: Options) -> Options:
        asked = options.asked if isinstance(options, HistoryOptions) else AskedFor()
        return HistoryOptions(
            language=options.language, flags=options.flags & frozenset(self.flags), asked=asked
        )

    def printed(self, options: Options) -> Printed:
        made = super().printed(options)
        if not isinstance(options, HistoryOptions):
            return made
        asked = (f"{name}{_SIGN}{value}" for name, value in options.asked.given.items())
        return Printed(
            program=made.program, kind=made.kind, language=made.language, flags=(*made.flags, *asked)
        )

    def asked_by(self, printed: Printed) -> Options | None:
        given = dict(each.split(_SIGN, 1) for each in printed.flags if _SIGN in each)
        plain = {each for each in printed.flags if _SIGN not in each}
        flags = frozenset(flag for flag in self.flags if flag.id in plain)
        if printed.language not in LANGUAGES or len(flags) != len(plain):
            return None
        try:
            asked = AskedFor.of(given)
        except BadValue:
            return None
        return HistoryOptions(language=printed.language, flags=flags, asked=asked)


def options_for(view: View, asked: AskedFor) -> HistoryOptions:
    """In the language of the call, and without names where it says so; a work file is its juror's own.

    Words are looked for as the reader sees them: then the paper is in that language. Raises KnownError where one juror
    is asked for and none may be named.
    """
    is_anonymous = hides_names(view) and not view.is_work_file()
    roles = {str(each.id): each.role for each in view.people()}
    if is_anonymous and (asked.juror or roles.get(asked.person) is Role.JUROR):
        raise KnownError(
            _(
                "Reports of this call name no juror, and what one juror did alone would tell who it is; leave the "
                "person out, or write a table (.xlsx or .csv) for the office."
            )
        )
    return HistoryOptions(
        language=current_language() if asked.words else language_of_papers(view),
        flags=frozenset({ANONYMOUS}) if is_anonymous else frozenset(),
        asked=asked,
    )


class HistoryReading:
    """What goes on the paper, read piece by piece: each `next` of `entries` is one change, in the language of then."""

    def __init__(self, view: View, options: HistoryOptions) -> None:
        self._view, self._options = view, options
        self._last = view.history(limit=1)[0]
        self._changes: Iterator[Change] = options.asked.changes(view, upto=self._last.id)
        teller = PaperTeller(
            view, is_anonymous=ANONYMOUS in options.flags, application=options.asked.application
        )
        self.entries = entries_of(teller, self._changes)

    def content(self, entries: list[HistoryEntry]) -> HistoryReport:
        """Once `entries` were all read."""
        return HistoryReport(
            call=self._view.call(),
            fingerprint=self._last.hash,
            change=self._last.id,
            at=self._last.at,
            entries=entries,
            asked=self._options.asked.told(self._view),
            is_cut=next(self._changes, None) is not None,
            is_anonymous=ANONYMOUS in self._options.flags,
        )


def _gather(workspace: Workspace, options: Options) -> HistoryReport:
    assert isinstance(options, HistoryOptions)
    reading = HistoryReading(workspace.view, options)
    return reading.content(list(reading.entries))


def _draw(content: HistoryReport, tell: Tell) -> bytes:
    from evalapp.reports.history.history import history_pages

    return history_pages(content, tell)


HISTORY = HistoryKind(
    id="history",
    title=lambda: _("History"),
    purpose=lambda: _("What was done, by whom and when, from what to what."),
    gather=_gather,
    draw=_draw,
    flags=(ANONYMOUS,),
    roles=frozenset(Role),
)
