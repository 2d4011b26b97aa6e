"""A walk through the structure of a paper: what validators do not look at, or not closely.

`faults` says all that is wrong; `told` is what is heard, element by element, in the order of the tree.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pypdf import PdfReader

SHOWING = {"Tj", "TJ", "'", '"'}
HEADINGS = {f"H{n}" for n in range(1, 7)}


@dataclass
class Heard:
    """An element: its kind, how deep it stands, and the pieces of content that are its own."""

    kind: str
    depth: int
    element: Any
    pieces: list[tuple[int, int]] = field(default_factory=list)
    linked: list[Any] = field(default_factory=list)  # the annotations that are its own


def elements(pdf: pikepdf.Pdf) -> Iterator[Heard]:
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    yield from _below(pdf.Root.StructTreeRoot.K, 0, pages)


def _below(element: Any, depth: int, pages: dict[tuple[int, int], int]) -> Iterator[Heard]:
    heard = Heard(str(element.S)[1:], depth, element)
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = []
    for kid in kids:
        if isinstance(kid, int):
            heard.pieces.append((pages[element.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            heard.pieces.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            heard.linked.append(kid.Obj)
        else:
            below.append(kid)
    yield heard
    for kid in below:
        yield from _below(kid, depth + 1, pages)


def content(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """For each string that is shown the piece that it is of, if any, and all that it is marked as."""
    marks: list[tuple[str, int | None]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            piece = operands[1].get("/MCID") if name == "BDC" else None
            marks.append((str(operands[0])[1:], None if piece is None else int(piece)))
        elif name == "EMC":
            marks.pop()
        elif name in SHOWING:
            pieces = [n for _mark, n in marks if n is not None]
            outside = "/".join(mark for mark, _n in marks)
            yield (pieces[0] if pieces else None), outside
    assert not marks


def faults(raw: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return [*_of_document(pdf), *_of_pages(pdf), *_of_elements(pdf), *_of_kin(pdf), *_of_links(pdf)]


def _of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.MarkInfo.Marked:
        yield "not marked"
    if str(root.get("/Lang")) not in ("nl", "en"):
        yield "no language"
    if not root.ViewerPreferences.DisplayDocTitle:
        yield "the file name is shown instead of the title"
    if not str(pdf.docinfo["/Title"]):
        yield "no title"


def _of_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = list(elements(pdf))
    owners = {piece: each.element.objgen for each in found for piece in each.pieces}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    if sum(len(each.pieces) for each in found) != len(owners):
        yield "a piece of content belongs to two elements"
    for n, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {n}: the order of tabs is not that of the structure"
        own = parents.get(int(page.obj.get("/StructParents", -1)))
        if own is None:
            yield f"page {n}: is not in the parent tree"
            continue
        listed = {(n - 1, piece): each.objgen for piece, each in enumerate(own)}
        if listed != {piece: owner for piece, owner in owners.items() if piece[0] == n - 1}:
            yield f"page {n}: the parent tree does not lead to the elements that have its content"
        said = set()
        for piece, marks in content(page):
            if piece is not None:
                said.add(piece)
                if "Artifact" in marks:
                    yield f"page {n}: content in an artefact"
            elif not any(
                known in marks for known in ("Foot", "Head", "Top", "Speaker", "Continued", "Repeated")
            ):
                yield f"page {n}: words that no element has, in “{marks}”"
        drawn = {piece for page_of, piece in owners if page_of == n - 1}
        if not said <= drawn:
            yield f"page {n}: content of no element"


def _of_elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    depth, titles, tables = 0, 0, dict[tuple[int, int], list[int]]()
    for each in elements(pdf):
        if each.kind in HEADINGS:
            here = int(each.kind[1:])
            titles += here == 1
            if here > depth + 1:
                yield f"a heading {each.kind} below one of depth {depth}"
            depth = here
        elif each.kind == "Figure":
            if not str(each.element.get("/Alt", "")):
                yield "a figure without words"
            if "/BBox" not in each.element.get("/A", {}) and len({page for page, _n in each.pieces}) == 1:
                yield "a figure that stands nowhere"
        elif each.kind == "TR":
            tables.setdefault(each.element.P.objgen, []).append(_width(each.element))
            if each.element.P.S != "/Table":
                yield "a row outside of a table"
        elif each.kind == "TH" and "/Scope" not in each.element.get("/A", {}):
            yield "a head that says not whether it is of a row or a column"
        elif each.kind == "Table" and not any(cell.S == "/TH" for cell in _cells(each.element.K[0])):
            yield "a table without a head"
    if any(len(set(widths)) != 1 for widths in tables.values()):
        yield "a table whose rows are not of one length"
    if not titles:
        yield "no title"


def _of_kin(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each element says of the one that has it that it stands in it, and items of lists stand in items."""
    for each in elements(pdf):
        kids = each.element.get("/K", [])
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int) or "/S" not in kid:
                continue
            if kid.P.objgen != each.element.objgen:
                yield f"a {str(kid.S)[1:]} in a {each.kind} that says that it stands elsewhere"
            if kid.S == "/LBody" and each.kind != "LI":
                yield "what an item says outside of an item"


def _of_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each area to press is some of a link, is found from there and from the page, and says where it leads."""
    owners = {link.objgen: each for each in elements(pdf) for link in each.linked}
    yield from _of_parents(pdf, owners)
    for each in elements(pdf):
        if (each.kind == "Link") != bool(each.linked):
            yield f"a link that leads nowhere, or a {each.kind} that does"
    pages = {page.obj.objgen for page in pdf.pages}
    for n, page in enumerate(pdf.pages, 1):
        for link in page.obj.get("/Annots", []):
            if link.get("/Subtype") != "/Link" or not str(link.get("/Contents", "")):
                yield f"page {n}: a link without words"
            if not int(link.get("/F", 0)) & 4:
                yield f"page {n}: a link that is not printed"
            if link.Dest[0].objgen not in pages:
                yield f"page {n}: a link to no page"
            if link.objgen not in owners:
                yield f"page {n}: a link of no element"


def _of_parents(pdf: pikepdf.Pdf, owners: dict[tuple[int, int], Heard]) -> Iterator[str]:
    tree = pdf.Root.StructTreeRoot
    numbers = tree.ParentTree.Nums
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    if len(parents) != len(numbers) // 2 or int(tree.ParentTreeNextKey) != max(parents) + 1:
        yield "the parent tree gives a number twice, or counts wrongly"
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
    if len(parents) != len(pdf.pages) + len(links):
        yield "the parent tree has more or less than the pages and the links"
    for link in links:
        owner = owners.get(link.objgen)
        parent = parents.get(int(link.get("/StructParent", -1)))
        if owner is None or parent is None or parent.objgen != owner.element.objgen:
            yield "the parent tree does not lead from a link to its element"


def _cells(row: Any) -> list[Any]:
    return list(row.K) if isinstance(row.K, pikepdf.Array) else [row.K]


def _width(row: Any) -> int:
    return sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in _cells(row))


def told(raw: bytes) -> list[tuple[str, str]]:
    """Kind and own words of each element that has any; pieces on one page after the other are one text."""
    words = _words(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return [
            (each.kind, "".join(words.get(piece, "") for piece in each.pieces))
            for each in elements(pdf)
            if each.pieces
        ]


def _words(raw: bytes) -> dict[tuple[int, int], str]:
    """What each piece says, as a reader makes letters of the codes."""
    found: dict[tuple[int, int], str] = {}
    for n, page in enumerate(PdfReader(io.BytesIO(raw)).pages):
        opened: list[int | None] = []

        def follow(operator: bytes, operands: Any, *_more: object, opened: list[int | None] = opened) -> None:
            if operator in (b"BDC", b"BMC"):
                opened.append(operands[1].get("/MCID") if operator == b"BDC" else None)
            elif operator == b"EMC":
                opened.pop()

        def hear(text: str, *_where: object, n: int = n, opened: list[int | None] = opened) -> None:
            piece = next((each for each in opened if each is not None), None)
            if piece is not None:
                found[n, piece] = found.get((n, piece), "") + text.replace("\n", "")

        page.extract_text(visitor_operand_before=follow, visitor_text=hear)
    return found
