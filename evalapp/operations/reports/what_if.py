"""What-if on paper: marked as such on every page, with what was different. It is asked for where it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.deciding.proposed import proposed_outcome
from evalapp.domain.errors import KnownError
from evalapp.domain.people import names_of
from evalapp.domain.ranking import Place
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.collecting import collecting_later
from evalapp.operations.ranking.looking import may_look
from evalapp.operations.ranking.what_if import parse_change, what_if_of
from evalapp.operations.reports.kind import AnyKind, Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Line, WhatIfReport
from evalapp.reports.drawing.fingerprint import Printed
from evalapp.reports.drawing.progress import Tell
from evalapp.words import explain, places
from evalapp.words.scores import MISSING

_SIGN = "="


@dataclass(frozen=True, kw_only=True)
class WhatIfOptions(Options):
    """`changes` as `parse_change` reads them."""

    changes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WhatIfKind(ReportKind[WhatIfReport]):
    """A paper says its changes as flags, `budget=4400000`, so that it can be drawn again."""

    def heeded(self, options: Options) -> Options:
        changes = options.changes if isinstance(options, WhatIfOptions) else ()
        return WhatIfOptions(language=options.language, changes=changes)

    def printed(self, options: Options) -> Printed:
        made = super().printed(options)
        changes = options.changes if isinstance(options, WhatIfOptions) else ()
        return Printed(program=made.program, kind=made.kind, language=made.language, flags=changes)

    def asked_by(self, printed: Printed) -> Options | None:
        is_known = printed.language in LANGUAGES and all(_SIGN in each for each in printed.flags)
        return WhatIfOptions(language=printed.language, changes=printed.flags) if is_known else None


def refuse_other_changes(kind: AnyKind, options: WhatIfOptions) -> None:
    """Raises KnownError where changes are asked of another kind, or none of this one."""
    if options.changes and kind is not WHAT_IF:
        raise KnownError(
            _("The report “{title}” has no choice “{choice}”; leave it out.").format(
                title=kind.title(), choice="what-if"
            )
        )
    if kind is WHAT_IF and not options.changes:
        raise KnownError(_("Say what is different, for instance --what-if budget=2000000."))


def refuse_too_early(workspace: Workspace) -> None:
    """Raises KnownError while what-if may not be looked at."""
    looking = may_look(workspace.view)
    if not looking.is_open:
        raise KnownError(f"{looking.why_not} {looking.first}".strip())


def _gather(workspace: Workspace, options: Options) -> WhatIfReport:
    from evalapp.analytics.what_if.words import change_sentences, difference_sentence

    assert isinstance(options, WhatIfOptions)
    refuse_too_early(workspace)
    view = workspace.view
    call, last = view.call(), view.history(limit=1)[0]
    with collecting_later():
        difference = what_if_of(workspace, [parse_change(each, call.scheme) for each in options.changes])
    before = {place.application: place for place in difference.before.places}
    rows = [
        _row(before[place.application], place, difference.enters, difference.leaves)
        for place in difference.after.places
    ]
    blocked = difference.before if not difference.before.is_ready else difference.after
    drawn = [
        (_("Official"), places.funding_line(difference.before)),
        (_("What if"), places.funding_line(difference.after)),
    ]
    return WhatIfReport(
        call=call,
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        changes=change_sentences(difference),
        summary=difference_sentence(difference),
        lines=drawn if difference.after.available is not None else (),
        rows=rows,
        enters=len(difference.enters),
        leaves=len(difference.leaves),
        blockers=explain.blocker_lines(call.scheme, blocked.blockers, names_of(view.people())),
    )


def _row(before: Place, after: Place, enters: tuple[str, ...], leaves: tuple[str, ...]) -> Line:
    moved = (before.place or 0) - (after.place or 0) if before.place and after.place else 0
    crosses = (
        _("enters") if after.application in enters else _("leaves") if after.application in leaves else ""
    )
    outcome = proposed_outcome(after).label
    return (
        places.place_number(before),
        places.place_number(after),
        f"{'+' if moved > 0 else '−'}{abs(moved)}" if moved else MISSING,
        f"{after.application} {after.title}",
        places.total(before),
        places.total(after),
        f"{crosses}: {outcome}" if crosses else outcome,
    )


def _draw(content: WhatIfReport, tell: Tell) -> bytes:
    from evalapp.reports.what_if.what_if import what_if_pages

    return what_if_pages(content, tell)


WHAT_IF = WhatIfKind(
    id="what-if",
    title=lambda: _("What if"),
    purpose=lambda: _("What another weight, threshold or budget would change. Not official."),
    gather=_gather,
    draw=_draw,
)
