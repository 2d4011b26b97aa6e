"""The call itself, its days, and the dimensions that all calls share."""

from __future__ import annotations

from evalapp.publish.star.making import DAY, EURO, FLAG, KEY, MOMENT, TEXT, WHOLE, column, panel_column, table

SCHEMA_VERSION = table(
    "schema_version",
    "Which versions of this star were laid out here, and when.",
    ["version"],
    column("version", WHOLE, "Number of the version, from 1"),
    column("at", MOMENT, "When it was laid out"),
    column("program", TEXT, "The version of Evalapp that did it"),
    is_shared=True,
)
SECTOR = table(
    "sector",
    "Dimension: sections of NACE-BEL in both editions, and whatever else a call says in their place.",
    ["sector"],
    column(
        "sector",
        KEY,
        "Key: the letter; J-2008 or J-2025 where the editions differ; else the text as given, empty where "
        "nothing is said",
    ),
    column("letter", TEXT, "Letter of the section", or_null="it is no section"),
    column("edition", TEXT, "2008 or 2025", or_null="the same in both, or not known"),
    column("name_nl", TEXT, "Dutch name; where no name is certain, the text as given"),
    column("name_en", TEXT, "English name; where no name is certain, the text as given"),
    is_shared=True,
)
PROVINCE = table(
    "province",
    "Dimension: the provinces of Flanders and Brussels, elsewhere, and not stated.",
    ["province"],
    column("province", KEY, "Key: its name, elsewhere or not-stated"),
    column("position", WHOLE, "Place in tables, from 1"),
    column("nuts", TEXT, "Its NUTS 2 code", or_null="elsewhere or not stated"),
    column("name_nl", TEXT, "Dutch name"),
    column("name_en", TEXT, "English name"),
    is_shared=True,
)
PANEL = table(
    "panel",
    "Dimension: one row a call, as its panel file was when it was published.",
    ["panel"],
    panel_column(),
    column("title", TEXT, "Title of the call"),
    column("reference", TEXT, "Reference of the call, empty where it has none"),
    column("body", TEXT, "The body that decides, empty where nobody said"),
    column("procedure", TEXT, "ranked or individual"),
    column("scheme", TEXT, "Id of the scheme in force"),
    column("scheme_version", WHOLE, "Version of the scheme in force, from 1"),
    column("scheme_title_nl", TEXT, "Dutch title of the scheme"),
    column("scheme_title_en", TEXT, "English title of the scheme"),
    column("phase", TEXT, "draft, scoring, deliberation or closed"),
    column("state", TEXT, "provisional, advice or decided: how far its results can still change"),
    column("amounts", TEXT, "What its amounts are: unknown, proposed or granted"),
    column("is_demo", FLAG, "Whether it is fictitious, made to show the program"),
    column("budget", EURO, "Euro that the call has to divide", or_null="not set"),
    column("opens_on", DAY, "Day on which the call opens", or_null="nobody said"),
    column("submitted_until", MOMENT, "Last moment for applications", or_null="nobody said"),
    column("scored_until", MOMENT, "Last moment for the jurors", or_null="nobody said"),
    column("decision_on", DAY, "Day on which a decision is planned", or_null="nobody said"),
    column("file", TEXT, "Name of the panel file"),
    column("fingerprint", TEXT, "Fingerprint of the panel file: the hash of its last change"),
    column("change", WHOLE, "Number of that change"),
    column("changed_at", MOMENT, "When that change was made", or_null="the file does not say"),
    column("published_at", MOMENT, "When these rows were written"),
    column("star", WHOLE, "Version of the star by which they were written"),
)
MILESTONE = table(
    "milestone",
    "Fact: the days of a call, as of its last change.",
    ["panel", "position"],
    panel_column(),
    column("position", WHOLE, "Place on the line of the call, from 1"),
    column("label_nl", TEXT, "What it is, in Dutch"),
    column("label_en", TEXT, "What it is, in English"),
    column("day", DAY, "On which it was or is to be", or_null="nobody said"),
    column("is_over", FLAG, "Whether it is over"),
    column("is_present", FLAG, "Whether the call is at it"),
    column("is_planned", FLAG, "Whether the day is a plan"),
    to={"panel": ["panel"]},
)
