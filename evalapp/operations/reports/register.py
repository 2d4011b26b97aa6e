"""What went out and what came back, on paper: for the file of the call."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.ids import PersonId
from evalapp.domain.order import number_key
from evalapp.domain.people import names_of
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.register.entries import DeclarationEntry
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.reports.kind import Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Line, RegisterReport
from evalapp.reports.drawing.progress import Tell
from evalapp.words import formats
from evalapp.words.phrases import numbered


def _gather(workspace: Workspace, _options: Options) -> RegisterReport:
    view = workspace.view
    last, register = view.history(limit=1)[0], register_of(view)
    return RegisterReport(
        call=view.call(),
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        conflicts=_conflicts(workspace),
        declarations=_declared(register.declarations),
        issued=[
            (
                each.name,
                _("{what} no. {n}").format(what=each.kind.label, n=each.number),
                formats.stamp(each.at),
                each.sha256 or _("not kept"),
                each.standing,
            )
            for each in register.issued
        ],
        sent=[
            (
                each.name,
                _("{what} no. {n}").format(what=each.sent.kind.label, n=each.sent.number),
                formats.stamp(each.sent.at),
                each.sent.sha256 or _("copied as text"),
                each.standing or "–",
            )
            for each in register.sent
        ],
        received=[
            (
                each.name,
                " · ".join(part for part in (each.file, each.device, each.sha256) if part),
                formats.stamp(each.at),
                each.extent,
                each.evidence,
                each.outcome,
            )
            for each in register.received
        ],
        owing=register.owing,
    )


def _conflicts(workspace: Workspace) -> list[Line]:
    """The category alone: what was told of it stays in the panel."""
    view = workspace.view
    people = view.people()
    names = names_of(people)
    titles = {each.number: each.title for each in view.applications()}
    return [
        (
            names.get(each.juror, each.juror),
            " · ".join(part for part in (each.application, titles.get(each.application, "")) if part),
            each.kind.label,
            _("the juror") if each.is_own else names.get(each.declared_by, each.declared_by or "–"),
        )
        for each in sorted(
            view.conflicts(), key=lambda c: (names.get(c.juror, c.juror), number_key(c.application))
        )
    ]


def _declared(entries: Sequence[DeclarationEntry]) -> list[Line]:
    """A line a juror: on which applications they declared that there is no conflict, and when last."""
    by_juror: dict[PersonId, list[DeclarationEntry]] = {}
    for each in entries:
        if each.kind is None:
            by_juror.setdefault(each.juror, []).append(each)
    return [
        (
            found[0].name,
            ngettext(
                "{n} application: {applications}", "{n} applications: {applications}", len(found)
            ).format(n=len(found), applications=numbered([each.application for each in found])),
            formats.stamp(max(each.at for each in found)),
        )
        for found in by_juror.values()
    ]


def _draw(content: RegisterReport, tell: Tell) -> bytes:
    from evalapp.reports.register.register import register_pages

    return register_pages(content, tell)


REGISTER = ReportKind(
    id="register",
    title=lambda: _("Register"),
    purpose=lambda: _("Conflicts of interest, what went out to whom, and what came back. For the file."),
    gather=_gather,
    draw=_draw,
    rests_on=frozenset({"conflicts"}),
)
