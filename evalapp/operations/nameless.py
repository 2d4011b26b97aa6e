"""What nameless reviewers are ordered by."""

from __future__ import annotations

import hashlib

from evalapp.operations.view import View
from evalapp.store.rows.settings import PANEL_IDENTITY


def order_secret(view: View) -> str:
    """Made of the secret key of the panel, which only its file holds, and says nothing of it.

    The id of the panel stands in every pack and in the ranking for scripts: whoever knows who sits on a jury could
    count an order by that again. The work file of a juror has no such key, and nobody else in it.
    """
    secret = view.setting(PANEL_IDENTITY) or view.call().panel
    return hashlib.sha256(f"order of reviewers\0{secret}".encode()).hexdigest()
