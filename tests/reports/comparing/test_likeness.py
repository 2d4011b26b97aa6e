"""What is held against a report is read no further than the report itself goes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from time import perf_counter

import pytest
from reportlab.pdfgen.canvas import Canvas

from evalapp.reports.comparing.likeness import TooMuch, compare, read_pdf, words_of
from evalapp.reports.drawing.fingerprint import read_fingerprint
from tests.pace import allowed

_MOST_SECONDS = 4  # on a machine that does other things; each takes less than two, and took minutes
_PAGES = 40


def pdf(objects: Sequence[bytes]) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start, rows = out.tell(), b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def drawn() -> bytes:
    with io.BytesIO() as made:
        canvas = Canvas(made, invariant=1)
        canvas.drawString(72, 700, "A report")
        canvas.save()
        return made.getvalue()


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """Forty pages of 70 MB in less than 3 MB."""
    packed = zlib.compress(b"q Q " * 17_500_000, 1)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(_PAGES))
    pages = [b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (3 + _PAGES + n) for n in range(_PAGES)]
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, _PAGES)
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, *pages, *[stream] * _PAGES])


@pytest.mark.parametrize("is_of_this_program", [True, False])
def test_a_paper_that_unpacks_to_gigabytes_is_refused_at_once(is_of_this_program: bool, bomb: bytes) -> None:
    start = perf_counter()
    assert not compare(bomb, drawn(), is_of_this_program=is_of_this_program).is_alike
    assert perf_counter() - start < allowed(_MOST_SECONDS)


def test_a_pdf_of_gigabytes_has_no_words_for_us(bomb: bytes) -> None:
    start = perf_counter()
    assert () == words_of(bomb)
    assert perf_counter() - start < allowed(_MOST_SECONDS)


@pytest.mark.parametrize(
    "marks",
    [
        b"/Keywords (evalapp-fingerprint:" + b"a" * 64 + b" change:1" + b" a:a" * 4_000_000,
        b"".join(b"/Keywords (evalapp-fingerprint:%064x change:1)" % n for n in range(200_000)),
    ],
    ids=["long", "many"],
)
def test_marks_without_end_mark_nothing(marks: bytes) -> None:
    start = perf_counter()
    assert read_fingerprint(b"%PDF-1.4\n" + marks) is None
    assert perf_counter() - start < allowed(0.5)


@pytest.mark.parametrize(
    "end", [b"", b"%%EOF", b"\nstartxref\n9", b"\nstartxref\n9\n%%EOF" + b" a:a" * 2_000_000]
)
def test_what_does_not_end_as_a_pdf_is_not_searched_for_its_end(end: bytes) -> None:
    """A reader goes back from line to line: for hours where it is all one line."""
    paper = b"%PDF-1.4\n" + b" a:a" * 2_000_000 + end

    with pytest.raises(TooMuch):
        read_pdf(paper)
    assert words_of(paper) == ()


def test_a_mail_gateway_may_add_some_bytes_behind_the_end() -> None:
    assert len(read_pdf(drawn() + b"\r\n" * 500).pages) == len(read_pdf(drawn()).pages)


@pytest.mark.parametrize(
    "each", [b"1 " * 300_000, b"[" * 300_000, b"/x " * 300_000], ids=["numbers", "lists", "names"]
)
@pytest.mark.parametrize("parts", [1, 3])
def test_a_page_of_more_signs_than_anybody_draws_is_not_read(each: bytes, parts: int) -> None:
    """Few bytes of them cost seconds: what stands beside them is not read either."""
    begun = b"BT /F1 12 Tf 72 700 Td (A report) Tj ET\n"
    contents = [begun, *(each[: len(each) // parts] for _n in range(parts))]
    streams = [b"<</Length %d>>stream\n%s\nendstream" % (len(text), text) for text in contents]
    places = b" ".join(b"%d 0 R" % (5 + n) for n in range(len(streams)))
    page = b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>>>/Contents[%s]>>"

    def made(of: bytes) -> bytes:
        tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page % of]
        return pdf([*tree, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *streams])

    assert (["A report"], []) == (list(words_of(made(b"5 0 R"))), list(words_of(made(places))))
