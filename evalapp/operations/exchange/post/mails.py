"""Drafts of mails that bring jurors their packs, and never a code."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PACK
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.journal import Issued
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.sent import Sent, SentKind
from evalapp.domain.pack_content import NOT_IN_IT, PackDigest, decode
from evalapp.domain.people import Person, Role, names_of
from evalapp.domain.texts import _, current_language, in_language, ngettext
from evalapp.exchange.mail_drafts import Mail, mail_draft
from evalapp.operations.exchange.carrying import Progress, carry_out
from evalapp.operations.exchange.post.addresses import fault_of, receiver, sender_of
from evalapp.operations.exchange.post.noting import NoteSent, sent_before
from evalapp.operations.exchange.post.writing import (
    HandedPost,
    Planned,
    PostWriting,
    Refused,
    make_ready_for,
)
from evalapp.operations.exchange.recipients import file_stems
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import now
from evalapp.words import formats

MOST_ATTACHED = 25_000_000
"""Bytes of a pack: what many mail servers still take."""


def plan_mails(
    workspace: Workspace,
    packs: Path,
    folder: Path,
    *,
    jurors: Sequence[str] | None = None,
    language: str | None = None,
) -> PostWriting:
    """As `make_mails`, of which it is the first step. Raises KnownError, and then no file is written."""
    view = workspace.view
    workspace.require(NoteSent.action)
    language = language or current_language()
    last = {each.juror: each for each in sorted(view.issued(), key=lambda each: each.number)}
    people = [
        each for each in view.people(Role.JUROR) if each.id in last and (jurors is None or each.id in jurors)
    ]
    if not people:
        raise KnownError(_("No pack was handed out yet; hand out first, then make the drafts."))
    names, before, stems = names_of(view.people()), sent_before(view, SentKind.MAIL_DRAFT), file_stems(view)
    at, call, sender = now(), view.call(), sender_of(workspace)
    planned, refused = [], []
    for person in people:
        issued = last[person.id]
        held = decode(issued.content)
        if fault := fault_of(person) or _fault_of_pack(held):
            refused.append(Refused(juror=person.id, name=names[person.id], why=fault))
            continue
        assert held is not None
        number = before[person.id] + 1
        pack = packs / f"{stems[person.id]}{PACK.suffix}"
        text = partial(_text, call, person, issued, held, workspace.actor.name)
        sent = Sent(juror=person.id, kind=SentKind.MAIL_DRAFT, number=number, about=issued.pack)
        planned.append(
            Planned(
                name=names[person.id],
                sent=sent,
                path=folder / f"{stems[person.id]}-mail-{number}.eml",
                make=partial(
                    _made, person, sender, text, pack, held.sealed, at=at, call=call, language=language
                ),
            )
        )
    make_ready_for(folder, [each.path for each in planned])
    return PostWriting(folder, SentKind.MAIL_DRAFT, planned, refused, language=language)


def make_mails(
    workspace: Workspace,
    packs: Path,
    folder: Path,
    *,
    jurors: Sequence[str] | None = None,
    language: str | None = None,
    progress: Progress | None = None,
) -> HandedPost:
    """A draft for each of `jurors` (all who have a pack), with the last pack from the folder `packs` attached.

    Only the very pack that was handed out last is attached: a file that is another is refused. Raises KnownError.
    """
    return carry_out(
        workspace, plan_mails(workspace, packs, folder, jurors=jurors, language=language), progress
    )


def _fault_of_pack(held: PackDigest | None) -> str:
    if held is not None and held.declaration == NOT_IN_IT:
        return _("The last that was handed out is a form, which is not sealed: send it by a way you trust.")
    if held is None or not held.sealed:
        return _("The pack left before Evalapp kept its hash, so it cannot be known again; hand out anew.")
    return ""


def _made(
    person: Person,
    sender: tuple[str, str] | None,
    text: partial[str],
    pack: Path,
    sealed: str,
    *,
    at: str,
    call: Call,
    language: str,
) -> bytes:
    """Raises KnownError."""
    with in_language(language):
        subject = _("Your pack for {call}").format(call=call.title or call.reference)
        return mail_draft(
            Mail(
                to=receiver(person),
                sender=sender,
                subject=f"{subject} ({call.reference})" if call.title and call.reference else subject,
                text=text(),
                language=language,
                at=at,
                attached=(pack.name, _content(pack, sealed)),
            )
        )


def _content(pack: Path, sealed: str) -> bytes:
    """Raises KnownError where it is not that very pack."""
    name = shorten(pack.name)
    try:
        content = read_plain(pack, MOST_ATTACHED)
    except TooLarge:
        raise KnownError(
            _(
                "“{file}” is larger than most mail servers take ({most} MB); send the pack another way."
            ).format(file=name, most=MOST_ATTACHED // 1_000_000)
        ) from None
    except FileNotFoundError:
        raise KnownError(
            _(
                "“{file}” does not lie in the folder of the packs; choose the folder of the last hand-out."
            ).format(file=name)
        ) from None
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(file=name, why=system_words(error))
        ) from error
    if hashlib.sha256(content).hexdigest() != sealed:
        raise KnownError(
            _(
                "“{file}” is not the pack that was handed out last; choose the folder of the last hand-out."
            ).format(file=name)
        )
    return content


def _text(call: Call, person: Person, issued: Issued, held: PackDigest, secretary: str) -> str:
    n = len(held.dossiers)
    paragraphs = [
        _("Dear {name},").format(name=person.name),
        ngettext(
            "Attached you find your pack no. {number} for the call “{call}”, with {n} application to assess.",
            "Attached you find your pack no. {number} for the call “{call}”, with {n} applications to assess.",
            n,
        ).format(number=issued.number, call=call.title or call.reference, n=n),
    ]
    if issued.number > 1:
        paragraphs.append(
            _("It takes the place of your earlier pack. Open it on the same computer: what you scored stays.")
        )
    paragraphs.append(
        _(
            "You open it in Evalapp with your access code. You get the code another way, never by e-mail; nobody asks "
            "you for it."
        )
    )
    if call.deadline:
        paragraphs.append(
            _("Hand in by {moment} at the latest.").format(moment=formats.moment(call.deadline))
        )
    paragraphs.append(_("Send us the file that Evalapp makes when you hand in (.evalreturn)."))
    paragraphs.append(closing(secretary))
    return "\n\n".join(paragraphs) + "\n"


def closing(secretary: str) -> str:
    return _("Kind regards,") + "\n" + (secretary or _("the secretariat"))
