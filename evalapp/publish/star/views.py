"""Views that answer the three questions over all calls: clusters by sector and province, budget, and how far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.publish.star.making import SCHEMA

_MONEY = {
    "requested": "Euro of support that is asked",
    "proposed": "Euro that is proposed, of calls on which nobody decided yet",
    "granted": "Euro that is granted, of calls on which a body decided",
}
_DEMO = {"is_demo": "Whether the calls are fictitious: these are never added to the others"}
_SECTOR = {"sector": "Key of the sector", "sector_nl": "Its Dutch name", "sector_en": "Its English name"}
_PROVINCE = {"province": "Key of the province", "province_nl": "Its Dutch name"}
_COUNTS = {
    "applications": "How many applications are assessed",
    "supported": "How many of them get support, granted or proposed",
    **_MONEY,
    "unstated": "Of how many it is not known what they ask",
    "unsettled": "How many wait for a tie to be settled",
}
_COUNTED = """count(*) AS applications, count(*) FILTER (WHERE is_supported) AS supported,
  coalesce(sum(requested), 0) AS requested, sum(proposed) AS proposed, sum(granted) AS granted,
  count(*) FILTER (WHERE requested IS NULL) AS unstated, count(*) FILTER (WHERE is_unsettled) AS unsettled"""
_SIDES = {
    "partners": "Partners; one that takes part twice counts twice",
    "companies": "Of them companies",
    "knowledge": "Of them knowledge institutions",
    "government": "Of them governments",
    "other": "Of them others",
    "companies_share": "Companies in a hundred partners",
    "knowledge_share": "Knowledge institutions in a hundred partners",
    "government_share": "Governments in a hundred partners",
    "sized": "Companies of which the size is known",
    "smes": "Of those, SMEs",
    "sme_share": "SMEs in a hundred companies of which the size is known",
    "committed": "Partners whose commitment is signed",
    "unsaid": "Partners of which nobody said whether it is",
    "contribution": "Euro that partners bring, in cash and in kind",
    "silent": "Partners that do not say what they bring",
}


@dataclass(frozen=True, kw_only=True)
class View:
    """`columns` with what each is, in the order of `sql`."""

    name: str
    comment: str
    columns: Mapping[str, str]
    sql: str


CLUSTER = View(
    name="cluster",
    comment="One row for each application that is assessed, with its call: what the other views are counted from.",
    columns={
        "panel": "Id of the panel file",
        "call": "Reference of the call, or its title",
        **_DEMO,
        "amounts": "What the amounts are: unknown, proposed or granted",
        "application": "Number of the application",
        "title": "Its title",
        "organisation": "The organisation that applies",
        **_SECTOR,
        **_PROVINCE,
        "submitted_in": "Year in which it was submitted",
        "place": "Place in the ranking",
        "outcome": "Outcome in the ranking",
        **_MONEY,
        "given": "Granted or proposed",
        "is_supported": "Whether it gets any",
        "is_unsettled": "Whether a tie still keeps that open",
        "earlier_instrument": "Earlier instrument that it comes from; empty: none",
        "is_reoriented": "Whether it says how it reorients from that",
    },
    sql=f"""SELECT p.panel, coalesce(nullif(p.reference, ''), p.title) AS call, p.is_demo, p.amounts, a.application,
  a.title, a.organisation, a.sector, s.name_nl AS sector_nl, s.name_en AS sector_en, a.province,
  v.name_nl AS province_nl, extract(year FROM a.submitted_on)::int AS submitted_in, r.place, r.outcome, a.requested,
  CASE WHEN p.amounts = 'proposed' THEN r.given ELSE 0 END AS proposed,
  CASE WHEN p.amounts = 'granted' THEN r.given ELSE 0 END AS granted,
  r.given, r.is_supported, r.is_unsettled, a.earlier_instrument, a.is_reoriented
FROM {SCHEMA}.application AS a JOIN {SCHEMA}.panel AS p USING (panel)
  JOIN {SCHEMA}.result AS r USING (panel, application)
  JOIN {SCHEMA}.sector AS s ON s.sector = a.sector JOIN {SCHEMA}.province AS v ON v.province = a.province
WHERE a.is_judged""",
)
BY_PLACE = View(
    name="clusters_by_sector_and_province",
    comment="Question 1: clusters by sector and province, over all calls.",
    columns={**_DEMO, **_SECTOR, **_PROVINCE, "calls": "From how many calls they come", **_COUNTS},
    sql=f"""SELECT is_demo, sector, sector_nl, sector_en, province, province_nl, count(DISTINCT panel) AS calls,
  {_COUNTED}
FROM {SCHEMA}.cluster GROUP BY 1, 2, 3, 4, 5, 6""",
)
BY_CALL = View(
    name="clusters_by_call",
    comment="Question 1, a row for each sector and province of each call.",
    columns={
        "panel": "Id of the panel file",
        "call": "Reference of the call, or its title",
        **_DEMO,
        **_SECTOR,
        **_PROVINCE,
        **_COUNTS,
    },
    sql=f"""SELECT panel, call, is_demo, sector, sector_nl, sector_en, province, province_nl,
  {_COUNTED}
FROM {SCHEMA}.cluster GROUP BY 1, 2, 3, 4, 5, 6, 7, 8""",
)
_SUPPORT = f"""SELECT c.panel, c.call, c.is_demo, c.sector, c.sector_nl, c.sector_en, c.province, c.province_nl,
    b.line, b.year, b.amount AS requested,
    CASE WHEN c.amounts = 'proposed' THEN b.given ELSE 0 END AS proposed,
    CASE WHEN c.amounts = 'granted' THEN b.given ELSE 0 END AS granted
  FROM {SCHEMA}.cluster AS c JOIN {SCHEMA}.budget_line AS b USING (panel, application) WHERE b.is_support
  UNION ALL
  SELECT c.panel, c.call, c.is_demo, c.sector, c.sector_nl, c.sector_en, c.province, c.province_nl, NULL, NULL,
    coalesce(c.requested, 0) - coalesce(l.amount, 0),
    CASE WHEN c.amounts = 'proposed' THEN c.given - coalesce(l.given, 0) ELSE 0 END,
    CASE WHEN c.amounts = 'granted' THEN c.given - coalesce(l.given, 0) ELSE 0 END
  FROM {SCHEMA}.cluster AS c LEFT JOIN (
    SELECT panel, application, sum(amount) AS amount, sum(given) AS given FROM {SCHEMA}.budget_line WHERE is_support
    GROUP BY 1, 2) AS l USING (panel, application)
  WHERE coalesce(c.requested, 0) <> coalesce(l.amount, 0) OR c.given <> coalesce(l.given, 0)"""
BY_LINE = View(
    name="budget_by_line",
    comment="Question 2: support that is asked and given by line, year, sector and province, over all calls. A row "
    "without line and year is support of which nothing says on which line it stands.",
    columns={
        **_DEMO,
        "line": "Line of the budget",
        "year": "Year of the calendar or of the project (1, 2, …)",
        **_SECTOR,
        **_PROVINCE,
        **_MONEY,
    },
    sql=f"""SELECT is_demo, line, year, sector, sector_nl, sector_en, province, province_nl,
  sum(requested) AS requested, sum(proposed) AS proposed, sum(granted) AS granted
FROM ({_SUPPORT}) AS support GROUP BY 1, 2, 3, 4, 5, 6, 7, 8""",
)
LINE_BY_CALL = View(
    name="budget_by_call",
    comment="Question 2, a row for each line and year of each call.",
    columns={
        "panel": "Id of the panel file",
        "call": "Reference of the call, or its title",
        **_DEMO,
        "line": "Line of the budget",
        "year": "Year of the calendar or of the project (1, 2, …)",
        **_MONEY,
    },
    sql=f"""SELECT panel, call, is_demo, line, year,
  sum(requested) AS requested, sum(proposed) AS proposed, sum(granted) AS granted
FROM ({_SUPPORT}) AS support GROUP BY 1, 2, 3, 4, 5""",
)
HELIX = View(
    name="helix_and_smes",
    comment="Question 2: the sides of the triple helix and the share of SMEs, by sector and province, of all "
    "applications that are assessed and apart of those that get support.",
    columns={
        **_DEMO,
        "is_supported": "Whether the applications get support",
        **_SECTOR,
        **_PROVINCE,
        **_SIDES,
    },
    sql=f"""SELECT c.is_demo, c.is_supported, c.sector, c.sector_nl, c.sector_en, c.province, c.province_nl,
  count(*) AS partners,
  count(*) FILTER (WHERE helix = 'company') AS companies, count(*) FILTER (WHERE helix = 'knowledge') AS knowledge,
  count(*) FILTER (WHERE helix = 'government') AS government, count(*) FILTER (WHERE helix = 'other') AS other,
  round(100.0 * count(*) FILTER (WHERE helix = 'company') / count(*), 1) AS companies_share,
  round(100.0 * count(*) FILTER (WHERE helix = 'knowledge') / count(*), 1) AS knowledge_share,
  round(100.0 * count(*) FILTER (WHERE helix = 'government') / count(*), 1) AS government_share,
  count(size) AS sized, count(*) FILTER (WHERE is_sme) AS smes,
  round(100.0 * count(*) FILTER (WHERE is_sme) / nullif(count(size), 0), 1) AS sme_share,
  count(*) FILTER (WHERE is_committed) AS committed, count(*) FILTER (WHERE is_committed IS NULL) AS unsaid,
  coalesce(sum(coalesce(cash, 0) + coalesce(in_kind, 0)), 0) AS contribution,
  count(*) FILTER (WHERE cash IS NULL AND in_kind IS NULL) AS silent
FROM {SCHEMA}.cluster AS c JOIN {SCHEMA}.partner AS m USING (panel, application)
GROUP BY 1, 2, 3, 4, 5, 6, 7""",
)
EARLIER = View(
    name="earlier_instruments",
    comment="Question 3: from which earlier instruments applications come, and how many reorient.",
    columns={
        **_DEMO,
        "earlier_instrument": "Name of the instrument; empty: none",
        **_COUNTS,
        "reoriented": "How many say how they reorient",
    },
    sql=f"""SELECT is_demo, earlier_instrument, {_COUNTED}, count(*) FILTER (WHERE is_reoriented) AS reoriented
FROM {SCHEMA}.cluster GROUP BY 1, 2""",
)
STANDING = View(
    name="state_of_play",
    comment="Question 3: how far each call is, a row a call.",
    columns={
        "panel": "Id of the panel file",
        "call": "Reference of the call, or its title",
        "title": "Title of the call",
        **_DEMO,
        "phase": "draft, scoring, deliberation or closed",
        "state": "provisional, advice or decided",
        "amounts": "What its amounts are: unknown, proposed or granted",
        "at": "Milestone at which the call is, in Dutch",
        "at_day": "Day of that milestone",
        "received": "How many applications there are",
        "aside": "Of them inadmissible or withdrawn",
        "applications": "Of them assessed",
        "supported": "Of those with support, granted or proposed",
        "budget": "Euro that the call has to divide",
        **_MONEY,
        "decided": "How many have a decision",
        "waiting": "How many wait for one",
        "untold": "How many applicants have still to be told",
        "on_reserve": "How many are on the reserve list",
        "changed_at": "When the panel file was last changed",
        "published_at": "When it was published",
    },
    sql=f"""SELECT p.panel, coalesce(nullif(p.reference, ''), p.title) AS call, p.title, p.is_demo, p.phase, p.state,
  p.amounts, m.label_nl AS at, m.day AS at_day, a.received, a.received - c.applications AS aside, c.applications,
  c.supported, p.budget, c.requested, c.proposed, c.granted, d.decided, d.waiting, d.untold, d.on_reserve,
  p.changed_at, p.published_at
FROM {SCHEMA}.panel AS p
  LEFT JOIN {SCHEMA}.milestone AS m ON m.panel = p.panel AND m.is_present
  CROSS JOIN LATERAL (SELECT count(*) AS received FROM {SCHEMA}.application AS a WHERE a.panel = p.panel) AS a
  CROSS JOIN LATERAL (SELECT count(*) AS applications, count(*) FILTER (WHERE is_supported) AS supported,
    coalesce(sum(requested), 0) AS requested, coalesce(sum(proposed), 0) AS proposed,
    coalesce(sum(granted), 0) AS granted FROM {SCHEMA}.cluster AS c WHERE c.panel = p.panel) AS c
  CROSS JOIN LATERAL (SELECT count(decided) AS decided, count(*) FILTER (WHERE is_waiting) AS waiting,
    count(*) FILTER (WHERE is_untold) AS untold, count(*) FILTER (WHERE is_on_reserve) AS on_reserve
    FROM {SCHEMA}.decision AS d WHERE d.panel = p.panel) AS d""",
)
VIEWS = (CLUSTER, BY_PLACE, BY_CALL, BY_LINE, LINE_BY_CALL, HELIX, EARLIER, STANDING)
