"""What a file keeps for itself, as the history tells it: all of it, of a key only what stands for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from evalapp.domain.journal import Act
from evalapp.domain.numbers import shorten
from evalapp.domain.terms.plan import NO_PLAN
from evalapp.domain.terms.plan_steps import plan_steps
from evalapp.domain.texts import LANGUAGE_NAMES, LANGUAGES, N_, Text, _, current_language
from evalapp.operations.juror.renewal import Renewal
from evalapp.operations.records.told.cells import MOST_LETTERS, digest_of, whole
from evalapp.store.rows import settings
from evalapp.words import formats
from evalapp.words.acts import told
from evalapp.words.fields import target_label

_Said = Callable[[str], str]


def _plain(text: str) -> str:
    return shorten(text, MOST_LETTERS)


def _in_each(text: Text) -> str:
    """In the language of the moment, and in any other that says something else: two texts may differ there alone."""
    own, code = str(text), current_language()
    others = {
        each: said for each in LANGUAGES if each != code and (said := getattr(text, each)) and said != own
    }
    said = [own, *(f"[{LANGUAGE_NAMES[each]}] {other}" for each, other in others.items())]
    return whole(" ".join(filter(None, said)))


def _declaration(text: str) -> str:
    return _in_each(settings.DECLARATION.decode(text)) or _("as the program has it")


def _undertaking(text: str) -> str:
    return _in_each(settings.UNDERTAKING.decode(text)) or _("none is asked")


def _plan(text: str) -> str:
    """Each part in the words of the history."""
    return shorten(told(Act(steps=plan_steps(NO_PLAN, settings.PLAN.decode(text)))), MOST_LETTERS)


def _column_maps(text: str) -> str:
    kept = settings.COLUMN_MAPS.decode(text)
    columns = [
        f"“{shorten(heading, 60)}” → {target_label(target)}"
        for each in kept
        for heading, target in each.columns.items()
    ]
    rows = [_("headings in row {row}").format(row=each.row) for each in kept if each.row]
    return shorten(", ".join((*columns, *rows)), MOST_LETTERS)


def _limit(text: str) -> str:
    return _("no limit") if text == "0" else _plain(text)


def _each(text: str) -> str:
    return _("not set") if text == "0" else _plain(text)


def _digests(text: str) -> str:
    return shorten(", ".join(map(formats.short_digest, settings.EARLIER.decode(text))), MOST_LETTERS) or "–"


def _renewal(text: str) -> str:
    """The sentences that the juror read."""
    kept = settings.RENEWAL.decode(text)
    return shorten(" ".join(Renewal.of(kept).sentences()), MOST_LETTERS) if kept else "–"


def _handed_in_as(text: str) -> str:
    kept = settings.HANDED_IN_AS.decode(text)
    pack = _("on pack {pack}").format(pack=formats.short_digest(kept.pack)) if kept.pack else ""
    return shorten(" · ".join(filter(None, (kept.file, pack))), MOST_LETTERS) or "–"


_SECRET = frozenset(
    {settings.PANEL_IDENTITY.name, settings.RECIPIENT.name, settings.PUBLIC_KEY.name, settings.OWN_KEY.name}
)
_TOLD: Mapping[str, tuple[str, _Said]] = {
    settings.PANEL_IDENTITY.name: (N_("Key of the panel that opens the returns"), digest_of),
    settings.LOT_SEED.name: (N_("Seed of the lot"), _plain),
    settings.SUBMITTED_UNTIL.name: (N_("Applications taken in until"), formats.stamp),
    settings.PLAN.name: (N_("Course of the call"), _plan),
    settings.COLUMN_MAPS.name: (N_("Columns of imported files"), _column_maps),
    settings.JURORS_PER_APPLICATION.name: (N_("Jurors for each application"), _each),
    settings.APPLICATIONS_PER_JUROR.name: (N_("Applications for each juror at most"), _limit),
    settings.DECLARATION.name: (N_("Text of the declaration"), _declaration),
    settings.UNDERTAKING.name: (N_("Undertaking of the jurors"), _undertaking),
    settings.JUROR.name: (N_("Juror whose work this is"), _plain),
    settings.PACK.name: (N_("Pack"), _plain),
    settings.PACK_NUMBER.name: (N_("Number of the pack"), _plain),
    settings.PACK_CREATED_AT.name: (N_("Pack made"), formats.stamp),
    settings.RECIPIENT.name: (N_("Key that returns are sealed for"), digest_of),
    settings.PUBLIC_KEY.name: (N_("Key that checks the signature"), digest_of),
    settings.OWN_KEY.name: (N_("Key of the juror’s own part"), digest_of),
    settings.BASE.name: (N_("Scores that the pack held"), formats.short_digest),
    settings.RENEWAL.name: (N_("What the last pack changed"), _renewal),
    settings.DEVICE.name: (N_("Device"), _plain),
    settings.DEVICE_NAME.name: (N_("Computer"), _plain),
    settings.MACHINE.name: (N_("Mark of the computer"), _plain),
    settings.REVISION.name: (N_("Number of the return"), _plain),
    settings.EARLIER.name: (N_("Earlier returns"), _digests),
    settings.RETURN_FILES.name: (N_("Files of the returns"), _digests),
    settings.SUBMITTED_AT.name: (N_("Handed in"), formats.stamp),
    settings.HANDED_IN.name: (N_("Scores that the last return held"), formats.short_digest),
    settings.HANDED_IN_AS.name: (N_("Last return"), _handed_in_as),
}


def setting_name(key: str) -> str:
    """By its key where this version does not know it."""
    return _(_TOLD[key][0]) if key in _TOLD else _("“{key}”").format(key=shorten(key))


def setting_value(row: Mapping[str, Any]) -> str:
    said = _TOLD.get(str(row["key"]), ("", _plain))[1]
    value = str(row["value"])
    return said(value) or _plain(value) if value else ""


def setting_plainly(row: Mapping[str, Any]) -> object:
    """For a script."""
    return digest_of(row["value"]) if row["key"] in _SECRET else row["value"]
