"""Places: chains, parents, numbers, cities, the vetoes, other countries and sites."""

import pytest

from articles.extraction.document import read_document
from articles.extraction.gazetteer import gazetteer
from articles.extraction.places import find_places
from articles.extraction.romanisation import first_skeleton, read_name
from articles.extraction.types import PlaceMention
from articles.reference import reference_knowledge


def find(text: str) -> list[PlaceMention]:
    return find_places(read_document(text), reference_knowledge())


def units(text: str) -> list[tuple[str, str, str]]:
    """Level, name as printed and official code of the units found, countries aside."""
    return [(m.level, m.printed, m.code) for m in find(text) if m.level not in ("country", "site")]


def sites(text: str) -> list[str]:
    return [mention.printed for mention in find(text) if mention.level == "site"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bar in Kampot was raided.", [("province", "Kampot", "07")]),
        ("A bar in Kampot province was raided.", [("province", "Kampot", "07")]),
        ("A bar in the province of Kampot was raided.", [("province", "Kampot", "07")]),
        ("A bar in Ratanakkiri was raided.", [("province", "Ratanakkiri", "16")]),
        (
            "A bar in Pursat’s Bakan district was raided.",
            [("province", "Pursat", "15"), ("district", "Bakan", "1501")],
        ),
        (
            "A bar in Pursat's Bakan district was raided.",
            [("province", "Pursat", "15"), ("district", "Bakan", "1501")],
        ),
        (
            "A bar in Bakan district, Pursat, was raided.",
            [("district", "Bakan", "1501"), ("province", "Pursat", "15")],
        ),
        (
            "Sites near Pu Tong village of Keo Seima district’s Chong Plas commune in Mondulkiri province",
            [
                ("village", "Pu Tong", "11010101"),
                ("district", "Keo Seima", "1101"),
                ("commune", "Chong Plas", "110101"),
                ("province", "Mondulkiri", "11"),
            ],
        ),
        (
            "A building in Stung Meanchey III, Phnom Penh, was sealed.",
            [("commune", "Stung Meanchey III", "120610"), ("province", "Phnom Penh", "12")],
        ),
        (
            "A building in Phnom Penh’s Stung Meanchey III was sealed.",
            [("province", "Phnom Penh", "12"), ("commune", "Stung Meanchey III", "120610")],
        ),
        (
            "A villa in Village 3 of Sihanoukville’s Commune I was sealed.",
            [("village", "3", "18010103"), ("district", "Sihanoukville", "1801"), ("commune", "I", "180101")],
        ),
        (
            "A villa in village 4 of Sihanoukville’s sangkat 4 was sealed.",
            [("village", "4", "18010404"), ("district", "Sihanoukville", "1801"), ("commune", "4", "180104")],
        ),
        (
            "In Sen Sok district’s Khmuonh, police sealed a villa.",
            [("district", "Sen Sok", "1208"), ("commune", "Khmuonh", "120803")],
        ),
        (
            "In khan Sen Sok, police sealed a villa in sangkat Khmuonh.",
            [("district", "Sen Sok", "1208"), ("commune", "Khmuonh", "120803")],
        ),
        (
            "Raids in Phnom Penh’s Sen Sok and Tuol Kork districts went on.",
            [
                ("province", "Phnom Penh", "12"),
                ("district", "Sen Sok", "1208"),
                ("district", "Tuol Kork", "1204"),
            ],
        ),
        (
            "The districts of Chamkarmon, Daun Penh and Tuol Kork were combed.",
            [
                ("district", "Chamkarmon", "1201"),
                ("district", "Daun Penh", "1202"),
                ("district", "Tuol Kork", "1204"),
            ],
        ),
    ],
)
def test_resolves_chains(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Casinos in Sihanoukville were closed.", ("district", "1801")),
        ("Casinos in Preah Sihanouk were closed.", ("province", "18")),
        ("Casinos in Preah Sihanouk province were closed.", ("province", "18")),
        ("Casinos in Sihanoukville province were closed.", ("province", "18")),
        ("Casinos in Battambang were closed.", ("province", "02")),
        ("Casinos in Battambang city were closed.", ("district", "0203")),
        ("Casinos in Poipet were closed.", ("district", "0110")),
        ("Casinos in Bavet town were closed.", ("district", "2008")),
        ("Casinos in Phnom Penh city were closed.", ("province", "12")),
        ("Casinos in Tboung Khmum were closed.", ("province", "25")),
        ("Casinos in the capital were closed.", ("province", "12")),
    ],
)
def test_tells_cities_from_provinces(text: str, expected: tuple[str, str]) -> None:
    assert [(level, code) for level, _, code in units(text)] == [expected]


def test_parents_come_from_the_sentence_then_the_paragraph_then_the_article() -> None:
    text = (
        "Police searched a house in Kampong Speu province.\n\nIt stands in Kong Pisei district. "
        "The owner fled from Roka Koh commune."
    )
    assert [code for _, _, code in units(text)] == ["05", "0503", "050308"]


def test_a_unit_that_was_moved_is_found_outside_the_parent_that_is_printed() -> None:
    text = "Trucks were stopped in Memot district in Kampong Cham province."
    assert ("district", "Memot", "2503") in units(text)


def test_a_village_of_a_moved_commune_is_found_through_the_commune() -> None:
    text = "Huts were removed in Bit Traing commune. They stood in Prey Nob district’s Chamnot Ream village."
    assert ("village", "Chamnot Ream", "18060201") in units(text)


def test_a_chain_is_not_left_for_a_village_of_that_name_elsewhere() -> None:
    text = "A man of Kampot’s Chhuk district was held in Svay Chek village, Sangkat Kakab II, Phnom Penh."
    (village,) = [m for m in find(text) if m.level == "village"]
    assert (village.key, village.code) == ("", "120915")


def test_a_unit_that_was_split_keeps_its_parents_code() -> None:
    (mention,) = [
        m for m in find("A flat in Phnom Penh’s Sangkat Boeng Tumpun was searched.") if m.level == "commune"
    ]
    assert (mention.key, mention.method, mention.code) == ("", "unresolved", "1206")


def test_what_is_in_no_gazetteer_stays_as_printed() -> None:
    text = "Officers went to Xylo Grimble commune in Kampot’s Chhuk district."
    (mention,) = [m for m in find(text) if m.level == "commune"]
    assert (mention.printed, mention.key, mention.name, mention.method) == (
        "Xylo Grimble",
        "",
        "",
        "unresolved",
    )
    assert mention.code == "0703"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kandal denied it.",
        "The Battambang Provincial Court heard the case.",
        "He told The Phnom Penh Post about it.",
        "The Sihanoukville Port handled the goods.",
        "The Phnom Penh-Sihanoukville Expressway was blocked.",
        "Chan Thmei and In Touch were released.",
        "Tapon commune police chief Dara Sok was pleased.",
        "The arrest of Chea Samraong was praised.",
        "They crossed the Kampot river.",
    ],
)
def test_names_of_persons_and_bodies_are_no_places(text: str) -> None:
    assert units(text) == []


def test_a_village_needs_its_unit_word() -> None:
    assert units("He came from Pu Tung, far from Kampot.") == [("province", "Kampot", "07")]
    assert units("The arrest of Sok Thmei in Kampot was praised.") == [("province", "Kampot", "07")]


@pytest.mark.parametrize(
    ("text", "level", "country"),
    [
        ("A villa in Thailand was raided.", "country", "TH"),
        ("A villa in Chiang Mai was raided.", "province", "TH"),
        ("A villa in Pasay was raided.", "district", "PH"),
        ("Police in Laos raided a villa in Vientiane.", "district", "LA"),
        ("Police in Australia raided a shop in South East Queensland.", "province", "AU"),
        ("Police raided a villa in Bokeo province in Laos.", "province", "LA"),
    ],
)
def test_knows_other_countries(text: str, level: str, country: str) -> None:
    assert (level, country) in [(m.level, m.country) for m in find(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("PHNOM PENH, July 19 – Police raided a bar in Kampot.", ["07"]),
        ("KAMPOT, July 19 – Police raided a bar.", ["07"]),
        ("A man who came from Battambang was held in Kampot.", ["07"]),
        ("A car with Battambang plates was stopped in Kampot.", ["07"]),
        ("A van with a Battambang number plate was stopped in Kampot.", ["07"]),
        ("A car with a plate from Battambang was stopped in Kampot.", ["07"]),
        ("A Battambang man and a Kandal woman were held in Kampot.", ["07"]),
        ("Two men, both from Battambang, were held in Kampot.", ["07"]),
        ("Nine, all from Battambang, were held in Kampot.", ["07"]),
        ("Nine men were held in Kampot, the ministry in Phnom Penh said.", ["07"]),
        ("Nine men were held in Kampot and expelled by way of Battambang.", ["07"]),
        ("Phones seized in Kampot will be examined in Phnom Penh.", ["07"]),
        ("The bar stands 40 kilometres north of Phnom Penh, in Kampong Chhnang.", ["04"]),
        ("A truck bound for Phnom Penh was stopped in Kampot.", ["07"]),
        ("Police raided a bar in Kampot. Four women from Takeo were questioned.", ["07"]),
        ("Police raided a bar in Kampot. Three Vietnamese from Takeo were questioned.", ["07"]),
        ("Police raided a bar in Kampot. A mother from Takeo had complained.", ["07"]),
        ("Police raided a bar in Kampot. The women are mostly from Takeo.", ["07"]),
        ("Police raided a bar in Kampot. The women are mostly from Takeo and Battambang.", ["07"]),
        ("Police raided a bar in Kampot. The women came from Takeo, Battambang and Kandal.", ["07"]),
        ("Police raided a bar in Kampot. The owner was last seen in Takeo.", ["07"]),
        ("Four women from Takeo were questioned.", ["21"]),
        ("Police raided a bar in Kampot. Four loads from Takeo were found.", ["07", "21"]),
    ],
)
def test_places_where_the_action_is_not_are_left_out(text: str, codes: list[str]) -> None:
    assert [code for _, _, code in units(text)] == codes


def test_a_unit_named_once_is_known_again() -> None:
    text = "A den in Roka Koh commune in Kong Pisei district was closed.\n\nThe Roka Koh area is poor, and few stay in Roka Koh."
    assert [code for level, _, code in units(text) if level == "commune"] == ["050308"] * 3


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The commission deported 81 people who were held in Lagos.", "NG"),
        ("KUALA LUMPUR: Officers held ten people at a plant in Sungai Buaya, Penang.", "MY"),
        ("Ten Thais and nine Chinese were held in Poipet, near Thailand.", "KH"),
        ("Ten people from Thailand, China and Laos were held in Kampot.", "KH"),
    ],
)
def test_tells_which_country_an_article_is_about(text: str, country: str) -> None:
    assert {m.country for m in find(text) if m.level not in ("country", "site")} == {country}


def test_names_in_an_article_from_abroad_are_towns_and_villages() -> None:
    text = "Soldiers in Ghana raided pits at Brumbo and Kintiapo, and in Dunkrasi, in Ghana's Western Region."
    found = {(m.level, m.printed, m.country) for m in find(text)}
    assert {
        ("village", "Brumbo", "GH"),
        ("village", "Kintiapo", "GH"),
        ("district", "Dunkrasi", "GH"),
    } <= found


def test_a_village_abroad_is_not_the_village_of_that_name_at_home() -> None:
    text = "VIENTIANE – Police in Laos raided a house in Samraong village in Bokeo province, Laos."
    (village,) = [m for m in find(text) if m.level == "village"]
    assert (village.key, village.country) == ("", "LA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police raided the Silver Heron Casino in Bavet.", ["Silver Heron Casino"]),
        ("They were held at Lucky Orchid World in Poipet.", ["Lucky Orchid World"]),
        ("Buildings registered to Bright Lotus Technology were searched.", ["Bright Lotus Technology"]),
        ("They left via Phnom Penh International Airport.", ["Phnom Penh International Airport"]),
        ("They left through the Prek Chak International Checkpoint.", ["Prek Chak International Checkpoint"]),
        ("Mines in the Blue Pepper area were cleared.", ["Blue Pepper"]),
        ("Snares lay in Silver Hill Wildlife Sanctuary.", ["Silver Hill Wildlife Sanctuary"]),
        (
            "They were stopped at the Bavet international border checkpoint.",
            ["Bavet international border checkpoint"],
        ),
        ("A man was freed from Huang Pearl 2 casino.", ["Huang Pearl 2"]),
        ("Raids at the B9 Park compound went on.", ["B9 Park"]),
        ("Raids at the Golden Pearl City casino went on.", ["Golden Pearl City"]),
        (
            "It happened at two branches of Dara’s Flower and Garden Center.",
            ["Dara’s Flower and Garden Center"],
        ),
        ("At the factory, Silver Heron Industries, nobody spoke.", ["Silver Heron Industries"]),
        (
            "They went into Bright Lotus Company Limited (Cambodia) later.",
            ["Bright Lotus Company Limited (Cambodia)"],
        ),
        ("Police closed a building and a villa.", []),
        ("The spokesman of Bright Lotus Group denied it.", []),
        ("Mr. Park denied it.", []),
        ("Inspectors went to Phsar Dara market.", ["Phsar Dara market"]),
        ("Inspectors searched stalls at Suong market in Tbong Khmum.", ["Suong market"]),
        (
            "Customs officers searched a container at the Sihanoukville Autonomous Port.",
            ["Sihanoukville Autonomous Port"],
        ),
        ("They were held at the Moc Dara border crossing.", ["Moc Dara border crossing"]),
        ("Rangers pulled down camps in the Sok Chea forest reserve.", ["Sok Chea forest reserve"]),
        ("Walls were pulled down inside the Dara archaeological park.", ["Dara archaeological park"]),
        ("Officers entered a barracks at the Chey Dara rubber plantation.", ["Chey Dara rubber plantation"]),
        ("They called at a shop by the name of Lotus Hands.", ["Lotus Hands"]),
        ("They surrounded a building known locally as Lucky Horse.", ["Lucky Horse"]),
        ("Officers arrived at New Dawn Home.", ["New Dawn Home"]),
        ("The Chinese-owned company was fined.", []),
        ("It is owned by a Hanoi company.", []),
        ("They were found in a house behind the Sokha market.", []),
        ("The parlour, Sok San, was searched on Sunday.", ["Sok San"]),
        ("The first hotel, the Jin Hai Bay, was entered on Saturday.", ["Jin Hai Bay"]),
        ("They worked at two sites of Brightmeadow Orchards.", ["Brightmeadow Orchards"]),
        ("Police manning the Ou Chay checkpoint found it.", ["Ou Chay checkpoint"]),
        ("Trucks were held at the Thnal Totoeng weighbridge.", ["Thnal Totoeng weighbridge"]),
        ("Soldiers surrounded the Royal Hill casino.", ["Royal Hill"]),
        ("He heads the branch of the General Department.", []),
        ("They replaced pages on the sites of the National Election Committee.", []),
        ("The raid was known as Operation Vanguard.", []),
        ("The owner, Sok Dara, was arrested.", []),
    ],
)
def test_finds_named_sites(text: str, expected: list[str]) -> None:
    assert sites(text) == expected


def test_a_short_name_of_a_site_bears_the_long_one() -> None:
    text = "Workers left the QRS zone in Kampot. They ran from the QRS Special Economic Zone."
    assert {m.name or m.printed for m in find(text) if m.level == "site"} == {"QRS Special Economic Zone"}


def test_a_site_lies_in_the_deepest_place_around_it() -> None:
    (site,) = [
        m for m in find("Police raided Silver Heron Casino in Svay Rieng’s Bavet town.") if m.level == "site"
    ]
    assert site.code == "2008"


def test_an_area_that_is_a_commune_is_that_commune() -> None:
    assert ("commune", "Khmuonh", "120803") in units("A den in Phnom Penh’s Khmuonh area was closed.")


def test_paths_run_from_the_country_down() -> None:
    (mention,) = [m for m in find("In Sen Sok district, a villa was sealed.") if m.level == "district"]
    assert mention.path == ("KH", "KH-12", "KH-1208")


def test_spans_hold_the_name_without_its_unit() -> None:
    text = "Raids in Sangkat Olympic of Boeung Keng Kang district, Phnom Penh."
    for mention in find(text):
        assert mention.span.of(text) == mention.printed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaev", "Keo"),
        ("Takaev", "Takeo"),
        ("Phnum", "Phnom"),
        ("Kaoh", "Koh"),
        ("Sokh", "Sok"),
        ("Chhouk", "Chhuk"),
    ],
)
def test_skeletons_forgive_romanisation(one: str, other: str) -> None:
    assert first_skeleton(one.lower()) == first_skeleton(other.lower())


@pytest.mark.parametrize(
    ("printed", "letters", "number"),
    [
        ("Stung Meanchey III", "stungmeanchey", 3),
        ("Stueng Mean Chey Ti Bei", "stuengmeanchey", 3),
        ("Phum Pram Muoy", "", 6),
        ("Village 3", "", 3),
        ("Lekh Buon", "", 4),
        ("Pi Thnou", "pithnou", None),
        ("Sa’ang", "saang", None),
    ],
)
def test_reads_numbers_in_names(printed: str, letters: str, number: int | None) -> None:
    name = read_name(printed)
    assert (name.letters, name.number) == (letters, number)


def test_likeness_counts_only_inside_a_parent_or_near_certainty() -> None:
    known = gazetteer(reference_knowledge())
    inside = known.find("Chumkiry", "district", "KH-07")
    assert inside is not None
    assert inside.place.key == "KH-0704"
    assert known.find("Zzyzx Qwert", "district", "KH-07") is None
    assert known.find("Stung Meanchey IV", "commune", "KH-12") is None
