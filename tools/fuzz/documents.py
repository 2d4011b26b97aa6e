"""Documents of lists and objects changed by what they mean: keys and values of others, twice, gone, nested, many."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tools.fuzz.values import LONE, anything, beside

Draw = DrawFn
Way = Callable[[Draw, Any, Any, list[str]], None]


class Raw(str):
    """Stands in the text as it is, without marks of quotation."""


class Pairs(list[tuple[str, Any]]):
    """An object whose keys may stand twice."""


_LITERALS = (
    "NaN", "Infinity", "-Infinity", "1e308", "1e999", "-1e999", "1e-999", "-0", "-0.0", "0.1", "1.0", "01", "+1",
    "1.", ".5",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "2147483648", "1E400",
    "4294967297", "10000001", "-1", "100000000000001", "1000000000000001", "tru", "nul", "undefined", "'a'", "[", "}",
    "",
    "1" * 41, "9" * 1_001, "1" * 5_000, "0." + "1" * 500, '"\\ud800"', '"\\u0000"', '"\\x"', '"\\uD83D\\uDE00"', '"a',
    "// x",
)  # fmt: skip
_MOST = 2_000_000  # letters of what stands very often
_MANY = (2, 3, 12, 101, 501, 1_001, 5_001)


def text_of(document: object, *, indent: bool = False) -> str:
    """As JSON, with what no dictionary can hold."""
    if isinstance(document, Raw):
        return str(document)
    if isinstance(document, Pairs):
        return "{" + ",".join(f"{json.dumps(key)}:{text_of(value)}" for key, value in document) + "}"
    if isinstance(document, dict):
        return (
            "{"
            + ",".join(
                f"{json.dumps(key, ensure_ascii=False)}:{text_of(value)}" for key, value in document.items()
            )
            + "}"
        )
    if isinstance(document, list | tuple):
        return "[" + ("," if not indent else ",\n").join(map(text_of, document)) + "]"
    return json.dumps(document, ensure_ascii=False)


def bytes_of(document: object) -> bytes:
    return text_of(document).encode("utf-8", "surrogatepass")


def scalars(document: object) -> Iterator[Any]:
    if isinstance(document, dict):
        for each in document.values():
            yield from scalars(each)
    elif isinstance(document, list):
        for each in document:
            yield from scalars(each)
    else:
        yield document


def changed(draw: Draw, document: Any, most: int = 3) -> Any:
    """A copy with one or a few changes."""
    whole = {"": deepcopy(document)}
    words = [each for each in scalars(document) if isinstance(each, str)]
    pool = list(dict.fromkeys([*words[:400], *words[-50:]]))
    ways = draw(st.sampled_from((_WAYS, _LIKELY)))
    for _turn in range(draw(st.integers(1, most))):
        _change(draw, whole, pool, ways)
    return whole[""]


def _change(draw: Draw, whole: dict[str, Any], pool: list[str], ways: Sequence[Way]) -> None:
    holder: Any = whole
    key: Any = ""
    while True:
        here = holder[key]
        inner = _keys(here)
        if not inner or (key != "" and draw(st.integers(0, 3)) == 0):
            break
        holder, key = here, draw(st.sampled_from(inner))
        if isinstance(holder, Pairs):
            return
    draw(st.sampled_from(ways))(draw, holder, key, pool)


def _keys(value: object) -> list[Any]:
    if isinstance(value, Pairs):
        return []
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


def _replace(draw: Draw, holder: Any, key: Any, pool: list[str]) -> None:
    holder[key] = draw(st.one_of(beside(pool), st.none(), st.booleans(), st.integers(-5, 12), st.integers(),
    st.just([]),
                                 st.just({}), st.sampled_from(_LITERALS).map(Raw), st.sampled_from(LONE)))  # fmt: skip


def _neighbour(draw: Draw, holder: Any, key: Any, pool: list[str]) -> None:
    """Of the same kind as it was."""
    was = holder[key]
    if isinstance(was, bool):
        holder[key] = not was
    elif isinstance(was, int):
        holder[key] = draw(st.sampled_from((was + 1, was - 1, -was, was * 1000, was + 2**31, was + 2**63, 0)))
    elif isinstance(was, str):
        holder[key] = draw(beside(pool))
    else:
        _swap(draw, holder, key, pool)


def _swap(draw: Draw, holder: Any, key: Any, _pool: list[str]) -> None:
    other = draw(st.sampled_from(_keys(holder)))
    holder[key], holder[other] = holder[other], holder[key]


def _copy(draw: Draw, holder: Any, key: Any, _pool: list[str]) -> None:
    """The value of another place of the same object, which stays there."""
    holder[key] = deepcopy(holder[draw(st.sampled_from(_keys(holder)))])


def _drop(_draw: Draw, holder: Any, key: Any, _pool: list[str]) -> None:
    if key != "":
        del holder[key]


def _again(draw: Draw, holder: Any, key: Any, _pool: list[str]) -> None:
    """An item that stands twice, or very often."""
    if isinstance(holder, list):
        times = draw(st.sampled_from(_MANY))
        is_large = times > 3 and len(text_of(holder[key])) * times > _MOST
        holder[key:key] = [deepcopy(holder[key])] * (3 if is_large else times)
    elif isinstance(holder[key], list) and holder[key]:
        times = draw(st.sampled_from((2, 3, 40)))
        holder[key] = holder[key] * (2 if len(text_of(holder[key])) * times > _MOST else times)


def _twice(draw: Draw, holder: Any, key: Any, pool: list[str]) -> None:
    """A key that stands twice."""
    inner = holder[key]
    if isinstance(inner, dict) and inner:
        name = draw(st.sampled_from(list(inner)))
        value = draw(st.one_of(st.just(inner[name]), beside(pool)))
        holder[key] = Pairs([*inner.items(), (name, value)])


def _rename(draw: Draw, holder: Any, key: Any, pool: list[str]) -> None:
    if isinstance(holder, dict) and key != "":
        name = draw(st.one_of(st.sampled_from(list(holder)), beside([key, *pool[:20]])))
        holder[name] = holder.pop(key)


def _add(draw: Draw, holder: Any, key: Any, pool: list[str]) -> None:
    inner = holder[key]
    if isinstance(inner, dict):
        inner[draw(beside(pool))] = draw(st.one_of(beside(pool), st.just({"a": [1]}), st.none()))
    elif isinstance(inner, list) and not isinstance(inner, Pairs):
        inner.append(draw(st.one_of(beside(pool), st.just({}), st.just([]), st.none(), st.integers())))


def _nest(draw: Draw, holder: Any, key: Any, _pool: list[str]) -> None:
    deep = draw(st.sampled_from((1, 2, 5, 9, 17, 200, 3_000)))
    is_list = draw(st.booleans())
    if deep < 20:
        for _level in range(deep):
            holder[key] = [holder[key]] if is_list else {"a": holder[key]}
    else:
        holder[key] = Raw("[" * deep + "1" + "]" * deep if is_list else '{"a":' * deep + "1" + "}" * deep)


def _odd(draw: Draw, holder: Any, key: Any, _pool: list[str]) -> None:
    holder[key] = draw(anything)


_WAYS = (
    _replace, _replace, _neighbour, _neighbour, _neighbour, _swap, _copy, _drop, _again, _twice, _rename, _add, _nest,
    _odd,
)  # fmt: skip
_LIKELY = (_neighbour, _neighbour, _neighbour, _swap, _copy, _again)
"""After which it still has the form of what is read: what it says is another thing."""


@st.composite
def documents(draw: Draw, seeds: list[Any], most: int = 3) -> bytes:
    """The text of one of the `seeds`, changed; seldom as it was, or cut off."""
    document = changed(draw, draw(st.sampled_from(seeds)), most)
    raw = bytes_of(document)
    how = draw(st.integers(0, 40))
    if how == 0:
        return raw[: draw(st.integers(0, len(raw)))]
    if how == 1:
        return b"\xef\xbb\xbf" + raw
    if how == 2:
        return raw.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    if how == 3:
        return raw + draw(st.sampled_from((b"{}", b"\x00", b",", b"\n\n", b" x")))
    return raw
