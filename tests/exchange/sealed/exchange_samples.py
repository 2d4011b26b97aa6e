"""A juror, a panel key, a pack and a return, for the tests of the exchange."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

from evalapp.domain.application import Application, Attachment, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.call import Score
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.sealed.codes import new_code
from evalapp.exchange.sealed.coding import encode
from evalapp.exchange.sealed.identity import new_identity, recipient_of
from evalapp.exchange.sealed.pack import open_pack, seal_pack
from evalapp.exchange.sealed.pack_content import PackContent, PackJuror
from evalapp.exchange.sealed.returns import Evaluation, OpenedReturn, ReturnContent, sha256_of
from evalapp.exchange.sealed.sealing import seal, unseal
from evalapp.exchange.sealed.signing import age_identity, public_keys

PANEL = "6f1c0b52-3df1-4f7e-9a54-0d3c5f0a9d11"
PACK = "0f0c2f0e-58a3-4c06-8c4b-6a7c4b0d8a10"
JUROR = "J1"
CODE = new_code()
KEYS = public_keys(CODE, PANEL, JUROR)
PANEL_IDENTITY = new_identity()
PANEL_RECIPIENT = recipient_of(PANEL_IDENTITY)
HOSTILE = (
    "'; DROP TABLE score; --",
    '"<b>&amp;',
    "=cmd|' /C calc'!A0",
    "🧀👩‍🔬 naïef",
    "\u202eإلى اليمين",
    "x" * 10_000,
)
PDF = b"%PDF-1.7 " + bytes(range(256)) * 40


def attachment(content: bytes = PDF, name: str = "plan.pdf") -> Attachment:
    return Attachment(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def pack_content(**changes: Any) -> PackContent:
    facts: dict[str, Any] = {
        "panel": PANEL,
        "pack": PACK,
        "number": 1,
        "created_at": "2026-02-01T10:00:00Z",
        "title": "Call",
        "reference": "T-1",
        "deadline": "2026-03-01T16:00:00Z",
        "is_demo": True,
        "scheme_version": 1,
        "scheme_text": "format = 1\n",
        "juror": PackJuror(id=JUROR, name="An Peeters", public_key=KEYS.public_key, organisation="Univ"),
        "recipient": PANEL_RECIPIENT,
        "dossiers": (
            Dossier(
                application=Application(
                    number="A-01",
                    title="Smart cheese",
                    organisation="Kaas vzw",
                    extra={"Sector bis": HOSTILE[0]},
                    requested_support=15_000_000,
                ),
                partners=(
                    Partner(name="Kaas bv", helix=Helix.COMPANY, staff=8, cash=100, is_committed=True),
                ),
                budget=(BudgetLine(year=2026, line="personeel", amount=5_000_00, source="steun"),),
                attachments=(attachment(),),
            ),
        ),
        "scores": (
            Score(juror=JUROR, application="A-01", criterion="helix", value=7, comment="ok", at="2026-01-01"),
            Score(juror=JUROR, application="A-01", criterion="sme", no_score=NoScore.ABSTAIN),
        ),
    }
    content = PackContent(**(facts | changes))
    numbers = {each.application.number for each in content.dossiers}
    return replace(content, scores=tuple(each for each in content.scores if each.application in numbers))


def sealed_pack(**changes: Any) -> bytes:
    return sealed_as_pack(pack_content(**changes), {attachment().sha256: PDF}, KEYS.recipient)


def sealed_as_pack(content: PackContent, attachments: dict[str, bytes], recipient: str) -> bytes:
    sealed = BytesIO()
    seal_pack(content, attachments.get, recipient, plain=BytesIO(), sealed=sealed)
    return sealed.getvalue()


def opened_pack(sealed: bytes, code: str) -> tuple[PackContent, dict[str, bytes]]:
    """The content of a pack and every attachment of it, all in memory."""
    pack = open_pack(BytesIO(sealed), len(sealed), code, BytesIO())
    names = {each.sha256 for dossier in pack.content.dossiers for each in dossier.attachments}
    return pack.content, {sha256: b"".join(pack.chunks(sha256)) for sha256 in names}


def return_content(*evaluations: Evaluation, **changes: Any) -> ReturnContent:
    facts: dict[str, Any] = {
        "format": 1,
        "panel": PANEL,
        "pack": PACK,
        "pack_number": 1,
        "juror": JUROR,
        "device": "laptop",
        "device_name": "Laptop of An",
        "revision": 1,
        "scheme_version": 1,
        "submitted_at": "2026-02-10T09:00:00Z",
        "is_complete": True,
        "evaluations": evaluations,
    }
    return ReturnContent(**(facts | changes))


def evaluation(
    application: str, criterion: str, value: int | None = None, comment: str = "", **more: Any
) -> Evaluation:
    return Evaluation(application=application, criterion=criterion, value=value, comment=comment, **more)


def opened(content: ReturnContent) -> OpenedReturn:
    """As if it had been sealed, signed, sent and opened."""
    return OpenedReturn(content=content, raw_json=encode(content), signature=b"", sha256=sha256_of(content))


def resealed(change: Any) -> bytes:
    """A pack whose zip members `change` altered, sealed again by somebody who knows the recipient."""
    with zipfile.ZipFile(BytesIO(unseal(sealed_pack(), age_identity(CODE), most_bytes=10**9))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, each in members.items():
            archive.writestr(name, each)
    buffer.seek(0)
    return seal(buffer, KEYS.recipient)
