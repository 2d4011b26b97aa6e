"""What the rows of a change must be like for a sentence that it says of itself, a function each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from evalapp.domain.journal import Step, Value, cents, in_both, state, tied
from evalapp.domain.terms.plan_steps import plan_steps
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.records.told.did import Did, Image
from evalapp.store.rows.settings import DECLARATION, PLAN

Holds: TypeAlias = Callable[[Step, Did], bool]
_NUMBER = re.compile(r"\d+")


def nothing_to_hold(_step: Step, _did: Did) -> bool:
    return True


def column_of(table: str, column: str, as_said: Callable[[Any], Value]) -> Holds:
    def holds(step: Step, did: Did) -> bool:
        before, after = did.only(table)
        old, new = ((each or {})[column] for each in (before, after))
        return (as_said(old), as_said(new)) == (step.before, step.after)

    return holds


def setting_set(key: str, as_said: Callable[[str], Value]) -> Holds:
    def holds(step: Step, did: Did) -> bool:
        before, after = did.setting(key)
        return (as_said(before), as_said(after)) == (step.before, step.after)

    return holds


def plan_holds(step: Step, did: Did) -> bool:
    before, after = (PLAN.decode(each) if each else PLAN.otherwise for each in did.setting(PLAN.name))
    return step in plan_steps(before, after)


def declaration_holds(kept: str) -> Value:
    text = DECLARATION.decode(kept) if kept else DECLARATION.otherwise
    return in_both(text) if text else state("declaration", "")


def setting_number(key: str, name: str) -> Holds:
    return lambda step, did: did.setting(key)[1] == str(step.named[name])


def admissibility_holds(step: Step, did: Did) -> bool:
    before, after = did.only("application")
    if before is None or after is None:
        return False
    return (
        after["number"] == step.named["application"]
        and state("admissibility", before["admissibility"]) == step.before
        and state("admissibility", after["admissibility"]) == step.after
    )


def admitted_holds(step: Step, did: Did) -> bool:
    """The first number of its words, in every language, is how many."""
    now = {
        after["number"]
        for before, after in did.pairs("application")
        if before and after and before["admissibility"] != after["admissibility"] == "admissible"
    }
    words: Any = step.named["words"]
    picked: Any = step.named.get("picked", ())
    said = [_NUMBER.search(words[language]) for language in LANGUAGES]
    return now.issuperset(picked) and all(each and each.group() == str(len(now)) for each in said)


def seat_limit(kept: str) -> Value:
    """What there was before somebody said one is no limit; as `seats.limits` says it, with all that changes a file."""
    return int(kept or 0) or state("limit", "")


def new_pair(table: str) -> Holds:
    """Of several in one change each is said."""
    return lambda step, did: any(
        before is None and after is not None and _is_pair(after, step, did)
        for before, after in did.pairs(table)
    )


def gone_pair(table: str) -> Holds:
    return lambda step, did: any(
        after is None and before is not None and _is_pair(before, step, did)
        for before, after in did.pairs(table)
    )


def _is_pair(row: Image, step: Step, did: Did) -> bool:
    return row["application"] == step.named["application"] and did.is_named(row["juror"], step.named["juror"])


def conflict_holds(step: Step, did: Did) -> bool:
    before, after = did.only("conflict")
    if after is None or after["application"] != step.named["application"]:
        return False
    if "juror" in step.named and not did.is_named(after["juror"], step.named["juror"]):
        return False
    if step.after is None:
        return True
    return before is not None and (_kind(before), _kind(after)) == (step.before, step.after)


def _kind(row: Image) -> Value:
    return [state("conflict", row["kind"]), *([row["note"]] if row["note"] else [])]


def withdrawn_holds(step: Step, did: Did) -> bool:
    before, after = did.only("conflict")
    return after is None and before is not None and _is_pair(before, step, did)


def declared_holds(step: Step, did: Did) -> bool:
    return any(
        (after or {}).get("application") == step.named["application"]
        for _before, after in did.pairs("cleared")
    )


def suspicion_holds(step: Step, did: Did) -> bool:
    rows = [after for _before, after in did.pairs("dismissed")]
    return bool(rows) and all(row is not None and _is_pair(row, step, did) for row in rows)


def consensus_holds(step: Step, did: Did) -> bool:
    before, after = did.only("consensus")
    if after is None or after["application"] != step.named["application"]:
        return False
    criterion = after["criterion"]
    return (
        did.is_criterion(criterion, step.named["criterion"])
        and did.is_score(criterion, after["value"], step.after)
        and (before is None or did.is_score(criterion, before["value"], step.before))
    )


def flag_holds(step: Step, did: Did) -> bool:
    before, after = did.only("flagged")
    row = after or before or {}
    states = [state("flag", "no" if each is None else "yes") for each in (before, after)]
    return (
        row["application"] == step.named["application"]
        and did.is_flag(row["flag"], step.named["flag"])
        and states == [step.before, step.after]
    )


def grant_holds(step: Step, did: Did) -> bool:
    """What an application asked before and after stands in other rows than this."""
    before, after = did.only("granted")
    row = after or before or {}
    return (
        row["application"] == step.named["application"]
        and (before is None or cents(before["amount"]) == step.before)
        and (after is None or cents(after["amount"]) == step.after)
        and (after is None) == (step.what == "grant-cleared")
        and (after is None or (after["amount"] == 0) == (step.what == "grant-refused"))
    )


def order_holds(step: Step, did: Did) -> bool:
    before, after = ([row for row in side if row] for side in zip(*did.pairs("panel_order")))
    if step.what == "order-cleared":
        return not after and step.before == _in_order(before) and step.after in _any_tied(before, step.after)
    is_first = not before and isinstance(step.before, Mapping) and "tied" in step.before
    return step.after == _in_order(after) and (is_first or step.before == _in_order(before))


def _in_order(rows: list[Image]) -> str:
    return ", ".join(row["application"] for row in sorted(rows, key=lambda row: row["position"]))


def _any_tied(rows: list[Image], said: Value | None) -> list[Value]:
    listed = said["tied"] if isinstance(said, Mapping) else []
    return [tied(listed)] if sorted(listed) == sorted(row["application"] for row in rows) else []


def imported_holds(step: Step, did: Did) -> bool:
    """A dossier is updated by a row of its partners or its budget too."""
    if not any(map(did.written.get, ("partner", "budget"))):
        counted = did.count("application")
        return (counted["new"], counted.total() - counted["new"]) == (
            step.named["added"],
            step.named["updated"],
        )
    new = {after["number"] for before, after in did.pairs("application") if before is None and after}
    touched = {
        str((after or before or {})["number" if table == "application" else "application"])
        for table in ("application", "partner", "budget")
        for before, after in did.pairs(table)
    }
    return (len(new), len(touched - new)) == (step.named["added"], step.named["updated"])


def taken_over_holds(step: Step, did: Did) -> bool:
    counted = did.count("application")
    return (counted["new"], counted.total()) == (step.named["n"], step.named["n"])


def nothing_imported_holds(_step: Step, did: Did) -> bool:
    return not any(map(did.written.get, ("application", "partner", "budget", "attachment")))


def attached_holds(step: Step, did: Did) -> bool:
    """What was attached already, byte for byte, wrote no row."""
    rows = [after for _before, after in did.pairs("attachment")]
    return len(rows) <= _n(step) and all(
        row is not None and row["application"] == step.named["application"] for row in rows
    )


def new_in(table: str) -> Holds:
    return lambda step, did: did.count(table) == {"new": _n(step)}


def at_most(table: str) -> Holds:
    """Who is in the file already as they are in the list wrote no row."""
    return lambda step, did: did.count(table).total() <= _n(step)


def _n(step: Step) -> int:
    n = step.named["n"]
    return n if isinstance(n, int) else -1


def merged_holds(step: Step, did: Did) -> bool:
    said: Any = step.named["scores"]
    return bool(said["scores"] == did.scores())


def paper_holds(step: Step, did: Did) -> bool:
    """All of one juror and one application: what it wrote, and what it left to choose."""
    rows = [row for table in ("score", "open_choice") for pair in did.pairs(table) for row in pair if row]
    return merged_holds(step, did) and all(_is_pair(row, step, did) for row in rows)


def scored_holds(step: Step, did: Did) -> bool:
    """A table of scores writes nothing else, and each once."""
    return (did.count("score").total() if did.entries is None else did.entries) == _n(step)


def settled_holds(step: Step, did: Did) -> bool:
    rows = [before for before, after in did.pairs("open_choice") if before is not None and after is None]
    n = step.named.get("n", 1)
    return len(rows) == n and all(_is_version(row, step, did) for row in rows)


def _is_version(choice: Image, step: Step, did: Did) -> bool:
    if step.what == "settle-one" and not (
        _is_pair(choice, step, did) and did.is_criterion(choice["criterion"], step.named["criterion"])
    ):
        return False
    place = [choice[name] for name in ("juror", "application", "criterion")]
    written = [
        after for _before, after in did.pairs("score") if after and [after[n] for n in _PLACE] == place
    ]
    of: Any = step.named.get("version")
    prefix = {"base": "base_", "incoming": ""}.get(of["state"][1] if of else "")
    if step.what == "settle-one" and not _is_from_to(choice["criterion"], place, step, did):
        return False
    if prefix is None:  # as it stands, or not said for all of them
        return of is None or not written
    return all(
        (row["value"], row["no_score"]) == (choice[f"{prefix}value"], choice[f"{prefix}no_score"])
        for row in written
    )


def _is_from_to(criterion: str, place: list[object], step: Step, did: Did) -> bool:
    """Both are said only where the score is another."""
    pairs = [
        pair
        for pair in did.pairs("score")
        if any(each is not None and [each[n] for n in _PLACE] == place for each in pair)
    ]
    if step.before is None:
        return step.after is None
    return bool(pairs) and all(
        did.is_answer(criterion, before, step.before) and did.is_answer(criterion, after, step.after)
        for before, after in pairs
    )


_PLACE = ("juror", "application", "criterion")
