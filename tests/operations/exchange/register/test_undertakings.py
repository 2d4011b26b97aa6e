"""The register tells who agreed to which text of the undertaking, and from whom something came in without."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import KnownError
from evalapp.domain.outgoing.undertaking import hash_of, read_in
from evalapp.domain.texts import NO_TEXT, Text
from evalapp.operations.documents.register import register_json
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.juror.handing_in import last_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back.panel import read_back
from evalapp.operations.reports.register import register_report_of
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports.receipt import receipt_report
from evalapp.reports.register.register import register_pages
from tests.samples import changed_call, clear_all, small_panel

OWN = Text(nl="Ik zwijg.\n\nIk oordeel zelf.", en="I keep silent.")


def words_of(paper: bytes) -> str:
    pages = PdfReader(io.BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 signed in Dutch; of J2 a table came in, which nobody signs."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.execute(changed_call(undertaking=OWN))
        pack = next(each for each in hand_out(made, tmp_path / "packs").packs if each.juror == "J1")
        with clear_all(open_pack(pack.path, pack.code, agreed=read_in(OWN, "nl"))) as work:
            work.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=7))
            submit(work, pack.code, tmp_path / "one.evalreturn")
            receipt = last_receipt(work)
        assert receipt is not None
        assert hash_of(OWN.nl) == receipt.undertaking
        assert hash_of(OWN.nl) in words_of(receipt_report(receipt)).replace(" ", "")
        (tmp_path / "two.csv").write_text("juror,application,criterion,value\nJ2,A-1,sme,3\n")
        merge(made, plan_merge(made, [tmp_path / "one.evalreturn", tmp_path / "two.csv"]))
        yield made


def test_who_signed_and_who_did_not(panel: Workspace) -> None:
    one, two = register_json(register_of(panel.view))["undertakings"]
    assert ("J1", OWN.nl, True, hash_of(OWN.nl), "nl") == tuple(
        one[key] for key in ("juror", "text", "signed", "sha256", "language")
    )
    assert one["at"]
    assert {"juror": "J2", "text": None, "at": None, "signed": False}.items() <= two.items()


def test_the_paper_prints_each_text_once(panel: Workspace) -> None:
    said = words_of(register_pages(register_report_of(panel.view)))
    assert 1 == said.count("Ik oordeel zelf.")
    assert "no undertaking was signed" in said
    assert "text 1, Nederlands" in said


def test_a_call_that_never_asked_says_nothing_of_it(tmp_path: Path) -> None:
    with small_panel(tmp_path / "other.evalpanel") as panel:
        (tmp_path / "two.csv").write_text("juror,application,criterion,value\nJ2,A-1,sme,3\n")
        merge(panel, plan_merge(panel, [tmp_path / "two.csv"]))
        assert [] == register_json(register_of(panel.view))["undertakings"]
        assert "Undertakings" not in words_of(register_pages(register_report_of(panel.view)))


def test_an_export_that_is_read_back_keeps_them_unsigned(panel: Workspace, tmp_path: Path) -> None:
    export(panel, tmp_path / "out")
    read_back(tmp_path / "again.evalpanel", tmp_path / "out")
    with Workspace.open(tmp_path / "again.evalpanel") as again:
        assert OWN == again.view.call().undertaking
        (one,) = register_json(register_of(again.view))["undertakings"]
        assert (OWN.nl, False) == (one["text"], one["signed"])


def test_what_an_export_says_of_a_text_that_nobody_could_store_is_refused(
    panel: Workspace, tmp_path: Path
) -> None:
    export(panel, tmp_path / "out")
    call = tmp_path / "out" / "call.json"
    call.write_text(call.read_text().replace("Ik zwijg.", "Ik \\u202ezwijg."))
    with pytest.raises(KnownError, match="202e"):
        read_back(tmp_path / "again.evalpanel", tmp_path / "out")


def test_an_agreement_stays_when_the_call_asks_for_none_any_more(panel: Workspace) -> None:
    panel.execute(changed_call(undertaking=NO_TEXT))
    assert [1, 0] == [each.number for each in register_of(panel.view).undertakings]
