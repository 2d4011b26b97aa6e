"""A desk with six criteria in two groups, as the desk of a real call has."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.workspace import Workspace
from tests.samples import clear_all, small_panel

SIX = ("one", "two", "three", "four", "five", "six")


def scheme(
    *,
    scale: str = 'lowest = 0\nhighest = 5\nstep = "0.5"',
    more: str = "",
    group: str = "",
    ranking: str = "",
) -> str:
    """`scale` and `more` are lines of the one scale, `group` of the first group, `ranking` of the ranking."""
    head = f"""
format = 1
id = "six"
title = {{ nl = "Zes", en = "Six" }}
procedure = "ranked"

[scales.points]
kind = "points"
{scale}
{more}
"""
    groups = "".join(
        f"""
[[groups]]
id = "{group_id}"
title = {{ nl = "Groep {group_id}", en = "Group {group_id}" }}
{lines}
"""
        + "".join(
            f"""
  [[groups.criteria]]
  id = "{each}"
  title = {{ nl = "Criterium {each}", en = "Criterion {each}" }}
  scale = "points"
  comment = "required"
"""
            for each in criteria
        )
        for group_id, lines, criteria in (("first", group, SIX[:3]), ("second", "", SIX[3:]))
    )
    return f'{head}{groups}\n[ranking]\nties = ["lot"]\n{ranking}\n'


def work_file(folder: Path, text: str = "", *, attachment: bytes = b"", is_cleared: bool = True) -> Workspace:
    """The juror's, of a call with this scheme; A-1 comes with `attachment`."""
    with small_panel(folder / "six.evalpanel", scheme=text or scheme()) as panel:
        if attachment:
            (folder / "plan.pdf").write_bytes(attachment)
            panel.execute(AttachFiles(application="A-1", paths=(folder / "plan.pdf",)))
        pack = next(each for each in hand_out(panel, folder / "six-packs").packs if each.juror == "J1")
    work = open_pack(pack.path, pack.code)
    return clear_all(work) if is_cleared else work
