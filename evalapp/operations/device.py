"""On which machine a work file is written: a copy that goes on elsewhere is a device of its own.

The panel tells two copies of a work file apart by their device ids, and what they have in common by the returns that
both name (`earlier`). Only a hash of the machine lies in the file, salted with the device id, so that the files of two
calls do not show that they were made on the same one.
"""

from __future__ import annotations

import hashlib
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from evalapp.domain.journal import Act, act
from evalapp.domain.permissions import Action
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.lock_note import user_name
from evalapp.store.rows.settings import DEVICE, DEVICE_NAME, MACHINE

_MACHINE_ID = Path("/etc/machine-id")
_MOST_OF_A_NAME = 60


def machine_name() -> str:
    """As people call this machine, for who reads which of two wrote something."""
    return socket.gethostname()[:_MOST_OF_A_NAME]


def machine_of(device: str) -> str:
    """A hash of this machine and user, other for each `device`."""
    machine = ""
    with suppress(OSError):
        machine = _MACHINE_ID.read_text(encoding="ascii", errors="replace").strip()
    known = "\0".join(("evalapp machine", device, machine, socket.gethostname(), user_name()))
    return hashlib.sha256(known.encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True, slots=True)
class GoOn:
    """The work goes on here, as a device of its own; no undo takes that back."""

    device: str
    name: str
    machine: str
    action: ClassVar[Action] = Action.GO_ON

    def summary(self, view: View) -> Act:
        return act("went-on", machine=self.name)

    def apply(self, change: OpenChange) -> None:
        change.put_setting(DEVICE, self.device)
        change.put_setting(DEVICE_NAME, self.name)
        change.put_setting(MACHINE, self.machine)


def going_on(view: View) -> GoOn | None:
    """What must be done first where the work file comes from another machine; None where it was written here."""
    device, machine = view.setting(DEVICE), view.setting(MACHINE)
    if not device or machine == machine_of(device):
        return None
    # A file of before machines were noted may have been made on this one.
    own = secrets.token_hex(8) if machine else device
    return GoOn(device=own, name=machine_name(), machine=machine_of(own))
