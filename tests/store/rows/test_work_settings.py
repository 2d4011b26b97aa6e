"""Every setting is written down in one way, is read back as it was, and is known by one name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.permissions import Action
from evalapp.domain.taking.column_map import KeptSheet
from evalapp.domain.terms.plan import Plan
from evalapp.domain.texts import Text
from evalapp.operations.workspace import Workspace
from evalapp.store.rows import settings
from evalapp.store.rows.settings import HandedInAs, Setting
from tests.samples import Act, small_panel

DATA = Path(__file__).parents[2] / "data"
SETTINGS: list[Setting[Any]] = [each for each in vars(settings).values() if isinstance(each, Setting)]
SAMPLES: dict[type, object] = {
    str: "Één “tekst”\n, met; tekens",
    int: 42,
    tuple: ("a" * 64, "b" * 64),
    dict: {"number": 2, "applications_added": ["A-4"]},
    Text: Text(nl="Ik “verklaar”", en="I declare"),
    HandedInAs: HandedInAs(file="an.evalreturn", pack="p-1"),
    Plan: Plan(opens_on="2015-10-30", body="Één “orgaan”", language="nl", quorum=7),
}


OWN_SAMPLES: dict[str, object] = {
    "column_maps": (
        KeptSheet(headings=("Nr", "Titel"), holds="applications", row=2, columns={"Nr": "number"}),
    ),
}


def sample(setting: Setting[Any]) -> object:
    if setting.name in OWN_SAMPLES:
        return OWN_SAMPLES[setting.name]
    return SAMPLES[type(setting.otherwise)]


def test_no_two_settings_share_a_name() -> None:
    names = [each.name for each in SETTINGS]
    assert len(names) == len(set(names)) > 15


@pytest.mark.long
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.name)
def test_a_setting_is_read_back_as_it_was_put(tmp_path: Path, setting: Setting[Any]) -> None:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        if setting.name not in ("panel_identity", "juror"):
            assert setting.otherwise == workspace.view.setting(setting)
        put = Act(
            act=lambda change: change.put_setting(setting, sample(setting)), action=Action.DECLARE_CONFLICT
        )
        workspace.execute(put)
        assert sample(setting) == workspace.view.setting(setting)


@pytest.mark.parametrize("name", ["format-1.evalpanel", "format-1.evalwork"])
def test_every_setting_of_a_released_file_is_known_and_can_be_read(name: str) -> None:
    with closing(sqlite3.connect(f"file:{DATA / name}?mode=ro", uri=True)) as conn:
        kept = dict(conn.execute("SELECT key, value FROM setting"))
    known = {each.name: each for each in SETTINGS}
    assert kept.keys() <= known.keys()
    with Workspace.open(DATA / name, read_only=True) as workspace:
        for key, text in kept.items():
            value = workspace.view.setting(known[key])
            assert (type(known[key].otherwise), text) == (type(value), known[key].encode(value))
