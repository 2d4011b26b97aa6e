"""Letters for a word processor tell whether anybody, or any program, changed something of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from evalapp.domain.texts import in_language
from evalapp.reports.letters.untouched import is_untouched
from evalapp.reports.letters.word import letters_document
from tests.reports.letters.letter_papers import letter, report_of


def written() -> bytes:
    with in_language("nl"):
        return letters_document(report_of(letter()))


def by_a_script(raw: bytes) -> bytes:
    """Which leaves who saved it last as it was."""
    document = Document(io.BytesIO(raw))
    document.add_paragraph("Na ons telefoongesprek van 3 maart.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def packed_alike(raw: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """With the dates of ours, so that nothing but the part tells."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for each in given.infolist():
            content = given.read(each)
            if each.filename == part:
                assert old in content
                content = content.replace(old, new)
            archive.writestr(each, content)
    return made.getvalue()


def in_the_words(raw: bytes) -> bytes:
    return packed_alike(raw, "word/document.xml", b"Niet akkoord?", b"Akkoord?")


def in_the_properties(raw: bytes) -> bytes:
    return packed_alike(raw, "docProps/core.xml", b"</dc:title>", b" (verzonden)</dc:title>")


def with_a_part_more(raw: bytes) -> bytes:
    made = io.BytesIO(raw)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/notes.xml"), b"<notes/>", zipfile.ZIP_DEFLATED)
    return made.getvalue()


def test_as_written_nobody_touched_them() -> None:
    assert is_untouched(written())
    assert is_untouched(packed_alike(written(), "word/document.xml", b"", b""))


@pytest.mark.parametrize(
    "work",
    [
        by_a_script,
        in_the_words,
        in_the_properties,
        with_a_part_more,
        lambda raw: raw + b"\n",
        lambda raw: raw[:-1],
        lambda _raw: b"PK\x03\x04",
        lambda _raw: b"",
    ],
)
def test_any_change_tells(work: Callable[[bytes], bytes]) -> None:
    assert not is_untouched(work(written()))
