"""By what names the panel knows the work files, tables and forms that scores came from."""

from __future__ import annotations

COPY = "~"  # may not occur in a device id, so a copy's name cannot be claimed by another device
TABLE = "table"
FORM = "form+"  # likewise: no device id holds a plus


def is_of_family(device: str, family: str) -> bool:
    """Whether a device is one of the tables, or of the states of one form, that go by `family`."""
    return device.partition(COPY)[0] == family


def is_of_table(device: str) -> bool:
    """Whether a device is a table or a form: what somebody vouches for, since nobody signed it."""
    return is_of_family(device, TABLE) or device.startswith(FORM)
