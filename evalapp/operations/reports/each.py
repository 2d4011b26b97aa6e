"""A report as one file for each application, all gathered at once: `beoordelingen-nl-A-1.pdf`, `brief-nl-A-1.pdf`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _, ngettext
from evalapp.files import safe_stem
from evalapp.folders import make_folder
from evalapp.operations.reports.kind import AnyKind, Gathered, Options, in_report
from evalapp.operations.reports.printing import require_asked
from evalapp.operations.workspace import Workspace
from evalapp.reports.drawing.progress import Tell, between, untold

_DRAWN = 0.95  # how much is done once all are drawn and none is written


@dataclass(frozen=True, kw_only=True)
class GatheredEach:
    """Reports that have only to be drawn, by the names of their files; `together` is that of the one with all of them,
    where there is one."""

    fingerprint: str
    papers: Mapping[str, Gathered]
    together: str = ""

    @property
    def count(self) -> int:
        """Of how many applications."""
        return len(self.papers) - bool(self.together)

    def write(self, folder: Path, tell: Tell = untold) -> tuple[Path, ...]:
        """All of them into `folder`, which is made where it is not there.

        Nothing is written before all are drawn: who stops it, with `tell`, has nothing of it. Raises KnownError, which
        says how many are there where the disk takes no more.
        """
        make_folder(folder)
        places = {name: paper.require_place(folder / name) for name, paper in self.papers.items()}
        drawn = []
        for n, (name, paper) in enumerate(self.papers.items()):
            step = partial(_share, n, len(self.papers))
            drawn.append((folder / name, paper, paper.draw(between(tell, step(0), step(1)))))
        tell(1.0)
        for n, (path, paper, content) in enumerate(drawn):
            try:
                paper.put(path, content, over=places[path.name])
            except KnownError as error:
                raise KnownError(_with_how_many(str(error), n, len(drawn))) from error
        return tuple(path for path, _paper, _content in drawn)


def _share(n: int, of: int, more: int) -> float:
    return _DRAWN * (n + more) / of


def _with_how_many(why: str, n: int, of: int) -> str:
    said = ngettext(
        "{n} of the {of} files is written, and whole.", "{n} of the {of} files are written, and whole.", n
    ).format(n=n, of=of)
    return f"{why} {said}"


def gather_each(
    workspace: Workspace, kind: AnyKind, options: Options, *, in_words: bool = False
) -> GatheredEach:
    """Of the applications that are asked for, or of all that this kind takes.

    `in_words`: the files are called as people call the report, and not as the command line does. Raises KnownError for
    what `gather_report` refuses, and where there is nothing to write.
    """
    require_asked(workspace, kind, options)
    if kind.of_each is None:
        words = _("The report “{title}” is one file; give it a name that ends in {suffix}.")
        raise KnownError(words.format(title=kind.title(), suffix=kind.format.suffix))
    with workspace.file.as_it_stands():
        workspace.verdict.require()
        taken = [each.number for each in workspace.view.applications() if kind.takes(each)]
        numbers = [each for each in taken if each in options.applications] if options.applications else taken
        if not numbers:
            raise KnownError(_("There is no application to print; add applications first."))
        heeded = kind.heeded(options)
        content = in_report(heeded.language, partial(kind.gather, workspace, heeded))
        of_files = workspace.view.fingerprints()
        whole = kind.file_name_in_words(heeded) if in_words else kind.file_name(heeded)
        names = names_of_each(taken, Path(whole))
        papers = {
            names[number]: kind.gathered_of(
                kind.of_each(content, number), replace(heeded, applications=(number,)), of_files=of_files
            )
            for number in numbers
        }
        return GatheredEach(fingerprint=content.fingerprint, papers=papers)


def names_of_each(numbers: Sequence[str], whole: Path) -> dict[str, str]:
    """By application the name of its file: that of the whole with its number, and another one where two would be alike.

    `numbers` are those of all applications, so that a file is called the same whichever are asked for.
    """
    found: dict[str, str] = {}
    for number in numbers:
        stem, n = safe_stem(number), 1
        name = f"{whole.stem}-{stem}{whole.suffix}"
        while name.casefold() in found:
            n += 1
            name = f"{whole.stem}-{stem}-{n}{whole.suffix}"
        found[name.casefold()] = name
    return dict(zip(numbers, found.values(), strict=True))
