"""What was applied for, by whom, with which partners and budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evalapp.domain.application import PROVINCES, Application, Dossier
from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.operations.publishing.values import day, euro, exact, moment
from evalapp.operations.reports.overview.lines import proved_sources
from evalapp.operations.view import View
from evalapp.publish.content import Rows
from evalapp.words.sectors import edition_of, sector_name

_AS_SUBMITTED = "Brussels"


def dossier_tables(view: View, given: Mapping[str, int]) -> dict[str, Rows]:
    """`given` as the overview counts it: cents by number."""
    dossiers = view.listed()
    sources = _sources(view, [each.application for each in dossiers])
    return {
        "sector": Rows.of(_sectors(each.application for each in dossiers)),
        "application": Rows.of(_application(each.application) for each in dossiers),
        "application_text": Rows.of(_texts(each.application) for each in dossiers),
        "partner": Rows.of(row for each in dossiers for row in _partners(each)),
        "budget_line": Rows.of(row for each in dossiers for row in _lines(each, sources, given)),
    }


def _sources(view: View, applications: Sequence[Application]) -> Mapping[str, str]:
    requested = {each.number: each.requested_support for each in applications if each.is_judged}
    aside = [each.number for each in applications if not each.is_judged]
    return proved_sources(view.budget_sums(aside), requested)


def _key(application: Application) -> str:
    edition = edition_of(application)
    return f"{application.sector}-{edition}" if edition else application.sector


def _sectors(applications: Iterable[Application]) -> Iterator[dict[str, Any]]:
    """Of those that the warehouse does not know by itself too: what it has it keeps."""
    for key, each in {_key(each): each for each in applications}.items():
        names = {}
        for language in LANGUAGES:
            with in_language(language):
                names[f"name_{language}"] = sector_name(each) or each.sector
        is_letter = len(each.sector) == 1 and "A" <= each.sector <= "V"
        yield {
            "sector": key,
            "letter": each.sector if is_letter else None,
            "edition": edition_of(each) or None,
            "name_nl": names["name_nl"],
            "name_en": names["name_en"],
        }


def _application(each: Application) -> dict[str, Any]:
    instrument = " ".join(each.earlier_instrument.split())
    known = each.province if each.province in PROVINCES else "elsewhere"
    return {
        "application": each.number,
        "title": each.title,
        "acronym": each.acronym,
        "organisation": each.organisation,
        "enterprise_number": each.enterprise_number,
        "sector": _key(each),
        "province": known if each.province else "not-stated",
        "province_given": each.province,
        "start_on": day(each.start),
        "years": each.years,
        "requested": euro(each.requested_support),
        "total_budget": euro(each.total_budget),
        "earlier_instrument": instrument,
        "is_reoriented": bool(instrument and each.reorientation.strip()),
        "submitted_on": day(each.submitted_at),
        "submitted_at": moment(each.submitted_at, _AS_SUBMITTED),
        "admissibility": str(each.admissibility),
        "withdrawn_on": day(each.withdrawn_on),
        "is_judged": each.is_judged,
    }


def _texts(each: Application) -> dict[str, Any]:
    return {
        "application": each.number,
        "summary": each.summary,
        "reorientation": each.reorientation,
        "contact": each.contact,
        "email": each.email,
    }


def _partners(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for position, each in enumerate(dossier.partners, start=1):
        size = each.size
        yield {
            "application": dossier.application.number,
            "position": position,
            "name": each.name,
            "enterprise_number": each.enterprise_number,
            "helix": str(each.helix),
            "size": None if size is None else str(size),
            "is_sme": None if size is None else size.is_sme,
            "staff": exact(each.full_time_equivalents),
            "turnover": euro(each.turnover),
            "balance_total": euro(each.balance_total),
            "province": each.province,
            "cash": euro(each.cash),
            "in_kind": euro(each.in_kind),
            "is_committed": each.is_committed,
        }


def _lines(
    dossier: Dossier, sources: Mapping[str, str], given: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    application = dossier.application
    source = sources.get(application.number)
    is_whole = given.get(application.number) == application.requested_support
    for position, each in enumerate(dossier.budget, start=1):
        is_support = source is not None and each.source == source
        yield {
            "application": application.number,
            "position": position,
            "year": each.year,
            "line": each.line,
            "source": each.source,
            "amount": euro(each.amount),
            "is_support": is_support,
            "given": euro(each.amount if is_support and is_whole else 0),
        }
