"""Score forms that come back: their cells, their hidden parts and their archive, each changed by what it means."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tools.fuzz.documents import Draw
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Input, Kind, Verdict
from tools.fuzz.planning import deep, merged_twice, of_merge, planned
from tools.fuzz.values import NUMBERS, anything
from tools.fuzz.zips import zipped

_CELL = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.S)
_TEXT = re.compile(rb"<t[^>]*>([^<]*)</t>|<v>([^<]*)</v>|<vt:lpwstr>([^<]*)</vt:lpwstr>")
_ROW = re.compile(rb"<row [^>]*>.*?</row>", re.S)
_UNFIT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
Parts = dict[str, bytes]


@cache
def parts_of(book: Path) -> Parts:
    with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts_of(parts: Parts) -> list[str]:
    found = {
        b"".join(each).decode("utf-8", "replace") for part in parts.values() for each in _TEXT.findall(part)
    }
    return sorted(found)[:600]


def _inputs(ground: Ground) -> SearchStrategy[Input]:
    own, other = dict(parts_of(ground.form("J-01"))), parts_of(ground.form("J-02"))
    pool = texts_of(own)

    @st.composite
    def made(draw: Draw) -> Input:
        parts = dict(own)
        for _turn in range(draw(st.integers(1, 5))):
            change_parts(draw, parts, other, pool)
        return Input(files={"form.xlsx": zipped(draw, parts, often=8)}, options={"deep": draw(deep)})

    return made()


def change_parts(draw: Draw, parts: Parts, other: Parts, pool: list[str]) -> None:
    """A cell, a row, a text or a whole part of a workbook, `pool` being texts that stand in such."""
    sheets = [name for name in parts if "worksheets/sheet" in name]
    how = draw(st.integers(0, 12))
    if how <= 6 and sheets:
        name = draw(st.sampled_from(sheets))
        parts[name] = _cell(draw, parts[name], pool)
    elif how <= 8 and sheets:
        name = draw(st.sampled_from(sheets))
        parts[name] = _rows(draw, parts[name])
    elif how == 9:
        name = draw(st.sampled_from(sorted(other)))
        parts[name] = other[name]
    else:
        name = draw(st.sampled_from(sorted(parts)))
        parts[name] = _text(draw, parts[name], pool)


def _cell(draw: Draw, sheet: bytes, pool: list[str]) -> bytes:
    cells = list(_CELL.finditer(sheet))
    if not cells:
        return sheet
    found = cells[draw(st.integers(0, len(cells) - 1))]
    place, value = found[1].decode(), _xml(draw(st.one_of(st.sampled_from(pool or [""]), anything)))
    number = draw(st.sampled_from(NUMBERS))
    new = draw(st.sampled_from((
        f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>', f'<c r="{place}"><v>{_xml(number)}</v></c>',
        f'<c r="{place}"><v>{draw(st.integers(-1, 12))}</v></c>', f'<c r="{place}"/>', "",
        f'<c r="{place}" t="b"><v>1</v></c>',
        f'<c r="{place}" t="e"><v>#REF!</v></c>', f'<c r="{place}"><f>A1+1</f><v>3</v></c>',
        f'<c r="{place}" t="s"><v>3</v></c>',
        f'<c r="{place}" t="str"><f>"x"</f><v>{value}</v></c>',
        f'<c r="{draw(st.sampled_from(cells))[1].decode()}"><v>1</v></c>',
    )))  # fmt: skip
    return sheet[: found.start()] + new.encode("utf-8", "ignore") + sheet[found.end() :]


def _rows(draw: Draw, sheet: bytes) -> bytes:
    rows = list(_ROW.finditer(sheet))
    if len(rows) < 2:
        return sheet
    one, two = (rows[draw(st.integers(0, len(rows) - 1))] for _n in range(2))
    new = draw(
        st.sampled_from(
            (b"", two[0], one[0] + two[0], one[0] * 2, one[0].replace(b"<row ", b'<row hidden="1" '))
        )
    )
    return sheet[: one.start()] + new + sheet[one.end() :]


def _text(draw: Draw, part: bytes, pool: list[str]) -> bytes:
    """A text of any part: of what is hidden too, and of what the workbook says of itself."""
    texts = list(_TEXT.finditer(part))
    if not texts:
        return part
    found = texts[draw(st.integers(0, len(texts) - 1))]
    group = next((n for n in (1, 2, 3) if found[n] is not None), 0)
    value = _xml(draw(st.one_of(st.sampled_from(pool or [""]), anything))).encode("utf-8", "ignore")
    return part[: found.start(group)] + value + part[found.end(group) :]


def _xml(text: str) -> str:
    clean = text.encode("utf-8", "ignore").decode().translate(_UNFIT)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def judge(ground: Ground, given: Input, folder: Path) -> Verdict:
    """Merged twice: the second time nothing comes of it."""
    path = given.write(folder)
    if not given.options.get("deep"):
        return planned(ground.scoring, path, of_merge)
    done = merged_twice(ground, path, folder)
    return Verdict.ACCEPTED if done is not None and done.status == 0 else Verdict.REFUSED


KINDS = (Kind(name="form", weight=60, short=10, inputs=_inputs, judge=judge),)
