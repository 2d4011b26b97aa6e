"""All tables of the star, in an order in which each refers to earlier ones alone."""

from __future__ import annotations

from sqlalchemy import Table

from evalapp.publish.star import calls, dossiers, judging, outcomes
from evalapp.publish.star.making import RESTRICTED, SHARED

VERSION = 1
TABLES: tuple[Table, ...] = (
    calls.SCHEMA_VERSION,
    calls.SECTOR,
    calls.PROVINCE,
    calls.PANEL,
    calls.MILESTONE,
    dossiers.APPLICATION,
    dossiers.APPLICATION_TEXT,
    dossiers.PARTNER,
    dossiers.BUDGET_LINE,
    judging.CRITERION,
    judging.PERSON,
    judging.PERSON_NAME,
    judging.SEAT,
    judging.SCORE,
    judging.SCORE_COMMENT,
    judging.CONSENSUS,
    judging.CONFLICT,
    judging.ATTENDANCE,
    outcomes.RESULT,
    outcomes.CRITERION_RESULT,
    outcomes.DECISION,
    outcomes.REMARK,
)
OF_PANELS = tuple(each for each in TABLES if not each.info[SHARED])
OPEN = tuple(each for each in TABLES if not each.info[RESTRICTED])
RESTRICTED_TABLES = tuple(each for each in TABLES if each.info[RESTRICTED])
