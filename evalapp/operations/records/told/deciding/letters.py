"""How the rows of the letters are told, and what a change says of them held against those rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.journal import Step, TableName, state
from evalapp.domain.letters.steps import fact_said, own_text
from evalapp.domain.letters.values import Part
from evalapp.domain.permissions import Action
from evalapp.domain.texts import LANGUAGE_NAMES, N_
from evalapp.operations.records.told.cells import Known, Row, cell
from evalapp.operations.records.told.did import Did, Image
from evalapp.operations.records.told.told import Told, columns
from evalapp.words.letters.names import choice_label, fact_label, part_label, section_label


def _language(row: Row) -> str:
    return LANGUAGE_NAMES.get(str(row["language"]), str(row["language"]))


def _text(row: Row, _known: Known) -> str:
    return f"{section_label(str(row['section']))} · {_language(row)}"


def _motivation(row: Row, known: Known) -> str:
    part = str(row["part"])
    about = known.criterion(row["criterion"]) if row["criterion"] else ""
    label = part_label(Part(part)) if part in list(Part) else part
    return " · ".join(filter(None, (str(row["application"]), label, about, _language(row))))


OF_LETTERS: Mapping[TableName, Told] = {
    "letter_text": Told(
        title=N_("Texts of the letters"),
        subject=_text,
        cells=(cell("text", label=N_("text")),),
        named=columns("section", "language"),
    ),
    "letter_fact": Told(
        title=N_("What the letters fill in"),
        subject=lambda row, _known: fact_label(str(row["fact"])),
        cells=(cell("value", choice_label, label=N_("filled in")),),
        named=columns("fact"),
    ),
    "motivation": Told(
        title=N_("Reasons in the letters"),
        subject=_motivation,
        cells=(cell("text", label=N_("text")),),
        named=columns("application", "part", "criterion", "language"),
    ),
}


def _lengths_are(step: Step, before: Image | None, after: Image | None) -> bool:
    said = tuple(own_text(None if row is None else row["text"]) for row in (before, after))
    return said == (step.before, step.after)


def text_holds(step: Step, did: Did) -> bool:
    before, after = did.only("letter_text")
    row = after or before
    return (
        row is not None
        and state("letter-section", row["section"]) == step.named["section"]
        and state("language", row["language"]) == step.named["language"]
        and _lengths_are(step, before, after)
    )


def fact_holds(step: Step, did: Did) -> bool:
    for before, after in did.pairs("letter_fact"):
        row = after or before
        if row is not None and state("letter-fact", row["fact"]) == step.named["fact"]:
            values = tuple("" if each is None else each["value"] for each in (before, after))
            return tuple(fact_said(row["fact"], each) for each in values) == (step.before, step.after)
    return False


def motivation_holds(step: Step, did: Did) -> bool:
    before, after = did.only("motivation")
    row = after or before
    if row is None or not _lengths_are(step, before, after):
        return False
    is_meant = (
        did.is_criterion(row["criterion"], step.named["criterion"])
        if "criterion" in step.named
        else state("letter-part", row["part"]) == step.named["part"]
    )
    return (
        is_meant
        and row["application"] == step.named["application"]
        and state("language", row["language"]) == step.named["language"]
    )


CLAIMS: Mapping[str, tuple[Action, Callable[[Step, Did], bool]]] = {
    "letter-text": (Action.WRITE_LETTERS, text_holds),
    "letter-fact": (Action.WRITE_LETTERS, fact_holds),
    "letter-motivation": (Action.WRITE_LETTERS, motivation_holds),
    "letter-points": (Action.WRITE_LETTERS, motivation_holds),
}
