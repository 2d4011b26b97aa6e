"""What jurors agreed to before they read anything."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from evalapp.store.tables.table import AtConflict, Content, Table, Together, Travels

AGREEING = (
    # Of the part that a juror added to the access code: from the first return that has one on, until it is set aside.
    Table(
        name="own_key",
        columns="""
        juror TEXT PRIMARY KEY REFERENCES person(id), public_key TEXT NOT NULL CHECK (public_key <> ''),
        at TEXT NOT NULL, signed_in TEXT NOT NULL CHECK (signed_in <> '')""",
        key=("juror",),
        since=3,
        is_without_rowid=True,
        application="",
        juror="juror",
        at_conflict=AtConflict.STAYS,
        travels=Travels.NOT,
        follows_pack=False,
        together=Together.ONE_SIDE,
        export="register.json",
        changed_by={Action.MERGE, Action.EDIT_JURY},
        contents=(Content(column="signed_in", what=N_("the first return that was signed with an own part")),),
    ),
    # `signed_in` names the return by which the panel has it; none in a work file, nor of what was read back.
    Table(
        name="agreed",
        columns="""
        juror TEXT NOT NULL REFERENCES person(id), text TEXT NOT NULL CHECK (text <> ''),
        device TEXT NOT NULL CHECK (device <> ''), device_name TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('nl', 'en')), at TEXT NOT NULL, signed_in TEXT NOT NULL,
        PRIMARY KEY (juror, text, device)""",
        key=("juror", "text", "device"),
        since=3,
        is_without_rowid=True,
        application="",
        juror="juror",
        at_conflict=AtConflict.STAYS,
        travels=Travels.RETURN,
        follows_pack=False,
        together=Together.ONE_SIDE,
        export="undertakings.csv",
        changed_by={Action.READ_BACK, Action.OPEN_PACK, Action.MERGE},
        contents=(
            Content(column="text", what=N_("the text of an undertaking")),
            Content(
                column="signed_in",
                what=N_("the return in which an undertaking was signed"),
                only="signed_in <> ''",
            ),
        ),
    ),
)
