"""Values that mean something, and that a reader may trip over: numbers, days, texts, names of other things."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NUMBERS = (
    "0", "-0", "1", "-1", "00", "007", "1.0", "1,0", "1.234,56", "1,234.56", "1.234.567", "1 234", "1\u00a0234",
    "1'234",
    "1e3", "1e308", "1e309", "-1e308", "1E+2", "1e-400", "9223372036854775807", "9223372036854775808", "2147483648",
    "1e15", "1000000000000001", "-1000000000000001", "NaN", "nan", "inf", "Infinity", "-Infinity", "0x10", "1_000",
    "١٢٣", "１２３", "½", "²", "3/4", "50%", "5 %", "€ 1.000", "1 M€", "1,5 mio", "(100)", "--1", "+1", "1.", ".5",
    ",5", "1..2", "0.1", "0.30000000000000004", "99999999999999999999999999999999999999999", "2015", "20151127",
)  # fmt: skip
DAYS = (
    "2016-02-29", "2015-02-29", "0000-00-00", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.999", "10000-01-01",
    "1900-02-29", "1899-12-31", "1970-01-01", "2038-01-19T03:14:08", "2015-10-25T02:30", "2016-03-27T02:30",
    "2015-11-27T24:00", "2015-11-27T23:59:60", "2015-11-27T14:32+25:00", "2015-11-27T14:32Z", "0001-01-01T00:00+14:00",
    "9999-12-31T23:59-12:00", "27/11/2015", "11/27/2015", "31/04/2015", "1/2/03", "27.11.2015", "27 november 2015",
    "27 novembre 2015", "2015-W48-5", "2015-331", "20151127T1432", "14:32", "24:00", "25:61", "14u32", "-0001-01-01",
    "２０１５-11-27", "2015‑11‑27", "2015-1-1", "44000", "-1", "2958466", "60", "0.5", "tomorrow",
    "2015-11-27T14:32[Europe]",
)  # fmt: skip
TEXTS = (
    "", " ", "\t", "\n", "\r\n", "a\nb", "\x00", "a\x00b", "\x01\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe",
    "\uffff", "\U0010ffff", "\u202eevil\u202c", "\u2066x", "\u200b", "\u200d", "\u00ad", "e\u0301" * 3,
    "z" + "\u0335" * 60,
    "А-01", "A‑01", "A–01", "Ａ-01", "A-01 ", " A-01", "a-01", "A-1", "A-001", "A01", "A-01\u200b", "J‐01", "ＡＢＣ",
    "ı", "İ", "ß",
    "ﬁ", "K", "Å", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "مرحبا", "日本", "=1+1", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0",
    "\t=1", "'=1",
    "=HYPERLINK(\"http://x\",\"y\")", "#N/A", "#REF!", "#DIV/0!", "#######", "_x000D_", "_x0000_", "&amp;", "&#0;",
    "<b>",
    "]]>", "<!--", "\"", "'", '""', ",", ";", "a;b", "a,b", "|", "\\", "\\u0000", "\\x", "%s", "%(x)s", "{}", "{0}",
    "{title}",
    "${x}", "../../x", "/etc/passwd", "C:\\x", "CON", "con.txt", ".", "..", "~", "a/b", "a\\b", "file://x", "null",
    "None",
    "nil", "true", "TRUE", "waar", "ja", "nee", "yes", "no", "x", "X", "-", "–", "—", "n.v.t.", "idem", "?", "...",
    "…", "0", "1",
)  # fmt: skip
LONG = (
    "a" * 300,
    "a" * 20_001,
    "é" * 32_768,
    "a " * 5_000,
    "9" * 400,
    "1" + "0" * 5_000,
    "\u0301" * 2_000,
    "=" * 3_000,
)
LONE = ("\ud800", "a\udfff", "\udcff")  # half a character, which UTF-8 cannot say

numbers: SearchStrategy[str] = st.one_of(
    st.sampled_from(NUMBERS),
    st.integers(-(2**70), 2**70).map(str),
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.floats().map(str),
)
days: SearchStrategy[str] = st.one_of(
    st.sampled_from(DAYS),
    st.dates().map(str),
    st.datetimes().map(lambda each: each.isoformat()),
    st.dates().map(lambda each: f"{each.day}/{each.month}/{each.year}"),
)
texts: SearchStrategy[str] = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(LONG),
)
anything: SearchStrategy[str] = st.one_of(numbers, days, texts)


def beside(pool: Sequence[str]) -> SearchStrategy[str]:
    """A value that stands elsewhere, or one that somebody might take for it."""
    return _beside(tuple(pool))


@lru_cache(maxsize=256)
def _beside(pool: tuple[str, ...]) -> SearchStrategy[str]:
    taken = st.sampled_from(pool or ("",))
    return st.one_of(taken, taken, st.builds(_resembling, taken, st.sampled_from(_RESEMBLING)), anything)


_ADDED = (" ", "\u200b", "\u0301", "\x00", "X", "0", "-", ".")
_RESEMBLING = (*_ADDED, "upper", "lower", "shorter", "turned")


def _resembling(value: str, how: str) -> str:
    if how in _ADDED:
        return value + how
    return {"upper": value.upper(), "lower": value.lower(), "shorter": value[:-1], "turned": value[::-1]}[how]
