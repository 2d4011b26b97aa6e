"""Three doors into the demo: what a juror, a secretary and a chair find before them on an ordinary day.

Each plays as far as its role would find it, into a folder of its own, with everything that a person needs to go on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

from evalapp.demo import story
from evalapp.demo.door import Door
from evalapp.demo.form import fill_form
from evalapp.demo.play import CHAIR, PANEL, all_signed, make_call, score_and_sign, scores_by_juror
from evalapp.demo.scores import DemoScore
from evalapp.demo.story import Story
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.texts import _
from evalapp.files import write_bytes
from evalapp.folders import make_folder
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.call import move_to_phase
from evalapp.store.history.clock import told_by
from resources import resource

Tell = Callable[[str], None]

JUROR = "J-05"
RETURNED = ("J-01", "J-02", "J-03", "J-04", "J-06", "J-07")
ON_A_FORM, DAMAGED = "J-08", "J-09"
# As the chair finds them: equal at the line, below a threshold, without the duration that a ceiling needs.
TIED, FAILED, WITHOUT_YEARS = ("A-31", "A-22"), "A-26", "A-20"
_THRESHOLD = "2.5"  # on the triple helix
_NOTE = "door.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Behind:
    """What is behind a door: the `file` to open, the access `code` of a pack, and where what came in lies."""

    file: Path
    code: str = ""
    returned: Path | None = None


def open_door(folder: Path, door: Door, *, progress: Tell | None = None) -> Behind:
    """What is behind `door`, made in `folder` the first time; later it is as it was left. Raises KnownError."""
    own = folder / door.value
    if (own / _NOTE).exists():
        return _left(own)
    tell = progress or (lambda _sentence: None)
    make_folder(folder)
    if own.is_dir():  # somebody left while it was being made
        rmtree(own, ignore_errors=True)
    make_folder(own)
    told = Story()
    with told_by(told):
        behind = {Door.JUROR: _juror, Door.SECRETARY: _secretary, Door.CHAIR: _chair}[door](own, told, tell)
    write_bytes(own / _NOTE, json.dumps(_noted(own, behind)).encode())
    return behind


def _noted(own: Path, behind: Behind) -> Mapping[str, str]:
    returned = "" if behind.returned is None else behind.returned.relative_to(own).as_posix()
    return {"file": behind.file.relative_to(own).as_posix(), "code": behind.code, "returned": returned}


def _left(own: Path) -> Behind:
    """Raises KnownError where the note is no longer what it was written as."""
    try:
        noted = json.loads((own / _NOTE).read_text(encoding="utf-8"))
        file, code, returned = (str(noted[name]) for name in ("file", "code", "returned"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnownError(
            _("The demo in “{folder}” was altered; remove that folder to have it made again.").format(
                folder=own
            )
        ) from error
    return Behind(file=own / file, code=code, returned=own / returned if returned else None)


def _juror(own: Path, told: Story, tell: Tell) -> Behind:
    with make_call(own / PANEL, told) as workspace:
        tell(_("The call is ready: 33 applications, 12 jurors, three of them for each application."))
        handed = hand_out(workspace, own / "packs", jurors=(JUROR,))
    pack = handed.packs[0]
    return Behind(file=pack.path, code=pack.code)


def _secretary(own: Path, told: Story, tell: Tell) -> Behind:
    returned = own / "returned"
    with make_call(own / PANEL, told) as workspace:
        tell(_("The call is ready: 33 applications, 12 jurors, three of them for each application."))
        handed = {each.juror: each for each in hand_out(workspace, own / "packs").packs}
        scores = scores_by_juror(workspace)
        form = hand_out_forms(workspace, own / "forms", jurors=(ON_A_FORM,)).forms[0]
        make_folder(returned)
        with TemporaryDirectory() as desks:
            for nth, juror in enumerate((*RETURNED, DAMAGED)):
                told.go_to_desk(nth)
                signed = score_and_sign(Path(desks), handed[juror], scores[juror])
                content = signed.read_bytes()
                # What a mail program does to an attachment that it cut off.
                content = content[: len(content) * 2 // 3] if juror == DAMAGED else content
                write_bytes(returned / signed.name, content)
        scheme = workspace.view.call().scheme
        filled = fill_form(form.path.read_bytes(), scores[ON_A_FORM], [each.id for each in scheme.criteria])
        write_bytes(returned / form.path.name, filled)
    tell(_("{n} files came in.").format(n=len(RETURNED) + 2))
    return Behind(file=own / PANEL, returned=returned)


def _chair(own: Path, told: Story, tell: Tell) -> Behind:
    with TemporaryDirectory() as name:
        desks = Path(name)
        table = desks / "applications.json"
        write_bytes(table, json.dumps(_applications(), ensure_ascii=False).encode())
        with make_call(own / PANEL, told, scheme_text=_scheme(), table=table) as workspace:
            tell(_("The call is ready: 33 applications, 12 jurors, three of them for each application."))
            handed = hand_out(workspace, own / "packs")
            scores = _with_tie(scores_by_juror(workspace))
            returns = all_signed(desks, handed.packs, scores, told)
            told.go_to(story.MERGED)
            merge(workspace, plan_merge(workspace, returns))
            tell(_("The secretary merged {n} returns as one change.").format(n=len(returns)))
            told.go_to(story.DELIBERATION)
            workspace.act_as(CHAIR)
            move_to_phase(workspace, Phase.DELIBERATION)
    return Behind(file=own / PANEL)


def _scheme() -> str:
    """The template with the threshold on the triple helix switched on, lower than its note proposes."""
    head, found, tail = template_text("ibn-2015").partition('id = "triple-helix"')
    if not found or "# threshold = 3" not in tail:
        raise KnownError(_("The demo content of this installation is damaged; install Evalapp again."))
    return head + found + tail.replace("# threshold = 3", f"threshold = {_THRESHOLD}", 1)


def _applications() -> list[dict[str, Any]]:
    """Those of the demo: the two that tie came in at the same minute, and one forgot how long it lasts."""
    listed: list[dict[str, Any]] = json.loads(
        resource("demo", "applications.json").read_text(encoding="utf-8")
    )
    by_number = {str(each["number"]): each for each in listed}
    by_number[TIED[1]]["submitted_at"] = by_number[TIED[0]]["submitted_at"]
    del by_number[WITHOUT_YEARS]["years"]
    return listed


def _with_tie(scores: Mapping[str, Sequence[DemoScore]]) -> dict[str, list[DemoScore]]:
    """The jurors of the second application give what those of the first do, criterion by criterion."""
    first, second = TIED
    given: dict[str, dict[str, str]] = {}
    for juror in sorted(scores):
        for each in scores[juror]:
            if each.application == first:
                given.setdefault(juror, {})[each.criterion] = each.value
    values = iter(given.values())
    return {juror: _as_given(own, second, values) for juror, own in sorted(scores.items())}


def _as_given(own: Sequence[DemoScore], number: str, values: Iterator[Mapping[str, str]]) -> list[DemoScore]:
    if not any(each.application == number for each in own):
        return list(own)
    mine = next(values)
    return [replace(each, value=mine[each.criterion]) if each.application == number else each for each in own]
