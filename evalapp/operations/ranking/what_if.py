"""What if a rule, the budget or a score were different: read from a line of text, computed, never written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import decimal_text, parse_decimal, shorten
from evalapp.domain.people import names_of
from evalapp.domain.scheme.model import Criterion, NoScore, Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.targets import TOTAL, Target
from evalapp.domain.texts import _
from evalapp.operations.collecting import collecting_later
from evalapp.operations.deciding.held import with_own
from evalapp.operations.documents.ranking import document_of
from evalapp.operations.ranking.material import kept_material, material_of
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.typed_amount import typed_amount
from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from evalapp.analytics.what_if.rules import ChangedRule
    from evalapp.analytics.what_if.shifting import Shifting
    from evalapp.analytics.what_if.what_if import Change, Difference, Move

_OFF = "off"
_FRACTION = re.compile(r"(\d{1,30})/(\d{1,30})", re.ASCII)
_REASONS = {reason.value: reason for reason in NoScore}


def what_if_of(workspace: Workspace, changes: Sequence[Change]) -> Difference:
    """The official ranking beside the one with `changes`; the file is only read. Raises BadValue.

    What the jury proposes itself stands in both, whatever is different.
    """
    from evalapp.analytics.what_if.what_if import what_if

    view = workspace.view
    with collecting_later():
        found = what_if(material_of(view), changes)
    before, after = with_own(view, found.before), with_own(view, found.after)
    own = {each.application for each in before.places if each.own is not None}
    return replace(
        found,
        before=before,
        after=after,
        enters=tuple(each for each in found.enters if each not in own),
        leaves=tuple(each for each in found.leaves if each not in own),
    )


def shifting_of(workspace: Workspace) -> Shifting:
    """The ranking as it is, ready to be shifted again and again; the file is only read."""
    from evalapp.analytics.what_if.shifting import Shifting

    with collecting_later():
        shifting = Shifting(kept_material(workspace.view))
    places = ranking_of(workspace).places
    shifting.live.own = {each.application: each.own for each in places if each.own is not None}
    return shifting


def what_if_json(workspace: Workspace, difference: Difference) -> dict[str, Any]:
    """The document of the official ranking, with what would be different under `what_if`."""
    from evalapp.analytics.what_if.words import change_sentences, difference_sentence
    from evalapp.words import explain

    scheme, after = difference.altered.scheme, difference.after
    names = names_of(workspace.view.people())
    official = document_of(workspace, difference.official.scheme, difference.before)
    return official | {
        "what_if": {
            "changes": change_sentences(difference),
            "state": "ready" if after.is_ready else "blocked",
            "blockers": [explain.blocker_sentence(scheme, each, names) for each in after.blockers],
            "summary": difference_sentence(difference),
            "enters": list(difference.enters),
            "leaves": list(difference.leaves),
            "moves": [_move(each) for each in difference.moves],
        }
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "application": move.application,
        "place_before": move.place_before,
        "place_after": move.place_after,
        "outcome_before": str(move.outcome_before),
        "outcome_after": str(move.outcome_after),
        "granted_before": _euro(move.granted_before),
        "granted_after": _euro(move.granted_after),
    }


def _euro(cents: int | None) -> str | None:
    return None if cents is None else decimal_text(Fraction(cents, 100))


def parse_change(text: str, scheme: Scheme) -> Change:
    """One change as the command line spells it.

    `weight:ID=30` (in the unit of the scheme; `30%` of the whole, the others in proportion), `threshold:ID=3` (ID of
    a criterion or group, or `total`; `50%`, or `off`), `budget=2000000`,
    `score:APPLICATION:JUROR:CRITERION=4,5` (a value of the scale, or a reason for no score). Raises BadValue.
    """
    # No value holds a “=”, but the number of an application may.
    name, equals, value = text.rpartition("=")
    kind, _colon, target = name.strip().partition(":")
    read = {"weight": _weight, "threshold": _threshold, "budget": _budget, "score": _score}.get(kind)
    if not equals or read is None or (kind == "budget") is bool(target):
        raise BadValue(
            _(
                "“{text}” is not a change; write weight:ID=30 (or 30%), threshold:ID=3 (or 50%, or off), "
                "budget=2000000 or score:APPLICATION:JUROR:CRITERION=4."
            ).format(text=shorten(text))
        )
    return read(target, value.strip(), scheme)


def spelled(change: ChangedRule) -> str:
    """As `parse_change` reads it again; a number that no decimal is stands as a fraction."""
    from evalapp.analytics.what_if.what_if import ChangedThreshold, ChangedWeight

    if isinstance(change, ChangedWeight):
        return f"weight:{change.criterion}={change.weight}"
    if isinstance(change, ChangedThreshold):
        threshold = change.threshold
        said = _OFF if threshold is None else f"{threshold.value}{'%' if threshold.percent else ''}"
        return f"threshold:{change.target}={said}"
    return f"budget={decimal_text(Fraction(change.cents, 100))}"


def _number(text: str) -> Fraction:
    found = _FRACTION.fullmatch(text.strip())
    return Fraction(int(found[1]), int(found[2])) if found and int(found[2]) else parse_decimal(text)


def _weight(target: str, value: str, scheme: Scheme) -> Change:
    from evalapp.analytics.what_if.rules import ChangedWeight, weight_of_share

    criterion = scheme.criterion(target)
    if value.endswith("%"):
        return weight_of_share(scheme, criterion.id, _number(value.removesuffix("%")) / 100)
    return ChangedWeight(criterion=criterion.id, weight=_number(value))


def _budget(_target: str, value: str, _scheme: Scheme) -> Change:
    from evalapp.analytics.what_if.what_if import ChangedBudget

    return ChangedBudget(cents=typed_amount(value))


def _threshold(target: str, value: str, scheme: Scheme) -> Change:
    from evalapp.analytics.what_if.what_if import ChangedThreshold

    threshold = None
    if value.casefold() != _OFF:
        threshold = Threshold(value=_number(value.removesuffix("%")), percent=value.endswith("%"))
    return ChangedThreshold(target=_target(target, scheme), threshold=threshold)


def _target(name: str, scheme: Scheme) -> str:
    """The name of a threshold as `Place.failed` gives it; a bare id must be that of one thing only."""
    if ":" in name or name == str(TOTAL):
        return str(Target.parse(name))
    found = [Target.criterion(each.id) for each in scheme.criteria if each.id == name]
    found += [Target.group(each.id) for each in scheme.groups if each.id == name]
    if len(found) > 1:
        raise BadValue(
            _("“{name}” is both a criterion and a group; write criterion:{name} or group:{name}.").format(
                name=name
            )
        )
    if not found:
        known = [each.id for each in scheme.groups] + [each.id for each in scheme.criteria]
        raise BadValue(
            _("There is no criterion or group “{name}”; this call has: {known}.").format(
                name=shorten(name), known=", ".join(known)
            )
        )
    return str(found[0])


def _score(target: str, value: str, scheme: Scheme) -> Change:
    from evalapp.analytics.what_if.what_if import ChangedScore

    # Ids of jurors and criteria hold no colon, but the number of an application may.
    parts = target.rsplit(":", 2)
    if len(parts) < 3 or not all(parts):
        raise BadValue(
            _("“{target}” names no score; write score:APPLICATION:JUROR:CRITERION=4.").format(
                target=shorten(target)
            )
        )
    application, juror, name = parts
    criterion = scheme.criterion(name)
    answer = _answer(value, criterion, scheme)
    return ChangedScore(application=application, juror=juror, criterion=criterion.id, value=answer)


def _answer(text: str, criterion: Criterion, scheme: Scheme) -> int | NoScore:
    """As in a score table: a code is a reason only where the scale has no value of that spelling."""
    if reason := _REASONS.get(text.casefold()):
        return reason
    try:
        return criterion.scale.parse(text)
    except BadValue:
        if reason := scheme.codes.get(text.upper()):
            return reason
        raise
