"""The versions of a scheme, and what was set aside under them, as an export tells them."""

from __future__ import annotations

from evalapp.operations.view import View

ASIDE_HEAD = ("juror", "application", "criterion", "value", "comment", "version", "why", "given_at", "at")


def aside_table(view: View) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Head and rows, each with the version of the scheme under which it was given and on whose scale its value is."""
    schemes = view.schemes()
    rows: list[tuple[str, ...]] = []
    for each in view.scores_aside():
        scale = schemes[each.version].criterion(each.criterion).scale
        value = scale.text(each.value) if each.value is not None else str(each.no_score or "")
        of_value = (value, each.comment, str(each.version), each.why, each.given_at, each.at)
        rows.append((*each.placed, *of_value))
    return ASIDE_HEAD, rows


def versions_json(view: View) -> list[dict[str, object]]:
    """Each with its whole text."""
    names = ("version", "at", "decided_by", "decided_on", "reference", "reason", "text")
    return [{name: getattr(each, name) for name in names} for each in view.scheme_versions()]
