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
from pathlib import Path

from evalapp.domain.people import Actor
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.history.undo import GOES_ON
from evalapp.store.lock_note import user_name
from evalapp.store.rows import read
from evalapp.store.rows.write import put_setting

_MACHINE_ID = Path("/etc/machine-id")


def machine_of(device: str) -> str:
    """A hash of this machine and user, other for each `device`."""
    machine = ""
    with suppress(OSError):
        machine = _MACHINE_ID.read_text(encoding="ascii", errors="replace").strip()
    known = "\0".join(("evalapp machine", device, machine, socket.gethostname(), user_name()))
    return hashlib.sha256(known.encode()).hexdigest()[:32]


def go_on_here(file: PanelFile, actor: Actor) -> None:
    """Take a new device id where the work file comes from another machine; call before the first change made here.

    It is a change of its own, that no undo takes back.
    """
    device, machine = read.setting(file, "device"), read.setting(file, "machine")
    if device is None or machine == machine_of(device):
        return
    name = socket.gethostname()[:60]
    # A file of before machines were noted may have been made on this one.
    own = secrets.token_hex(8) if machine else device
    with journal.change(file, actor, GOES_ON, _("Work continued on {machine}").format(machine=name)):
        for key, value in (("device", own), ("device_name", name), ("machine", machine_of(own))):
            put_setting(file, key, value)
