"""Who judged what, on which criteria, and what they gave."""

from __future__ import annotations

from evalapp.publish.star.making import (
    EXACT,
    FLAG,
    MOMENT,
    TEXT,
    WHOLE,
    application_column,
    column,
    criterion_column,
    panel_column,
    person_column,
    table,
)

_CRITERION = ["panel", "criterion"]
_SEAT = ["panel", "application", "person"]

CRITERION = table(
    "criterion",
    "Dimension: one row a criterion of the scheme in force.",
    _CRITERION,
    panel_column(),
    criterion_column(),
    column("position", WHOLE, "Place in the scheme, from 1"),
    column("group_id", TEXT, "Id of its group"),
    column("group_nl", TEXT, "Dutch title of its group"),
    column("group_en", TEXT, "English title of its group"),
    column("code", TEXT, "Its place in the law or the call, may be empty"),
    column("title_nl", TEXT, "Dutch title"),
    column("title_en", TEXT, "English title"),
    column("scale", TEXT, "Id of its scale"),
    column("is_words", FLAG, "Whether its scale is one of words"),
    column("lowest", EXACT, "Lowest value of the scale"),
    column("highest", EXACT, "Highest value of the scale"),
    column("step", EXACT, "Step of the scale"),
    column("higher_is_better", FLAG, "Whether more is better"),
    column("weight", EXACT, "Weight, exact"),
    column("threshold", EXACT, "Least score, in points", or_null="none"),
    column("counts", FLAG, "Whether it enters the total"),
    to={"panel": ["panel"]},
)
PERSON = table(
    "person",
    "Dimension: one row a member of the panel, under a pseudonym that stays the same for this panel.",
    ["panel", "person"],
    panel_column(),
    person_column(),
    column("role", TEXT, "juror, chair, deputy-chair or secretary"),
    to={"panel": ["panel"]},
)
PERSON_NAME = table(
    "person_name",
    "Who hides behind a pseudonym.",
    ["panel", "person"],
    panel_column(),
    person_column(),
    column("id", TEXT, "Id of the person in the panel"),
    column("name", TEXT, "Name"),
    column("email", TEXT, "E-mail, may be empty"),
    column("organisation", TEXT, "Organisation, may be empty"),
    column("enterprise_number", TEXT, "Enterprise number of that, may be empty"),
    column("expertise", TEXT, "Expertise, may be empty"),
    to={"person": ["panel", "person"]},
    is_restricted=True,
)
SEAT = table(
    "seat",
    "Fact: one row for each application that a person judges.",
    _SEAT,
    panel_column(),
    application_column(),
    person_column(),
    to={"application": ["panel", "application"], "person": ["panel", "person"]},
)
SCORE = table(
    "score",
    "Fact: one row a score, as it was given.",
    [*_SEAT, "criterion"],
    panel_column(),
    application_column(),
    person_column(),
    criterion_column(),
    column("value", EXACT, "The score, exact; of a word its value", or_null="none was given"),
    column("steps", WHOLE, "The same in whole steps of the scale", or_null="none was given"),
    column("word", TEXT, "Id of the word", or_null="none was given, or the scale has no words"),
    column(
        "no_score",
        TEXT,
        "Why there is none: conflict, abstain, absent or not-discussed",
        or_null="there is one, or it is still owed",
    ),
    column("given_at", MOMENT, "When, by the clock of the juror", or_null="not known"),
    to={"seat": _SEAT, "criterion": _CRITERION},
)
SCORE_COMMENT = table(
    "score_comment",
    "The motivation of a score, where there is one.",
    [*_SEAT, "criterion"],
    panel_column(),
    application_column(),
    person_column(),
    criterion_column(),
    column("comment", TEXT, "The motivation"),
    to={"score": [*_SEAT, "criterion"]},
    is_restricted=True,
)
CONSENSUS = table(
    "consensus",
    "Fact: one row a score that the panel agreed on, in place of those of the jurors.",
    ["panel", "application", "criterion"],
    panel_column(),
    application_column(),
    criterion_column(),
    column("value", EXACT, "The score, exact"),
    column("steps", WHOLE, "The same in whole steps of the scale"),
    column("word", TEXT, "Id of the word", or_null="the scale has no words"),
    column(
        "source", TEXT, "Where its facts come from: dossier, hearing or supplement", or_null="nobody said"
    ),
    column("at", MOMENT, "When it was recorded", or_null="not known"),
    to={"application": ["panel", "application"], "criterion": _CRITERION},
)
CONFLICT = table(
    "conflict",
    "Fact: conflicts of interest by category; whose they are is told nowhere.",
    ["panel", "application", "kind"],
    panel_column(),
    application_column(),
    column("kind", TEXT, "employer, family, financial, collaboration, personal or other"),
    column("people", WHOLE, "How many people have such a conflict"),
    to={"application": ["panel", "application"]},
)
ATTENDANCE = table(
    "attendance",
    "Fact: who was at the meeting of the jury, by role.",
    ["panel", "role"],
    panel_column(),
    column("role", TEXT, "juror, chair, deputy-chair or secretary"),
    column("people", WHOLE, "How many the panel has"),
    column("present", WHOLE, "How many of them were in the room at some time"),
    column("left_for_conflict", WHOLE, "How often one of them left because of a conflict of interest"),
    to={"panel": ["panel"]},
)
