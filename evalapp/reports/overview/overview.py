"""The overview for parliament and minister: three questions, on two pages for a call of the usual size."""

from __future__ import annotations

from reportlab.platypus import Flowable

from evalapp.domain.texts import _
from evalapp.reports.drawing.closing import provenance
from evalapp.reports.drawing.keeping import ended
from evalapp.reports.drawing.lettering import noting_substitutes
from evalapp.reports.drawing.progress import COMPOSED, Tell, between, untold
from evalapp.reports.drawing.sheet import imprint, print_pages
from evalapp.reports.drawing.title import title_block
from evalapp.reports.overview.content import OverviewReport
from evalapp.reports.overview.course import course, earlier_and_todo
from evalapp.reports.overview.head import key_figures, marks_of
from evalapp.reports.overview.money import budget
from evalapp.reports.overview.partners import partners
from evalapp.reports.overview.several import pages_of_several
from evalapp.reports.overview.where import where
from evalapp.words.formats import moment


def overview_pages(data: OverviewReport, tell: Tell = untold) -> bytes:
    """As a PDF; the same data and language give the same bytes."""
    return pages_of_several(data, tell) if data.is_of_several else _pages_of_one(data, tell)


def _pages_of_one(data: OverviewReport, tell: Tell) -> bytes:
    part, name = data.parts[0], _("Overview")
    marks = list(marks_of(data))
    as_it_stood = _("as it stood on {moment}").format(moment=moment(data.at))
    below = " · ".join(each for each in (part.reference, as_it_stood) if each)
    with noting_substitutes() as substituted:
        story: list[Flowable] = [
            *title_block(
                _("Overview for parliament and minister"), part.title, below, marks, key_figures(data)
            ),
            *where(data),
            *partners(data),
            *budget(data),
            *course(part),
            *earlier_and_todo(data, list(part.todo)),
        ]
        tell(COMPOSED)
        whole = ended(story, provenance(data, list(substituted), is_short=True))
        return print_pages(whole, imprint(data, name, marks), between(tell, COMPOSED, 1))
