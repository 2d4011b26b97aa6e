"""Some pages of a small panel as pictures: how they look, which no digest of their words tells.

`python -m tests.reports.golden_pages` takes the pictures in `golden` anew; look at them before they are kept.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from evalapp.domain.texts import in_language
from evalapp.reports.content import EvaluationsReport, RankingReport, RegisterReport
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.minutes.minutes import minutes_pages
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.minutes.minutes_samples import minutes_of
from tests.reports.report_samples import COMMENT, panel

FOLDER = Path(__file__).parent / "golden"
WIDTH = 400  # pixels of a page that stands upright
COLOURS = 16
FAR = 72  # of 255: what edges of letters differ by from one machine to the next is less
MOST_FAR = 0.002  # of all pixels


def drawn() -> Iterator[tuple[str, Image.Image]]:
    """Each page with the name of its picture."""
    with in_language("nl"):
        made = panel(6)
        told = {name: made.arguments[name] for name in ("call", "fingerprint", "change", "at")}
        line = ("An Peeters", "A-02 · Zorgrobotica", "werkgever", "het jurylid", "1 juni 2016")
        register = RegisterReport(**told, conflicts=[line])
        papers = {
            "ranking": (ranking_report(made(RankingReport, register=register)), (1, 2, 4)),
            "evaluations": (
                evaluations_report(panel(3, comment=COMMENT * 9)(EvaluationsReport, is_anonymous=True)),
                (1, 5),
            ),
            "minutes": (minutes_pages(minutes_of(6)), (1, 3)),
        }
    for name, (raw, pages) in papers.items():
        for page in pages:
            yield f"{name}-{page}.png", rendered(raw, page)


def rendered(raw: bytes, page: int) -> Image.Image:
    """Page `page`, from 1."""
    document, buffer = QPdfDocument(None), QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    size = document.pagePointSize(page - 1)
    scale = WIDTH / min(size.width(), size.height())
    picture = document.render(page - 1, QSize(round(size.width() * scale), round(size.height() * scale)))
    out = QBuffer()
    out.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(out, "PNG")  # type: ignore[call-overload]
    document.close()
    shown = Image.open(io.BytesIO(bytes(out.data().data()))).convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(paper, shown).convert("RGB")


def few_colours(picture: Image.Image) -> Image.Image:
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def far_apart(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that are far from those of the other picture; all of them where it has another size."""
    if one.size != other.size:
        return 1.0
    differing = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    return sum(differing.histogram()[FAR:]) / (one.width * one.height)


def kept(name: str) -> Image.Image:
    return Image.open(FOLDER / name).convert("RGB")


if __name__ == "__main__":
    _app = QApplication(["golden", "-platform", "offscreen"])
    for taken, image in drawn():
        few_colours(image).save(FOLDER / taken, optimize=True)
        sys.stdout.write(f"{taken} {(FOLDER / taken).stat().st_size}\n")
