"""Forged papers: made by hand with a true fingerprint, altered on a page, of another call."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from evalapp.demo.play import SECRETARY
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.submission import submit
from evalapp.operations.records.verification import prove_file
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import EARLIER
from tools.forge.panels import without_guards
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

Forge = Callable[[bytes], bytes]


_KEYWORDS = re.compile(rb"/Keywords \([^)]*\)")


def _pages(paper: bytes, alter: Callable[[PdfWriter], None], said_by: bytes = b"") -> bytes:
    """Written again by another program, with all that `said_by`, or the paper itself, says of itself to the letter."""
    said = _KEYWORDS.search(said_by or paper)
    assert said is not None
    stand_in = "K" * (len(said[0]) - len("/Keywords ()"))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    alter(writer)
    writer.add_metadata({"/Producer": "Evalapp", "/Keywords": stand_in})
    with io.BytesIO() as made:
        writer.write(made)
        return made.getvalue().replace(f"/Keywords ({stand_in})".encode(), said[0])


def _twice(said: bytes) -> Callable[[bytes], bytes]:
    """What is said once is said again of something else: programs differ in which of the two they show."""

    def forge(paper: bytes) -> bytes:
        true = re.search(said, paper)
        assert true is not None
        other = true[0].replace(true[1], b"1 0 R")
        return paper.replace(true[0], true[0] + b" " + other, 1)

    return forge


def _by_hand(paper: bytes) -> bytes:
    """One page of one's own."""
    with io.BytesIO() as made:
        canvas = Canvas(made)
        canvas.drawString(72, 700, "1. A-05  Our own application  9.9")
        canvas.save()
        return _pages(made.getvalue(), lambda _writer: None, said_by=paper)


def _by_hand_saying(paper: bytes, said: Callable[[bytes], bytes]) -> bytes:
    """The same, which says otherwise how it was printed: as no version would, or not at all."""
    told = _KEYWORDS.search(paper)
    assert told is not None
    return _by_hand(paper).replace(told[0], said(told[0]))


def _drawn_over(writer: PdfWriter) -> None:
    """A white patch and another number on it: no word of what was there is gone."""
    page = writer.pages[0]
    over = DecodedStreamObject()
    content = page.get_contents()
    assert content is not None
    over.set_data(content.get_data() + b"\nq 1 g 300 400 60 20 re f Q\n")
    page[NameObject("/Contents")] = writer._add_object(over)


def _one_glyph(writer: PdfWriter) -> None:
    page = writer.pages[0]
    content = page.get_contents()
    assert content is not None
    data = content.get_data()
    shown = re.search(rb"\(([^()\\]{2,})\) Tj", data)
    assert shown is not None
    first = data[shown.start(1)]
    altered = DecodedStreamObject()
    other = bytes([first + 1 if chr(first + 1) not in "()\\" else first - 1])
    altered.set_data(data[: shown.start(1)] + other + data[shown.start(1) + 1 :])
    page[NameObject("/Contents")] = writer._add_object(altered)


def _claiming(paper: bytes, said: tuple[bytes, bytes]) -> bytes:
    """A patch over a number, and all its words there: what is compared by words alone would be believed."""
    return re.sub(said[0], said[1], _pages(paper, alter=_drawn_over), count=1)


def _without_last_page(writer: PdfWriter) -> None:
    writer.remove_page(len(writer.pages) - 1)


def _again(
    paper: bytes, alter: Callable[[PdfWriter], None] = lambda _writer: None, is_silent: bool = True
) -> bytes:
    """As another program writes it, which keeps of what the paper says of itself what it likes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    alter(writer)
    if is_silent:
        writer.metadata = None
    with io.BytesIO() as made:
        writer.write(made)
        return made.getvalue()


def _added_to(paper: bytes) -> bytes:
    """Behind its end, as a gateway of mail does."""
    writer = PdfWriter(io.BytesIO(paper), incremental=True)
    writer.add_metadata({"/Author": "the gateway"})
    with io.BytesIO() as made:
        writer.write(made)
        return made.getvalue()


# What other programs do to an honest paper: it is not proved any more, and no forgery.
HONEST: dict[str, Forge] = {
    "printed to PDF": _again,
    "optimised": partial(_again, is_silent=False),
    "added to behind its end": _added_to,
}

FORGERIES: dict[str, Forge] = {
    "one letter another, as of an earlier layout": lambda paper: re.sub(
        rb" drawing:\d+", b" drawing:1", _pages(paper, _one_glyph), count=1
    ),
    "a page taken out, as of an earlier layout": lambda paper: re.sub(
        rb" drawing:\d+", b" drawing:1", _pages(paper, _without_last_page), count=1
    ),
    "one letter another, printed to PDF": partial(_again, alter=_one_glyph),
    "a patch over a number, printed to PDF": partial(_again, alter=_drawn_over),
    "made by hand, with a true fingerprint": _by_hand,
    "made by hand, silent on how it was printed": partial(
        _by_hand_saying, said=lambda told: re.sub(rb" program:.*", b")", told)
    ),
    "made by hand, of a version and kind unknown": partial(
        _by_hand_saying, said=lambda told: re.sub(rb"program:\S* kind:\S*", b"program:9.9 kind:mystery", told)
    ),
    "made by hand, with the true one behind it": lambda paper: _by_hand(paper) + b"\n" + paper,
    "the true one, with another before it": lambda paper: (
        _by_hand(paper).replace(b"/Keywords", b"/Words") + paper
    ),
    "the true one, patched, of a version that never was": partial(
        _claiming, said=(rb" program:\S*", b" program:9.9")
    ),
    "the true one, patched, of a drawing that never was": partial(
        _claiming, said=(rb" drawing:\d+", b" drawing:9999")
    ),
    "the true one, patched, of the drawing before the first": partial(
        _claiming, said=(rb" drawing:\d+", b" drawing:0")
    ),
    "a patch over a number": partial(_pages, alter=_drawn_over),
    "one letter another": partial(_pages, alter=_one_glyph),
    "a page taken out": partial(_pages, alter=_without_last_page),
    "a page with two contents": _twice(rb"/Contents (\d+ 0 R)"),
    "a tree with two lists of pages": _twice(rb"/Kids (\[[^\]]*\])"),
    "two trees of pages": _twice(rb"/Pages (\d+ 0 R)"),
    "one bit flipped": lambda paper: paper[:3000] + bytes([paper[3000] ^ 1]) + paper[3001:],
    "cut off half-way": lambda paper: paper[: len(paper) // 2],
}


def trials(stage: Stage) -> Iterator[Trial]:
    for name, forge in FORGERIES.items():
        yield Trial(kind="paper", name=name, attempt=partial(_forged, stage, forge))
    for name, again in HONEST.items():
        yield Trial(kind="paper", name=f"a true one, {name}", attempt=partial(_neither, stage, again))
    yield Trial(
        kind="paper",
        name="a receipt made by hand, of a return superseded",
        attempt=partial(_superseded, stage),
    )
    yield Trial(
        kind="paper", name="a true one, and a score altered in the file", attempt=partial(_true, stage)
    )
    yield Trial(kind="paper", name="of another state of the call", attempt=partial(_of_another, stage))
    yield Trial(
        kind="paper", name="a receipt made by hand, with a true fingerprint", attempt=partial(_receipt, stage)
    )


def _forged(stage: Stage, forge: Forge, folder: Path) -> str:
    paper = folder / "ranking.pdf"
    paper.write_bytes(forge(stage.report().read_bytes()))
    return _held_against(stage, paper)


def _held_against(stage: Stage, paper: Path) -> str:
    if not prove_file(stage.panel, stage.report()).is_sound:
        raise AssertionError("the true report is not called true")
    try:
        proof = prove_file(stage.panel, paper)
    except KnownError:
        return "verify: no report of Evalapp"
    if proof.report is None or proof.report.matches:
        raise GaveWay("verify calls it true")
    pages = proof.report.likeness.pages
    return "verify" + (f", page {pages[0]}" if pages else "")


def _neither(stage: Stage, again: Forge, folder: Path) -> str:
    paper = folder / "ranking.pdf"
    paper.write_bytes(again(stage.report().read_bytes()))
    proof = prove_file(stage.panel, paper)
    if proof.report is None or proof.report.matches:
        raise GaveWay("verify calls it true")
    if not proof.is_undecided or proof.report.likeness.pages:
        raise GaveWay("verify calls it forged")
    return "neither true nor forged"


def _true(stage: Stage, folder: Path) -> str:
    """Who alters the file would have the paper accused that tells the truth."""
    panel = stage.copy(stage.panel, folder)
    without_guards(panel, lambda conn: conn.execute("UPDATE score SET value = 0 WHERE juror = 'J-01'"))
    proof = prove_file(panel, stage.report())
    if proof.is_sound:
        raise GaveWay("verify calls the file sound")
    if proof.report is None or not proof.report.matches:
        raise GaveWay("verify accuses the paper")
    return "the file, and not the paper"


def _receipt(stage: Stage, folder: Path) -> str:
    """As an early version printed them, with the fingerprint in print alone: it stands in every true one."""
    with Workspace.open(stage.panel, read_only=True) as workspace:
        sha256 = next(each.sha256 for each in workspace.view.receipts() if each.kind == "signed")
    return _held_against(stage, _receipt_with(sha256, folder))


def _receipt_with(sha256: str, folder: Path) -> Path:
    digits = sha256.upper()
    groups = [digits[n : n + 4] for n in range(0, 64, 4)]
    paper = folder / "receipt.pdf"
    canvas = Canvas(str(paper))
    for row, text in enumerate(("A-05: 10 10 10", " ".join(groups[:8]), " ".join(groups[8:]))):
        canvas.drawString(72, 700 - 14 * row, text)
    canvas.save()
    return paper


def _superseded(stage: Stage, folder: Path) -> str:
    """The juror handed in twice, and only the later return was merged: of the earlier one the file has no word."""
    panel = stage.copy(stage.scoring, folder)
    with Workspace.open(stage.copy(stage.work("J-01"), folder)) as work:
        code = stage.code("J-01")
        for name in ("first", "second"):
            juror, application = PersonId("J-01"), min(work.view.pairs("assignment"))[1]
            place = next(each for each in work.view.scores(juror=juror) if each.application == application)
            said = SetComment(juror=juror, application=application, criterion=place.criterion, comment=name)
            work.execute(said)
            submit(work, code, folder / f"{name}.evalreturn")
        first = work.view.setting(EARLIER)[-2]
    with Workspace.open(panel) as workspace:
        workspace.act_as(SECRETARY)
        merge(workspace, plan_merge(workspace, [folder / "second.evalreturn"]))
    proof = prove_file(panel, _receipt_with(first, folder))
    if proof.report is None or proof.report.matches or proof.is_sound:
        raise GaveWay("verify calls it true")
    if proof.report.returned is None or not proof.report.returned.is_superseded:
        raise GaveWay("verify does not name the return that superseded it")
    return "verify, as superseded"


def _of_another(stage: Stage, folder: Path) -> str:
    """A copy of the panel went on by itself."""
    with Workspace.open(stage.copy(stage.scoring, folder)) as workspace:
        write_report(workspace, RANKING, folder / "ranking.pdf", Options(language="en"))
    return _held_against(stage, folder / "ranking.pdf")
