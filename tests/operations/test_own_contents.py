"""What is looked for inside a file is looked for no longer than a moment."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

import pytest

from evalapp.exchange.sealed.codes import has_code, new_code
from evalapp.operations.own_contents import look_into
from tests.pace import allowed


def why_content_ours(content: bytes) -> str:
    return look_into("plan", content).why


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


@pytest.mark.long
def test_archives_in_an_archive_share_what_is_unpacked_of_them_all() -> None:
    small_bomb = packed({"leeg.txt": b"-" * 29_000_000})
    bombs = packed({f"{n}.zip": small_bomb for n in range(200)})
    begun = perf_counter()
    assert "" == why_content_ours(bombs)
    assert perf_counter() - begun < allowed(4)


def test_a_part_is_never_taken_for_a_file_with_its_name(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lijst.csv").write_text("juror,name,code\n")
    assert "" == why_content_ours(packed({"lijst.csv": b"naam;prijs\nstaal;3\n"}))


def test_a_part_behind_a_password_or_damaged_keeps_nothing_out() -> None:
    raw = packed({"a.txt": new_code().encode()})
    locked = raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert locked != raw
    assert ("", "") == (why_content_ours(locked), why_content_ours(raw[:40]))
    assert "access codes of jurors" in why_content_ours(raw)


def _code() -> str:
    """With a digit, as one in small letters must have."""
    return next(code for _n in range(100) if any(map(str.isdigit, code := new_code())))


def _pdf(objects: Sequence[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (n, each)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, listed, len(objects) + 1, len(made),
    )  # fmt: skip


def _stream(content: bytes, told: bytes = b"") -> bytes:
    packed_so = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (len(packed_so), told, packed_so)


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%b>>"


def _page(resources: bytes, content: bytes, *others: bytes) -> bytes:
    """`others` are the objects from 5 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<<%b>>>>" % resources
    first = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    return _pdf((*first, page, _stream(content), *others))


def _fonts(n: int, each: bytes = _FONT) -> bytes:
    return b"/Font<<%b>>" % b"".join(b"/F%d %b" % (number, each) for number in range(n))


_MAP = b"begincmap\n1 beginbfrange\n<0000> <FFFF> <0041>\nendbfrange\n"
_HEAVY = {
    "forms on forms": lambda: _page(
        b"/XObject<</X 5 0 R>>",
        b"/X Do",
        _stream(b"/Y Do", _FORM % b"/XObject<</Y 6 0 R>>"),
        _stream(b"BT /F0 9 Tf 5 5 Td (abc) Tj ET\n" * 90_000, _FORM % _fonts(1)),
    ),
    "fonts of a form": lambda: _page(
        b"/XObject<</X 5 0 R>>", b"/X Do " * 500, _stream(b"q", _FORM % _fonts(190))
    ),
    "maps of fonts": lambda: _page(
        _fonts(190, b"5 0 R"),
        b"q",
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R>>",
        _stream(_MAP),
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("heavy", _HEAVY)
def test_a_small_pdf_that_asks_for_much_is_looked_into_for_a_moment(heavy: str) -> None:
    raw = _HEAVY[heavy]()
    for content in (raw, packed({f"{n}.pdf": raw for n in range(20)})):
        begun = perf_counter()
        assert "" == why_content_ours(content)
        assert perf_counter() - begun < allowed(4)


def test_a_code_drawn_by_a_form_on_a_form_is_found() -> None:
    raw = _page(
        b"/XObject<</X 5 0 R>>",
        b"/X Do",
        _stream(b"/Y Do", _FORM % b"/XObject<</Y 6 0 R>>"),
        _stream(b"BT /F0 9 Tf 5 5 Td (%b) Tj ET\n" % new_code().encode(), _FORM % _fonts(1)),
    )
    assert "access codes of jurors" in why_content_ours(raw)


def test_a_code_is_found_in_what_anybody_reads_as_text() -> None:
    code = _code()
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (code[:3], code[3:9], code[9:]))
    word = f"<w:document><w:p><w:r><w:t>Uw code</w:t></w:r></w:p><w:p>{runs}</w:p></w:document>"
    letter = _page(_fonts(1), b"BT /F0 9 Tf 5 5 Td (%b) Tj ET\n" % code.encode())
    found = {
        "text": f"Uw code: {code}.\n".encode(),
        "small letters": f"uw code: {code.lower()}\n".encode(),
        "two bytes a letter": f"Uw code: {code}\n".encode("utf-16"),
        "a letter of the post": f"Subject: x\n\nuw code: {code[:8]}=\r\n{code[8:]}\n".encode(),
        "rtf": rf"{{\rtf1 {code.replace('-', chr(92) + '_')}}}".encode(),
        "a page of the web": f"<p>{code.replace('-', '&#8209;')}</p>".encode(),
        "marks within": f"<p>Uw code</p><p>{code[:7]}<b>{code[7:]}</b></p>".encode(),
        "runs of Word": packed({"word/document.xml": word.encode()}),
        "a pdf behind a line": b"\r\n\r\n" + letter,
        "an archive behind a line": b"#!x\n" + packed({"a.txt": code.encode()}),
    }
    for what, content in found.items():
        assert "access codes of jurors" in why_content_ours(content), what


def test_words_with_dashes_are_no_code() -> None:
    """Not even where a check character fits, as it does one time in 32."""
    stems = (
        "think-bread-where-there",
        "plant-based-dairy-steak",
        "never-again-great-price",
        "black-white-green-brown",
    )
    kept = "\n".join(f"/{stem}-{last}" for stem in stems for last in "abcdefghjkmnpqrstvwxyz")
    assert has_code(kept.upper())
    assert "" == why_content_ours(kept.encode())
