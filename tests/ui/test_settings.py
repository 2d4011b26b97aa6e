"""What the window remembers: whole whatever happens, and shared by windows that are open together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ui.settings import ReadingPlace, Settings, WrittenReport
from ui.tasks import SynchronousPool, Tasks
from ui.window.frame import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.mark.parametrize("content", [b"[1, 2", b"[1, 2]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_put_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    settings = Settings(path)
    settings.theme = "dark"

    assert Settings(path).theme == "dark"
    assert path.with_name("settings.json.damaged").read_bytes() == content


@pytest.mark.parametrize("values", ['{"theme": "puce"}', '{"geometry": "\\ud800"}', '{"text_scale": [1]}'])
@pytest.mark.usefixtures("qapp")
def test_a_strange_value_does_not_cost_the_window(path: Path, values: str) -> None:
    path.parent.mkdir()
    path.write_text(values, encoding="utf-8")
    settings = Settings(path)

    window = MainWindow(settings, Tasks(SynchronousPool()))

    assert (settings.theme, settings.text_scale) == ("system", 1.0)
    window.deleteLater()


def test_a_crash_while_writing_leaves_what_was_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Settings(path).theme = "dark"

    def stop(_handle: int) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(os, "fsync", stop)
    settings = Settings(path)
    settings.theme = "light"

    assert (settings.theme, Settings(path).theme) == ("light", "dark")
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_what_could_not_be_written_is_written_with_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(path)
    path.parent.write_text("in the way")
    settings.theme = "dark"
    path.parent.unlink()

    settings.text_scale = 1.15

    assert (Settings(path).theme, Settings(path).text_scale) == ("dark", 1.15)


def test_two_windows_keep_what_the_other_wrote(path: Path, tmp_path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.remember(tmp_path / "a.evalpanel")
    one.leave_at("a", ReadingPlace(page=3))
    other.theme = "dark"
    other.remember(tmp_path / "b.evalpanel")
    other.leave_at("b", ReadingPlace(page=4))
    one.text_scale = 1.3

    kept = Settings(path)

    assert kept.recent() == [tmp_path / "b.evalpanel", tmp_path / "a.evalpanel"]
    assert (kept.theme, kept.text_scale) == ("dark", 1.3)
    assert (kept.place_in("a").page, kept.place_in("b").page) == (3, 4)


def test_the_last_report_of_each_kind_is_kept_by_file_and_goes_with_it(path: Path, tmp_path: Path) -> None:
    settings, panel = Settings(path), tmp_path / "call.evalpanel"
    for kind, name in (("ranking", "first.pdf"), ("ranking", "r.pdf"), ("evaluations", "e.pdf")):
        told = WrittenReport(path=tmp_path / name, at="2026-01-01T12:00:00+01:00", fingerprint="ab")
        settings.remember_written(panel, kind, told)

    kept = Settings(path).written_of(panel)
    assert {"ranking": "r.pdf", "evaluations": "e.pdf"} == {
        kind: each.path.name for kind, each in kept.items()
    }
    assert {} == settings.written_of(tmp_path / "other.evalpanel")

    settings.forget(panel)
    assert {} == Settings(path).written_of(panel)


@pytest.mark.parametrize(
    "values", ['{"written": 3}', '{"written": {"FILE": [1]}}', '{"written": {"FILE": {"r": [1]}}}']
)
def test_strange_reports_are_none(path: Path, tmp_path: Path, values: str) -> None:
    path.parent.mkdir()
    panel = tmp_path / "call.evalpanel"
    path.write_text(values.replace("FILE", str(panel)), encoding="utf-8")

    assert {} == Settings(path).written_of(panel)


def test_a_demo_leaves_the_folder_for_new_calls_alone(path: Path, tmp_path: Path) -> None:
    own, demo = tmp_path / "calls", tmp_path / "Evalapp demo"
    own.mkdir()
    demo.mkdir()
    settings = Settings(path)
    settings.remember(own / "call.evalpanel")
    settings.remember(demo / "demo.evalpanel", is_demo=True)
    assert settings.folder == own
    assert settings.recent()[0] == demo / "demo.evalpanel"
