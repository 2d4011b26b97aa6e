from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.demo.plans import plan_of
from evalapp.demo.play import make_call


@pytest.mark.long
def test_every_application_of_the_demo_has_a_plan_that_can_be_read(tmp_path: Path) -> None:
    with make_call(tmp_path / "call.evalpanel") as workspace:
        for dossier in workspace.view.dossiers():
            (attachment,) = dossier.attachments
            reader = PdfReader(io.BytesIO(workspace.view.attachment(attachment.sha256)))
            assert 2 == len(reader.pages)
            assert dossier.application.acronym in reader.pages[0].extract_text()
            assert dossier.partners[-1].name in reader.pages[1].extract_text()


@pytest.mark.long
def test_a_plan_is_the_same_each_time_it_is_made(tmp_path: Path) -> None:
    with make_call(tmp_path / "call.evalpanel") as workspace:
        dossier = workspace.view.dossier("A-01")

    assert plan_of(dossier) == plan_of(dossier)
