"""A draft as the device keeps it: read with distrust, and never more than fits beside the other settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable
from dataclasses import asdict, dataclass

from evalapp.domain.incoming.bounds import DRAFT_BYTES, DRAFTS_BYTES

MOST_DRAFTS = 200

Value = str | int | None
Values = tuple[Value, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """Who typed it in which panel; `file`: where that lay."""

    panel: str
    person: str
    file: str

    def is_same(self, other: Owner) -> bool:
        """Whether it is theirs, wherever the file lies now."""
        return (self.panel, self.person) == (other.panel, other.person)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """`key` is spelled, `about` are the texts in it, `words` name it; `standing`: what the panel said of it then."""

    owner: Owner
    form: str
    key: str
    values: Values
    standing: str
    about: tuple[str, ...]
    words: str

    def is_about(self, application: str) -> bool:
        return application in self.about or application in self.values


def spelled(key: Hashable) -> str:
    """The same for equal keys in every run, another for others: keys are texts, numbers, phases and tuples of them."""
    return repr(key)


def short_of(standing: object) -> str:
    """Compared only: what the panel says is not copied out of it."""
    return hashlib.sha256(repr(standing).encode(errors="surrogatepass")).hexdigest()[:16]


def texts_in(key: Hashable) -> tuple[str, ...]:
    if isinstance(key, str):
        return (key,)
    if isinstance(key, tuple):
        return tuple(text for each in key for text in texts_in(each))
    return ()


def to_json(drafts: Iterable[Kept]) -> list[object]:
    """The latest that fit, in their order; one that is too long alone keeps no other out."""
    fitting: list[object] = []
    room = DRAFTS_BYTES
    for each in reversed(list(drafts)):
        written = json.dumps(asdict(each))
        if len(written) > DRAFT_BYTES:
            continue
        room -= len(written)
        if room < 0 or len(fitting) == MOST_DRAFTS:
            break
        fitting.append(json.loads(written))  # as the next run reads it
    return fitting[::-1]


def from_json(values: object) -> list[Kept]:
    """What is not as this version writes it is passed over."""
    return [kept for kept in map(_read, values) if kept is not None] if isinstance(values, list) else []


def _read(value: object) -> Kept | None:
    match value:
        case {
            "owner": {"panel": str(panel), "person": str(person), "file": str(file)},
            "form": str(form),
            "key": str(key),
            "values": list(values),
            "standing": str(standing),
            "about": list(about),
            "words": str(words),
        } if all(map(_is_value, values)) and all(isinstance(each, str) for each in about):
            return Kept(
                owner=Owner(panel=panel, person=person, file=file),
                form=form,
                key=key,
                values=tuple(values),
                standing=standing,
                about=tuple(about),
                words=words,
            )
    return None


def _is_value(value: object) -> bool:
    return value is None or (isinstance(value, (str, int)) and not isinstance(value, bool))
