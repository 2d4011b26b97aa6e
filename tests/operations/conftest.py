"""Every change that a test of the operations makes is such as a verified file may hold."""

from __future__ import annotations

import pytest

from evalapp.domain.permissions import Action
from evalapp.operations.change import OpenChange
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.history.deeds import DEEDS
from evalapp.store.history.journal import Opened, rows_of_change
from evalapp.store.history.proving.permitted import Permitted
from evalapp.store.history.proving.unlike import Unlike
from tests.samples import Act


@pytest.fixture(autouse=True)
def every_change_is_like_its_act(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else who really did it would be called a forger: the table of all acts knows all that the commands write."""
    close, apply = journal._close, Act.apply
    by_hand: list[OpenChange] = []

    def apply_by_hand(act: Act, change: OpenChange) -> object:
        by_hand.append(change)
        return apply(act, change)

    def close_and_ask(file: PanelFile, opened: Opened) -> object:
        number, action, role, actor = file.rows(
            "SELECT id, action, role, actor FROM change WHERE id = ?", (opened.id,)
        )[0]
        if by_hand:  # what a test writes by itself is no command of the program
            by_hand.clear()
        elif action in DEEDS:
            rows = list(rows_of_change(file.conn, number))
            people = {str(n): image for n, image in enumerate(_people(file))}
            permitted = Permitted()
            permitted.read_people(people)
            unlike = Unlike(
                number=number,
                action=action,
                role=role,
                is_work_file=file.is_work_file,
                own=permitted.ids_of(actor),
            )
            declared = {
                key: "" for (key,) in file.rows("SELECT json_array(juror, application) FROM conflict")
            }
            found = (
                unlike.place_fault() or unlike.fault_of(rows) or unlike.fault_after({"conflict": declared})
            )
            assert found == "", (Action(action), found)
        return close(file, opened)

    monkeypatch.setattr(Act, "apply", apply_by_hand)
    monkeypatch.setattr(journal, "_close", close_and_ask)


def _people(file: PanelFile) -> list[str]:
    return [
        image
        for (image,) in file.rows("SELECT json_object('id', id, 'name', name, 'role', role) FROM person")
    ]
