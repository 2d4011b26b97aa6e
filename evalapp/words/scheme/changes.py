"""What changed between two versions of a scheme, in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evalapp.domain.scheme.difference import GROUP, Change
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.parts import Kind, Order, Value
from evalapp.domain.scheme.rules import Threshold, TieKind, TieRule
from evalapp.domain.texts import Text, _
from evalapp.words.formats import money, score
from evalapp.words.phrases import rule_name

CHOICE = ":"  # between a key and its value, of which both are words of the file
_LONGEST = 40  # a text up to this long is shown as it was and as it is


def sentence_of(change: Change, old: Scheme, new: Scheme) -> str:
    """“Criterion “Kmo-impact”: weight 15 → 20.”"""
    part = part_name(change)
    if change.key:
        return f"{part}: {change_words(change, old, new)}."
    return (_("{part} is new.") if change.is_added else _("{part} is no longer there.")).format(part=part)


def change_words(change: Change, old: Scheme, new: Scheme) -> str:
    """“weight 15 → 20”; of a long text or of texts by value just what it is: “guidance”."""
    name = shown_key(change)
    before, after = shown_value(change, change.before, old), shown_value(change, change.after, new)
    return name if before is None or after is None else f"{name} {before} → {after}"


def part_name(change: Change) -> str:
    """“Criterion “Kmo-impact””."""
    name = str(change.title) or change.id
    words = {
        Kind.SCHEME: _("Scheme"),
        Kind.SCALE: _("Scale “{name}”"),
        Kind.CODES: _("Codes for no score"),
        Kind.FLAG: _("Flag “{name}”"),
        Kind.CHECK: _("Checklist, “{name}”"),
        Kind.GROUP: _("Group “{name}”"),
        Kind.CRITERION: _("Criterion “{name}”"),
        Kind.RANKING: _("Rules of the ranking"),
        Kind.BUDGET: _("Rules of the budget"),
    }[change.kind]
    return words.format(name=name)


def shown_key(change: Change) -> str:
    """What of the part is other, in words."""
    return f"“{change.key}”" if change.kind is Kind.CODES else key_name(change.key)


def key_name(key: str) -> str:
    """Of a key that the file may have, in words. Raises KeyError for another."""
    return {
        "id": _("id"),
        "title": _("title"),
        "procedure": _("procedure"),
        "weights_note": _("note on the weights"),
        "notes": _("notes on sources and choices"),
        "howto": _("advice on filling in"),
        "groups": _("order of the groups"),
        "criteria": _("order of the criteria"),
        "flags": _("order of the flags"),
        "checklist": _("order of the checklist"),
        "finding": _("what the program finds beside it"),
        "official": _("whether the regulation asks it"),
        "kind": _("kind of scale"),
        "lowest": _("lowest value"),
        "highest": _("highest value"),
        "step": _("step"),
        "better": _("direction of the scale"),
        "labels": _("words for the values"),
        "words": _("words of the scale"),
        "code": _("official number"),
        "short": _("short title"),
        "guidance": _("guidance"),
        "source": _("source"),
        "scale": _("scale"),
        "weight": _("weight"),
        "counts": _("whether it counts"),
        "threshold": _("threshold"),
        "comment": _("justification"),
        "descriptors": _("what the values mean"),
        GROUP: _("group"),
        "across_jurors": _("score of several jurors"),
        "missing": _("score not yet given"),
        "total": _("total"),
        "thresholds_on": _("scores that thresholds look at"),
        "decimals": _("decimals shown"),
        "rank_on": _("totals that rank"),
        "ties": _("tie-break rules"),
        "quorum": _("least number of scores"),
        "triage": _("triage at the meeting"),
        "cut": _("first application that no longer fits"),
        "support_rate": _("largest share of the budget"),
        "most_per_year": _("most support a year"),
        "most_years": _("longest duration in years"),
        "reserve": _("length of the reserve list"),
    }[key]


def shown_value(change: Change, value: Value, scheme: Scheme) -> str | None:
    """None for what is too long to show."""
    if value is None:
        return "–"
    if change.key == "most_per_year" and isinstance(value, int):
        return money(value * 100)
    if change.key == "ties" and isinstance(value, tuple):
        return ", ".join(rule_name(scheme, _rule(str(each))) for each in value) or "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | Fraction):
        return score(Fraction(value)).replace("-", "−")
    if isinstance(value, Text | Threshold):
        return _short(str(value))
    if isinstance(value, Order):
        return _short(", ".join(str(_titles(change, scheme)[each]) for each in value.ids))
    if isinstance(value, str):
        if change.key == GROUP:
            return f"“{scheme.group(value).title}”"
        return _choices().get((change.key, value)) or _short(value)
    return None


def choice_name(key: str, value: str) -> str:
    """Raises KeyError for what is no word of the file's own."""
    return _choices()[key, value]


def is_choice(key: str, value: str) -> bool:
    return (key, value) in _choices()


def _short(text: str) -> str | None:
    return text if len(text) <= _LONGEST and "\n" not in text else None


def _rule(text: str) -> TieRule:
    kind, _colon, target = text.partition(":")
    return TieRule(kind=TieKind(kind), target=target)


def _titles(change: Change, scheme: Scheme) -> Mapping[str, Text]:
    if change.key == "groups":
        return {each.id: each.title for each in scheme.groups}
    if change.key == "criteria":
        return {each.id: each.title for each in scheme.criteria}
    if change.key == "checklist":
        return {each.id: each.title for each in scheme.checklist}
    return {each.id: each.title for each in scheme.flags}


def _choices() -> Mapping[tuple[str, str], str]:
    """What the file says in one word of its own, as people say it."""
    return {
        ("procedure", "ranked"): _("ranked"),
        ("procedure", "individual"): _("one by one, without ranking"),
        ("better", "higher"): _("higher is better"),
        ("better", "lower"): _("lower is better"),
        ("kind", "points"): _("points"),
        ("kind", "words"): _("words"),
        ("comment", "required"): _("required"),
        ("comment", "below-threshold"): _("required below the threshold"),
        ("comment", "optional"): _("optional"),
        ("across_jurors", "mean"): _("mean"),
        ("across_jurors", "median"): _("median"),
        ("across_jurors", "agreed"): _("what all gave, else consensus"),
        ("across_jurors", "trimmed-mean"): _("mean without the lowest and the highest"),
        ("missing", "block"): _("holds up the ranking"),
        ("missing", "skip"): _("is left out"),
        ("missing", "zero"): _("counts as the worst value"),
        ("total", "weighted-mean"): _("weighted mean"),
        ("total", "weighted-sum"): _("weighted sum"),
        ("thresholds_on", "unweighted"): _("unweighted"),
        ("thresholds_on", "weighted"): _("weighted"),
        ("rank_on", "exact"): _("exact"),
        ("rank_on", "rounded"): _("rounded"),
        ("triage", "known"): _("the panel may leave an application undiscussed"),
        ("triage", "unknown"): _("every application is discussed"),
        ("cut", "stop"): _("ends the list"),
        ("cut", "skip"): _("is passed over"),
        ("cut", "partial"): _("is offered what is left"),
    }
