"""The report of the ranking as it is read on paper."""

from __future__ import annotations

import io

from pypdf import PdfReader

from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace


def printed(panel: Workspace, language: str = "en") -> str:
    content = RANKING.gathered(panel, Options(language=language)).draw()
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
