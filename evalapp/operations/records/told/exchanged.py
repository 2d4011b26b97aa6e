"""How what goes out and what comes back is told in the history."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.journal import TableName
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.sent import SentKind
from evalapp.domain.texts import N_, _
from evalapp.operations.records.told.cells import (
    Known,
    Row,
    cell,
    digested,
    kept_secret,
    moment,
    yes_no,
)
from evalapp.operations.records.told.told import Told, columns, joined
from evalapp.words import formats


def _sent(row: Row, known: Known) -> str:
    kind = str(row["kind"])
    said = SentKind(kind).label if kind in set(SentKind) else shorten(kind)
    return f"{shorten(known.name(row['juror']))} · {said} {row['number']}"


def _evidence(kind: str) -> str:
    return {"signed": _("signed by the juror"), "vouched": _("not signed")}[kind]


EXCHANGED: Mapping[TableName, Told] = {
    "received": Told(
        title=N_("Files that came back"),
        subject=joined("juror", "file"),
        cells=(
            cell("file", label=N_("file")), cell("sha256", formats.short_digest, label="SHA-256"),
            cell("kind", _evidence, label=N_("evidence")),
            moment("submitted_at", label=N_("handed in")), cell("device_name", label=N_("computer")),
            cell("revision", label=N_("number of the return")), yes_no("is_complete", label=N_("complete")),
            cell("base", formats.short_digest, label=N_("what it was merged on")),
        ),
        named=columns("juror", "file"),
    ),
    "own_key": Told(
        title=N_("Own parts of jurors"),
        subject=joined("juror"),
        cells=(
            kept_secret("public_key", label=N_("key of an own part")),
            cell("signed_in", formats.short_digest, label=N_("signed in the return")),
        ),
        named=columns("juror"),
    ),
    "juror_key": Told(
        title=N_("Access codes given"),
        subject=joined("juror"),
        cells=(
            kept_secret("recipient", label=N_("key that packs are sealed for")),
            kept_secret("verify_key", label=N_("key that checks the signature")),
        ),
        named=columns("juror"),
    ),
    "issued": Told(
        title=N_("Packs handed out"),
        subject=lambda row, known: _("pack {n} of {juror}").format(
            n=row["number"], juror=shorten(known.name(row["juror"]))
        ),
        cells=(
            cell("scheme_version", label=N_("version of the scheme")),
            digested("content", label=N_("what the pack held")),
        ),
        named=columns("juror", "number"),
    ),
    "sent": Told(
        title=N_("Letters, mail drafts and reminders"),
        subject=_sent,
        cells=(
            cell("about", label=N_("about what")),
            cell("scores", label=N_("scores that were in")),
            cell("asked", label=N_("scores that were asked")),
            cell("sha256", formats.short_digest, label="SHA-256"),
        ),
        named=columns("juror", "kind", "number"),
    ),
}  # fmt: skip
