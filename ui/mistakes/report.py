"""What is told of a mistake of the program: where in it, and nothing of what anybody typed or which file it was in."""

from __future__ import annotations

import builtins
import platform
import re
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, TracebackType

from evalapp import __version__
from resources import resource

_ROOT = resource().resolve().parent
_MOST_FRAMES = 40  # of one error: of those between, how many
_MOST_LINKS = 8  # of errors that led to one another
_LONGEST = 300  # of a message, in characters
_LEFT_OUT = "…"
_QUOTED = re.compile(r"""'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’""")
_WORD = re.compile(r"\w+|\S")
_FATAL_FRAME = re.compile(r'File "([^"]*)", line (\d+) in (.*)')


def report_of(error: BaseException) -> str:
    """The error and those that led to it: kinds, places in the program, and of each message what is no data.

    A traceback of Python holds no values, but a message may: a name that was not found, a path with who logs in.
    """
    told = [*_program(), ""]
    for n, (each, how) in enumerate(_chain(error)):
        told += [how, ""] if how else []
        if n == _MOST_LINKS:
            told.append(_LEFT_OUT)
            break
        told += [*_frames(each.__traceback__), kind_of(each), ""]
    return "\n".join(told).rstrip() + "\n"


def kind_of(error: BaseException) -> str:
    """`ValueError: invalid literal for int() with base …: '…'`; of an error of our own, which is meant for who typed,
    and of an assertion, which tells what it is about, the kind alone.
    """
    kind = type(error)
    is_own = kind.__module__.partition(".")[0] in ("evalapp", "ui") or isinstance(error, AssertionError)
    message = "" if is_own else without_data(_message(error), _names_in(error.__traceback__))
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}: {message}" if message else name


def report_of_end(trace: str) -> str:
    """What `faulthandler` wrote as the program was ended; its paths shortened."""
    lines = [
        _FATAL_FRAME.sub(lambda found: f'File "{_short(found[1])}", line {found[2]} in {found[3]}', line)
        for line in trace.splitlines()
    ]
    return "\n".join([*_program(), "", *lines]).rstrip() + "\n"


def without_data(message: str, names: frozenset[str] = frozenset()) -> str:
    """`message` with an ellipsis for each word that neither Python, SQLite and Qt say of errors nor the program is
    written in: `names`.

    What is in quotes is more often data: of that only `names` and those of Python stay.
    """
    line = message.partition("\n")[0][:_LONGEST]
    known, said, at = names | _OF_PYTHON, "", 0
    for quoted in _QUOTED.finditer(line):
        said += _kept(line[at : quoted.start()], known | _OF_ERRORS)
        said += quoted[0][0] + _kept(quoted[0][1:-1], known) + quoted[0][-1]
        at = quoted.end()
    return (said + _kept(line[at:], known | _OF_ERRORS)).strip()


def _kept(part: str, known: frozenset[str]) -> str:
    def shown(found: re.Match[str]) -> str:
        word = found[0]
        is_sign = len(word) == 1 and not word.isalnum()
        return word if is_sign or word in known else _LEFT_OUT

    return re.sub(r"…(?:\W*…)+", _LEFT_OUT, _WORD.sub(shown, part))


def _program() -> list[str]:
    import PySide6
    from PySide6.QtCore import qVersion

    return [
        f"Evalapp {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
    ]


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """The first cause last, as it is asked for from the end."""
    seen: set[int] = set()
    here: BaseException | None = error
    how = ""
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        yield here, how
        if here.__cause__ is not None:
            here, how = here.__cause__, "which came of:"
        elif here.__context__ is not None and not here.__suppress_context__:
            here, how = here.__context__, "which happened while this was dealt with:"
        else:
            here = None


def _frames(trace: TracebackType | None) -> list[str]:
    found = traceback.extract_tb(trace)
    told = [
        f'File "{_short(each.filename)}", line {each.lineno}, in {each.name}\n    {each.line or ""}'.rstrip()
        for each in found
    ]
    if len(told) <= _MOST_FRAMES:
        return told
    half = _MOST_FRAMES // 2
    return [*told[:half], f"{_LEFT_OUT} {len(told) - 2 * half} {_LEFT_OUT}", *told[-half:]]


def _short(file: str) -> str:
    """From the folder of the program or of its libraries on: above those may stand who logs in."""
    path = Path(file)
    for folder in (_ROOT, Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("stdlib"))):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return f"{_LEFT_OUT}/{path.name}" if path.is_absolute() else file


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _names_in(trace: TracebackType | None) -> frozenset[str]:
    """What the program calls things where it went wrong."""
    found: set[str] = set()
    while trace is not None:
        found |= set(_names_of(trace.tb_frame.f_code))
        trace = trace.tb_next
    return frozenset(found)


def _names_of(code: CodeType) -> Iterator[str]:
    yield code.co_name
    yield from code.co_names
    yield from code.co_varnames
    for each in code.co_consts:
        if isinstance(each, str):
            yield from re.findall(r"\w+", each)


_OF_PYTHON = frozenset(
    {*dir(builtins), *sys.stdlib_module_names, "NoneType", "Errno", "UNIQUE", "NOT", "NULL", "FOREIGN", "KEY", "CHECK"}
)  # fmt: skip
# What Python, SQLite and Qt say of what went wrong.
_VOCABULARY = """
a after already an and are argument arguments as at attribute base be been before by callable can cannot changed column
constraint converted convert could database deleted denied depth dictionary directory disk division does during empty
enough error exceeded expected failed file for from full given got has have image in index integer internal into invalid
is iterable iteration keyword length list literal locked malformed many maximum memory missing must name no non not
object of on one only open operand operation or out permission positional range read recursion required sequence size
string subscriptable such supported table takes than the thread to too truth tuple type types unexpected unhashable
unpack unsupported used value values was were while with write wrong zero
"""
_OF_ERRORS = frozenset(_VOCABULARY.split())
