"""Words that mean something else to an official, a juror or a court; each with the reason and the word to use."""

from __future__ import annotations

import re

STRAIGHT = r"[^\W_]'|'[^\W_]"  # not in what is typed, which is left out

# What is not written, how it is recognised, and why; what to write instead stands in the reason.
DUTCH = {
    "scoren": (r"gescoord|\b[Ss]coren\b|scoort|\bscoorden", "jargon: beoordelen, scores geven"),
    "belangenconflict": (r"(?<![Bb]elangen)\b[Cc]onflict", "also a quarrel or a merge: belangenconflict"),
    "de oproep sluiten": (
        r"[Oo]proep (af )?(te )?sluiten|[Ss]luit(en)? de oproep",
        "that ends the submission of applications: de beoordeling afsluiten",
    ),
    "het panel": (
        r"\b([Hh]et|[Ee]en|[Dd]it|[Dd]at) panel\b",
        "the people are de jury, the file is het panelbestand",
    ),
    "geschiedenis": (
        r"(?<!wijzigingen )[Gg]eschiedenis",
        "the page is called Historiek: one thing, one name",
    ),
    "netwerk": (r"\b[Nn]etwerk nodig|[Oo]ffline|zonder netwerk", "internet"),
    "budget": (r"[Bb]udget(?![\]=])", "of the call: steunenveloppe; of an application: begroting"),
    "zeg": (r"\b[Zz]eg\b", "too familiar beside u: vermeld, geef op"),
    "quorum": (r"[Qq]uorum(?! \(aanwezigheid\))", "is attendance; of scores: minstens n beoordelingen"),
    "spreadsheet": (r"[Ss]preadsheet", "rekenblad"),
    "toegekend": (
        r"\b[Tt]oegekend|[Kk]ent \w+ toe\b|gesteunde",
        "nothing is granted before the body decides: voorgesteld",
    ),
    "indienen tot": (
        r"[Ii]n(te )?dienen tot\b|dienen in tot\b",
        "at the very minute itself it may be read both ways: uiterlijk, uiterste datum",
    ),
    "wat u scoorde": (r"\bu scoorde\b", "a word of sports: wat u beoordeelde"),
    "rapport": (r"\b[Rr]apport(en)?\b", "one thing, one name: verslag"),
    "afsluiten van het programma": (
        r"^Afsluiten$",
        "an assessment is closed; the program: Evalapp sluiten",
    ),
    "voor (tijd)": (
        r"\b[Vv]oor (u|er|het ex aequo|iets|iemand)\b(?! (alleen|zichtbaar|leesbaar|is))",
        "of time it is vóór",
    ),
    "geknoeid": (r"geknoeid|iemand wijzigde", "accuses: klopt niet meer"),
    "startgetal": (r"[Ss]tartgetal|het getal \{(seed|usual)\}", "startwaarde"),
    "slechtste punt": (r"slechtste punt", "reads as the worst weakness: de slechtste waarde van de schaal"),
    "is nu ontvankelijk": (
        r"nu ontvankelijk\.",
        "admissible is declared, by somebody: ontvankelijk verklaard",
    ),
    "gesteund van boven af": (r"van boven af", "means from on high: van boven naar beneden"),
    "recht op steun": (r"recht op heeft", "reads as a subjective right to aid: wat de plafonds toelaten"),
    "kmo's": (STRAIGHT, "the typographic apostrophe everywhere: kmo’s"),
    "50%": (r"(?<!\u00a0)%(?!\w)", "a space that no line breaks at: 50\u00a0%"),
    "beoordelaar": (
        r"\b[Bb]eoordelaars?\b(?! (1|\{number\}))(?!$)",
        "jurylid, except where names are withheld",
    ),
    "verkeerd getypt": (r"verkeerd getypt", "blames: er zit een typfout in"),
    "langs een andere weg": (r"andere weg dan", "apart van"),
    "keuze van het panel": (
        r"keuze van (het panel|de jury)",
        "vastgelegd in de oproep; niet in de regelgeving",
    ),
    "pakket": (r"\b[Pp]akket", "one thing, one name: pak"),
    "van dit project": (r"van dit project", "the project is the applicant's: van dit sjabloon"),
}
ENGLISH = {
    "justification": (r"[Mm]otivation|\bmotivated\b", "false friend: justification"),
    "judge": (r"\b[Jj]udg(e|es|ed|ing)\b", "jurors assess, officials decide"),
    "owe": (r"\b[Oo]w(e|es|ed)\b", "has not yet given"),
    "a lot": (r"\b[Aa] lot\b", "draw lots"),
    "who": (r"(^|[.;] )Who (is excl|is equal|abstained|no longer)\b|\b[Nn]obody of\b", "applications are not people"),
    "entitled": (r"\bentitled\b", "reads as a right to aid: the ceilings allow"),
    "tampered": (r"tampered", "accuses: does not follow"),
    "at the left": (r"\bat the (left|right)\b", "on the left"),
    "the own": (r"\bthe own\b", "their own"),
    "quorum": (r"[Qq]uorum(?! \(attendance\))", "is attendance; of scores: at least n assessments"),
    "close the call": (r"\b([Cc]lose|[Cc]losing) the call\b", "close the assessment"),
    "too neatly": (r"too neatly", "hints at fraud"),
    "this project's own": (r"this project's own", "the project is the applicant's: this template's own"),
    "juror's": (STRAIGHT, "the typographic apostrophe everywhere: juror’s"),
    "50 %": (r"\d[ \u00a0]%", "without a space: 50%"),
    "€ 1,000": (r"€[ \u00a0]", "without a space: €1,000"),
    "choice of the panel": (r"choice of the panel|panel’s choice", "fixed in the call; not in the regulations"),
}  # fmt: skip
_TYPED = re.compile(r"“evalapp [^”]*”|\bID=\d+ \([^)]*\)|\"\d+%\"")
_FIELD = re.compile(r"\{\w+\}")


def faults(text: str, words: dict[str, tuple[str, str]]) -> list[str]:
    """Each banned word of `text`, with what to write instead."""
    # What is typed stays as it is.
    bare = _FIELD.sub(
        lambda field: field.group() if field.group() == "{number}" else "0", _TYPED.sub("", text)
    )
    return [f"{word} ({why}): {text}" for word, (found, why) in words.items() if re.search(found, bare)]
