"""What is needless inside the files of a bundle on Linux: names for a debugger, and what ICU knows of other languages.

Qt is linked against ICU, whose data is a library of 32 MB: every language, calendar and old character set there is.
The program speaks two languages and asks ICU how texts are sorted; the rest is Qt's own. What is taken out ICU looks
for, does not find, and goes on with what holds for all languages.
"""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

_MARK = b"CmnD"
_MARK_AT = 12  # behind the sizes and marks of the head
_KEPT = re.compile(
    r"[^/]+/("
    r"(root|nl|nl_BE|en|en_001|en_150|en_BE|en_GB|en_US|en_US_POSIX|res_index|pool)\.res"
    r"|coll/(root|nl|en|res_index|ucadata)\.(res|icu)"
    r"|[^/]+\.(icu|nrm|spp|cfu)"
    r"|(supplementalData|likelySubtags|metadata|keyTypeData|numberingSystems|timezoneTypes|windowsZones|zoneinfo64"
    r"|metaZones|plurals|pluralRanges|dayPeriods|genderList|icustd|icuver|currencyNumericCodes)\.res"
    r")"
)
_SOURCE = """.section .rodata,"a",@progbits
.balign 16
.globl {symbol}
.type {symbol},@object
{symbol}:
.incbin "{content}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack,"",@progbits
"""


def items(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each thing that ICU's data holds, by its name."""
    if data[_MARK_AT : _MARK_AT + 4] != _MARK:
        raise ValueError("this is no data of ICU")
    (base,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, base)
    places = [struct.unpack_from("<II", data, base + 4 + 8 * n) for n in range(count)]
    ends = [start for _name, start in places[1:]] + [len(data) - base]
    for (name, start), end in zip(places, ends, strict=True):
        text = data[base + name : data.index(b"\0", base + name)]
        yield text.decode("ascii"), data[base + start : base + end]


def data_of(head: bytes, kept: Iterable[tuple[str, bytes]]) -> bytes:
    """The same again of some of them; `head` is everything before the list of what there is."""
    chosen = list(kept)
    names, name_places = b"", []
    start = 4 + 8 * len(chosen)
    for name, _content in chosen:
        name_places.append(start + len(names))
        names += name.encode("ascii") + b"\0"
    body = bytearray(struct.pack("<I", len(chosen)) + bytes(8 * len(chosen)) + names)
    for n, (_name, content) in enumerate(chosen):
        body += bytes(-(len(head) + len(body)) % 16)
        struct.pack_into("<II", body, 4 + 8 * n, name_places[n], len(body))
        body += content
    return head + bytes(body)


def shrink_icu(library: Path) -> None:
    """Write ICU's library of data again with what is of use here."""
    told = _run("nm", "-D", "-S", "--defined-only", library).split()
    symbol, size = told[3], int(told[1], 16)
    content = library.read_bytes()
    start = content.index(_MARK) - _MARK_AT
    data = content[start : start + size]
    (base,) = struct.unpack_from("<H", data)
    small = data_of(data[:base], [each for each in items(data) if _KEPT.fullmatch(each[0])])
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").write_bytes(small)
        (folder / "data.s").write_text(
            _SOURCE.format(symbol=symbol, content=folder / "data"), encoding="utf-8"
        )
        _run("as", folder / "data.s", "-o", folder / "data.o")
        options = ("-shared", "-z", "noexecstack", "-soname", library.name)
        _run("ld", *options, folder / "data.o", "-o", folder / "made")
        library.write_bytes((folder / "made").read_bytes())


def needed_by(path: str) -> list[str]:
    """The names of the libraries that this one asks for itself; none of what is no library."""
    done = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=False)
    return re.findall(r"^\s*NEEDED\s+(\S+)", done.stdout, re.MULTILINE)


def join_twins(folder: Path) -> None:
    """What lies in two libraries' own folders under one name is one file: the name has a sum of it in it."""
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.libs/*.so*")):
        first = seen.setdefault(path.name, path)
        if first is not path and not path.is_symlink() and first.read_bytes() == path.read_bytes():
            path.unlink()
            path.symlink_to(Path("..", first.parent.name, first.name))


def strip(files: Iterable[Path]) -> None:
    """Without names for a debugger; a library that cannot be stripped stays as it is."""
    for file in files:
        subprocess.run(["strip", "--strip-unneeded", str(file)], capture_output=True, check=False)


def _run(*command: object) -> str:
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=True)
    return done.stdout
