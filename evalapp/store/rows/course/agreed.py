"""What jurors agreed to, as rows: each names the content that is the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from evalapp.domain.ids import PersonId
from evalapp.domain.outgoing.undertaking import Agreement, OwnKey

if TYPE_CHECKING:
    from evalapp.store.file import PanelFile
    from evalapp.store.rows.write import Rows


def agreements(file: PanelFile) -> list[Agreement]:
    """By juror, in the order of time."""
    rows = file.rows(
        "SELECT juror, content, language, at, device, device_name, signed_in FROM agreed "
        "LEFT JOIN blob ON sha256 = text ORDER BY juror, at, text, device"
    )
    return [
        Agreement(
            juror=PersonId(juror),
            words=(content or b"").decode(),
            language=language,
            at=at,
            device=device,
            device_name=name,
            signed_in=signed_in,
        )
        for juror, content, language, at, device, name, signed_in in rows
    ]


def put_agreements(rows: Rows, made: Iterable[Agreement]) -> None:
    rows.put(
        "agreed",
        [
            {
                "juror": each.juror,
                "text": rows.put_content(each.words.encode()),
                "device": each.device,
                "device_name": each.device_name,
                "language": each.language,
                "at": each.at,
                "signed_in": each.signed_in,
            }
            for each in made
        ],
    )


def own_keys(file: PanelFile) -> list[OwnKey]:
    rows = file.rows("SELECT juror, public_key, at, signed_in FROM own_key ORDER BY juror")
    return [
        OwnKey(juror=PersonId(juror), public_key=key, at=at, signed_in=signed_in)
        for juror, key, at, signed_in in rows
    ]
