"""Days of the station as the public record has them: encyclopaedia pages of expeditions, Soyuz and shuttle flights.

One line a day: the Moscow day, the expedition at its end, the commander, everybody of our records who was in space at
its end, and the crewed ships that were docked to the station then.
"""

from dataclasses import dataclass
from datetime import date

RECORD = """
2000-11-02 |  1 | shepherd  | shepherd gidzenko krikalev | soyuz-tm-31
2001-03-10 |  1 | shepherd  | shepherd gidzenko krikalev usachov voss helms wetherbee kelly-james thomas \
richards | soyuz-tm-31 sts-102
2001-03-19 |  2 | usachov   | shepherd gidzenko krikalev usachov voss helms wetherbee kelly-james thomas \
richards | soyuz-tm-31
2001-05-02 |  2 | usachov   | usachov voss helms musabayev baturin tito | soyuz-tm-31 soyuz-tm-32
2001-08-21 |  3 | culbertson | culbertson dezhurov tyurin usachov voss helms horowitz sturckow barry forrester \
| soyuz-tm-32
2001-12-16 |  4 | onufrienko | onufrienko walz bursch culbertson dezhurov tyurin tani gorie kelly-mark godwin \
| soyuz-tm-33
2002-11-05 |  5 | korzun    | korzun whitson treshchov zalyotin de-winne lonchakov | soyuz-tm-34 soyuz-tma-1
2003-02-02 |  6 | bowersox  | bowersox budarin pettit | soyuz-tma-1
2003-10-25 |  7 | malenchenko | malenchenko lu foale kaleri duque | soyuz-tma-2 soyuz-tma-3
2004-04-25 |  8 | foale     | foale kaleri padalka fincke kuipers | soyuz-tma-3 soyuz-tma-4
2005-06-01 | 11 | krikalev  | krikalev phillips | soyuz-tma-6
2006-07-20 | 13 | vinogradov | vinogradov williams-jeffrey reiter | soyuz-tma-8
2006-12-20 | 14 | lopez-alegria | lopez-alegria tyurin williams-sunita reiter polansky oefelein patrick curbeam \
fuglesang higginbotham | soyuz-tma-9
2007-04-21 | 15 | yurchikhin | yurchikhin kotov williams-sunita | soyuz-tma-10
2008-04-19 | 17 | volkov    | volkov kononenko reisman | soyuz-tma-12
2008-11-20 | 18 | fincke    | fincke lonchakov chamitoff magnus pettit kimbrough ferguson boe bowen stefanyshyn \
| soyuz-tma-13 sts-126
2009-05-29 | 20 | padalka   | padalka barratt wakata de-winne romanenko thirsk | soyuz-tma-14 soyuz-tma-15
2009-10-11 | 21 | de-winne  | de-winne romanenko thirsk stott williams-jeffrey suraev | soyuz-tma-15 soyuz-tma-16
2009-12-15 | 22 | williams-jeffrey | williams-jeffrey suraev | soyuz-tma-16
2010-11-26 | 26 | kelly-scott | kelly-scott kaleri skripochka | soyuz-tma-01m
2011-09-16 | 29 | fossum    | fossum volkov furukawa | soyuz-tma-02m
2012-07-01 | 32 | padalka   | padalka revin acaba | soyuz-tma-04m
2013-05-14 | 36 | vinogradov | vinogradov misurkin cassidy | soyuz-tma-08m
2013-11-08 | 37 | yurchikhin | yurchikhin nyberg parmitano kotov ryazansky hopkins tyurin mastracchio wakata \
| soyuz-tma-09m soyuz-tma-10m soyuz-tma-11m
2014-03-11 | 39 | wakata    | wakata tyurin mastracchio | soyuz-tma-11m
2015-09-12 | 45 | kelly-scott | kelly-scott kornienko volkov kononenko yui lindgren | soyuz-tma-17m soyuz-tma-18m
2016-03-02 | 47 | kopra     | kopra malenchenko peake | soyuz-tma-19m
2017-06-02 | 52 | yurchikhin | yurchikhin fischer whitson | soyuz-ms-04
2018-10-12 | 57 | gerst     | gerst prokopyev aunon-chancellor | soyuz-ms-09
2018-12-20 | 58 | kononenko | kononenko saint-jacques mcclain | soyuz-ms-11
2019-03-01 | 58 | kononenko | kononenko saint-jacques mcclain | soyuz-ms-11
"""


@dataclass(frozen=True)
class Known:
    day: date
    expedition: int
    commander: str  # the beginning of a slug, as in `people` and `ships`
    people: tuple[str, ...]
    ships: tuple[str, ...]


def _known(line: str) -> Known:
    day, expedition, commander, people, ships = (part.strip() for part in line.split("|"))
    return Known(date.fromisoformat(day), int(expedition), commander, tuple(people.split()), tuple(ships.split()))


DAYS = [_known(line) for line in RECORD.strip().splitlines()]

# Whole days in space on 15 February 2019, as lists of astronauts by time in space give them (some round, some cut off).
# People who were in space that day are not among them.
TOTALS = {
    "padalka-gennady": 878,
    "malenchenko-yuri": 827,
    "krikalev-sergey": 803,
    "kaleri-alexander": 769,
    "yurchikhin-fyodor": 672,
    "whitson-peggy": 665,
    "afanasyev-viktor": 555,
    "usachov-yuri": 552,
    "volkov-sergey": 547,
    "vinogradov-pavel": 546,
    "williams-jeffrey": 534,
    "tyurin-mikhail": 532,
    "kotov-oleg": 526,
    "kelly-scott": 520,
    "budarin-nikolay": 444,
    "fincke-michael": 381,
    "korzun-valery": 381,
    "foale-michael": 373,
    "pettit-donald": 369,
    "reiter-thomas": 350,
    "wakata-koichi": 347,
    "musabayev-talgat": 341,
    "gidzenko-yuri": 329,
    "williams-sunita": 321,
    "lopez-alegria-michael": 257,
    "dezhurov-vladimir": 244,
    "onufrienko-yuri": 389,
    "kuipers-andre": 203,
    "coleman-catherine": 179,
    "shepherd-william": 159,
    "haignere-claudie": 25,
    "voss-james": 202,
    "helms-susan": 211,
    "culbertson-frank": 144,
    "walz-carl": 230,
    "bursch-daniel": 227,
    "treshchov-sergey": 185,
    "bowersox-kenneth": 211,
    "lu-edward": 206,
    "chiao-leroy": 229,
    "sharipov-salizhan": 201,
    "phillips-john": 204,
    "mcarthur-william": 225,
    "tokarev-valery": 199,
    "anderson-clayton": 167,
    "tani-daniel": 131,
    "eyharts-leopold": 69,
    "reisman-garrett": 107,
    "chamitoff-gregory": 198,
    "lonchakov-yuri": 200,
    "magnus-sandra": 157,
    "barratt-michael": 211,
    "de-winne-frank": 198,
    "thirsk-robert": 204,
    "kopra-timothy": 244,
    "stott-nicole": 104,
    "suraev-maksim": 334,
    "noguchi-soichi": 177,
    "creamer-timothy": 163,
    "caldwell-dyson-tracy": 188,
    "walker-shannon": 163,
    "wheelock-douglas": 178,
    "kondratyev-dmitry": 159,
    "garan-ronald": 178,
    "fossum-michael": 194,
    "furukawa-satoshi": 167,
    "burbank-daniel": 188,
    "revin-sergey": 125,
    "hoshide-akihiko": 140,
    "ford-kevin": 157,
    "hadfield-chris": 166,
    "marshburn-thomas": 161,
    "cassidy-christopher": 182,
    "nyberg-karen": 180,
    "hopkins-michael": 166,
    "mastracchio-richard": 228,
    "swanson-steven": 195,
    "wiseman-reid": 165,
    "wilmore-barry": 178,
    "virts-terry": 213,
    "cristoforetti-samantha": 199,
    "lindgren-kjell": 141,
    "yui-kimiya": 141,
    "peake-timothy": 186,
    "rubins-kathleen": 115,
    "onishi-takuya": 115,
    "kimbrough-shane": 189,
    "pesquet-thomas": 196,
    "fischer-jack": 136,
    "tito-dennis": 8,
    "baturin-yuri": 19,
    "kozeev-konstantin": 10,
    "vittori-roberto": 35,
    "shuttleworth-mark": 10,
    "zalyotin-sergey": 83,
    "duque-pedro": 18,
    "shargin-yuri": 10,
    "olsen-gregory": 10,
    "pontes-marcos": 10,
    "ansari-anousheh": 11,
    "simonyi-charles": 26,
    "shukor-muszaphar": 11,
    "yi-so-yeon": 11,
    "garriott-richard": 12,
    "laliberte-guy": 11,
    "mogensen-andreas": 10,
    "aimbetov-aydyn": 10,
    "wetherbee-james": 66,
    "kelly-james": 26,
    "thomas-andrew": 177,
    "horowitz-scott": 47,
    "sturckow-frederick": 51,
    "barry-daniel": 30,
    "forrester-patrick": 40,
    "gorie-dominic": 48,
    "kelly-mark": 54,
    "godwin-linda": 38,
    "cockrell-kenneth": 64,
    "chang-diaz-franklin": 66,
    "lindsey-steven": 62,
    "wilson-stephanie": 42,
    "sellers-piers": 35,
    "polansky-mark": 41,
    "curbeam-robert": 37,
    "fuglesang-christer": 26,
    "archambault-lee": 26,
    "reilly-james": 35,
    "hobaugh-charles": 36,
    "melroy-pamela": 38,
    "parazynski-scott": 57,
    "walheim-rex": 36,
    "linnehan-richard": 58,
    "bowen-stephen": 40,
    "ferguson-christopher": 40,
    "wolf-david": 168,
    "payette-julie": 25,
    "duffy-brian": 40,
    "wisoff-peter": 44,
    "jett-brent": 41,
    "bloomfield-michael": 32,
    "tanner-joseph": 43,
    "garneau-marc": 29,
    "jones-thomas": 53,
    "ivins-marsha": 55,
    "rominger-kent": 67,
    "ashby-jeffrey": 27,
    "gernhardt-michael": 43,
    "kavandi-janet": 33,
    "wilcutt-terrence": 42,
    "altman-scott": 51,
    "ross-jerry": 58,
    "smith-steven": 40,
    "ochoa-ellen": 40,
    "collins-eileen": 36,
    "robinson-stephen": 48,
    "lawrence-wendy": 51,
    "hire-kathryn": 29,
    "grunsfeld-john": 58,
    "doi-takao": 31,
}
