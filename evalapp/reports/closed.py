"""What a report says of the closing of the assessment: over what it was closed, and who signed it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from evalapp.domain.texts import _
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.lettering import text
from evalapp.reports.drawing.parts import Heading, alert
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names


def closed_over_part(data: RankingReport) -> list[Flowable]:
    """What was open all the same when it was closed for a reason."""
    if not data.closed_over:
        return []
    names = Names(data)
    return alert(_("Closed although this was open:"), [names.screened(each) for each in data.closed_over])


def signed_part(data: RankingReport) -> list[Flowable]:
    """Of a closed assessment: the names typed under it, and what such a signature is; or that there is none."""
    if not data.signed:
        return []
    said = [Names(data).screened(data.signed)]
    if data.is_signed:
        said.append(_("Typing one’s own name is an ordinary electronic signature."))
    return [
        Heading(_("Closing of the assessment"), "part"),
        Paragraph(text(" ".join(said)), style("note-after")),
    ]
