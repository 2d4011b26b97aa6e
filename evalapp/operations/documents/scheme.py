"""A scheme with its versions, and what another would come to, as documents for scripts (`scheme --json`)."""

from __future__ import annotations

from typing import Any

from evalapp.domain.call import ScoreAside
from evalapp.domain.numbers import decimal_text
from evalapp.domain.scheme.difference import difference
from evalapp.domain.scheme.model import Criterion, Group, Scale, Scheme
from evalapp.domain.scheme.parts import scales_of
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.texts import Text
from evalapp.operations.scheme.fixed import fixed_since
from evalapp.operations.scheme.impact import SchemePlan
from evalapp.operations.view import View
from evalapp.words.method import method_sentences
from evalapp.words.scheme.changes import sentence_of
from evalapp.words.scheme.weights import off_hundred


def scheme_json(view: View) -> dict[str, Any]:
    """`fixed` is null while a change simply replaces the scheme, else `scoring` or `deadline`."""
    call, since = view.call(), fixed_since(view)
    versions = view.scheme_versions()
    earlier: dict[int, Scheme] = {}
    told = []
    for each in versions:
        old = earlier.get(each.version - 1) or next(reversed(earlier.values()), None)
        changes = difference(old, each.scheme) if old is not None else ()
        told.append(
            {
                "version": each.version,
                "in_force": each.version == call.scheme_version,
                "since": each.at,
                "decided_by": each.decided_by or None,
                "decided_on": each.decided_on or None,
                "reference": each.reference or None,
                "reason": each.reason or None,
                "changes": [sentence_of(change, old, each.scheme) for change in changes] if old else [],
            }
        )
        earlier[each.version] = each.scheme
    return {
        "version": call.scheme_version,
        "fixed": None if since is None else str(since),
        "scheme": _scheme(call.scheme),
        "versions": told,
        "aside": [_aside(each, view) for each in view.scores_aside()],
    }


def change_json(plan: SchemePlan, *, is_applied: bool) -> dict[str, Any]:
    return {
        "version": plan.version,
        "applied": is_applied,
        "impact": {
            "kept": plan.kept,
            "aside": [
                {
                    "juror": each.score.juror,
                    "application": each.score.application,
                    "criterion": each.score.criterion,
                    "why": str(each.why),
                }
                for each in plan.aside
            ],
            "packs": list(plan.packs),
            "places": None if plan.places is None else list(plan.places),
        },
        "changes": [sentence_of(each, plan.old, plan.new) for each in difference(plan.old, plan.new)],
        "findings": [*filter(None, [off_hundred(plan.new, plan.old)])],
        "obstacles": list(plan.obstacles),
    }


def _scheme(scheme: Scheme) -> dict[str, Any]:
    sources = provenance_of(scheme)
    return {
        "id": scheme.id,
        "title": _text(scheme.title),
        "procedure": "ranked" if scheme.is_ranked else "individual",
        "scales": {id: _scale(scale) for id, scale in scales_of(scheme).items()},
        "groups": [_group(each) for each in scheme.groups],
        "rules": method_sentences(scheme),
        "findings": [*filter(None, [off_hundred(scheme)])],
        "official": list(sources.official),
        "ours": list(sources.own),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "title": _text(group.title),
        "threshold": _threshold(group.threshold),
        "criteria": [_criterion(each) for each in group.criteria],
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "code": criterion.code or None,
        "title": _text(criterion.title),
        "guidance": _text(criterion.guidance),
        "source": _text(criterion.source),
        "scale": criterion.scale.id,
        "weight": decimal_text(criterion.weight),
        "counts": criterion.counts,
        "threshold": _threshold(criterion.threshold),
        "comment": str(criterion.comment),
        "descriptors": {decimal_text(value): _text(each) for value, each in criterion.descriptors.items()},
    }


def _scale(scale: Scale) -> dict[str, Any]:
    if scale.words:
        words = [{"id": each.id, "value": each.value, "title": _text(each.title)} for each in scale.words]
        return {"kind": "words", "words": words}
    return {
        "kind": "points",
        "lowest": decimal_text(scale.lowest),
        "highest": decimal_text(scale.highest),
        "step": decimal_text(scale.step),
        "better": "higher" if scale.higher_is_better else "lower",
    }


def _text(text: Text) -> dict[str, str] | None:
    return {"nl": text.nl, "en": text.en} if text else None


def _threshold(threshold: Threshold | None) -> str | None:
    if threshold is None:
        return None
    return f"{decimal_text(threshold.value)}{'%' if threshold.percent else ''}"


def _aside(score: ScoreAside, view: View) -> dict[str, Any]:
    """The value as files hold it, on the scale that it was given on."""
    scheme = view.schemes()[score.version]
    value = scheme.criterion(score.criterion).scale.text(score.value) if score.value is not None else None
    return {
        "juror": score.juror,
        "application": score.application,
        "criterion": score.criterion,
        "version": score.version,
        "value": value if value is not None else score.no_score and str(score.no_score),
        "comment": score.comment,
        "why": score.why,
    }
