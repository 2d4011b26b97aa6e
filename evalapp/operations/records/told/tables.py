"""How the rows of each table of a file are told in the history: every table and every column has an answer."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.application import Admissibility, Helix
from evalapp.domain.journal import TableName
from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.numbers import shorten
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import LANGUAGE_NAMES, N_, _
from evalapp.operations.records.told.cells import (
    Cell,
    Known,
    Row,
    cell,
    committed,
    digested,
    moment,
    money,
    nobodys,
    office,
    person,
    scored,
    staff,
    yes_no,
)
from evalapp.operations.records.told.deciding.letters import OF_LETTERS
from evalapp.operations.records.told.deciding.tables import OF_DECIDING
from evalapp.operations.records.told.desks.tables import OF_DESKS
from evalapp.operations.records.told.exchanged import EXCHANGED
from evalapp.operations.records.told.of_checks import OF_CHECKS
from evalapp.operations.records.told.of_closing import OF_CLOSING
from evalapp.operations.records.told.of_meeting import OF_MEETING
from evalapp.operations.records.told.settings import setting_name, setting_plainly, setting_value
from evalapp.operations.records.told.told import BY, WHY, Told, columns, joined
from evalapp.words import formats
from evalapp.words.fields import field_label
from evalapp.words.scheme.versions import why_aside


def _refused(row: Row, _known: Known) -> str:
    place = _("{file}, row {row}").format(file=shorten(str(row["file"])), row=row["row"])
    if row["sheet"]:
        place = f"{place} [{shorten(str(row['sheet']))}]"
    return f"{place} · {shorten(str(row['application']))}" if row["application"] else place


TOLD: Mapping[TableName, Told] = {
    **EXCHANGED,
    "application": Told(
        title=N_("Applications"),
        subject=joined("number", "title"),
        cells=(
            cell("title"), cell("acronym"), cell("organisation"), cell("enterprise_number"), cell("sector"),
            cell("province"), cell("start", lambda iso: formats.day(iso) or str(iso)), cell("years"),
            money("requested_support"), money("total_budget"), cell("summary"), cell("earlier_instrument"),
            cell("reorientation"), cell("contact"), cell("email"), moment("submitted_at"),
            cell("admissibility", lambda value: Admissibility(value).label), cell("admissibility_reason"),
            cell("withdrawn_on", lambda iso: formats.day(iso) or str(iso)), cell("withdrawn_reason"),
        ),
        named=columns("number", "title", "extra"),
    ),
    "partner": Told(
        title=N_("Partners"),
        subject=joined("application", "name"),
        cells=(
            cell("name"), cell("helix", lambda value: Helix(value).label), cell("enterprise_number"), staff(),
            money("turnover"), money("balance_total"), cell("province"), money("cash"), money("in_kind"), committed(),
        ),
        named=columns("application", "name"),
        same=("name",),
    ),
    "budget": Told(
        title=N_("Budget lines"),
        subject=joined("application", "year", "line", "source"),
        cells=(cell("year"), cell("line"), money("amount"), cell("source")),
        named=columns("application", "year", "line", "source"),
        same=("year", "line", "source"),
    ),
    "attachment": Told(
        title=N_("Attachments"),
        subject=joined("application", "name"),
        cells=(cell("sha256", formats.short_digest, label="SHA-256"), cell("size", label=N_("bytes"))),
        named=columns("application", "name"),
    ),
    "refused_row": Told(
        title=N_("Rows on the work list"),
        subject=_refused,
        cells=(
            cell("title"), cell("cell", label=N_("cell")), cell("heading", field_label, label=N_("column")), WHY,
            cell("rows", label=N_("number of rows")), cell("about", field_label, label=N_("what the row holds")),
            cell("nth", lambda n: str(n) if n else "", label=N_("others of this row before it")),
        ),
        named=columns("file", "sheet", "row", "application"),
    ),
    "lacking": Told(
        title=N_("Rows of dossiers that could not be read"),
        subject=joined("application", "about"),
        cells=(cell("rows", label=N_("number of rows")),),
        named=columns("application", "about"),
    ),
    "person": Told(
        title=N_("People"),
        subject=lambda row, _known: f"{shorten(str(row['name']))} ({shorten(str(row['id']))})",
        cells=(
            cell("name"), cell("email"), office(), cell("organisation"),
            cell("expertise"), cell("enterprise_number"),
        ),
        named=columns("id", "name"),
    ),
    "conflict": Told(
        title=N_("Conflicts of interest"),
        subject=joined("juror", "application"),
        cells=(
            cell("kind", lambda value: ConflictKind(value).label), cell("note"),
            person("declared_by", label=N_("recorded by")),
        ),
        named=columns("juror", "application"),
    ),
    "dismissed": Told(
        title=N_("Suspicions dismissed"),
        subject=joined("juror", "application", "resembles"),
        cells=(WHY, BY), named=columns("juror", "application", "resembles"),
    ),
    "assignment": Told(
        title=N_("Seats"), subject=joined("juror", "application"), named=columns("juror", "application")
    ),
    "locked": Told(
        title=N_("Locked seats"), subject=joined("juror", "application"), named=columns("juror", "application")
    ),
    "score": Told(
        title=N_("Scores"),
        subject=joined("application", "juror", "criterion"),
        cells=(scored(), cell("comment")),
        named=columns("juror", "application", "criterion"),
    ),
    "score_aside": Told(
        title=N_("Scores set aside"), subject=joined("application", "juror", "criterion"),
        cells=(
            scored(is_aside=True), cell("comment"), cell("why", why_aside, label=N_("reason")),
            cell("version", label=N_("version of the scheme")), moment("given_at", label=N_("given at")),
        ), named=columns("juror", "application", "criterion"),
    ),
    "consensus": Told(
        title=N_("Consensus scores"),
        subject=joined("application", "criterion"),
        cells=(
            scored(is_there=True), WHY,
            cell("source", lambda value: ReasonSource(value).label, label=N_("the reason comes from")), BY,
        ), named=columns("application", "criterion"),
    ),
    "cleared": Told(
        title=N_("Declarations of no conflict"),
        subject=joined("juror", "application"),
        cells=(
            moment("at", label=N_("declared")),
            cell("wording", formats.short_digest, label=N_("text of the declaration")),
        ),
        named=columns("juror", "application"),
    ),
    "agreed": Told(
        title=N_("Undertakings"),
        subject=joined("juror"),
        cells=(
            moment("at", label=N_("agreed")),
            cell("text", formats.short_digest, label=N_("text of the undertaking")),
            cell("language", lambda code: LANGUAGE_NAMES[code], label=N_("language")),
            cell("device_name", label=N_("computer")),
            cell("device", label=N_("mark of the computer")),
            cell("signed_in", formats.short_digest, label=N_("signed in the return")),
        ),
        named=columns("juror"),
    ),
    "open_choice": Told(
        title=N_("Choices left open"),
        subject=joined("application", "juror", "criterion"),
        cells=(
            scored("base_", label=N_("both began with")), scored(label=N_("came in")), cell("comment"),
            cell("file", label=N_("file")), cell("device_name", label=N_("computer")),
            moment("given_at", label=N_("given at")),
        ),
        named=columns("juror", "application", "criterion"),
    ),
    "flagged": Told(
        title=N_("Flags"), subject=joined("application", "flag"), cells=(WHY, BY),
        named=columns("application", "flag"),
    ),
    "panel_order": Told(
        title=N_("Order of tied applications"),
        subject=joined("application"),
        cells=(cell("position", label=N_("position")), WHY, BY), named=columns("application"),
    ),
    "granted": Told(
        title=N_("Support fixed"),
        subject=joined("application"),
        cells=(money("amount"), WHY, BY), named=columns("application"),
    ),
    **OF_CHECKS,
    **OF_MEETING,
    **OF_CLOSING,
    **OF_DECIDING,
    **OF_LETTERS,
    **OF_DESKS,
    "call": Told(
        title=N_("The call"),
        subject=joined("title"),
        cells=(
            cell("title"), cell("reference", label=N_("reference")),
            cell("scheme_version", label=N_("version of the scheme")),
            cell("phase", lambda value: Phase(value).label, label=N_("phase")), money("budget", label=N_("envelope")),
            moment("deadline", label=N_("deadline for the jurors")),
            yes_no("is_demo", label=N_("a demonstration, not a real call")),
            moment("created_at", label=N_("created")),
        ),
        named=columns("id", "title"),
    ),
    "setting": Told(
        title=N_("Kept in the file"),
        subject=lambda row, _known: setting_name(str(row["key"])),
        cells=(
            Cell(
                name="value",
                columns=("value",),
                words=lambda row, _known: setting_value(row),
                plain=lambda row, _known: setting_plainly(row),
                is_bare=True,
            ),
        ),
        named=columns("key"),
    ),
    "scheme": Told(
        title=N_("Versions of the scheme"),
        subject=lambda row, _known: _("version {n}").format(n=row["version"]),
        cells=(
            digested("toml", label=N_("text of the scheme")), cell("decided_by", label=N_("decided by")),
            cell("decided_on", lambda iso: formats.day(iso) or str(iso), label=N_("decided on")),
            cell("reference", label=N_("reference")), WHY,
        ), named=columns("version"),
    ),
    "private_note": Told(
        title=N_("Own notes, which only the juror reads"),
        subject=joined("application", "criterion"),
        cells=(nobodys("text", label=N_("note")),),
        named=columns("application", "criterion"),
    ),
    "kept_aside": Told(
        title=N_("Kept aside, no longer asked"),
        subject=joined("application", "title"),
        cells=(cell("value"), cell("comment"), cell("why", label=N_("reason"))),
        named=columns("application", "title"),
    ),
}  # fmt: skip
