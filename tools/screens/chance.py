"""Chance drawn from a seed, for the pictures alone: keys, access codes, ids of files and devices, seeds proposed.

The program takes them all from `secrets`, `uuid` and age, as it should; they are replaced in this process from
outside, so that nothing in the program can ever choose to be less random.
"""

from __future__ import annotations

import os
import secrets
import uuid
from pathlib import Path
from random import Random

from evalapp.exchange.sealed import codes, identity, signing
from evalapp.operations import device
from evalapp.operations.exchange import handout
from evalapp.operations.exchange.recipients import held_by
from tools.screens.program import modules


class Chance:
    def __init__(self) -> None:
        self._random = Random()

    def begin(self, moment: str) -> None:
        """What is drawn from here on depends on `moment` alone, not on what was drawn before."""
        self._random.seed(moment)

    def install(self) -> None:
        random = self._random
        secrets.choice = random.choice
        secrets.randbelow = lambda exclusive_upper_bound: random.randrange(exclusive_upper_bound)
        secrets.token_bytes = lambda nbytes=None: random.randbytes(nbytes or 32)
        secrets.token_hex = lambda nbytes=None: random.randbytes(nbytes or 32).hex()
        uuid.uuid4 = lambda: uuid.UUID(int=random.getrandbits(128), version=4)
        for module in modules():
            if getattr(module, "new_identity", None) is identity.new_identity and module is not identity:
                module.new_identity = _identity  # type: ignore[attr-defined]
        identity.new_identity = _identity
        # age draws by itself, so no two packs are the same; what the panel keeps of one is in its fingerprint.
        vars(handout)["held_by"] = lambda *held, **kept: held_by(
            *held, **kept | {"sealed": random.randbytes(32).hex()}
        )
        # A work file holds a hash of the machine, which must be the same on each.
        device._MACHINE_ID = Path(os.devnull)


def _identity() -> str:
    return signing.age_identity(codes.new_code())
