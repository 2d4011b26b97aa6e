"""Whatever is drawn otherwise than before needs another number: else `verify` calls true papers of before forged."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.operations.records.receipts import gathered_receipt
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import KINDS
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.fingerprint import DRAWING, Printed
from evalapp.reports.letters.pages import letters_pages
from evalapp.reports.minutes.minutes import minutes_pages
from evalapp.reports.overview.overview import overview_pages
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.drawing.tag_walk import elements
from tests.reports.letters.letter_papers import letter, report_of
from tests.reports.minutes.minutes_samples import minutes_of
from tests.reports.overview.overview_samples import overview, part
from tests.reports.report_samples import PEOPLE, panel, with_tie_at_line

# A real file: its moments, keys and fingerprints are always the same.
PANEL = Path(__file__).parents[2] / "data" / "format-2.evalpanel"

# What the drawing of this number is: the digest of each paper.
RECORDED = 8
DRAWN = {
    "ranking nl": "16e65e2276311ee3 3b7c7d46",
    "ranking anonymous nl": "270c21e153445f67 d5b749e2",
    "evaluations nl": "7f8c82a9f89a77c5 aea8e2bc",
    "evaluations anonymous nl": "dcee0b2f65cab442 6a35319c",
    "scoresheets nl": "251aa0b3fa63211b 3209f7d0",
    "minutes nl": "682c4fa48b2e1e9f d70ed7c5",
    "minutes anonymous nl": "682c4fa48b2e1e9f d70ed7c5",
    "register nl": "77b4fc056bacfb11 f30f7689",
    "overview nl": "f4b90cd8c4f6edfd dee3a2b1",
    "workbook nl": "bde9b4286fd9b2e4 13c0512e",
    "workbook anonymous nl": "8e8a47e6e3ac6748 13c0512e",
    "destruction nl": "9761713de3b35e06 91aa96f4",
    "receipt nl": "1196cf3910691491 5e198d9e",
    "ranking en": "f13fb46734d95bbd 0595af4e",
    "evaluations en": "4bb563c89d24a41d be0e0c51",
    "scoresheets en": "7e681edab7282e8e b319bb93",
    "minutes en": "bcaaf7947fe3fc76 ecfa7167",
    "register en": "a2ecc85ed397025d c7fbf2fc",
    "overview en": "40f9068fa55a72a7 27d505aa",
    "workbook en": "42b56ebd9f98ed6b f8ad7cb2",
    "destruction en": "bd68b16842c18489 fdec7253",
    "receipt en": "d015f858a62ef2a4 f6bcffe7",
    "ranking tied nl": "33612a9b826e769e 5dc4ab47",
    "minutes met nl": "23186d93cc8961e6 1501b02d",
    "letters nl": "aaf82ad04434e110 f7c4dd4a",
    "overview decided nl": "82f8696d4a770007 aa70fc02",
    "overview of calls nl": "de5b5745bb62c76b 18eb7eb0",
}

OTHERWISE = """
Drawing {number} is not what is recorded here of drawing {recorded}: {names}.

Was it meant to be drawn otherwise? Then raise DRAWING in evalapp/reports/drawing/fingerprint.py above {recorded}, and
record in this file the new number as RECORDED, and as DRAWN:

{digests}

With the old number `verify` would say of every true paper that was printed before that somebody changed it.
"""


def digest(pdf: bytes) -> str:
    """Of the size of each page and all that is put on it: words, lines, colours, and where; of a workbook its parts."""
    found = sha256()
    if not pdf.startswith(b"%PDF"):
        for name, part in parts_of(pdf).items():
            found.update(b"" if name.startswith("docProps") else name.encode() + part)
        return found.hexdigest()[:16]
    for page in PdfReader(io.BytesIO(pdf)).pages:
        content = page.get_contents()
        assert content is not None
        found.update(repr([float(each) for each in page.mediabox]).encode() + content.get_data())
    return found.hexdigest()[:16]


def parts_of(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def heard(pdf: bytes) -> str:
    """The same of what is heard, and of what the paper says of itself, but for the version of the program."""
    if not pdf.startswith(b"%PDF"):
        told = [part for name, part in parts_of(pdf).items() if name.startswith("docProps")]
        return sha256(re.sub(rb"evalapp-[^<]*", b"", b"".join(told))).hexdigest()[:8]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        said = opened.Root.Metadata.read_bytes()
        found = sha256(re.sub(rb"<pdf:Keywords>.*</pdf:Keywords>", b"", said))
        for each in elements(opened):
            looks = [repr(each.element.get(name)) for name in ("/A", "/Alt")]
            found.update(" ".join([str(each.depth), each.kind, *looks]).encode())
    return found.hexdigest()[:8]


def drawn() -> Iterator[tuple[str, bytes]]:
    """Every kind of report and a receipt, in every language; without names in one."""
    with Workspace.open(PANEL, read_only=True) as workspace:
        (received,) = workspace.view.receipts()
        for language in LANGUAGES:
            for kind in KINDS:
                chosen = (frozenset(), frozenset(kind.flags)) if language == "nl" else (frozenset(),)
                for flags in dict.fromkeys(chosen):
                    name = " ".join([kind.id, *sorted(flag.id for flag in flags), language])
                    yield name, kind.gathered(workspace, Options(language=language, flags=flags)).draw()
            asked = Printed(
                program="0",
                kind="receipt",
                language=language,
                applications=("A-1", "A-2", "A-3"),
                file="jan.evalreturn",
            )
            receipt = gathered_receipt(workspace, received.sha256, asked)
            assert receipt is not None
            yield f"receipt {language}", receipt.draw()
    # What the small panel has not: a line with a tie across it, and people of one name.
    large = panel(12, budget=2_000_000_00)
    tied = with_tie_at_line(large.arguments["ranking"])
    people = [replace(each, name="An Peeters") if each.id == "J2" else each for each in PEOPLE]
    with in_language("nl"):
        yield "ranking tied nl", ranking_report(large(RankingReport, ranking=tied, people=people))
        # Nor has it a meeting.
        yield "minutes met nl", minutes_pages(minutes_of(12))
        yield "letters nl", letters_pages(report_of(letter("A-18"), letter("A-19", is_draft=True)))
        # Nor has anybody decided on it.
        yield "overview decided nl", overview_pages(overview(part()))
        yield "overview of calls nl", overview_pages(overview(part(), part(3, name="BB")))


@pytest.mark.long
def test_what_is_drawn_otherwise_has_another_number() -> None:
    digests = {name: f"{digest(pdf)} {heard(pdf)}" for name, pdf in drawn()}
    changed = [name for name in digests | DRAWN if digests.get(name) != DRAWN.get(name)]
    assert (DRAWING, changed) == (RECORDED, []), OTHERWISE.format(
        number=DRAWING,
        recorded=RECORDED,
        names=", ".join(changed) or "another number",
        digests="\n".join(f'    "{name}": "{each}",' for name, each in digests.items()),
    )


def page(x: float, words: str, *, packed: int = 0, keywords: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=packed)
    canvas.setKeywords([keywords])
    canvas.drawString(x, 720, words)
    canvas.save()
    return buffer.getvalue()


def test_the_digest_is_of_words_and_places_and_of_nothing_else() -> None:
    one = digest(page(72, "1. A-3"))
    assert one == digest(page(72, "1. A-3", packed=1, keywords="program:0.2.0"))
    assert one not in (digest(page(72.5, "1. A-3")), digest(page(72, "1. A-2")))
