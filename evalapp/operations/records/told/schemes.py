"""What the rows of a change of the scheme must be like for what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from evalapp.domain.journal import Step
from evalapp.domain.scheme.carrying import Why, carried
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.writing.iso_day import is_iso_day
from evalapp.operations.records.told.did import Did, Image
from evalapp.operations.scheme.steps import steps_between


def scheme_step_holds(step: Step, did: Did) -> bool:
    """Of a scheme that was replaced, the two are in the row; else it is held against every earlier version."""
    said = _plain(step)
    return any(said in map(_plain, steps_between(old, new)) for old, new in _from_to(did))


def aside_holds(step: Step, did: Did) -> bool:
    return did.count("score_aside") == {"new": step.named["n"]}


def adopted_holds(step: Step, did: Did) -> bool:
    """One version more, in force since, by the decision that it names; and no score gone but into those set aside."""
    before, after = did.only("scheme")
    was, now = did.only("call")
    if before is not None or after is None or was is None or now is None:
        return False
    reference = step.named.get("reference", "")
    versions = (step.named["version"], now["scheme_version"])
    if versions != (after["version"], after["version"]) or after["reference"] != reference:
        return False
    if not (
        was["scheme_version"] < after["version"] and after["decided_by"] and is_iso_day(after["decided_on"])
    ):
        return False
    return any(_are_moved(did, old, new, was["scheme_version"]) for old, new in _from_to(did))


def _from_to(did: Did) -> Iterator[tuple[Scheme, Scheme]]:
    before, after = did.only("scheme")
    if after is None:
        return
    new = parse_scheme(after["toml"], is_kept=True)
    if before is not None:
        yield parse_scheme(before["toml"], is_kept=True), new
        return
    for old in did.schemes():
        yield old, new


def _are_moved(did: Did, old: Scheme, new: Scheme, version: int) -> bool:
    """Each score that went lies among those set aside as it was; each that is another says the same value."""
    aside = {_place(after): after for before, after in did.pairs("score_aside") if after is not None}
    gone = {}
    for before, after in did.pairs("score"):
        if before is None:
            return False
        if after is None:
            gone[_place(before)] = before
        elif not _is_restated(before, after, old, new):
            return False
    return gone.keys() == aside.keys() and all(
        _is_kept(gone[place], kept, version) for place, kept in aside.items()
    )


def _is_restated(before: Image, after: Image, old: Scheme, new: Scheme) -> bool:
    scales = [
        next((each.scale for each in scheme.criteria if each.id == before["criterion"]), None)
        for scheme in (old, new)
    ]
    if scales[0] is None or scales[1] is None or before["value"] is None:
        return False
    found = carried(scales[0], scales[1], before["value"])
    return not isinstance(found, Why) and after["value"] == found


def _is_kept(score: Image, kept: Image, version: int) -> bool:
    same = all(score[name] == kept[name] for name in ("value", "no_score", "comment"))
    return same and kept["given_at"] == score["at"] and kept["version"] == version


def _place(row: Image) -> tuple[object, object, object]:
    return row["juror"], row["application"], row["criterion"]


def _plain(step: Step) -> object:
    """As JSON has it: what was kept is read with lists where the program has tuples."""
    return _listed(asdict(step))


def _listed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _listed(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_listed(each) for each in value]
    return value
