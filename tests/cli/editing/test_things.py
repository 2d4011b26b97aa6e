"""`edit` of an application or a person: what is good is stored, what is wrong is refused with status 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from conftest import Played, Run

WHY = ("--reason", "Tikfout")


def test_fields_are_stored_and_told_from_what_to_what(run: Run, played: Played) -> None:
    ran = run("edit", played.panel, "application", "A-1", "requested-support=€ 120.000,50", *WHY, "--json")
    assert (0, []) == (ran.status, ran.json["refused"])
    (field,) = ran.json["fields"]
    assert ("requested_support", "120") == (field["field"], field["after"].strip("€ ")[:3])
    assert ran.json["change"]


def test_what_is_wrong_is_refused_with_its_field_and_the_rest_is_stored(run: Run, played: Played) -> None:
    ran = run("edit", played.panel, "application", "A-1", "email=an@carebots", "acronym=CARE", *WHY, "--json")
    assert (1, ["email"], ["acronym"]) == (
        ran.status,
        [each["field"] for each in ran.json["refused"]],
        [each["field"] for each in ran.json["fields"]],
    )
    ran = run("edit", played.panel, "application", "A-1", "email=an@carebots", *WHY)
    assert (1, True, True) == (
        ran.status,
        "e-mail: “an@carebots”" in ran.err,
        "Nothing was changed" in ran.err,
    )


def test_an_application_is_added_with_its_lists_and_removed(run: Run, played: Played) -> None:
    partners = json.dumps([{"name": "Nieuw bv", "helix": "company", "staff": 9.6, "committed": True}])
    ran = run(
        "edit", played.panel, "application", "B-1", "title=Nieuw", "organisation=Org vzw", f"partners={partners}",
        "extra.Cluster=Zorg", "--add", *WHY,
    )  # fmt: skip
    assert (0, "Application B-1 added: Nieuw – Tikfout\n") == (ran.status, ran.out)
    with Workspace.open(played.panel) as panel:
        dossier = panel.view.dossier("B-1")
        assert {"Cluster": "Zorg"} == dossier.application.extra
        assert [(9, 60)] == [(each.staff, each.staff_hundredths) for each in dossier.partners]
    assert 0 == run("edit", played.panel, "application", "B-1", "--remove", *WHY).status
    assert 2 == run("edit", played.panel, "application", "B-1", "title=X", *WHY).status


def test_an_application_that_is_added_wrong_is_not_added(run: Run, played: Played) -> None:
    ran = run("edit", played.panel, "application", "a-1", "title=Nieuw", "--add", *WHY, "--json")
    assert (1, None, {"number", "organisation"}) == (
        ran.status,
        ran.json["change"],
        {each["field"] for each in ran.json["refused"]},
    )


@pytest.mark.parametrize(
    ("what", "id", "said"), [("application", "A-1", "assignment"), ("person", "J1", "seats")]
)
def test_what_something_hangs_on_is_not_removed(
    run: Run, played: Played, what: str, id: str, said: str
) -> None:
    ran = run("edit", played.panel, what, id, "--remove", *WHY)
    assert (1, "", True) == (ran.status, ran.out, said in ran.err)
    ran = run("edit", played.panel, what, id, "--remove", *WHY, "--json")
    assert (1, None) == (ran.status, ran.json["change"])


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize(("what", "id"), [("application", "A-1"), ("person", "J1")])
def test_what_is_not_there_or_not_now_is_refused_as_ever(
    run: Run, played: Played, what: str, id: str, as_json: tuple[str, ...]
) -> None:
    assert 2 == run("edit", played.panel, what, "X-9", "--remove", *WHY, *as_json).status
    assert run("phase", played.panel, "deliberation").status == 0
    ran = run("edit", played.panel, what, id, "--remove", *WHY, *as_json)
    assert (2, "", True) == (ran.status, ran.out, "It is not possible to" in ran.err)


def test_what_is_not_possible_now_is_called_by_its_name(run: Run, played: Played) -> None:
    table = played.folder / "x.csv"
    table.write_text("number,title,email\nA-9,Nothing,no\n,Without\n", encoding="utf-8")
    assert run("import", played.panel, table, "--reason", "x").status == 1
    assert run("phase", played.panel, "deliberation").status == 0
    attached = run("attach", played.panel, "--application", "A-1", table)
    assert (2, True) == (
        attached.status,
        "It is not possible to keep files with an application in the phase" in attached.err,
    )
    dismissed = run("refused", played.panel, "--done")
    assert (2, True) == (dismissed.status, "It is not possible to deal with refused rows" in dismissed.err)


def test_a_person_is_added_changed_and_removed(run: Run, played: Played) -> None:
    added = ("id=D1", "name=Els Bos", "role=deputy-chair", "email=els@bos.be")
    assert 0 == run("edit", played.panel, "person", "D1", *added[1:], "--add", *WHY).status
    ran = run("edit", played.panel, "person", "D1", "role=chair", "email=els", *WHY, "--json")
    assert (1, ["email"]) == (ran.status, [each["field"] for each in ran.json["refused"]])
    assert [{"field": "role", "before": "deputy chair", "after": "chair"}] == ran.json["fields"]
    assert 0 == run("edit", played.panel, "person", "D1", "--remove", *WHY).status


def test_without_a_reason_nothing_changes_once_scoring_began(run: Run, played: Played) -> None:
    ran = run("edit", played.panel, "person", "J1", "expertise=zorg")
    assert (2, "") == (ran.status, ran.out)
    assert "with a reason only" in ran.err


@pytest.mark.long
@pytest.mark.parametrize(
    "arguments",
    [
        ("application",), ("application", "title=X"), ("application", "A-1"), ("application", "A-1", "colour=red"),
        ("application", "A-1", "title=X", "title=Y"), ("application", "A-1", "title=X", "--remove"),
        ("application", "A-1", "title=X", "--add", "--remove"), ("application", "A-1", "partners=geen"),
        ("application", "A-1", 'partners=[{"naam": "X"}]'), ("application", "A-1", "admissibility=admissible"),
        ("person", "J1", "first_name=An"), ("person", "X", "name=An"), ("call",), ("call", "title=X", "--add"),
        ("application", "A-1", "title=X", "--decided-on", "2016-01-01"),
    ],
)  # fmt: skip
def test_wrong_usage_changes_nothing(run: Run, played: Played, arguments: tuple[str, ...]) -> None:
    with Workspace.open(played.panel) as panel:
        before = panel.view.last_change()
    ran = run("edit", played.panel, *arguments, *WHY)
    assert (2, "") == (ran.status, ran.out)
    assert ran.err.strip()
    with Workspace.open(played.panel) as panel:
        assert before == panel.view.last_change()


def test_what_was_handed_out_is_out_of_date_once_its_dossier_changes(run: Run, played: Played) -> None:
    def states() -> set[str]:
        told = run("status", played.panel, "--json").json["coverage"]["jurors"]
        return {each["state"] for each in told}

    assert {"handed-out"} == states()
    run("edit", played.panel, "application", "A-1", "total_budget=250.000", *WHY)
    assert {"out-of-date"} == states()
