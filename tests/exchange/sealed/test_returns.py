from __future__ import annotations

import json
import zipfile
from io import BytesIO
from time import perf_counter
from typing import Any

import msgspec
import pytest

from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.merge.incoming import SignedReturn, Unreadable, receive_return
from evalapp.exchange.sealed.codes import new_code
from evalapp.exchange.sealed.coding import encode
from evalapp.exchange.sealed.container import write_container
from evalapp.exchange.sealed.identity import new_identity, recipient_of
from evalapp.exchange.sealed.returns import (
    CONTEXT,
    KIND,
    DeclaredConflict,
    NotTheirs,
    OpenedReturn,
    open_return,
    seal_return,
    sha256_of,
)
from evalapp.exchange.sealed.sealing import seal, unseal
from evalapp.exchange.sealed.signing import sign, signing_key
from evalapp.exchange.sealed.wire import FORMAT, DeclaredJson, Manifest, ReturnJson
from tests.exchange.sealed.exchange_samples import (
    CODE,
    HOSTILE,
    JUROR,
    KEYS,
    PANEL,
    PANEL_IDENTITY,
    PANEL_RECIPIENT,
    evaluation,
    opened,
    return_content,
    sealed_pack,
)
from tests.pace import allowed

KEY = signing_key(CODE, PANEL, JUROR)
CONTENT = return_content(
    evaluation("A-01", "helix", 7, "good", base_value=6, changed_at="2026-02-09T10:00:00Z"),
    evaluation("A-01", "sme", no_score=NoScore.ABSTAIN),
    conflicts=(
        DeclaredConflict(application="A-02", kind=ConflictKind.FAMILY, note="sister", at="2026-02-08"),
    ),
)


def public_key_of(juror: str) -> str | None:
    return KEYS.public_key if juror == JUROR else None


def open_(data: bytes, **changes: Any) -> OpenedReturn:
    facts: dict[str, Any] = {
        "identity": PANEL_IDENTITY,
        "public_key_of": public_key_of,
        "panel": PANEL,
    } | changes
    return open_return(data, facts["identity"], facts["public_key_of"], panel=facts["panel"])


def forged(raw: bytes, signature: bytes, **manifest: Any) -> bytes:
    """A return put together by somebody who knows how, with whatever signature."""
    facts: dict[str, Any] = {
        "format": 1,
        "kind": KIND,
        "panel": PANEL,
        "pack": CONTENT.pack,
        "pack_number": 1,
        "juror": JUROR,
        "scheme_version": 1,
    }
    members = {"return.json": raw, "return.sig": signature}
    return seal(write_container(Manifest(**(facts | manifest)), members), PANEL_RECIPIENT)


def test_a_return_opens_as_it_was_sealed() -> None:
    opened = open_(seal_return(CONTENT, KEY, PANEL_RECIPIENT))

    assert opened.content == CONTENT
    assert sha256_of(CONTENT) == opened.sha256


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_comments_come_back_letter_for_letter(text: str) -> None:
    content = return_content(evaluation("A-01", "helix", 7, text), device_name=text)

    assert content == open_(seal_return(content, KEY, PANEL_RECIPIENT)).content


def test_a_return_for_another_panel_cannot_be_unsealed_and_says_so() -> None:
    with pytest.raises(NotTheirs, match="not sealed for this panel"):
        open_(seal_return(CONTENT, KEY, recipient_of(new_identity())))


def test_a_pack_among_the_returns_is_refused() -> None:
    with pytest.raises(NotTheirs, match="a pack"):
        open_(sealed_pack())


def test_a_return_of_another_call_under_the_same_key_is_refused() -> None:
    with pytest.raises(NotTheirs, match="another panel"):
        open_(seal_return(CONTENT, KEY, PANEL_RECIPIENT), panel="another")


def test_a_return_signed_with_another_code_is_refused() -> None:
    with pytest.raises(NotTheirs, match="not signed with the access code of juror “J1”"):
        open_(seal_return(CONTENT, signing_key(new_code(), PANEL, JUROR), PANEL_RECIPIENT))


def test_a_juror_cannot_sign_for_another() -> None:
    as_j2 = msgspec.structs.replace(CONTENT, juror="J2")

    with pytest.raises(NotTheirs, match="J2"):
        open_(seal_return(as_j2, KEY, PANEL_RECIPIENT), public_key_of=lambda juror: "ab" * 32)


def test_a_juror_without_a_code_is_named() -> None:
    with pytest.raises(NotTheirs, match="never got a pack"):
        open_(seal_return(msgspec.structs.replace(CONTENT, juror="J9"), KEY, PANEL_RECIPIENT))


def test_altered_scores_under_the_old_signature_are_refused() -> None:
    raw = encode(CONTENT)

    with pytest.raises(NotTheirs, match="altered"):
        open_(forged(raw.replace(b'"value":7', b'"value":9'), sign(KEY, CONTEXT, raw)))


@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"x" * 63, b"x" * 1000])
def test_a_signature_that_is_none_is_refused(signature: bytes) -> None:
    with pytest.raises(NotTheirs):
        open_(forged(encode(CONTENT), signature))


def test_a_signature_over_something_else_does_not_count() -> None:
    raw = encode(CONTENT)

    with pytest.raises(NotTheirs):
        open_(forged(raw, sign(KEY, b"evalapp other v1\n", raw)))


@pytest.mark.parametrize(
    "change", [{"panel": "x"}, {"juror": "J2"}, {"pack": "x"}, {"pack_number": 2}, {"scheme_version": 2}]
)
def test_the_manifest_of_another_return_is_refused(change: dict[str, Any]) -> None:
    raw = encode(CONTENT)

    with pytest.raises(UnreadableFile, match="two different returns"):
        open_(forged(raw, sign(KEY, CONTEXT, raw), **change))


def test_a_newer_return_asks_for_an_update() -> None:
    raw = encode(CONTENT)

    with pytest.raises(UnreadableFile, match="update Evalapp"):
        open_(forged(raw, sign(KEY, CONTEXT, raw), format=FORMAT + 1))


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.999])
def test_a_return_cut_short_is_refused(share: float) -> None:
    sealed = seal_return(CONTENT, KEY, PANEL_RECIPIENT)

    with pytest.raises(UnreadableFile):
        open_(sealed[: int(len(sealed) * share)])


def test_a_flipped_bit_is_refused_wherever_it_is() -> None:
    sealed = seal_return(CONTENT, KEY, PANEL_RECIPIENT)
    for place in range(len(sealed)):
        damaged = bytearray(sealed)
        damaged[place] ^= 1
        with pytest.raises(KnownError):
            open_(bytes(damaged))


@pytest.mark.parametrize(
    "edit",
    [
        lambda content: content.update(surprise=1),
        lambda content: content.update(revision=0),
        lambda content: content.update(device="../../etc"),
        lambda content: content.update(device="laptop~copy"),
        lambda content: content["evaluations"][0].update(value="7"),
        lambda content: content["evaluations"][0].update(value=7.0001),
        lambda content: content["evaluations"][0].update(value=10**12),
        lambda content: content["evaluations"][0].update(no_score="absent"),
        lambda content: content["evaluations"].append(content["evaluations"][0]),
        lambda content: content["evaluations"][0].update(comment="x" * 300_000),
        lambda content: content.update(evaluations=[[[[[[]]]]]]),
    ],
)
def test_signed_nonsense_is_still_refused(edit: Any) -> None:
    content = json.loads(encode(CONTENT))
    edit(content)
    raw = json.dumps(content).encode()

    with pytest.raises(UnreadableFile):
        open_(forged(raw, sign(KEY, CONTEXT, raw)))


@pytest.mark.parametrize(
    "evaluations",
    [
        (evaluation("A", "x", 1), evaluation("A", "x", 1)),
        (evaluation("A", "x", 1, no_score=NoScore.ABSENT),),
        (evaluation("A", "x", 10**9),),
        (evaluation("A", "x", 1, "\ud800"),),
    ],
)
def test_what_no_panel_would_accept_is_never_sealed(evaluations: tuple[Any, ...]) -> None:
    with pytest.raises(BadValue):
        seal_return(return_content(*evaluations), KEY, PANEL_RECIPIENT)


def test_a_bad_file_becomes_a_refusal_and_a_good_one_a_return() -> None:
    good = receive_return(
        "a", seal_return(CONTENT, KEY, PANEL_RECIPIENT), PANEL_IDENTITY, public_key_of, panel=PANEL
    )
    bad = receive_return("b", b"%PDF", PANEL_IDENTITY, public_key_of, panel=PANEL)

    assert isinstance(good, SignedReturn)
    assert isinstance(bad, Unreadable)
    assert "ask the sender" in bad.reason


def test_a_stranger_reads_a_return_with_zip_and_json_alone() -> None:
    plain = unseal(seal_return(CONTENT, KEY, PANEL_RECIPIENT), PANEL_IDENTITY, most_bytes=10**7)

    with zipfile.ZipFile(BytesIO(plain)) as archive:
        content = json.loads(archive.read("return.json"))

    assert content["evaluations"][1] == {"application": "A-01", "criterion": "sme", "no_score": "abstain"}


def test_two_hundred_and_fifty_scores_decode_quickly() -> None:
    rows = [
        evaluation(f"A-{n // 10:02}", f"criterion-{n % 10}", n % 11, "A comment. " * 20) for n in range(250)
    ]
    raw = encode(return_content(*rows))
    best = 1.0
    for _attempt in range(20):
        start = perf_counter()
        msgspec.json.decode(raw, type=ReturnJson)
        best = min(best, perf_counter() - start)

    assert best < allowed(0.005)


def test_a_return_says_the_oldest_format_that_has_all_it_holds() -> None:
    """A panel of an earlier version still reads what holds nothing new."""
    plain = return_content(evaluation("A-1", "helix", 7))
    said = return_content(
        evaluation("A-1", "helix", 7),
        format=2,
        declared=(DeclaredJson(application="A-1", conflict=False, at="x"),),
    )
    assert ((1, ()), (2, said.declared)) == tuple(
        (each.content.format, each.content.declared) for each in (opened(plain), opened(said))
    )


def test_a_score_that_is_said_twice_is_refused_though_the_signature_fits() -> None:
    raw = encode(CONTENT).replace(b'"value":7', b'"value":9,"value":7')
    with pytest.raises(UnreadableFile, match=r"“value” stands twice at \$\.evaluations\[0\]"):
        open_(forged(raw, sign(KEY, CONTEXT, raw)))
