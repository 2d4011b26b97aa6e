"""The lenses beside the ranking, on the command line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from evalapp.cli.common import echo_json, echo_table, json_option, panel_argument, shown, tell
from evalapp.domain.texts import N_, _
from evalapp.words import formats
from evalapp.words.formats import percent


@click.command(
    "analyse",
    help=N_("Agreement, severity of jurors, expected ranks, sensitivity to weights; it changes nothing."),
)
@panel_argument
@click.option("--seed", type=int, help=N_("Of the random draws; equal seeds give equal numbers."))
@json_option
def analyse_command(panel: Path, seed: int | None, as_json: bool) -> int:
    from evalapp.operations.documents.analysis import analysis_json

    with shown(panel) as (workspace, status):
        document, decimals = analysis_json(workspace, seed), workspace.view.call().scheme.ranking.decimals
    if as_json:
        echo_json(document)
    else:
        _show(document, decimals)
    return status


def _show(document: dict[str, Any], decimals: int) -> None:
    if document["applications"]:
        echo_table(
            (_("application"), _("mean"), _("place"), _("places"), _("support"), _("line")),
            [_row(each, decimals) for each in document["applications"]],
        )
    titles = {
        "agreement": _("Agreement"),
        "severity": _("Severity of jurors"),
        "calibration": _("Adjusted scores"),
        "another_panel": _("Another panel of as many jurors"),
        "ranks": _("If all jurors were equally strict"),
        "weights": _("Weights"),
        "weightings": _("Other weightings"),
        "spread": _("Scores far apart"),
    }
    for lens, sentences in document["sentences"].items():
        tell(f"\n{titles[lens]}")
        for sentence in sentences:
            tell(f"  {sentence}")
    tell("\n" + _("Other ways to choose"))
    for selection in document["selections"].values():
        tell(f"  {selection['sentence']}")
    said = {sentence for sentences in document["sentences"].values() for sentence in sentences}
    rest = [note for note in document["notes"] if note not in said]
    if rest:
        tell("\n" + _("Notes"))
        for note in rest:
            tell(f"  {note}")


def _row(each: dict[str, Any], decimals: int) -> tuple[str, ...]:
    from evalapp.analytics.lenses.another_panel.standing import Standing

    band = each["rank_interval"]
    return (
        each["application"],
        "–" if each["mean"] is None else formats.score(Fraction(each["mean"]), decimals),
        str(each["official_place"] or "–"),
        f"{band[0]}–{band[1]}" if band else "–",
        _share(each["funded_probability"]),
        Standing(each["standing"]).label if each["standing"] else "–",
    )


def _share(chance: float | None) -> str:
    """In whole percents that never turn nearly all into all, or nearly none into none."""
    if chance is None:
        return "–"
    if 0 < chance < 0.005:
        return f"< {percent('1')}"
    return f"> {percent('99')}" if 0.995 <= chance < 1 else percent(str(round(chance * 100)))
