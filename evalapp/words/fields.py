"""What the fields of calls, applications, partners and budgets are called, in the language of the reader."""

from __future__ import annotations

from functools import cache

from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT
from evalapp.domain.terms.plan import WHAT_IF_ALWAYS
from evalapp.domain.texts import _, current_language, pgettext


def field_label(name: str) -> str:
    """The name of a field, or of a column of ours; any other name as it stands."""
    return _labels().get(name, name)


def target_label(target: str) -> str:
    """Likewise of what a column map says of a column: a field, or what becomes of it instead."""
    return {LEAVE_OUT: _("not used"), FURTHER: _("further field")}.get(target) or field_label(target)


def _labels() -> dict[str, str]:
    return _labels_in(current_language())


@cache
def _labels_in(_language: str) -> dict[str, str]:
    """Once for each language: a history asks for the name of every field of every change."""
    return {
        "number": _("number"),
        "title": _("title"),
        "acronym": _("acronym"),
        "organisation": _("organisation"),
        "enterprise_number": _("enterprise number"),
        "sector": _("sector"),
        "province": _("province"),
        "start": _("start"),
        "years": _("years"),
        "requested_support": _("requested support"),
        "total_budget": _("total budget"),
        "summary": _("summary"),
        "earlier_instrument": _("earlier instrument"),
        "reorientation": _("reorientation"),
        "contact": _("contact"),
        "email": _("e-mail"),
        "submitted_at": _("time of submission"),
        "admissibility": _("admissibility"),
        "admissibility_reason": _("reason for the admissibility"),
        "withdrawn_on": _("withdrawn on"),
        "withdrawn_reason": _("reason for the withdrawal"),
        "applications": _("applications"),
        "attachments": _("attachments"),
        "partners": _("partners"),
        "budget": _("budget"),
        "locked": _("locked"),
        "name": _("name"),
        "helix": _("side of the triple helix"),
        "staff": _("staff"),
        "turnover": _("turnover"),
        "balance_total": _("balance total"),
        "cash": _("in cash"),
        "in_kind": _("in kind"),
        "committed": _("committed"),
        "year": _("year"),
        "line": _("budget line"),
        "amount": _("amount"),
        "source": _("source"),
        "juror": _("juror"),
        "application": _("application"),
        "criterion": _("criterion"),
        "value": _("score"),
        "comment": _("justification"),
        "no_score": _("reason for no score"),
        "id": pgettext("of a person", "id"),
        "first_name": _("first name"),
        "role": _("role"),
        "expertise": _("expertise"),
        "note": _("note"),
        "kind": _("kind"),
    }


def call_labels() -> dict[str, str]:
    """Every field that is typed, by its name, as the window calls it."""
    return {
        "title": _("Title"),
        "reference": _("Reference"),
        "budget": _("Budget in euro"),
        "opens_on": _("Opening of the call"),
        "submitted_until": _("Deadline for applications"),
        "deadline": _("Deadline for the jurors"),
        "decision_on": _("Planned decision"),
        "body": _("Deciding body"),
        "language": _("Language of the call"),
        "anonymous": _("Names of the jury in reports for others"),
        "effects": _("Places and outcomes beside a consensus"),
        "quorum": _("Quorum (attendance)"),
        "retention": _("Retention period in years"),
        "what_if": _("Looking at what-if"),
    }


def call_choices(name: str) -> tuple[tuple[str, str], ...]:
    """Of a field of a call that is picked: what is shown, and what it is typed as. Empty for one that is typed."""
    if name == "language":
        return ((_("not said"), ""), (_("Dutch"), "nl"), (_("English"), "en"))
    if name == "effects":
        return ((_("not shown"), "no"), (_("shown"), "yes"))
    if name == "what_if":
        return ((_("once every application is discussed"), ""), (_("always"), WHAT_IF_ALWAYS))
    return ((_("named"), "no"), (_("left out"), "yes")) if name == "anonymous" else ()
