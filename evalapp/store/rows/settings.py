"""What a file keeps for itself, one row of `setting` each: every name, its type and how it is written down.

Nothing else knows how a setting is spelt. A file that lacks one is of an older version, or not that far yet: then the
setting is what it is `otherwise`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.taking.column_map import KeptSheet
from evalapp.domain.terms.plan import NO_PLAN, Plan, plan_in, plan_out
from evalapp.domain.texts import NO_TEXT, Text

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Generic[T]):
    name: str
    otherwise: T
    decode: Callable[[str], T]
    encode: Callable[[T], str]


class HandedInAs(NamedTuple):
    """The name of the file of the last return, and the pack on which it stood."""

    file: str = ""
    pack: str = ""


def _text(name: str) -> Setting[str]:
    return Setting(name=name, otherwise="", decode=str, encode=str)


def _number(name: str, otherwise: int = 0) -> Setting[int]:
    return Setting(name=name, otherwise=otherwise, decode=int, encode=str)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kept_sheet(each: Mapping[str, Any]) -> KeptSheet:
    return KeptSheet(
        headings=tuple(map(str, each["headings"])),
        holds=str(each["holds"]),
        row=int(each["row"]),
        columns={str(heading): str(target) for heading, target in each["columns"].items()},
    )


# A panel file.
PANEL_IDENTITY = _text("panel_identity")  # secret: opens the returns
LOT_SEED = _text("lot_seed")
SUBMITTED_UNTIL = _text("submitted_until")  # until when applications were taken in

# What is said of the call besides: its days, the deciding body, and the like.
PLAN: Setting[Plan] = Setting(
    name="plan", otherwise=NO_PLAN, decode=plan_in, encode=lambda plan: _json(plan_out(plan))
)
COLUMN_MAPS: Setting[tuple[KeptSheet, ...]] = Setting(  # how columns of imported files are read
    name="column_maps",
    otherwise=(),
    decode=lambda text: tuple(_kept_sheet(each) for each in kept_json(text)),
    encode=lambda sheets: _json([asdict(each) for each in sheets]),
)
JURORS_PER_APPLICATION = _number("jurors_per_application")  # seats each has; 0 where nobody said
APPLICATIONS_PER_JUROR = _number("applications_per_juror")  # the most that one takes; 0: no limit


def _both_languages(name: str) -> Setting[Text]:
    return Setting(
        name=name,
        otherwise=NO_TEXT,
        decode=lambda text: Text(**kept_json(text)),
        encode=lambda text: _json({"nl": text.nl, "en": text.en}),
    )


# A panel and a work file: what a juror declares before a dossier opens, empty for the text of the program; and what
# a juror agrees to before anything of a pack is read, empty where nothing is asked.
DECLARATION = _both_languages("declaration")
UNDERTAKING = _both_languages("undertaking")

# A work file: whose it is and on which pack it stands.
JUROR = _text("juror")
PACK = _text("pack")
PACK_NUMBER = _number("pack_number")
PACK_CREATED_AT = _text("pack_created_at")
RECIPIENT = _text("recipient")  # for whom returns are sealed
PUBLIC_KEY = _text("public_key")  # checks the juror's signature
OWN_KEY = _text("own_key")  # checks the signature of the juror's own part; empty where there is none
BASE = _text("base")  # names the content with the scores that the pack held
RENEWAL: Setting[Mapping[str, Any]] = Setting(name="renewal", otherwise={}, decode=kept_json, encode=_json)

# Where it is written.
DEVICE = _text("device")
DEVICE_NAME = _text("device_name")
MACHINE = _text("machine")

# What was handed in.
REVISION = _number("revision")  # of returns made
EARLIER: Setting[tuple[str, ...]] = Setting(  # their hashes
    name="earlier",
    otherwise=(),
    decode=lambda text: tuple(kept_json(text)),
    encode=lambda all: _json(list(all)),
)
RETURN_FILES: Setting[tuple[str, ...]] = Setting(  # the hashes of the sealed files
    name="return_files",
    otherwise=(),
    decode=lambda text: tuple(kept_json(text)),
    encode=lambda all: _json(list(all)),
)
SUBMITTED_AT = _text("submitted_at")
HANDED_IN = _text("handed_in")  # names the content with the scores that the last return said
HANDED_IN_AS = Setting(
    name="handed_in_as",
    otherwise=HandedInAs(),
    decode=lambda text: HandedInAs(**kept_json(text)),
    encode=lambda how: _json(how._asdict()),
)

SCORES = (BASE, HANDED_IN)
"""They name contents that are lists of scores, each beginning with the number of its application."""

READ_AS_MORE_THAN_TEXT: tuple[Setting[Any], ...] = (
    PLAN,
    COLUMN_MAPS,
    DECLARATION,
    UNDERTAKING,
    JURORS_PER_APPLICATION,
    APPLICATIONS_PER_JUROR,
    PACK_NUMBER,
    RENEWAL,
    REVISION,
    EARLIER,
    RETURN_FILES,
    HANDED_IN_AS,
)
"""Of these not every text is one."""
