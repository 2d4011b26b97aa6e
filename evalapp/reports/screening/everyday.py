"""Words that are the name of a family as often as they are none, and letters that stand for something else."""

from __future__ import annotations

_WORDS = """
aanhouden akker al alles anker appel april arm as avond baan baard baert baker bakker bal balk bank banks baron beek
beer beest bell berg best beste beter bij bird bishop bisschop black blad blauw blij bloed bloem boer bol boog boom
boon bos bot brand breed bril bron brood brook brooks brouwer brown brug bruin bruyn burg bush butler carter church
cook cooper cross dag dak dal dam dame dans day dean dief diep dijk doel dom donder donker door dorp droog droom
druk duif duin early eer eerst eerste eik elk engel field fields fijn fisher fontein ford forest fox frans gardner
geen geld geleyn gelijk geloof geluid geluk gems gerecht gevaar goed goede good goud graaf gracht grant grave graves
gray green grey groen groeneveld groep groot groote haag haak haan haas hall hals hamer hand hard haring haven heem
heer heide heiden heil held hem herder herfst hert hertog heuvel hier hill hoe hoek hof holder holly hond hoofd hoog
hoop hope horen houder house hout huis huisman hul hunt hunter ijs ijzer in jaar jacht jager james jong jongen joy
judge just kaas kamer kamp kans kap kat keizer kempen kerk kers keuze king kip klaar klein kleur klok klomp kloof
knecht kneep knight koek koel kok koning koop kop koper kort koster kous kraan kracht kramer krans kreet kroon kruis
kuil kuiper laag lake lam lamb lamp land lang last laten law leader leen leeuw lente les leven licht lief light lijn
linde little lof long lood loon lord los love maan maat macht major man mand march mark markt marsh mason may meer
meester mei melk mens mes meyer middel might mild miller min moed mol molen molenaar mond mooi moon moor moore
morgen moss muis mulder munt muur na naam nacht nagel nat nest neus nieuw noble noord noot north olie onder ons oog
ooit oord oost oud over paal paard page pan park parker parks pas pastoor paus pauw peer pen pers piek pijl pit
plaats place plan plas plein pluim poel poort pope porter post pot price prijs prins punt put raad raam rad recht
regen reiger reus rib rice rich ridder riet rijk rijker ring rivers rivier roest rog rond rood rook room roos rose
rots ruiter rush rust sage sas schaal schaap schilder schip schoen schoon schouten schrijver sharp shepherd short
sikkel silver slag slang slot smal small smart smet smid smit smith sneeuw snel snijder snoeck snoek snow south
spaan spel spits staal stad staf steen stein ster sterk stil stok stone storm straal straat streek strijd strong
stroom struik stuk summers swift tak tand tas taylor temple tijd timmer timmerman toets toren touw town trap trein
trouw tuin turner twijg uil uit uur vaart val valk vast vat veen veer veld ver vest vet vis visser vlag vlam vlees
vlieger vliet voet vogel volk vond vonk voort vos vraag vrank vrede vreugde vriend vrij vroeg vuur waal wagen wal
wall walls wand want ward water waters weaver weber weg weide weinig werk west wet wever white wiel wijn wijs wild
will wind winkel winter wise wit woest wolf wolk wood woods woord work wouter young zaal zand zee zeil zeker ziel
zilver zoet zomer zon zoon zwaan zwaar zwart zwarte
"""

_LETTERS = """
ai ap avg bbp bev bkg bnp btw bv bvba ceo cfo cio coo cto cv cvba da dd dg dna ec ecb edih eer eib emt erc esg etc
eu ewi fod fwo gbo gdpr hr ibn ict iot ip it kmo kpi ku kul kuleuven lca mb mvo nb nbb nv nvt oeso ok pc pdca pdf po
poc pom pr ps rd rfid roi rsz sa sla sme soc spf swot trl ttb tva ua ub ug uk un us vdab vib vk vlaio vn vo vs vte
vub vvsg vzw wp wtcb www
"""

_TWO = """
ac ad ae ao ar at au ba bb bd be bg bh bl bm br bs bt cc cd ch ci cm cn co cr cs ct cy cz db dc de dj dk dl dm do ds
dv dz ed ee eg em en ep er es et ev fi fm fr ft ga gb ge gg gh gm go gp gr gs gw ha hb hc hd hk hp hq hs ht hu hv ib
id ie ii il in io is iv ix jr js ka kb kg km kt kv kw la lb lc ld le lt lu lv ly ma mc md me mg mh ml mm mr ms mt mv
mw na nc ne ng ni nl nm no nr nu nw ny nz ob oh ok om on oo op os ou pa pb pc pe pg ph pk pl pn pp pt pv qa qr ra re
rh ro rs ru rv sc sd se sg si sk sm so sp sr st sv te td th ti tl tm to tr ts tu tv tz uc ui ut uv ux uz va vi vl vm
vr wa we wg wk wm wo wt xi xl xv xx yt za ze zn zo zz
"""

TWO_LETTERS = frozenset((*_TWO.split(), *(each for each in _LETTERS.split() if len(each) == 2)))
"""Countries, units, Roman numbers, grades and the like: without dots these are nobody’s initials, in small letters."""

_PROPER = """
belg brabants deen duits engels fin fransen hollander hollanders pools spaans vlaming waals zwitser
aalst aarschot amsterdam antwerpen assche asse beveren boom breda brugge brussel damme deinze dendermonde diest doorn
eeklo eindhoven geel genk gent geraardsbergen gorp halle hasselt heist herentals hove ieper kortrijk leuven lier lokeren
lommel londen luik maastricht mechelen menen mol namen nijlen oostende oudenaarde parijs poperinge putte roeselare
rotterdam rijn schelde tielt tienen tongeren turnhout utrecht veurne vilvoorde waregem wetteren zele
"""

PROPER = frozenset(_PROPER.split())
"""Towns, peoples and languages that families are called after: they have a capital anyway."""

EVERYDAY = frozenset(_WORDS.split()) | PROPER
"""In Dutch and English, in small letters."""

ABBREVIATIONS = frozenset(_LETTERS.split())
"""What letters in capitals stand for where they are nobody’s initials, in small letters."""

DOTTED = frozenset(
    ["bv", "nv", "cv", "vzw", "bvba", "cvba", "vof", "sa", "eu", "vn", "vs", "us", "uk", "pr", "ps", "pc"]
)
"""Of these what is written with dots in capitals, and so may be nobody’s initials all the same."""

_SMALL = """
ac ad ae am an au aub ba bc bd bg bv ca cq cv dd dmv dwz ea ed eg ei em fb hh hm ht ia ic ie in io ip ipv is ivm iz la
lc ll mb mbt me mi mm mv mw na nav nb nl no nr nt nv nvt oa ob obv od oi olv om ov pa pe pi pj pl pm pp ps pw rv sl sv
ta tav tb tbv td tem tg tgv tk tm tov ts tw tz ua ub ug uv va vb vc vd vh vk vm vs vv vzw wo ws zg zi zn zo zoz zsm
"""

SMALL = frozenset(_SMALL.split())
"""Abbreviations that are written with dots in small letters, as “o.a.” and “i.v.m.”."""
