"""What the register knows beside packs and forms: what was made to go to jurors, and all that ever came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.outgoing.sent import Sent, SentKind
from evalapp.store.file import PanelFile
from evalapp.store.history.images import whole
from evalapp.store.history.lived import taken_back

if TYPE_CHECKING:
    from evalapp.store.rows.write import Rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """`receipts`: (act, by whom, row before, row after) for every row of what came back that was ever written, oldest
    first. `taken_back` are the changes that were undone and not redone since.
    """

    sent: list[Sent]
    receipts: list[tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]]
    taken_back: frozenset[int]


def read_registered(file: PanelFile) -> Registered:
    rows = file.rows(
        "SELECT action, actor, before, after FROM change_row JOIN change ON change.id = change_id "
        "WHERE \"table\" = 'received' ORDER BY seq"
    )
    receipts = [(action, actor, _receipt(before), _receipt(after)) for action, actor, before, after in rows]
    return Registered(sent=read_sent(file), receipts=receipts, taken_back=taken_back(file))


def _receipt(image: str | None) -> dict[str, Any] | None:
    return None if image is None else kept_json(str(whole("received", image)))


def read_sent(file: PanelFile) -> list[Sent]:
    """By juror, kind and number."""
    rows = file.rows(
        "SELECT juror, kind, number, about, scores, asked, sha256, at FROM sent ORDER BY juror, kind, number"
    )
    return [
        Sent(
            juror=juror,
            kind=SentKind(kind),
            number=number,
            about=about,
            scores=scores,
            asked=asked,
            sha256=sha256,
            at=at,
        )
        for juror, kind, number, about, scores, asked, sha256, at in rows
    ]


def put_sent(to: Rows, made: Iterable[Sent], at: str) -> None:
    rows: list[Mapping[str, object]] = [
        {
            "juror": each.juror,
            "kind": str(each.kind),
            "number": each.number,
            "about": each.about,
            "scores": each.scores,
            "asked": each.asked,
            "sha256": each.sha256,
            "at": at,
        }
        for each in made
    ]
    to.put("sent", rows)
