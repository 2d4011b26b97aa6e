"""Texts that look alike and must not be mixed up. mypy rejects a comparison of one of these with another.

They are made where a value enters: at the store's rows, the readers of tables, the JSON of a pack or return, and the
user of the machine.
"""

from __future__ import annotations

from typing import NewType

PersonId = NewType("PersonId", str)
"""Of a juror, chair or secretary; of a user of the machine who is none of them, the name of the account."""

PersonName = NewType("PersonName", str)
"""As people read it; two persons may have the same."""

NOBODY = PersonId("")
NAMELESS = PersonName("")
