from __future__ import annotations

import threading
from collections.abc import Callable
from time import sleep

from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from ui.tasks import SynchronousPool, Tasks


def test_the_result_comes_back_in_the_windows_thread(qtbot: QtBot) -> None:
    tasks = Tasks(QThreadPool())
    seen: list[tuple[object, Exception | None, bool]] = []
    here = threading.current_thread()

    tasks.run(lambda report: 6 * 7, lambda r, e: seen.append((r, e, threading.current_thread() is here)))

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, None, True)]


def test_an_error_is_handed_to_the_callback(qtbot: QtBot) -> None:
    errors: list[Exception | None] = []
    failure = ValueError("no")

    def fail(report: Callable[..., None]) -> None:
        raise failure

    Tasks(SynchronousPool()).run(fail, lambda result, error: errors.append(error))

    assert errors == [failure]


def test_progress_is_passed_on(qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []

    def work(report: Callable[..., None]) -> None:
        report(1, 2)
        report(2, 2)

    Tasks(SynchronousPool()).run(work, lambda result, error: None, lambda done, of: steps.append((done, of)))

    assert steps == [(1, 2), (2, 2)]


def test_a_cancelled_task_stops_and_says_nothing(qtbot: QtBot) -> None:
    started, go_on, stopped = threading.Event(), threading.Event(), threading.Event()
    called: list[object] = []

    def work(report: Callable[..., None]) -> None:
        started.set()
        go_on.wait(5)
        try:
            report(1)
        finally:
            stopped.set()

    pool = QThreadPool()
    task = Tasks(pool).run(work, lambda result, error: called.append(result))
    started.wait(5)
    task.cancel()
    go_on.set()
    stopped.wait(5)
    pool.waitForDone()
    qtbot.wait(20)

    assert called == []


def test_a_deleted_owner_is_not_called(qtbot: QtBot) -> None:
    class Owner(QObject):
        def take(self, result: object, error: Exception | None) -> None:
            raise AssertionError("called after its end")

    owner = Owner()
    take = owner.take
    import shiboken6

    shiboken6.delete(owner)

    Tasks(SynchronousPool()).run(lambda report: 1, take)


def test_who_waits_goes_on_once_all_has_ended() -> None:
    pool, ended = QThreadPool(), threading.Event()

    def work(_report: Callable[..., None]) -> None:
        sleep(0.05)
        ended.set()

    tasks = Tasks(pool)
    tasks.run(work, lambda _result, _error: None)
    tasks.wait()
    assert ended.is_set()
