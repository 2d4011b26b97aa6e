"""In which encoding a text file is. UTF-8 is certain; of all others only UTF-16 and Windows-1252 are read, and said.

Every byte means something in every code page of one byte, so a wrong guess fails nowhere: é of a Mac reads as Ž in
Windows, that of DOS as ‚. What tells them apart is where such signs stand: none of them stands inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WINDOWS, _UTF_16 = "Windows-1252", "UTF-16"
_SAMPLE = 20_000
_DAMAGED = "\ufffd"
_ZEROS = 20  # one byte in so many, at least, is zero in UTF-16 with some letters of another script
_MOST_WRONG = 10_000
_LOST = 20  # so many letters in their place outweigh one sign that is not

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
_UPPER = "À-ÖØ-ÞŠŽŸ"
_OUT_OF_PLACE = re.compile(
    "|".join(
        (
            # No letter, mark or money of Western Europe, wherever it stands.
            "[ÐÒÕÝÞðþ¤¦¬¶¸¯ˆ˜Ÿ\x80-\x9f]",
            # Between two letters.
            f"(?<=[{_LETTER}])(?:[‘‚“”„…†‡•™‹›«»§¡¿¢£¥©®ª²³¹¼½¾±·÷×¨´]+|[–—]{{2,}})(?=[{_LETTER}])",
            # Right after a letter, where only the end of something can stand, or right before one.
            f"(?<=[{_LETTER}])[‚„‰‹¡¿ƒ]",
            f"[‰†‡€ƒ](?=[{_LETTER}])",
            "[©®](?=[a-z])",
            f"(?<![^\\s,;\"'(])[”›](?=[{_LETTER}])",
            # A capital after a small letter, or alone; a small letter after capitals.
            f"(?<=[a-zß-öø-ÿ])[{_UPPER}]",
            f"(?<![^\\s,;\"'(])[ÑÓÔÛÏ](?![{_LETTER}])",
            "(?<=[A-Z][A-Z])[à-öø-ÿ]",
            # Words of nothing else.
            "[À-ÖØ-öø-ÿŒœŠšŽžŸ]{3}",
        )
    )
)
_QUOTATIONS = (("‚", "‘’"), ("„", "“”"))  # what opens one, and what closes it
_DOUBTFUL = re.compile(f"(?<=[{_LETTER}])[šž]|[šž](?=[{_LETTER}])|(?<=[A-Z])[ÍÑÓÚ]")
_IN_PLACE = re.compile(
    "(?<=[A-Za-z])[à-ïñ-öø-ü]|[à-ïñ-öø-ü](?=[a-z])|(?<=[A-Z])[ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜ]|€(?=\\s?\\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
_GARBLED_BEGIN = ("Ã", "Â", "â€")
_GARBLED = re.compile("[ÃÂ][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€")


class Encoding(NamedTuple):
    """`notes` say that it was guessed, if there are letters that depend on it."""

    name: str
    notes: tuple[str, ...] = ()


def encoding_of(raw: bytes, file: str) -> Encoding:
    """All of `raw` can be read so. Raises UnreadableFile for an encoding that is not read, or that cannot be told."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            text = _decoded(raw, name)
            if text is None:
                raise _damaged(file)
            return Encoding(name=name, notes=_garbled(text))
    # In UTF-16 every letter, separator and line end of Western Europe has a zero; a stray one is no more than a sign.
    if _ZEROS * raw.count(b"\x00", 0, _SAMPLE) > len(raw[:_SAMPLE]):
        return _two_bytes(raw, file)
    text = _decoded(raw, "utf-8")
    if text is not None:
        return Encoding(name="utf-8", notes=_garbled(text))
    _refuse_damaged_utf8(raw, file)
    return _windows(raw, file)


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _two_bytes(raw: bytes, file: str) -> Encoding:
    """UTF-16 without its mark: the separators and line ends leave a zero in every second byte, on one side."""
    sample = raw[:_SAMPLE]
    zeros = sample[1::2].count(0), sample[0::2].count(0)
    name = "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"
    text = _decoded(raw, name)
    if text is None or 10 * min(zeros) > max(zeros) or any(mark in text for mark in "\x00\ufffe\uffff"):
        raise _unknown(file)
    return Encoding(name=name, notes=_guessed(text, file, _UTF_16))


def _windows(raw: bytes, file: str) -> Encoding:
    if b"\r" in raw and b"\n" not in raw:
        raise UnreadableFile(
            _(
                "“{file}” is a text file of an old Mac, whose accents cannot be read for certain; save it again as "
                "“CSV UTF-8”."
            ).format(file=shorten(file))
        )
    text = _decoded(raw, "cp1252")
    if text is None:
        raise _unknown(file)
    wrong = _out_of_place(text)
    doubtful = sum(1 for _each in _DOUBTFUL.finditer(text))
    if wrong or doubtful:
        good = sum(1 for _each in _IN_PLACE.finditer(text))
        if good < _LOST * len(wrong) or good < doubtful:
            spot = wrong[0] if wrong else next(_DOUBTFUL.finditer(text)).start()
            raise _unlikely(file, _around(text, spot))
    return Encoding(name="cp1252", notes=_guessed(text, file, _WINDOWS))


def _out_of_place(text: str) -> list[int]:
    """Where such signs stand, in their order; of very many the first."""
    signs = [each.span() for each in islice(_OUT_OF_PLACE.finditer(text), _MOST_WRONG)]
    known = {place for start, end in signs for place in range(start, end)}
    opened = (place for place in _never_closed(text) if place not in known)
    return sorted([*(start for start, _end in signs), *islice(opened, _MOST_WRONG)])


def _never_closed(text: str) -> Iterator[int]:
    """Quotation marks that open on a line without any after them that closes. An expression would go through the rest
    of the line for each of them.
    """
    for opening, closing in _QUOTATIONS:
        begin = 0
        for line in re.split("[\r\n]", text) if opening in text else ():
            at = max(map(line.rfind, closing)) + 1
            while (at := line.find(opening, at) + 1) > 0:
                yield begin + at - 1
            begin += len(line) + 1


def _guessed(text: str, file: str, encoding: str) -> tuple[str, ...]:
    words = _words(text)
    if not words and text.isascii():
        return ()
    said = _("“{file}” does not say how its letters are encoded; it was read as {encoding}.").format(
        file=shorten(file), encoding=encoding
    )
    if words:
        said += " " + _("Look whether these words are right: {words}.").format(
            words=", ".join(f"“{word}”" for word in words)
        )
    return (said,)


def _words(text: str) -> list[str]:
    """Some words of which the letters depend on the encoding."""
    words = (each[0] for each in _WORD.finditer(text) if not each[0].isascii())
    found = dict.fromkeys(shorten(each, 30) for each in islice(words, 50))
    return list(found)[:5]


def _garbled(text: str) -> tuple[str, ...]:
    """A text that was read wrongly before it was saved: `é` became `Ã©`, which is certain by now."""
    # A large text is looked through for a letter much faster than for an expression.
    spot = _GARBLED.search(text) if any(each in text for each in _GARBLED_BEGIN) else None
    if spot is None:
        return ()
    return (
        _(
            "Some letters look as if a program had read them wrongly before the file was saved, as in “{text}”; "
            "if so, export the table anew."
        ).format(text=_around(text, spot.start())),
    )


def _around(text: str, position: int) -> str:
    """The word at this place, as it reads."""
    start = max(text.rfind(mark, 0, position) for mark in ' \t\r\n,;"') + 1
    ends = [end for mark in ' \t\r\n,;"' if (end := text.find(mark, position + 1)) >= 0]
    return shorten(text[start : min(ends, default=len(text))], 30)


def _refuse_damaged_utf8(raw: bytes, file: str) -> None:
    """More good than bad sequences: UTF-8 with a hole in it. As Windows text all its accents would be garbled."""
    read = raw.decode("utf-8", errors="replace")
    bad = read.count(_DAMAGED)
    good = sum(1 for mark in read if ord(mark) > 127) - bad
    if good > bad:
        raise _damaged(file)


def _damaged(file: str) -> UnreadableFile:
    return UnreadableFile(
        _("“{file}” is damaged or has mixed encodings; save it again as UTF-8.").format(file=shorten(file))
    )


def _unknown(file: str) -> UnreadableFile:
    return UnreadableFile(
        _("“{file}” is in an encoding that cannot be told for certain; save it again as “CSV UTF-8”.").format(
            file=shorten(file)
        )
    )


def _unlikely(file: str, word: str) -> UnreadableFile:
    return UnreadableFile(
        _(
            "“{file}” is in an encoding that cannot be told for certain: as {encoding} it would read “{word}”; save "
            "it again as “CSV UTF-8”."
        ).format(file=shorten(file), encoding=_WINDOWS, word=word)
    )
