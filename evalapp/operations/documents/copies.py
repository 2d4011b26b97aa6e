"""Who holds copies, and the keys of a panel, as JSON documents."""

from __future__ import annotations

from typing import Any

from evalapp.domain.desks.keeping import Copy
from evalapp.operations.desks.keeping.held import copies_of, writers_of
from evalapp.operations.desks.keeping.keys import PanelKeys, exposed_jurors, keys_of_panel
from evalapp.operations.workspace import Workspace


def copies_json(workspace: Workspace) -> dict[str, Any]:
    return {
        "copies": [copy_json(each) for each in copies_of(workspace)],
        "written_by": [
            {
                "name": each.name,
                "account": each.account,
                "first_change": each.first,
                "last_change": each.last,
                "at": each.at,
            }
            for each in writers_of(workspace.view)
        ],
    }


def copy_json(each: Copy) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": str(each.kind),
        "holds_key": each.kind.holds_key,
        "person": each.holder,
        "place": each.place,
        "note": each.note,
        "since": each.since,
        "by": each.by,
        "open": each.is_open,
        "gone_on": each.gone_on or None,
        "gone_by": each.gone_by or None,
        "reason": each.gone_reason or None,
    }


def keys_json(workspace: Workspace) -> dict[str, Any]:
    keys = keys_of_panel(workspace.view)
    return {
        "keys": [_key(keys, n) for n in range(len(keys.all))],
        "earlier_codes": sorted(exposed_jurors(workspace.view)),
    }


def _key(keys: PanelKeys, n: int) -> dict[str, Any]:
    each = keys.all[n]
    return {
        "number": each.nth,
        "recipient": each.recipient,
        "state": str(keys.state(each)),
        "since_change": each.since,
        "at": each.at or None,
        "by": each.by or None,
        "reason": each.reason or None,
        "dropped_at": each.dropped_at or None,
        "dropped_reason": each.dropped_reason or None,
        "depending": [
            {
                "juror": one.juror,
                "pack": one.number,
                "came": one.came,
                "replaced_by": one.replaced_by or None,
            }
            for one in keys.on(each)
        ],
    }
