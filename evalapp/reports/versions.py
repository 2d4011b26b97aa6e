"""The versions of the scheme that scores were given under, each with the decision that put it in force."""

from __future__ import annotations

from reportlab.platypus import Flowable

from evalapp.domain.texts import _
from evalapp.reports.content import Report
from evalapp.reports.drawing.parts import Heading, numbered
from evalapp.reports.names import Names


def versions_part(report: Report) -> list[Flowable]:
    """Nothing where there was one version alone."""
    if not report.versions:
        return []
    names = Names(report)
    return [
        Heading(_("Versions of the scheme")),
        *numbered([names.screened(each) for each in report.versions], "item-close"),
    ]
