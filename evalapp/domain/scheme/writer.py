"""Writing a scheme as TOML, in the order and layout of the ready templates: `parse_scheme(write_scheme(s)) == s`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evalapp.domain.scheme import toml
from evalapp.domain.scheme.model import Scheme, Word
from evalapp.domain.scheme.parts import Kind, Order, Part, Value, parts_of
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.texts import Text

_HEADINGS = {
    Kind.SCHEME: "",
    Kind.SCALE: "[scales.{id}]",
    Kind.CODES: "[codes]",
    Kind.FLAG: "[[flags]]",
    Kind.CHECK: "[[checklist]]",
    Kind.GROUP: "[[groups]]",
    Kind.CRITERION: "[[groups.criteria]]",
    Kind.RANKING: "[ranking]",
    Kind.BUDGET: "[budget]",
}
_TABLES_BY_VALUE = {Kind.SCALE: "[scales.{id}.{key}]", Kind.CRITERION: "[groups.criteria.{key}]"}
# What a file need not say, since it goes without saying in every call.
_SILENT: Mapping[tuple[Kind, str], Value] = {
    (Kind.CHECK, "official"): False,
    (Kind.CRITERION, "counts"): True,
    (Kind.RANKING, "thresholds_on"): "unweighted",
    (Kind.RANKING, "rank_on"): "exact",
    (Kind.RANKING, "triage"): False,
}


def write_scheme(scheme: Scheme) -> str:
    """Raises ValueError for what no file can say: two scales of one id, a number that is no decimal.

    A scale that no criterion uses is not part of a scheme, so that it is not written.
    """
    parts = [part for part in parts_of(scheme) if part.kind is not Kind.CODES or part.values]
    return "\n".join(line for part in parts for line in (*_lines(part), "")).lstrip("\n")


def _lines(part: Part) -> Iterator[str]:
    heading = _HEADINGS[part.kind].format(id=toml.key(part.id))
    indent = "  " if part.kind is Kind.CRITERION else ""
    if heading:
        yield indent + heading
    for key, value in part.values.items():
        if isinstance(value, Mapping):
            yield from _table_by_value(part, key, value, indent)
        elif not _is_silent(part, key, value):
            yield f"{indent}{toml.key(key)} = {_value(value)}"


def _is_silent(part: Part, key: str, value: Value) -> bool:
    if isinstance(value, Order) or value is None or value == ():
        return True
    return (part.kind, key) in _SILENT and _SILENT[part.kind, key] == value


def _table_by_value(part: Part, key: str, texts: Mapping[Fraction, Text], indent: str) -> Iterator[str]:
    if not texts:
        return
    if part.kind is Kind.SCALE:
        yield ""
    else:
        indent += "  "
    yield indent + _TABLES_BY_VALUE[part.kind].format(id=toml.key(part.id), key=key)
    for value, text in texts.items():
        yield f"{indent}{toml.string(toml.decimal(value))} = {toml.text(text)}"


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Fraction):
        return toml.number(Fraction(value))
    if isinstance(value, str):
        return toml.string(value)
    if isinstance(value, Text):
        return toml.text(value)
    if isinstance(value, Threshold):
        return toml.string(f"{toml.decimal(value.value)}%") if value.percent else toml.number(value.value)
    assert isinstance(value, tuple)
    if all(isinstance(each, str) for each in value):
        return "[" + ", ".join(toml.string(str(each)) for each in value) + "]"
    return "[\n" + "".join(f"  {_item(each)},\n" for each in value) + "]"


def _item(item: str | Text | Word) -> str:
    if isinstance(item, Word):
        excludes = "excludes = true, " if item.excludes else ""
        nl, en = toml.string(item.title.nl), toml.string(item.title.en)
        return f"{{ id = {toml.string(item.id)}, value = {item.value}, {excludes}nl = {nl}, en = {en} }}"
    return toml.text(item) if isinstance(item, Text) else toml.string(item)
