"""Applications added, changed and removed by hand: read as in an import, told from → to, undone, verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility, CompanySize
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.panel.editing.application_plan import (
    ApplicationEdit,
    TypedApplication,
    plan_addition,
    plan_change,
)
from evalapp.operations.panel.editing.applications import (
    AddApplication,
    ChangeApplication,
    RemoveApplication,
)
from evalapp.operations.panel.editing.attachments import RemoveAttachment
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.refused import put_refused
from tests.samples import Act, small_panel

PARTNER = {"name": "Nieuw bv", "helix": "bedrijf", "staff": "9,6", "turnover": "1.200.000", "committed": "ja"}


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        yield workspace


def changed(panel: Workspace, *, number: str = "A-1", reason: str = "", **typed: object) -> ApplicationEdit:
    edit = plan_change(panel.view, number, TypedApplication(**typed))  # type: ignore[arg-type]
    assert edit.after is not None
    panel.execute(ChangeApplication(dossier=edit.after, reason=reason))
    return edit


def added(panel: Workspace, **fields: str) -> ApplicationEdit:
    return plan_addition(panel.view, TypedApplication(fields=fields))


def last(panel: Workspace) -> str:
    return panel.view.history(limit=1)[0].summary


def is_sound(panel: Workspace) -> bool:
    return prove(panel).is_sound


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("requested_support", "€ 150.000,50", 15_000_050),
        ("requested_support", "150,000.50", 15_000_050),
        ("total_budget", "0,5 mln", 50_000_000),
        ("years", "36 maanden", 3),
        ("start", "31/12/2016", "2016-12-31"),
        ("province", "O-Vl", "Oost-Vlaanderen"),
        ("enterprise_number", "BE 566 988 259", "0566.988.259"),
        ("email", "An <an@organisatie.be>", "an@organisatie.be"),
        ("sector", "c", "C"),
        ("summary", "Twee\nregels", "Twee\nregels"),
    ],
)
def test_a_field_is_read_as_in_an_import(panel: Workspace, field: str, typed: str, stored: object) -> None:
    edit = changed(panel, fields={field: typed})
    assert {} == edit.wrong
    assert stored == getattr(panel.view.dossier("A-1").application, field)


@pytest.mark.long
@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("requested_support", "veel"), ("requested_support", "-5"), ("years", "36"), ("start", "32/01/2016"),
        ("start", "01/02/16"), ("enterprise_number", "0566.988.258"), ("email", "an@carebots"), ("email", "an"),
        ("title", " "), ("organisation", ""), ("submitted_at", "gisteren"), ("number", "A-9"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_field_and_the_rest_is_stored(
    panel: Workspace, field: str, typed: str
) -> None:
    before = panel.view.dossier("A-1").application
    edit = changed(panel, fields={field: typed, "acronym": "NIEUW"})
    assert [field] == list(edit.wrong)
    assert edit.wrong[field].endswith(".")
    assert replace(before, acronym="NIEUW") == panel.view.dossier("A-1").application


def test_what_is_probable_is_read_and_said(panel: Workspace) -> None:
    edit = changed(panel, fields={"start": "01/02/2016", "requested_support": "150", "email": "an@gmial.com"})
    assert {"start", "requested_support", "email"} == set(edit.said)
    assert "1 February 2016" in edit.said["start"]
    assert "150 k€" in edit.said["requested_support"]
    assert "gmail.com" in edit.said["email"]


def test_partners_and_budget_are_lists_of_rows(panel: Workspace) -> None:
    kept = {"name": "Veldmeet bv", "helix": "company", "staff": "8", "turnover": "1000000", "cash": "24000"}
    edit = changed(
        panel,
        partners=[kept, PARTNER],
        budget=[{"year": "2017", "line": "werking", "amount": "10.000", "source": "eigen"}],
    )
    assert {} == edit.wrong
    dossier = panel.view.dossier("A-1")
    assert ["Veldmeet bv", "Nieuw bv"] == [each.name for each in dossier.partners]
    assert (9, 60, CompanySize.MICRO, True) == (
        (new := dossier.partners[1]).staff, new.staff_hundredths, new.size, new.is_committed,
    )  # fmt: skip
    assert [("werking", 1_000_000)] == [(each.line, each.amount) for each in dossier.budget]
    assert "Nieuw bv" in last(panel)
    assert is_sound(panel)


def test_a_list_with_a_wrong_row_stays_as_it_was(panel: Workspace) -> None:
    before = panel.view.dossier("A-1").partners
    edit = changed(
        panel,
        fields={"acronym": "X"},
        partners=[PARTNER, {"name": "Ander", "helix": "vzw?", "committed": "misschien"}, {"name": "Totaal"}],
    )
    assert {"partners.2.helix", "partners.2.committed", "partners.3.helix"} == set(edit.wrong)
    assert before == panel.view.dossier("A-1").partners
    assert "X" == panel.view.dossier("A-1").application.acronym


def test_a_further_field_comes_changes_and_goes(panel: Workspace) -> None:
    changed(panel, extra={"Cluster": "Zorg"})
    changed(panel, extra={"Cluster": "Bouw"})
    assert "Cluster: Zorg → Bouw" in last(panel)
    assert is_sound(panel)
    edit = changed(panel, extra={"Cluster": "", "Title": "Nee"})
    assert (["extra.Title"], {}) == (list(edit.wrong), dict(panel.view.dossier("A-1").application.extra))


def test_every_field_is_told_from_what_to_what_in_both_languages(panel: Workspace) -> None:
    changed(panel, fields={"requested_support": "120000", "start": "2017-01-01", "acronym": "ACRO"})
    with in_language("nl"):
        said = last(panel)
        assert "A-1, gevraagde steun: € 100.000 → € 120.000" in said.replace("\xa0", " ")
        assert "acroniem: – → ACRO" in said
    with in_language("en"):
        assert "A-1, start: – → 1 January 2017" in last(panel).replace("\xa0", " ")


def test_an_edit_is_verified_undone_and_verified_again(panel: Workspace) -> None:
    before = panel.view.dossier("A-1")
    changed(panel, fields={"title": "Ander"}, partners=[PARTNER])
    assert is_sound(panel)
    panel.undo()
    assert before == panel.view.dossier("A-1")
    assert is_sound(panel)


def test_nothing_else_is_no_change(panel: Workspace) -> None:
    number = panel.view.last_change()
    edit = changed(panel, fields={"title": "Title of A-1", "number": "a-1"})
    assert (number, ()) == (panel.view.last_change(), edit.changes)


def test_an_application_is_added_and_undone(panel: Workspace) -> None:
    edit = added(panel, number="B-7", title="Nieuw", organisation="Org vzw", requested_support="1.500")
    assert edit.after is not None
    panel.execute(AddApplication(dossier=edit.after))
    assert 150_000 == panel.view.dossier("B-7").application.requested_support
    assert "Application B-7 added: Nieuw" == last(panel)
    assert is_sound(panel)
    panel.undo()
    assert "B-7" not in {each.number for each in panel.view.applications()}
    assert is_sound(panel)


@pytest.mark.parametrize("number", ["A-1", "a-1", "A-01", "A–1", "\u0410-1", "A1"])
def test_a_number_that_is_there_or_looks_like_one_is_refused(panel: Workspace, number: str) -> None:
    edit = added(panel, number=number, title="Nieuw", organisation="Org vzw")
    assert (None, ["number"]) == (edit.after, list(edit.wrong))


def test_an_application_without_what_it_needs_names_each(panel: Workspace) -> None:
    edit = added(panel, acronym="X")
    assert (None, {"number", "title", "organisation"}) == (edit.after, set(edit.wrong))


def test_what_resembles_another_application_is_said(panel: Workspace) -> None:
    edit = added(panel, number="B-7", title="Title of A-1", organisation="Organisation of A-1 (DEMO)")
    assert any("A-1" in each for each in edit.notes), edit.notes


def test_an_unknown_application_is_refused(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="no application"):
        plan_change(panel.view, "X-9", TypedApplication(fields={"title": "X"}))


def test_an_application_goes_with_all_that_belongs_to_it_and_comes_back(
    panel: Workspace, tmp_path: Path
) -> None:
    edit = plan_addition(
        panel.view,
        TypedApplication(
            fields={"number": "B-7", "title": "Nieuw", "organisation": "Org"}, partners=[PARTNER]
        ),
    )
    assert edit.after is not None
    panel.execute(AddApplication(dossier=edit.after))
    (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
    attach_files(panel, "B-7", [tmp_path / "plan.pdf", tmp_path / "weg.pdf"])
    before = panel.view.dossier("B-7")
    assert 1 == len(panel.view.refused_rows())
    panel.execute(RemoveApplication(number="B-7"))
    assert [] == panel.view.refused_rows()
    assert is_sound(panel)
    panel.undo()
    assert before == panel.view.dossier("B-7")
    assert is_sound(panel)


def test_an_application_on_which_something_hangs_stays_and_says_what(panel: Workspace) -> None:
    panel.execute(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Te laat")
    )
    with pytest.raises(KnownError, match="decision on admissibility and assignment"):
        panel.execute(RemoveApplication(number="A-1"))


def test_once_scoring_began_a_reason_is_needed_and_kept(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        with pytest.raises(BadValue, match="with a reason only"):
            changed(panel, fields={"acronym": "X"})
        changed(panel, fields={"acronym": "X"}, reason="Tikfout van de aanvrager")
        assert last(panel).endswith("Tikfout van de aanvrager")


def test_only_the_secretary_edits(panel: Workspace) -> None:
    panel.actor = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)
    with pytest.raises(NotAllowed):
        changed(panel, fields={"acronym": "X"})


def test_an_attachment_is_removed_and_comes_back(panel: Workspace, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
    attach_files(panel, "A-1", [tmp_path / "plan.pdf"])
    with pytest.raises(BadValue, match=r"no attachment “anders.pdf”"):
        panel.execute(RemoveAttachment(application="A-1", name="anders.pdf"))
    panel.execute(RemoveAttachment(application="A-1", name="plan.pdf"))
    assert () == panel.view.dossier("A-1").attachments
    assert is_sound(panel)
    panel.undo()
    assert ["plan.pdf"] == [each.name for each in panel.view.dossier("A-1").attachments]
    assert is_sound(panel)


def test_a_partner_who_was_refused_and_is_typed_waits_on_the_work_list_no_longer(panel: Workspace) -> None:
    rows = [
        ImportRow(
            file="p.xlsx",
            row=n,
            number="A-1",
            outcome=Outcome.REFUSED,
            kind="partners",
            title=name,
            reason="x",
        )
        for n, name in ((2, "Nieuw bv"), (3, "Nog een"))
    ]
    panel.execute(Act(act=lambda change: put_refused(change, rows)))
    changed(panel, partners=[PARTNER])
    assert ["Nog een"] == [each.title for each in panel.view.refused_rows()]
    assert is_sound(panel)
