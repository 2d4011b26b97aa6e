"""A paper is the one that was printed by its bytes, but for how its streams are packed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject

from evalapp.operations.records.paper_words import about_written_again, compared
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import AnyKind, Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.register import REGISTER
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import Comparison
from evalapp.reports.drawing.fingerprint import DRAWING
from tests.operations.records.paper_samples import altered, check, outcome, printed, scored_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with scored_panel(tmp_path) as workspace:
        yield workspace


def packed_otherwise(pdf: bytes) -> bytes:
    """The same PDF as it comes from another zlib."""
    streams = re.compile(rb"/Length (\d+)(?=[^0-9])([^>]*>>\nstream\n)")
    parts, at = [], 0
    for found in streams.finditer(pdf):
        if found.start() < at:
            continue
        packed = pdf[found.end() : found.end() + int(found[1])]
        if b"/FlateDecode" in pdf[pdf.rfind(b" obj", 0, found.start()) : found.start()]:
            packed = zlib.compress(zlib.decompress(packed), 1)
        parts += [pdf[at : found.start()], b"/Length %d" % len(packed), found[2], packed]
        at = found.end() + int(found[1])
    whole = b"".join([*parts, pdf[at:]])
    table = whole.rfind(b"\nxref\n") + 1
    places = {int(each[1]): each.start() for each in re.finditer(rb"^(\d+) 0 obj", whole[:table], re.M)}
    rows = [b"%010d 00000 n \n" % places[n] for n in sorted(places)]
    end = whole.index(b"trailer", table)
    head = whole[table : whole.index(b"00000 n", table) - 11]
    tail = re.sub(rb"startxref\n\d+", b"startxref\n%d" % table, whole[end:])
    return whole[:table] + head + b"".join(rows) + tail


def test_a_paper_that_is_only_packed_otherwise_is_the_same(panel: Workspace) -> None:
    path = printed(panel, RANKING, Options(language="en"))
    before = path.read_bytes()
    path.write_bytes(packed_otherwise(before))
    assert before != path.read_bytes()
    assert (True, Comparison.BYTES, ()) == outcome(check(panel, path))


def test_a_paper_that_another_program_wrote_again_is_not_called_the_one_that_was_printed(
    panel: Workspace,
) -> None:
    """Nor is it called forged: nothing on its pages is another."""
    path = printed(panel, RANKING, Options(language="en"))
    altered(path, lambda _page: None)
    found = check(panel, path)
    assert (False, True) == (found.matches, found.likeness.is_written_again)
    assert "another program wrote it again: it is neither proved nor called forged" in about_written_again(
        found
    )
    assert "it can be made so that others see something else" in compared(found)


FORGED = b"99 0 obj\n<<\n/Length 0\n>>\nstream\nendstream\nendobj\n"


@pytest.mark.long
@pytest.mark.parametrize(
    ("true", "forged"),
    [
        (rb"/Contents (\d+ 0 R)", rb"/Contents \1 /Contents 99 0 R"),
        (rb"/Contents (\d+ 0 R)", rb"/Contents 99 0 R /Contents \1"),
        (rb"/Kids (\[[^\]]*\])", rb"/Kids \1 /Kids [ 99 0 R ]"),
        (rb"/Pages (\d+ 0 R)", rb"/Pages \1 /Pages 99 0 R"),
        (rb"/Count \d+ /Kids", rb"/Count 1 /Kids"),
    ],
)
def test_what_readers_of_pdf_read_in_two_ways_is_not_the_paper(
    true: bytes, forged: bytes, panel: Workspace
) -> None:
    """Of two values with one key ours takes the first, and others the last."""
    path = printed(panel, RANKING, Options(language="en"))
    pdf = path.read_bytes()
    other = re.sub(true, forged, pdf, count=1)
    assert other != pdf
    path.write_bytes(other.replace(b"\nxref\n", b"\n" + FORGED + b"xref\n"))
    assert not check(panel, path).matches


NOTES: dict[str, dict[str, PdfObject]] = {
    "a note": {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/FreeText")},
    "a link that looks otherwise": {"/AP": ArrayObject()},
    "a link with other words": {"/Contents": TextStringObject("A · Bought")},
}


@pytest.mark.long
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("kind", [RANKING, EVALUATIONS, REGISTER], ids=lambda kind: kind.id)
def test_a_note_over_the_words_of_another_version_is_found(
    panel: Workspace, kind: AnyKind, note: str
) -> None:
    """Papers with contents have links on their pages, and links may show what they like."""
    path = printed(panel, kind, Options(language="en"))

    def put(page: PageObject) -> None:
        known = [each.get_object() for each in page.get("/Annots", ArrayObject()).get_object()]
        made = DictionaryObject(known[0] if known else {})
        made.update({NameObject(name): value for name, value in NOTES[note].items()})
        page[NameObject("/Annots")] = ArrayObject([*known, made])

    altered(path, put)
    path.write_bytes(path.read_bytes().replace(f" drawing:{DRAWING} ".encode(), b" "))
    assert (False, Comparison.WORDS, ()) == outcome(check(panel, path))
