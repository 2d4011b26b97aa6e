"""Commands that need no panel yet: templates, new, demo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from evalapp.cli.common import (
    FileOrFolderPath,
    FilePath,
    FolderPath,
    amount_option,
    echo_json,
    echo_table,
    field_values,
    json_option,
    tell,
)
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PANEL, kind_of
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.provenance import provenance_of
from evalapp.domain.scheme.reader import parse_scheme, read_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import N_, _, ngettext

_OPTIONS = ("title", "reference", "budget")


@click.command("templates", help=N_("List the ready schemes, or print one as TOML."))
@click.option("--show", "template", metavar="ID", help=N_("Print this scheme as TOML."))
@json_option
def templates_command(template: str | None, as_json: bool) -> None:
    if template:
        tell(template_text(template), nl=False)
        return
    schemes = [parse_scheme(template_text(each), each) for each in template_ids()]
    if as_json:
        echo_json(
            [
                {
                    "id": scheme.id,
                    "title": str(scheme.title),
                    "procedure": "ranked" if scheme.is_ranked else "individual",
                }
                for scheme in schemes
            ]
        )
        return
    for scheme in schemes:
        procedure = _("ranked") if scheme.is_ranked else _("one by one, without ranking")
        tell(f"{scheme.id} · {scheme.title} · {procedure}")
        tell("  " + provenance_of(scheme).sentence)


@click.command("new", help=N_("Make a new panel file; refuses to overwrite."))
@click.argument("panel", type=FilePath())
@click.option("--template", metavar="ID", help=N_("A ready scheme; see `evalapp templates`."))
@click.option("--scheme", "scheme_file", type=FilePath(), help=N_("A scheme file in TOML."))
@click.option("--title", default="", help=N_("Title of the call."))
@click.option("--reference", default="", help=N_("Its reference."))
@click.option("--budget", metavar="EUR", help=N_("The budget of the call."))
@click.option(
    "--set",
    "fields",
    metavar="FIELD=VALUE",
    multiple=True,
    help=N_("Another field of the call."),
)
@click.option(
    "--from",
    "earlier",
    metavar="PANEL|DIR",
    type=FileOrFolderPath(),
    help=N_("The panel of which this is a further phase; or the folder of an export, which is read back."),
)
@click.option(
    "--application",
    "applications",
    metavar="A",
    multiple=True,
    help=N_(
        "An application of the earlier call that goes on; without any, those that it proposes for support."
    ),
)
def new_command(
    panel: Path,
    template: str | None,
    scheme_file: Path | None,
    title: str,
    reference: str,
    budget: str | None,
    fields: tuple[str, ...],
    earlier: Path | None,
    applications: tuple[str, ...],
) -> None:
    if earlier is not None and earlier.is_dir():
        beside = (template, scheme_file, title, reference, budget, fields, applications)
        if any(beside):
            raise KnownError(
                _("An export is read back as it is; give --from with its folder, and no other option.")
            )
        _read_back(panel, earlier)
        return
    from evalapp.operations.panel.call import create_panel, new_call
    from evalapp.operations.panel.course.fields import CALL_FIELDS
    from evalapp.operations.panel.course.further_phase import candidates, earlier_call, selected

    if (template is None) == (scheme_file is None):
        raise KnownError(_("Name a scheme: give either --template ID or --scheme FILE.toml."))
    if applications and earlier is None:
        raise KnownError(_("Applications go on from an earlier call: name its panel with --from."))
    _require_panel_name(panel)
    text = template_text(template) if template else read_scheme(scheme_file or Path())[1]
    make = partial(
        create_panel,
        panel,
        scheme_text=text,
        title=title,
        reference=reference,
        budget=amount_option(budget),
        edit=new_call(field_values(fields, [each for each in CALL_FIELDS if each not in _OPTIONS])),
    )
    if earlier is None:
        make().close()
        tell(_("Made {file}.").format(file=panel))
        _tell_of_name(panel)
        return
    with earlier_call(earlier) as source:
        numbers = applications or selected(candidates(source))
        make(earlier=source, applications=numbers).close()
    text = ngettext(
        "Made {file}, with {n} application of {earlier}.",
        "Made {file}, with {n} applications of {earlier}.",
        len(numbers),
    )
    tell(text.format(file=panel, n=len(numbers), earlier=earlier.name))
    _tell_of_name(panel)


def _require_panel_name(path: Path) -> None:
    """Raises KnownError for the name of another kind of file: who opens it by that is told that it is damaged."""
    named = kind_of(path)
    if named is not None and named is not PANEL:
        raise KnownError(
            _("“{file}” is no name for a panel; end it in {suffix}.").format(
                file=shorten(path.name), suffix=PANEL.suffix
            )
        )


def _tell_of_name(path: Path) -> None:
    """Not refused: a script may make it under a name of its own and move it."""
    if not PANEL.is_kind_of(path):
        said = _("The name of “{file}” does not say what it is; a name that ends in {suffix} does.")
        tell(said.format(file=path.name, suffix=PANEL.suffix), err=True)


def _read_back(panel: Path, folder: Path) -> None:
    from evalapp.operations.records.reading_back.panel import read_back

    _require_panel_name(panel)
    done = read_back(panel, folder)
    text = _(
        "Made {file}: “{title}” as the files of an export after change {change} have it, with {applications} "
        "applications and {scores} scores, in the phase “{phase}”. Whether somebody altered those files since, nothing "
        "proves."
    )
    tell(
        text.format(
            file=panel,
            title=done.title,
            change=done.change,
            applications=done.applications,
            scores=done.scores,
            phase=done.phase.label,
        )
    )
    for sentence in done.left:
        tell(sentence)
    _tell_of_name(panel)


@click.command(
    "demo", help=N_("Play a whole call into DIR: panel, packs, codes, returns, merge, ranking, reports.")
)
@click.argument("folder", metavar="DIR", type=FolderPath())
@json_option
def demo_command(folder: Path, as_json: bool) -> None:
    from evalapp.demo.play import play_demo

    made = play_demo(folder, progress=None if as_json else lambda sentence: tell(sentence))
    if as_json:
        echo_json([{"what": what, "path": str(path)} for what, path in made])
        return
    tell()
    echo_table((_("what"), _("where")), [(what, str(path)) for what, path in made])
