from __future__ import annotations

import hashlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.application import Application, Dossier, Helix, Partner
from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.exchange.sealed.codes import new_code
from evalapp.exchange.sealed.pack import open_pack, seal_pack
from evalapp.exchange.sealed.pack_content import PackJuror
from evalapp.exchange.sealed.sealing import SealedForAnother
from evalapp.exchange.sealed.signing import public_keys
from evalapp.exchange.sealed.wire import FORMAT
from tests.exchange.sealed.exchange_samples import (
    CODE,
    HOSTILE,
    JUROR,
    KEYS,
    PANEL,
    PDF,
    attachment,
    opened_pack,
    pack_content,
    resealed,
    sealed_as_pack,
    sealed_pack,
)


def with_json(edit: Any) -> Any:
    """Alters pack.json and makes the manifest fit it, as a forger would."""

    def change(members: dict[str, bytes]) -> None:
        pack = json.loads(members["pack.json"])
        edit(pack)
        members["pack.json"] = json.dumps(pack).encode()
        manifest = json.loads(members["manifest.json"])
        for member in manifest["members"]:
            member["size"] = len(members[member["name"]])
            member["sha256"] = hashlib.sha256(members[member["name"]]).hexdigest()
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


def test_a_pack_opens_with_its_code_as_it_was_sealed() -> None:
    assert (pack_content(), {attachment().sha256: PDF}) == opened_pack(sealed_pack(), CODE)


def test_the_code_may_be_typed_carelessly() -> None:
    assert pack_content() == opened_pack(sealed_pack(), CODE.lower().replace("-", " "))[0]


def test_scores_of_an_application_that_is_not_in_the_pack_refuse_it() -> None:
    def stray(pack: Any) -> None:
        pack["scores"].append(pack["scores"][0] | {"application": "A-99"})

    with pytest.raises(UnreadableFile, match="a score of “A-99”, which is none of its applications"):
        opened_pack(resealed(with_json(stray)), CODE)


def test_attachments_of_no_dossier_stay_behind() -> None:
    secret = b"another dossier's plan"
    attachments = {attachment().sha256: PDF, hashlib.sha256(secret).hexdigest(): secret}

    assert {attachment().sha256} == opened_pack(
        sealed_as_pack(pack_content(), attachments, KEYS.recipient), CODE
    )[1].keys()


def test_a_file_that_two_dossiers_share_is_there_once() -> None:
    dossiers = tuple(
        Dossier(
            application=Application(number=number, title="t", organisation="o"),
            attachments=(attachment(name=f"{number}.pdf"),),
        )
        for number in ("A-1", "A-2")
    )

    content, attachments = opened_pack(sealed_pack(dossiers=dossiers), CODE)

    assert dossiers == content.dossiers
    assert {attachment().sha256: PDF} == attachments


def test_another_code_does_not_open_the_pack_and_the_message_says_what_to_do() -> None:
    with pytest.raises(
        SealedForAnother, match=r"earlier or another pack, or the pack is another juror’s; take"
    ):
        opened_pack(sealed_pack(), new_code())


def test_the_pack_of_another_juror_does_not_open() -> None:
    code = new_code()
    keys = public_keys(code, PANEL, "J2")
    theirs = pack_content(juror=PackJuror(id="J2", name="Jan", public_key=keys.public_key), scores=())

    with pytest.raises(SealedForAnother):
        opened_pack(sealed_as_pack(theirs, {attachment().sha256: PDF}, keys.recipient), CODE)


def test_a_mistyped_code_is_told_from_a_wrong_one() -> None:
    wrong = ("0" if CODE[0] != "0" else "1") + CODE[1:]

    with pytest.raises(BadValue, match="mistyped"):
        opened_pack(sealed_pack(), wrong)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.9, 0.9999])
def test_a_pack_cut_short_is_refused(share: float) -> None:
    sealed = sealed_pack()

    with pytest.raises(UnreadableFile):
        opened_pack(sealed[: int(len(sealed) * share)], CODE)


def test_a_flipped_bit_is_refused_wherever_it_is() -> None:
    sealed = sealed_pack()
    for place in range(0, len(sealed), 37):
        damaged = bytearray(sealed)
        damaged[place] ^= 4
        with pytest.raises(KnownError):
            opened_pack(bytes(damaged), CODE)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_letter_for_letter(text: str) -> None:
    dossier = Dossier(
        application=Application(
            number="A'1;--", title=text, organisation=text, summary=text, extra={text: text}, contact=text
        )
    )
    score = Score(juror=JUROR, application="A'1;--", criterion="helix", value=1, comment=text)
    content = pack_content(title=text, dossiers=(dossier,), scores=(score,))

    assert content == opened_pack(sealed_as_pack(content, {}, KEYS.recipient), CODE)[0]


@pytest.mark.parametrize(
    ("partner", "number"),
    [
        ({"is_committed": None}, 2),
        ({"is_committed": True}, 1),
        ({"is_committed": False}, 1),
        ({"is_committed": True, "staff": 9, "staff_hundredths": 60}, 2),
    ],
)
def test_a_pack_says_the_oldest_format_that_has_all_it_holds_of_a_partner(
    partner: dict[str, Any], number: int
) -> None:
    """An earlier version would take what was not given for a no, or refuse the pack without saying why."""
    application = Application(number="A-1", title="T", organisation="O")
    said = Partner(name="P", helix=Helix.COMPANY, **partner)
    dossiers = (Dossier(application=application, partners=(said,)),)
    content, _attachments = opened_pack(sealed_pack(dossiers=dossiers), CODE)
    assert (dossiers, number) == (content.dossiers, content.format)


def test_a_pack_with_another_key_for_signing_is_refused() -> None:
    """Anybody who knows the juror's recipient can seal one; with it nothing could be signed any more."""
    other = public_keys(new_code(), PANEL, JUROR).public_key

    def edit(pack: dict[str, Any]) -> None:
        pack["juror"]["public_key"] = other

    with pytest.raises(UnreadableFile, match="another key for signing"):
        opened_pack(resealed(with_json(edit)), CODE)


def test_the_manifest_of_another_pack_is_refused() -> None:
    def swap(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["juror"] = "J2"
        members["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(UnreadableFile, match="two different packs"):
        opened_pack(resealed(swap), CODE)


@pytest.mark.parametrize(
    "edit",
    [
        lambda pack: pack.update(surprise=1),
        lambda pack: pack.update(format="1"),
        lambda pack: pack.pop("panel"),
        lambda pack: pack.update(is_demo="yes"),
        lambda pack: pack["juror"].update(public_key="zz"),
        lambda pack: pack["dossiers"][0]["application"].update(requested_support=1.5),
        lambda pack: pack["dossiers"][0]["application"].update(requested_support=10**18),
        lambda pack: pack["dossiers"][0]["application"].update(title="x" * 30_000),
        lambda pack: pack["dossiers"][0]["application"].update(title=["deep"] * 3),
        lambda pack: pack["dossiers"][0]["partners"][0].update(helix="church"),
        lambda pack: pack["scores"][0].update(no_score="bored"),
    ],
)
def test_a_pack_that_says_anything_unexpected_is_refused(edit: Any) -> None:
    with pytest.raises(UnreadableFile, match="ask the sender"):
        opened_pack(resealed(with_json(edit)), CODE)


@pytest.mark.parametrize("what", ["missing", "extra"])
def test_attachments_that_are_not_the_dossiers_are_refused(what: str) -> None:
    def edit(pack: dict[str, Any]) -> None:
        pack["dossiers"][0]["attachments"] = (
            [] if what == "extra" else [{"name": "x", "size": 1, "sha256": "0" * 64}]
        )

    with pytest.raises(UnreadableFile, match="attachments"):
        opened_pack(resealed(with_json(edit)), CODE)


def test_a_newer_pack_asks_for_an_update() -> None:
    def newer(members: dict[str, bytes]) -> None:
        members["manifest.json"] = members["manifest.json"].replace(
            b'"format":1', f'"format":{FORMAT + 1}'.encode()
        )

    with pytest.raises(UnreadableFile, match="update Evalapp"):
        opened_pack(resealed(newer), CODE)


@pytest.mark.parametrize("attachments", [{}, {attachment().sha256: b"altered"}])
def test_an_attachment_that_is_missing_or_altered_is_not_handed_out(attachments: dict[str, bytes]) -> None:
    with pytest.raises(BadValue, match=r"plan\.pdf"):
        sealed_as_pack(pack_content(), attachments, KEYS.recipient)


@pytest.mark.parametrize(
    "application",
    [
        Application(number="", title="t", organisation="o"),
        Application(number="A", title="x" * 30_000, organisation="o"),
        Application(number="A", title="\ud800", organisation="o"),
        Application(number="A", title="t", organisation="o", requested_support=10**17),
    ],
)
def test_what_could_not_be_opened_again_is_never_sealed(application: Application) -> None:
    with pytest.raises(BadValue, match="out of bounds"):
        sealed_as_pack(pack_content(dossiers=(Dossier(application=application),)), {}, KEYS.recipient)


@pytest.mark.long
def test_however_large_a_pack_is_only_one_attachment_at_a_time_is_in_memory(tmp_path: Path) -> None:
    """Sealing and opening, both through files."""
    contents = [bytes([n]) * 5_000_000 for n in range(8)]
    dossier = Dossier(
        application=Application(number="A", title="t", organisation="o"),
        attachments=tuple(attachment(each, f"{n}.pdf") for n, each in enumerate(contents)),
    )
    content = pack_content(dossiers=(dossier,), scores=())
    number = {attachment(each).sha256: n for n, each in enumerate(contents)}
    del contents
    path = tmp_path / "large.evalpack"
    tracemalloc.start()
    try:
        with path.open("wb") as sealed, (tmp_path / "zip").open("w+b") as plain:
            fetch = lambda sha256: bytes([number[sha256]]) * 5_000_000  # noqa: E731
            seal_pack(content, fetch, KEYS.recipient, plain=plain, sealed=sealed)
        sealing = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        with path.open("rb") as sealed, (tmp_path / "zip").open("w+b") as plain:
            pack = open_pack(sealed, path.stat().st_size, CODE, plain)
            sizes = {sum(map(len, pack.chunks(sha256))) for sha256 in number}
        opening = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert sizes == {5_000_000}
    assert sealing < 3 * 5_000_000
    assert opening < 5_000_000
