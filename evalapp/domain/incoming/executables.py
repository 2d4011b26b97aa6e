"""Files that a system would run rather than show: told by what they begin with, and by their names."""

from __future__ import annotations

import io
import re
import zipfile

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

ENOUGH = 4_096
"""How many of its first bytes tell a program; an archive must be seen whole."""

_SUFFIXES = frozenset((
    "app", "appimage", "apk", "bat", "bin", "cmd", "com", "command", "cpl", "deb", "desktop", "dll", "dmg",
    "exe", "gadget", "hta", "inf", "jar", "jnlp", "js", "jse", "lnk", "msc", "msi", "msp", "ps1", "psm1",
    "py", "pyw", "reg", "rpm", "run", "scr", "sh", "so", "sys", "url", "vb", "vbe", "vbs", "wsf", "wsh",
))  # fmt: skip
_MACH_O = (
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
)
_SHORTCUT = b"L\x00\x00\x00\x01\x14\x02\x00"
_SCRIPT = re.compile(rb"(?:\xef\xbb\xbf)?#![ \t]*/")
_ARCHIVE = b"PK\x03\x04"


def why_executable(name: str, head: bytes) -> str:
    """Why nobody should get this as an attachment, in words; empty where nothing speaks against it.

    `head`: its first bytes.
    """
    if what := _by_content(head):
        return what
    suffix = _suffix(name)
    if suffix in _SUFFIXES:
        return _("its name ends in .{suffix}, which is that of a program").format(suffix=suffix)
    return ""


def is_archive(head: bytes) -> bool:
    return head.startswith(_ARCHIVE)


def program_in(archive: bytes) -> str:
    """The name of the first program in a ZIP archive; empty where there is none, or where it is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            names = opened.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    return next((shorten(name) for name in names if _suffix(name) in _SUFFIXES - {"bin"}), "")


def _suffix(name: str) -> str:
    """Without the dots and blanks at the end that Windows takes away: `plan.pdf.exe .` is `exe`."""
    bare = name.rstrip(". ")
    return bare.rpartition(".")[2].casefold() if "." in bare else ""


def _by_content(head: bytes) -> str:
    if head.startswith(b"MZ") and b"\0" in head[:64]:
        return _("it is a program for Windows")
    if head.startswith(b"\x7fELF"):
        return _("it is a program for Linux")
    if head.startswith(_MACH_O):
        return _("it is a program for macOS, or of Java")
    if head.startswith(_SHORTCUT):
        return _("it is a shortcut, which runs what it points to")
    if _SCRIPT.match(head):
        return _("it is a script")
    return ""
