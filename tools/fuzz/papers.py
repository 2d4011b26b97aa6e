"""Papers dropped for verification: the objects of a PDF changed by what they mean, and what it says of itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tools.fuzz.documents import Draw
from tools.fuzz.forms import change_parts, texts_of
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind, Verdict, digest, told, unchanged
from tools.fuzz.paper_laid import is_same, repacked, rewritten
from tools.fuzz.values import anything
from tools.fuzz.zips import zipped

_MARK = re.compile(rb"evalapp-(?:fingerprint|receipt):[^)]*")
_AGAINST = (*("merged",) * 8, "scoring", "draft")
_OBJECT = re.compile(rb"\d+ 0 obj\b")
_CHANGES = ("0", "-1", "1", "3", "99999999", "9" * 400, "x", "1.5", "")
_LATER = (
    b" ranking:en",
    b" lang:nl",
    b" x:y",
    b"\x00",
    b" version:99.0",
    b" layout:999",
    b"(" * 3_000,
    b" a:b" * 5_000,
)


def _inputs(ground: Ground) -> SearchStrategy[Input]:
    """Of ten four are true: packed or named otherwise, or not changed at all."""
    papers = {each.name: each.read_bytes() for each in ground.papers}

    @st.composite
    def made(draw: Draw) -> Input:
        name = draw(st.sampled_from(sorted(papers)))
        raw, against = papers[name], draw(st.sampled_from(_AGAINST))
        options = {"of": name, "against": against, "json": draw(st.sampled_from(("", "yes")))}
        how = draw(st.integers(0, 9))
        if how < 4:
            options["true"] = "yes"
            found = raw if how < 2 else repacked(raw, draw(st.integers(1, 9)))
            return Input(files={_named(draw, name): found}, options=options)
        if raw.startswith(b"PK"):
            found = _book(draw, raw)
        elif how == 4:
            found = draw(st.sampled_from(_ON_OBJECTS))(draw, raw)
        elif how == 5:
            found = rewritten(draw, raw)
        elif how == 6:
            found = _of_another(draw, raw, papers)
        else:
            found = raw
            for _turn in range(draw(st.integers(1, 3))):
                found = draw(st.sampled_from(_ON_BYTES))(draw, found)
        return Input(files={_named(draw, name): found}, options=options)

    return made()


def _named(draw: Draw, name: str) -> str:
    """Seldom with another ending: what it is, it says itself."""
    return draw(st.sampled_from((name, name, name, name, f"{name}.bak", "x.xlsx", "x.pdf", "x")))


def _of_another(draw: Draw, raw: bytes, papers: Mapping[str, bytes]) -> bytes:
    """What another paper says of itself, or part of that, under these pages."""
    found, other = (
        _MARK.search(each) for each in (raw, draw(st.sampled_from([papers[name] for name in sorted(papers)])))
    )
    if not found or not other:
        return raw
    words, others = found[0].split(b" "), other[0].split(b" ")
    taken = draw(st.sampled_from(others))
    own = taken.partition(b":")[0] + b":"
    said = draw(
        st.sampled_from(
            (others, [taken if each.startswith(own) else each for each in words], [*words, taken])
        )
    )
    return raw[: found.start()] + b" ".join(said) + raw[found.end() :]


def _book(draw: Draw, raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    for _turn in range(draw(st.integers(0, 2))):
        change_parts(draw, parts, parts, texts_of(parts))
    if draw(st.booleans()):
        return zipped(draw, parts)
    return _laid_book(raw, parts)


def _laid_book(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Changed, and packed as ours are."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(out, "w") as made:
        for each in archive.infolist():
            made.writestr(each, parts[each.filename], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _fingerprint(draw: Draw, raw: bytes) -> bytes:
    """Another fingerprint, another change, or more of what it says of how it was printed."""
    found = _MARK.search(raw)
    if not found:
        return raw
    said = found[0]
    how = draw(st.integers(0, 4))
    if how == 0:
        said = re.sub(rb"change:\d+", b"change:" + draw(st.sampled_from(_CHANGES)).encode(), said)
    elif how == 1:
        said = re.sub(
            rb"fingerprint:\w+",
            b"fingerprint:" + draw(st.sampled_from((b"a" * 64, b"0" * 63, b"", b"g" * 64))),
            said,
        )
    elif how == 2:
        said += draw(st.sampled_from(_LATER))
    elif how == 3:
        words = said.split(b" ")
        words[draw(st.integers(0, len(words) - 1))] = (
            draw(anything).encode("utf-8", "ignore")[:400].replace(b"(", b"").replace(b")", b"")
        )
        said = b" ".join(words)
    else:
        said = b""
    return raw[: found.start()] + said + raw[found.end() :]


def _value(draw: Draw, raw: bytes) -> bytes:
    """A number of any object, or to which object it leads: cycles, and what leads nowhere."""
    places = list(re.finditer(rb"(?<![\w.])\d+(?= 0 R)|(?<=/Length )\d+|(?<=/Count )\d+|(?<=/N )\d+", raw))
    if not places:
        return raw
    found = places[draw(st.integers(0, len(places) - 1))]
    other = draw(
        st.sampled_from((b"0", b"1", b"9999999", b"-1", places[0][0], places[-1][0], b"99999999999999999999"))
    )
    return raw[: found.start()] + other + raw[found.end() :]


def _object_gone(draw: Draw, raw: bytes) -> bytes:
    places = [each.start() for each in _OBJECT.finditer(raw)]
    if len(places) < 2:
        return raw
    at = draw(st.integers(0, len(places) - 2))
    return raw[: places[at]] + raw[places[at + 1] :]


def _cut(draw: Draw, raw: bytes) -> bytes:
    return raw[: draw(st.integers(0, len(raw)))]


def _behind(draw: Draw, raw: bytes) -> bytes:
    more = (b"\n", b"\x00" * 2_000, raw[:3_000], b"startxref\n0\n%%EOF", b"startxref\n99999999999\n%%EOF",
    b"%PDF-1.4\n" + raw[-2_000:],
            b"\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Prev 0 >>\n"
            b"startxref\n9\n%%EOF")  # fmt: skip
    return raw + draw(st.sampled_from(more))


def _word(draw: Draw, raw: bytes) -> bytes:
    words = (b"/Type", b"/Pages", b"/Kids", b"/Parent", b"/FlateDecode", b"/Contents", b"/Resources", b"/Info",
    b"/Root", b"/Size", b"xref",
             b"startxref", b"trailer", b"endobj", b"stream", b"%PDF-1.7", b"%%EOF", b"/ID", b"/MediaBox",
             b"/ToUnicode", b"/Keywords")  # fmt: skip
    one = draw(st.sampled_from(words))
    other = draw(
        st.sampled_from((*words, b"", b"/LZWDecode", b"/Encrypt", b"/JBIG2Decode", b"[[[[", b"<<<<"))
    )
    return raw.replace(one, other, draw(st.sampled_from((1, 1, 3, -1))))


def _through(change: Callable[[Draw, pikepdf.Pdf], None]) -> Callable[[Draw, bytes], bytes]:
    def changed(draw: Draw, raw: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.Pdf.open(io.BytesIO(raw)) as pdf:
            change(draw, pdf)
            streams = draw(
                st.sampled_from((pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate))
            )
            pdf.save(out, object_stream_mode=streams, linearize=draw(st.booleans()), static_id=True)
        return out.getvalue()

    return changed


def _nothing(_draw: Draw, _pdf: pikepdf.Pdf) -> None:
    """As another program writes it."""


def _pages(draw: Draw, pdf: pikepdf.Pdf) -> None:
    how = draw(st.integers(0, 3))
    if how == 0 and len(pdf.pages) > 1:
        del pdf.pages[draw(st.integers(0, len(pdf.pages) - 1))]
    elif how == 1:
        pdf.pages.append(pdf.pages[0])
    elif how == 2:
        pdf.pages.reverse()
    else:
        for _n in range(300):
            pdf.add_blank_page()


def _painted(draw: Draw, pdf: pikepdf.Pdf) -> None:
    """More than there was, on a page: very much of it, or what leads back to itself."""
    content = draw(st.sampled_from((b"BT /F1 12 Tf (vals) Tj ET", b"q " * 200_000, b" " * 30_000_000, b"[" * 50_000,
    b"(" * 50_000, b"1 " * 500_000,
                                    b"/X Do", b"BI /W 99999 /H 99999 ID x EI")))  # fmt: skip
    pdf.pages[0].contents_add(pdf.make_stream(content))


def _noted(draw: Draw, pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = draw(anything).encode("utf-8", "ignore").decode().replace("\x00", "")[:2_000]
    pdf.docinfo["/Title"] = draw(anything).encode("utf-8", "ignore").decode().replace("\x00", "")[:2_000]


_ON_OBJECTS = tuple(map(_through, (_nothing, _pages, _painted, _noted)))
_ON_BYTES = (_fingerprint, _fingerprint, _fingerprint, _value, _value, _object_gone, _cut, _behind, _word)


def judge(ground: Ground, given: Input, folder: Path) -> Verdict:
    """Looked at, it is what was printed or it is not; nothing is written.

    What says the same as it did when it was printed is proved by the file that it was printed from, and nothing else.
    """
    path = given.write(folder)
    panel = {"merged": ground.merged, "scoring": ground.scoring, "draft": ground.draft}[
        given.options["against"]
    ]
    before = digest(panel)
    how = ["--json"] if given.options["json"] else []
    with unchanged(path):
        status, said = told(["verify", str(panel), str(path), *how])
    if digest(panel) != before:
        raise Fault("verifying changed the panel")
    is_true = is_same(given.files[given.first], (ground.folder / "papers" / given.options["of"]).read_bytes())
    if status == 0 and not is_true:
        raise Fault(f"another paper is called true: {said[-300:]}")
    if status != 0 and given.options.get("true") and panel == ground.merged:
        raise Fault(f"a true paper is refused: {said[-300:]}")
    return Verdict.ACCEPTED if status == 0 else Verdict.REFUSED


KINDS = (Kind(name="paper", weight=20, short=3, inputs=_inputs, judge=judge),)
