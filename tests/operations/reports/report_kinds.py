"""A kind of report that the program does not have: one file, and one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from reportlab.platypus import Flowable, Paragraph

from evalapp.domain.application import Application
from evalapp.operations.reports import kinds
from evalapp.operations.reports.kind import Flag, Options, ReportKind
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Document
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.lettering import text
from evalapp.reports.drawing.progress import Tell, telling
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.title import title_block

WITH_AMOUNTS = Flag(
    id="amounts",
    help="With the support requested.",
    words=lambda: "Print the support requested",
    short=lambda: "amounts",
)


@dataclass(frozen=True, kw_only=True)
class Checklist(Document):
    applications: Sequence[Application]
    has_amounts: bool


def _gather(workspace: Workspace, options: Options) -> Checklist:
    view = workspace.view
    last = view.history(limit=1)[0]
    return Checklist(
        call=view.call(),
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        applications=[
            each for each in view.applications() if each.number in (options.applications or [each.number])
        ],
        has_amounts=WITH_AMOUNTS in options.flags,
    )


def _draw(content: Checklist, tell: Tell) -> bytes:
    story: list[Flowable] = title_block("Checklist", content.call.title, "", [])
    for each in telling(content.applications, tell):
        amount = f" {each.requested_support}" if content.has_amounts else ""
        story.append(Paragraph(text(f"{each.number} {each.title}{amount}"), style("body")))
    return print_pages([*story, *provenance(content, [])], imprint(content, "Checklist", []))


CHECKLIST = ReportKind(
    id="checklist",
    title=lambda: "Checklist",
    purpose=lambda: "What is on the table.",
    gather=_gather,
    draw=_draw,
    flags=(WITH_AMOUNTS,),
    is_by_application=True,
)


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, CHECKLIST))
