"""XML written out in one way, whatever wrote it before: no prefix or bracket depends on which library was there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

_PREFIXES = {
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes": "vt",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OWN = "http://www.w3.org/XML/1998/namespace"


def plain_xml(root: Element) -> bytes:
    """A namespace without a prefix of its own is the default one; there may be one of those."""
    spaces = sorted({_space(name) for each in root.iter() for name in (each.tag, *each.attrib)} - {"", _OWN})
    others = [each for each in spaces if each not in _PREFIXES]
    if len(others) > 1:
        raise ValueError(others)
    prefixes = {each: _PREFIXES.get(each, "") for each in spaces} | {"": "", _OWN: "xml"}
    declared = "".join(
        f" xmlns{':' if prefixes[each] else ''}{prefixes[each]}={quoteattr(each)}" for each in spaces
    )
    return (_HEAD + "".join(_pieces(root, prefixes, declared))).encode("utf-8")


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _called(name: str, prefixes: dict[str, str]) -> str:
    prefix = prefixes[_space(name)]
    local = name.rpartition("}")[2]
    return f"{prefix}:{local}" if prefix else local


def _pieces(element: Element, prefixes: dict[str, str], declared: str = "") -> Iterator[str]:
    tag = _called(element.tag, prefixes)
    attributes = "".join(
        f" {_called(name, prefixes)}={quoteattr(value)}" for name, value in sorted(element.attrib.items())
    )
    text = escape(element.text or "")
    if not text and not len(element):
        yield f"<{tag}{declared}{attributes}/>"
    else:
        yield f"<{tag}{declared}{attributes}>{text}"
        for child in element:
            yield from _pieces(child, prefixes)
        yield f"</{tag}>"
    yield escape(element.tail or "")
