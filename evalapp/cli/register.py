"""The command for the register: what went out and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from evalapp.cli.common import DONE, echo_json, echo_table, json_option, opened, panel_argument, tell
from evalapp.domain.texts import N_, _
from evalapp.operations.exchange.register.entries import (
    DeclarationEntry,
    IssuedEntry,
    OwnPartEntry,
    ReceivedEntry,
    Register,
    SentEntry,
    Standing,
    UndertakingEntry,
)
from evalapp.words import formats


@click.command("register", help=N_("What went out to whom, what came back, and what jurors declared."))
@panel_argument
@json_option
def register_command(panel: Path, as_json: bool) -> int:
    from evalapp.operations.documents.register import register_json
    from evalapp.operations.exchange.register.register import register_of

    with opened(panel, read_only=True) as workspace:
        register = register_of(workspace.view)
    if as_json:
        echo_json(register_json(register))
    else:
        _show(register)
    return DONE


def _show(register: Register) -> None:
    if register.is_empty:
        tell(_("Nothing went out and nothing came back yet."))
        return
    _section(_("Packs and forms"), _of_issued(register.issued), "issued")
    _section(_("Letters, mail drafts and reminders"), _of_sent(register.sent), "sent")
    _section(_("What came back"), _of_received(register.received), "received")
    _section(_("Declarations"), _of_declarations(register.declarations), "declarations")
    _section(_("Undertakings"), _of_undertakings(register.undertakings), "undertakings")
    _section(_("Own parts of the access code"), _of_own_parts(register.own_parts), "own_parts")
    if register.owing:
        tell(_("Not everything is in yet of: {names}.").format(names=", ".join(register.owing)))


def _section(title: str, rows: Sequence[Sequence[str]], kind: str) -> None:
    if not rows:
        return
    heads = {
        "issued": (_("juror"), _("kind"), _("no."), _("when"), "SHA-256", _("state")),
        "sent": (_("juror"), _("kind"), _("no."), _("when"), "SHA-256", _("state")),
        "received": (_("juror"), _("file"), _("when"), _("computer"), _("scores"), _("state"), _("evidence")),
        "declarations": (_("juror"), _("application"), _("conflict of interest"), _("when")),
        "own_parts": (_("juror"), _("when"), _("state")),
        "undertakings": (_("juror"), _("when"), _("text"), "SHA-256", _("evidence")),
    }
    tell(title)
    echo_table(heads[kind], rows)
    tell()


def _of_issued(entries: Sequence[IssuedEntry]) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            each.kind.label,
            str(each.number),
            formats.stamp(each.at),
            formats.short_digest(each.sha256) or "–",
            each.standing,
        )
        for each in entries
    ]


def _of_sent(entries: Sequence[SentEntry]) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            each.sent.kind.label,
            str(each.sent.number),
            formats.stamp(each.sent.at),
            formats.short_digest(each.sent.sha256) or "–",
            each.standing or "–",
        )
        for each in entries
    ]


def _of_received(entries: Sequence[ReceivedEntry]) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            each.file,
            formats.stamp(each.at),
            each.device or "–",
            each.extent,
            "" if each.standing is Standing.STANDS and not each.counts_for_nothing else each.outcome,
            each.evidence,
        )
        for each in entries
    ]


def _of_declarations(entries: Sequence[DeclarationEntry]) -> list[tuple[str, ...]]:
    return [
        (each.name, each.application, each.kind.label if each.kind else _("none"), formats.stamp(each.at))
        for each in entries
    ]


def _of_undertakings(entries: Sequence[UndertakingEntry]) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            formats.stamp(each.at) or "–",
            str(each.number or "–"),
            formats.short_digest(each.sha256) or "–",
            each.evidence,
        )
        for each in entries
    ]


def _of_own_parts(entries: Sequence[OwnPartEntry]) -> list[tuple[str, ...]]:
    return [(each.name, formats.stamp(each.at), each.state) for each in entries]
