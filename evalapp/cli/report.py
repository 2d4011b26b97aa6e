"""`evalapp report`: every kind of report in the table, with the options that its kinds know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

import click

from evalapp.cli.common import FileOrFolderPath, FilePath, opened, panel_argument, progress, tell
from evalapp.cli.letters.printed import refuse_form, write_letters
from evalapp.domain.texts import LANGUAGES, N_, _, ngettext
from evalapp.operations.letters.form import Form
from evalapp.operations.reports import kinds
from evalapp.operations.reports.each import GatheredEach, gather_each
from evalapp.operations.reports.kind import AnyKind, Gathered
from evalapp.operations.reports.letters import LETTERS
from evalapp.operations.reports.overview.overview import OVERVIEW
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.what_if import WhatIfOptions, refuse_other_changes
from evalapp.words import formats


class _Kind(click.ParamType[AnyKind | Path]):
    """The id of a kind. One that there is not is refused with those there are, whatever the table holds.

    After the word `overview` it may be the first of the panel files that an overview is of: what is a kind is read as
    one, so that a panel file that is called `overview` is printed as ever.
    """

    name = "kind"

    def convert(
        self, value: str | AnyKind | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> AnyKind | Path:
        if not isinstance(value, str):
            return value
        if ctx is not None and str(ctx.params.get("panel")) == OVERVIEW.id and _is_no_kind(value):
            return FilePath().convert(value, param, ctx)
        return kinds.kind_of(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "KIND"


def _is_no_kind(word: str) -> bool:
    return all(word != each.id for each in kinds.printed())


class _ReportCommand(click.Command):
    """Besides its own options it has a flag for whatever some kind can be asked with."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        offered = [
            click.Option([f"--{flag.id}", flag.id], is_flag=True, help=_(flag.help)) for flag in kinds.flags()
        ]
        *own, help_option = super().get_params(ctx)
        return [*own, *offered, help_option]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """With the kinds there are: in the line above it they would be broken where they are not to be read so."""
        super().format_help_text(ctx, formatter)
        said = _("KIND is one of: {kinds}.").format(kinds=", ".join(kind.id for kind in kinds.printed()))
        said += " " + _("An overview of several calls: evalapp report overview PANEL PANEL… -o FILE.")
        lead = " " * (formatter.current_indent + formatter.indent_increment)
        formatter.write_paragraph()
        for line in wrap(said, formatter.width - len(lead), break_on_hyphens=False):
            formatter.write(f"{lead}{line}\n")


@click.command("report", cls=_ReportCommand, help=N_("Print a report, as a PDF or a workbook."))
@panel_argument
@click.argument("kind", type=_Kind())
@click.argument("further", nargs=-1, type=FilePath(), metavar="")
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=FileOrFolderPath(),
    help=N_("The file; for letters a folder, for evaluations also one: a file for each application."),
)
@click.option("--language", type=click.Choice(LANGUAGES), default="nl", show_default=True)
@click.option(
    "--application", "applications", multiple=True, metavar="A", help=N_("Only these applications.")
)
@click.option(
    "--what-if",
    "changes",
    multiple=True,
    metavar="WHAT=VALUE",
    help=N_("Of the report what-if: what is different, as rank --what-if takes it."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice([each.value for each in Form]),
    help=N_("Of the letters, which are written into a folder: as PDF (the default) or for Word."),
)
def report_command(
    panel: Path,
    kind: AnyKind | Path,
    further: tuple[Path, ...],
    target: Path,
    language: str,
    applications: tuple[str, ...],
    changes: tuple[str, ...],
    form: str | None,
    **asked: bool,
) -> None:
    options = WhatIfOptions(
        language=language,
        flags=frozenset(flag for flag in kinds.flags() if asked[flag.id]),
        applications=applications,
        changes=changes,
    )
    if isinstance(kind, Path):
        refuse_form(OVERVIEW, form)
        _write(_of_several([kind, *further], options), target)
        return
    if further:
        text = ngettext(
            "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", len(further)
        )
        raise click.UsageError(text.format(args=" ".join(map(str, further))))
    with opened(panel, read_only=True) as workspace:
        refuse_other_changes(kind, options)
        if kind is LETTERS:
            write_letters(workspace, target, options, Form(form or Form.PDF))
            return
        refuse_form(kind, form)
        if kind.is_each and _is_folder(target):
            papers = gather_each(workspace, kind, options)
        else:
            papers, gathered = None, gather_report(workspace, kind, options)
    if papers is not None:
        _write_each(papers, target)
    else:
        _write(gathered, target)


def _write(gathered: Gathered, target: Path) -> None:
    with progress(_("Drawing")) as show:
        gathered.write(target, lambda share: show(int(100 * share), 100))
    tell(
        _("{file}, fingerprint {fingerprint}.").format(
            file=target, fingerprint=formats.short_fingerprint(gathered.fingerprint)
        )
    )
    # Not refused: a script may write under a name of its own and move what is whole.
    if target.suffix.lower() != gathered.format.suffix:
        said = _("The name of “{file}” does not say what it is; a name that ends in {suffix} does.")
        tell(said.format(file=target.name, suffix=gathered.format.suffix), err=True)


def _is_folder(target: Path) -> bool:
    """One that is there, or a name without an ending, which no file of ours has."""
    return target.is_dir() or (not target.suffix and not target.exists())


def _write_each(papers: GatheredEach, folder: Path) -> None:
    with progress(_("Drawing")) as show:
        written = papers.write(folder, lambda share: show(int(100 * share), 100))
    words = ngettext(
        "{n} file in {folder}, fingerprint {fingerprint}.",
        "{n} files in {folder}, fingerprint {fingerprint}.",
        len(written),
    )
    tell(
        words.format(n=len(written), folder=folder, fingerprint=formats.short_fingerprint(papers.fingerprint))
    )


def _of_several(panels: Sequence[Path], options: WhatIfOptions) -> Gathered:
    from evalapp.operations.reports.overview.several import gather_several

    OVERVIEW.refuse_unheeded(options)
    refuse_other_changes(OVERVIEW, options)
    with progress(_("Files read")) as show:
        return gather_several(panels, options, tell=lambda share: show(int(100 * share), 100))
