"""The structure of a paper: what it says in the order in which it says it, for who hears a page instead of seeing it.

A tree of elements beside the pages (ISO 32000-1:2008, 14.7), as PDF/UA-1 (ISO 14289-1) asks of every paper. It grows as
the paper is drawn: whoever draws words says under which element, and what is drawn first is read first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

_DEEPEST = 6  # H1 to H6


class Box(NamedTuple):
    """Where on its page something is drawn, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


class Piece(NamedTuple):
    """A piece of content: the `n`th that is marked on `page`, both from 0."""

    page: int
    n: int


class Linked(NamedTuple):
    """An area of `page` that leads elsewhere, by the name of its annotation."""

    page: int
    name: str


class Element:
    """One element; `kind` is a standard type of structure (ISO 32000-1, 14.8.4).

    It stands in `within`, or else in whatever is open when it is first drawn. Its content may come in several pieces:
    a paragraph that is split between pages is one element. `attributes` are those of its kind, as PDF writes them, and
    `alternative` is what a picture says in words. What was `said` of it is written down where it `is_turned`: where
    some of it runs to the left, and stands on the page in another order.
    """

    __slots__ = (
        "alternative",
        "attributes",
        "boxes",
        "is_placed",
        "is_turned",
        "kids",
        "kind",
        "said",
        "within",
    )

    def __init__(
        self,
        kind: str,
        within: Element | None = None,
        *,
        attributes: Mapping[str, str] | None = None,
        alternative: str = "",
    ) -> None:
        self.kind, self.within, self.alternative = kind, within, alternative
        self.attributes = attributes
        self.kids: list[Element | Piece | Linked] = []
        self.boxes: dict[int, Box] = {}
        self.is_placed = self.is_turned = False
        self.said: list[str] = []


def heading(depth: int) -> Element:
    """Of the depth that is wished for; never more than one below the heading before it, as PDF/UA-1 asks (7.4.2)."""
    return Element(f"H{depth}")


def listed(kind: str = "LBody", *, of: Element) -> Element:
    """What stands in the next item of a list."""
    return Element(kind, Element("LI", of))


class Structure:
    """All elements of one paper."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.root.is_placed = True
        self.open = [self.root]
        self.owners: list[list[Element]] = []  # of the pieces of each page, in turn
        self.links: list[tuple[Element, Linked]] = []
        self._depth = 0

    def place(self, element: Element) -> None:
        """Where it is first drawn, there it stands."""
        if element.is_placed:
            return
        element.is_placed = True
        parent = element.within or self.open[-1]
        self.place(parent)
        element.within = parent
        if element.kind[0] == "H" and element.kind[1:].isdigit():
            self._depth = min(int(element.kind[1:]), self._depth + 1, _DEEPEST)
            element.kind = f"H{self._depth}"
        parent.kids.append(element)

    def piece(self, element: Element, page: int) -> int:
        """The number that the next content on `page` is marked with, as some of `element`."""
        self.place(element)
        while len(self.owners) <= page:
            self.owners.append([])
        owners = self.owners[page]
        owners.append(element)
        element.kids.append(Piece(page, len(owners) - 1))
        return len(owners) - 1

    def has_content(self, page: int) -> bool:
        return page < len(self.owners) and bool(self.owners[page])

    def link(self, element: Element, page: int, name: str) -> None:
        self.place(element)
        found = Linked(page, name)
        element.kids.append(found)
        self.links.append((element, found))

    def write(self, document: Any, pages: Sequence[Any]) -> None:
        """Into a document whose pages are all there; each page, and each link, says where it is found in the tree."""
        tree = _Tree(self, document, pages)
        for n, page in enumerate(pages):
            page.StructParents, page.Tabs = n, pdfdoc.PDFName("S")
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        for n, (_element, linked) in enumerate(self.links, len(pages)):
            document.idToObject[document.annotationName(linked.name)].dict["StructParent"] = n
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


class _Tree(pdfdoc.PDFObject):
    """The root, which leads to the elements, and from what is on the pages back to them."""

    __RefOnly__ = 1

    def __init__(self, structure: Structure, document: Any, pages: Sequence[Any]) -> None:
        self._structure = structure
        self._pages: list[bytes] = [document.Reference(page).format(document) for page in pages]
        self._names: dict[Element, bytes] = {}
        self._parents = _Parents(self)
        document.Reference(self)
        for each in _below(structure.root):
            self._names[each] = document.Reference(_Written(each, self)).format(document)

    def of(self, element: Element) -> bytes:
        """A reference to it."""
        return self._names[element]

    def page(self, n: int) -> bytes:
        """A reference to it."""
        return self._pages[n]

    def parents(self) -> Iterator[tuple[int, bytes]]:
        """For each page what its pieces belong to; after them for each link what that belongs to."""
        owners = self._structure.owners
        for n in range(len(self._pages)):
            found = [self._names[each] for each in owners[n]] if n < len(owners) else []
            yield n, b"[" + b" ".join(found) + b"]"
        for n, (element, _linked) in enumerate(self._structure.links, len(self._pages)):
            yield n, self._names[element]

    def format(self, document: Any) -> bytes:
        parents: bytes = document.Reference(self._parents).format(document)
        following = len(self._pages) + len(self._structure.links)
        written: bytes = b"<</Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d>>" % (
            self._names[self._structure.root], parents, following,
        )  # fmt: skip
        return written


class _Parents(pdfdoc.PDFObject):
    __RefOnly__ = 1

    def __init__(self, tree: _Tree) -> None:
        self._tree = tree

    def format(self, document: Any) -> bytes:
        pairs = b"\n".join(b"%d %s" % each for each in self._tree.parents())
        return b"<</Nums [" + pairs + b"]>>"


class _Written(pdfdoc.PDFObject):
    """An element as PDF writes it."""

    __RefOnly__ = 1

    def __init__(self, element: Element, tree: _Tree) -> None:
        self._element, self._tree = element, tree

    def format(self, document: Any) -> bytes:
        element, tree = self._element, self._tree
        parent = tree.of(element.within) if element.within else document.Reference(tree).format(document)
        parts = [b"<</S /%s /P %s" % (element.kind.encode(), parent)]
        pages = {each.page for each in element.kids if isinstance(each, Piece)}
        first = min(pages) if pages else None
        if first is not None:
            parts.append(b"/Pg %s" % tree.page(first))
        kids = [self._kid(each, first, document) for each in element.kids]
        parts.append(b"/K %s" % (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"))
        if element.alternative:
            parts.append(b"/Alt " + pdfdoc.format(pdfdoc.PDFString(element.alternative), document))
        if element.is_turned:
            said = " ".join("".join(element.said).split())
            parts.append(b"/ActualText " + pdfdoc.format(pdfdoc.PDFString(said), document))
        attributes = self._attributes()
        if attributes:
            parts.append(b"/A " + attributes)
        return b" ".join(parts) + b">>"

    def _kid(self, kid: Element | Piece | Linked, first: int | None, document: Any) -> bytes:
        if isinstance(kid, Element):
            return self._tree.of(kid)
        page = self._tree.page(kid.page)
        if isinstance(kid, Linked):
            return b"<</Type /OBJR /Pg %s /Obj %s>>" % (
                page, pdfdoc.PDFObjectReference(document.annotationName(kid.name)).format(document),
            )  # fmt: skip
        if kid.page == first:
            return b"%d" % kid.n
        return b"<</Type /MCR /Pg %s /MCID %d>>" % (page, kid.n)

    def _attributes(self) -> bytes:
        """With where a picture stands, if it is on a single page (ISO 32000-1, 14.8.5.4.3)."""
        element = self._element
        if element.attributes:
            return (
                b"<<%s>>" % " ".join(f"/{key} {value}" for key, value in element.attributes.items()).encode()
            )
        if len(element.boxes) != 1:
            return b""
        (box,) = element.boxes.values()
        return (
            b"<</O /Layout /Placement /Block /BBox [%s]>>" % " ".join(f"{each:.2f}" for each in box).encode()
        )


def _below(element: Element) -> Iterator[Element]:
    yield element
    for each in element.kids:
        if isinstance(each, Element):
            yield from _below(each)
