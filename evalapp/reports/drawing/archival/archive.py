"""What an archive asks of a paper: who made it and when, in words that machines read, and which red its red is.

PDF/A-2a (ISO 19005-2) beside PDF/UA-1 (ISO 14289-1). Nothing in it depends on the moment or the machine.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from xml.sax.saxutils import escape

import deflate
from reportlab.pdfbase import pdfdoc

from evalapp.reports.drawing.archival.colour_profile import NAME, srgb

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate>
<xmp:ModifyDate>{at}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{program}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

_MAP_OF_LETTERS, _MOST_AT_ONCE = b"/CIDInit", 100
_PACKED = 6  # of 12


@dataclass(frozen=True, kw_only=True)
class Origin:
    """`author` is the service that issues it; `at` when what it says was last changed (ISO 8601).

    The other fields are what the document says of itself.
    """

    title: str
    author: str
    subject: str
    language: str
    at: str
    keywords: str = ""
    program: str = "Evalapp"


def archive(document: Any, origin: Origin) -> None:
    """Into a document that was drawn and not yet written."""
    at = datetime.fromisoformat(origin.at)
    at = (
        at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    )  # never what the clock of a machine makes of it
    document._timeStamp = SimpleNamespace(YMDhms=tuple(at.timetuple())[:6], dhh=0, dmm=0)
    document.__class__ = _Settled
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.Metadata = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}),
        content=_said(origin, at),
        filters=[],
    )
    profile = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary({"N": 3}), content=srgb(), filters=[pdfdoc.PDFZCompress]
    )
    intent = pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
            "Info": pdfdoc.PDFString(NAME),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalogue.OutputIntents = pdfdoc.PDFArray([intent])


class _Settled(pdfdoc.PDFDocument):
    """A document that writes each of its streams in one way."""

    def Reference(self, obj: object, name: str | None = None) -> object:
        if type(obj) is pdfdoc.PDFStream:
            obj.__class__ = _Stream
        return super().Reference(obj, name)  # type: ignore[no-untyped-call]


class _Stream(pdfdoc.PDFStream):
    """Packed or plain, and with an end of line behind it that is not counted (ISO 19005-2, 6.1.7.1).

    Of two characters, so that a last one of the content is never taken for half of it.
    """

    def format(self, document: Any) -> bytes:
        content = self.content.encode("latin-1") if isinstance(self.content, str) else self.content
        dictionary = pdfdoc.PDFDictionary(self.dictionary.dict.copy())
        if content.startswith(_MAP_OF_LETTERS):
            content = _mapped(content)
        if self.filters != []:
            # With a packer of our own choice: the zlib of another machine packs the same words otherwise.
            content = bytes(deflate.zlib_compress(content, _PACKED))
            dictionary["Filter"] = "/FlateDecode"
        dictionary["Length"] = len(content)
        return bytes(pdfdoc.format(dictionary, document)) + b"\nstream\n" + content + b"\r\nendstream\n"


def _mapped(content: bytes) -> bytes:
    """Which letter each code of a font is, as a PDF may say it: never that one is U+0000, and a hundred at a time.

    reportlab says that otherwise (its `makeToUnicodeCMap`): the first code of a font is there for the missing glyph.
    """
    head, _begin, rest = content.partition(b" beginbfchar\n")
    entries, _end, tail = rest.partition(b"\nendbfchar")
    head = head[: head.rindex(b"\n") + 1]  # without how many there are
    lines = [_line(each) for each in entries.split(b"\n") if not each.endswith(b"<0000>")]
    blocks = [lines[start : start + _MOST_AT_ONCE] for start in range(0, len(lines), _MOST_AT_ONCE)]
    said = [b"%d beginbfchar\n%s\nendbfchar" % (len(each), b"\n".join(each)) for each in blocks]
    return head + b"\n".join(said) + tail


def _line(entry: bytes) -> bytes:
    """In UTF-16, also beyond U+FFFF, as reportlab does not; of the shape of a letter the letter itself."""
    code, _space, points = entry.partition(b" ")
    number = int(points.strip(b"<>"), 16)
    letter = unicodedata.normalize("NFKC", chr(number)) if 0xFB1D <= number < 0xFF00 else chr(number)
    if number <= 0xFFFF and (len(letter) > 1 or ord(letter) == number):
        return entry
    return b"%s <%s>" % (code, letter.encode("utf-16-be").hex().upper().encode())


def _said(origin: Origin, at: datetime) -> bytes:
    """As XMP. A bracket stays none as it is: the mark that a paper carries among its words is looked for with one."""
    fields = {
        "title": origin.title,
        "author": origin.author,
        "subject": origin.subject,
        "language": origin.language,
        "program": origin.program,
        "keywords": origin.keywords,
        "at": at.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    }
    return _XMP.format(**{name: _escaped(value) for name, value in fields.items()}).encode()


def _escaped(words: str) -> str:
    return escape(words, {"(": "&#40;", ")": "&#41;"})
