"""What came of holding a paper against the file; what it may be where the file never had its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evalapp import __version__
from evalapp.domain.errors import UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.records.story.sheet import TABLE
from evalapp.operations.reports.kind import PDF, FileFormat
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import Comparison, Likeness, words_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """The return that a receipt is of; juror and file are empty where the file never had it.

    `otherwise` says how many of its scores do not stand in the file as they were signed. `is_superseded`: it was never
    merged, and `file` is a later one of the juror that was, and that names it as what it goes on from.
    """

    juror: str = ""
    file: str = ""
    otherwise: str = ""
    is_superseded: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportCheck:
    """`change` is the change after which the report was printed; None when this file never had that fingerprint.

    `program` is the version that drew it, empty where the report does not say. `fault` is why it could not be drawn
    again. Of a receipt `returned` says whose return it is of, `change` is that of its merge, and `is_latest` whether
    that was not taken back since.
    """

    fingerprint: str
    change: int | None
    is_latest: bool
    likeness: Likeness
    program: str = ""
    fault: str = ""
    returned: Returned | None = None
    is_by_journal: bool = False
    """Whether it was held against the journal, since tables or contents of the file are not what that says."""
    is_out_of_reach: bool = False
    """Whether the journal is broken before that change, so that nothing says who is at fault: paper or file."""
    is_of_unknown: bool = False
    """Whether it names a version or a drawing that this program knows nothing of: a later one, or none at all."""
    is_again: bool = False
    """Whether another program wrote it, so that it says itself nowhere but where programs and people read it."""
    of_several: int = 0
    """Of a report on several files, how many there are: then `change` is that of the part that is of this one."""
    kept_in: str = ""
    """The name of a back-up of this file that knows the fingerprint, where the file itself does not."""
    names_call: bool | None = None
    """Of one that the file does not know, whether it names this call; None where that cannot be told."""

    @property
    def drawn_by(self) -> str:
        """The version in words; an early build of this one drew otherwise."""
        program = shorten(self.program)
        return (
            _("{version} (an earlier build)").format(version=program) if program == __version__ else program
        )

    @property
    def matches(self) -> bool:
        """Whether all that was compared is alike: of a paper of another drawing its words alone.

        A fingerprint alone, which anybody can type into a PDF, proves nothing.
        """
        return self.change is not None and self.likeness.is_alike

    @property
    def is_proved(self) -> bool:
        """Whether it is the paper itself. Beside words that match, pictures and what covers them may be another's."""
        return self.matches and not self.is_of_words

    @property
    def is_of_words(self) -> bool:
        return self.likeness.comparison is Comparison.WORDS

    @property
    def is_written_again(self) -> bool:
        """Whether another program wrote it: then it is neither proved nor called forged."""
        return self.change is not None and (self.is_again or self.likeness.is_written_again)

    @property
    def is_fingerprint_alone(self) -> bool:
        """Whether nothing but its fingerprint could be compared, which the file had."""
        is_alone = self.likeness.comparison is Comparison.FINGERPRINT
        return self.change is not None and is_alone and (self.is_of_unknown or not self.fault)


def kept_in(workspace: Workspace, fingerprint: str) -> str:
    """The name of a back-up that knows it, empty where none does."""
    from evalapp.store.earlier import backup_with  # hardly ever

    try:
        kept = backup_with(workspace.path, fingerprint, call=workspace.view.call().panel)
    except Exception:  # the file may hold anything, and then nothing is looked for on its word
        return ""
    return kept.name if kept is not None else ""


def names_call(workspace: Workspace, format: FileFormat, content: bytes) -> bool | None:
    """Whether the call is named on it as it is called now; None where that cannot be told."""
    if format is not PDF:
        return None
    try:
        call = workspace.view.call()
        words = _bare(" ".join(words_of(content)))
        # As every page says of what it is; a short name may stand in any sentence.
        names = [f"{_bare(each)}·" for each in (call.reference, call.title) if each.strip()]
    except Exception:  # as above
        return None
    return any(each in words for each in names) if words and names else None


def refuse_table(path: Path, format: FileFormat, content: bytes) -> None:
    """Raises UnreadableFile for a table of the history, which is no paper: it says what it is a table of alone."""
    printed = None if format is PDF else format.read_printed(content)
    if printed is not None and printed.kind == TABLE:
        text = _(
            "“{file}” is a table of the history, and no report that can be held against the file; print the history as "
            ".pdf for that."
        )
        raise UnreadableFile(text.format(file=shorten(path.name)))


def _bare(text: str) -> str:
    """Without spaces: on paper a name goes over lines."""
    return "".join(text.split()).casefold()
