"""Agencies: names, acronyms, local forces, and the part each has."""

import pytest

from articles.extraction.agencies import find_agencies
from articles.extraction.agency_back import find_governors, find_prosecutors
from articles.extraction.agency_generic import find_generic_police
from articles.extraction.document import read_document
from articles.extraction.places import find_places
from articles.extraction.types import AgencyMention
from articles.reference import reference_knowledge


def find(text: str) -> list[AgencyMention]:
    document, knowledge = read_document(text), reference_knowledge()
    return find_agencies(document, knowledge, find_places(document, knowledge))


def read(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.role) for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Anti-Corruption Unit raided the office.", "Anti-Corruption Unit"),
        ("Officers of the interior ministry raided the office.", "Ministry of Interior"),
        ("Military police raided the office.", "Royal Gendarmerie"),
        ("Gendarmes raided the office.", "Royal Gendarmerie"),
        ("The GDI deported ten people.", "General Department of Immigration"),
        (
            "The Ministry of Interior’s General Department of Immigration deported ten.",
            "General Department of Immigration",
        ),
        ("National Police officers raided the office.", "National Police"),
        ("Troops raided the camp.", "armed forces"),
    ],
)
def test_finds_names_and_aliases(text: str, name: str) -> None:
    (mention,) = find(text)
    assert (mention.name, mention.role) == (name, "lead")
    assert mention.key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Kampot, provincial police raided a bar.", "Kampot Provincial Police"),
        ("Kampot provincial police raided a bar.", "Kampot Provincial Police"),
        ("Police in Kampot province raided a bar.", "Kampot Provincial Police"),
        ("Preah Sihanouk provincial authorities raided a bar.", "Preah Sihanouk Provincial Administration"),
        ("In Phnom Penh, municipal police raided a bar.", "Phnom Penh Municipal Police"),
        ("Municipal police raided a bar.", "Phnom Penh Municipal Police"),
        ("Chbar Ampov district police raided a bar.", "Chbar Ampov District Police"),
        ("In Sen Sok district, district police raided a bar.", "Sen Sok District Police"),
        ("Bavet town police raided a bar.", "Bavet Town Police"),
        ("In Kampot, provincial military police raided a bar.", "Royal Gendarmerie"),
        ("Kampot’s agriculture department seized nets.", "Kampot Provincial Department of Agriculture"),
        ("The Bakan District Administration seized nets.", "Bakan District Administration"),
        ("Kampot provincial health officers closed a clinic.", "Kampot Provincial Health Department"),
        (
            "Kampot Department of Environment officers raided a bar.",
            "Kampot Provincial Department of Environment",
        ),
        ("The Kampot Unified Command raided a bar.", "Kampot Provincial Unified Command"),
        ("Authorities in Pursat’s Bakan district raided a bar.", "Bakan District Administration"),
    ],
)
def test_forms_the_force_of_a_place(text: str, name: str) -> None:
    assert read(text) == [(name, "lead")]


def test_a_deputy_chief_is_of_the_force() -> None:
    assert read("In Kampot, ten were held. Deputy provincial police chief Dara Sok said so.") == [
        ("Kampot Provincial Police", "participant")
    ]


def test_a_local_force_of_the_knowledge_has_its_key() -> None:
    (known,) = find("Kampot provincial police raided a bar.")
    (formed,) = find("Chbar Ampov district police raided a bar.")
    assert (known.key, formed.key) == ("kampot-provincial-police", "")


def test_the_capital_is_no_province_of_provincial_police() -> None:
    text = "The minister spoke in Phnom Penh. In Kampot, a bar was raided. Provincial police arrested ten."
    assert ("Kampot Provincial Police", "lead") in read(text)


def test_learns_acronyms_from_the_article() -> None:
    text = "The Grand River Inspection Bureau (GRIB) met. Later GRIB raided three barges."
    assert [mention.name for mention in find(text)] == ["Grand River Inspection Bureau"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Police raided a bar.",
        "The authorities raided a bar and officers stayed.",
        "The Phnom Penh Post reported it.",
        "A border patrol found rifles.",
        "American military aid was cut.",
        "Two soldiers were jailed.",
    ],
)
def test_generic_words_name_nobody(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The raid was led by the Anti-Corruption Unit.", {"Anti-Corruption Unit": "lead"}),
        ("Ten were arrested by the Anti-Drug Department.", {"Anti-Drug Department": "lead"}),
        (
            "The team was drawn from the Anti-Corruption Unit, the armed forces and the Ministry of Mines and Energy.",
            {
                "Anti-Corruption Unit": "participant",
                "armed forces": "participant",
                "Ministry of Mines and Energy": "participant",
            },
        ),
        (
            "In Kampot, the Forestry Administration raided it along with the provincial court prosecutor.",
            {"Forestry Administration": "lead", "Kampot Provincial Court Prosecutor": "coordinating"},
        ),
        (
            "In Kampot, a prosecutor of the provincial court was there.",
            {"Kampot Provincial Court Prosecutor": "coordinating"},
        ),
        (
            "It was coordinated by prosecutor Dara Sok of the Phnom Penh Municipal Court.",
            {"Phnom Penh Municipal Court Prosecutor": "coordinating"},
        ),
        ("The minister ordered the Anti-Drug Department to act.", {"Anti-Drug Department": "other"}),
        ("Ten were held, the Ministry of Health said.", {"Ministry of Health": "source"}),
        ("The Ministry of Health said that it had closed ten clinics.", {"Ministry of Health": "lead"}),
        ("Ten were held, according to the Ministry of Health.", {"Ministry of Health": "source"}),
        ("A spokesman for the Ministry of Health was there.", {"Ministry of Health": "source"}),
        ("They were sent to the Phnom Penh Municipal Court.", {"Phnom Penh Municipal Court": "other"}),
        ("The wood was trucked to the Forestry Administration.", {"Forestry Administration": "other"}),
        ("They are at National Police headquarters.", {"National Police": "other"}),
        ("He is under sanctions by the Ministry of Health.", {"Ministry of Health": "other"}),
        ("The Anti-Drug Department is building a case.", {"Anti-Drug Department": "other"}),
        ("Three officers of the Anti-Drug Department raided it.", {"Anti-Drug Department": "lead"}),
        ("“The Anti-Drug Department has each its price,” he said.", {"Anti-Drug Department": "other"}),
        ("He said “go” and the Anti-Drug Department was there.", {"Anti-Drug Department": "participant"}),
        ("The hut was pulled down by the Ministry of Health, which said so.", {"Ministry of Health": "lead"}),
        (
            "Two rangers, in addition to the Anti-Drug Department, had come.",
            {"Anti-Drug Department": "participant"},
        ),
        ("The Ministry of Health supplied two cars.", {"Ministry of Health": "lead"}),
        ("A shop was shut by a team from the Ministry of Health.", {"Ministry of Health": "participant"}),
        ("Rangers of the Ministry of Environment were there.", {"Ministry of Environment": "participant"}),
        ("Personnel from the Anti-Drug Department were there.", {"Anti-Drug Department": "participant"}),
        ("The seat of the Ministry of Health was empty.", {"Ministry of Health": "other"}),
        ("The river police held ten men.", {"Waterway Police Department": "lead"}),
        (
            "It was ordered by Kampot provincial court prosecutor Sok Dara.",
            {"Kampot Provincial Court Prosecutor": "coordinating"},
        ),
        (
            "Gear was shown at the Ministry of Interior. Ten were held by the Anti-Drug Department.",
            {"Ministry of Interior": "other", "Anti-Drug Department": "lead"},
        ),
    ],
)
def test_reads_the_part_that_an_agency_has(text: str, roles: dict[str, str]) -> None:
    assert dict(read(text)) == roles


def test_a_force_that_speaks_of_a_raid_is_taken_to_have_had_a_part() -> None:
    (mention,) = find("Ten were held, said Dara Sok, chief of the Anti-Drug Department.")
    assert (mention.role, mention.rule) == ("participant", "agency.name.speaker")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chinese police raided a villa.", ["Chinese police"]),
        ("Vietnamese and Lao police raided a villa.", ["Vietnamese police", "Lao police"]),
        ("Police in South Africa raided a villa.", ["South African Police Service"]),
        ("The Indonesian navy boarded a boat.", ["Indonesian navy"]),
        ("A boat of the Philippine Navy was there.", ["Philippine navy"]),
        ("Peruvian marines burned ten dredges.", ["Peruvian marines"]),
        ("Vietnamese border guards held ten men.", ["Vietnamese border guards"]),
        ("The Indonesian crew was held.", []),
        ("Officers of the Naresuan Force held ten men.", ["Naresuan Force"]),
        ("National and municipal police raided a villa.", ["National Police", "Phnom Penh Municipal Police"]),
        (
            "Police of the Prek Chak international border checkpoint raided a villa.",
            ["Prek Chak International Border Checkpoint Police"],
        ),
    ],
)
def test_names_forces_by_their_nation(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find(text)] == names


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("In Kampot, police arrested ten people.", ["police"]),
        ("In Kampot, ten people were arrested by police.", ["police"]),
        ("In Kampot, police said so.", []),
        ("In Kampot, ten people were sent to police.", []),
        ("In Kampot, provincial police raided a bar. Later police arrested ten people.", []),
        ("In Kampot, anti-drug police raided a bar. Later police arrested ten people.", []),
        ("In Laos, police arrested ten people in Vientiane.", []),
    ],
)
def test_police_without_a_name_is_national_only_where_no_force_is_named(
    text: str, printed: list[str]
) -> None:
    document, knowledge = read_document(text), reference_knowledge()
    places = find_places(document, knowledge)
    found = find_generic_police(document, knowledge, places, find_agencies(document, knowledge, places))
    assert [mention.printed for mention in found] == printed
    assert {mention.name for mention in found} <= {"National Police"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested ten men in Kampot. They are held at the provincial police station.", "Kampot Provincial Police"),
        ("Police arrested ten men in Bakan district, and they were kept at the district police station.", "Bakan District Police"),
        ("Police arrested ten men in Kampot. They are in jail.", "National Police"),
        ("Police arrested ten men near the Kampot provincial police station and the Kep provincial police station.", "National Police"),
    ],
)  # fmt: skip
def test_police_are_of_the_one_local_force_that_is_named(text: str, name: str) -> None:
    document, knowledge = read_document(text), reference_knowledge()
    places = find_places(document, knowledge)
    found = find_generic_police(document, knowledge, places, find_agencies(document, knowledge, places))
    assert {mention.name for mention in found} == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police and a deputy prosecutor raided a bar in Kampot.", ["Kampot Provincial Court Prosecutor"]),
        (
            "In Kampot, officers with a court prosecutor searched a bar.",
            ["Kampot Provincial Court Prosecutor"],
        ),
        ("In Phnom Penh, officers and a prosecutor raided a bar.", ["Phnom Penh Municipal Court Prosecutor"]),
        ("In Kampot, police and a prosecutor from Kep searched a bar.", []),
        ("Police raided a bar in Kampot, and a prosecutor yesterday charged the owner.", []),
        ("Police raided a bar in Kampot, and a prosecutor said so.", []),
        ("Police questioned the prosecutor in Kampot.", []),
        ("Police and a prosecutor raided a bar in Bangkok.", []),
    ],
)
def test_a_prosecutor_who_goes_along_is_the_provinces(text: str, names: list[str]) -> None:
    document, knowledge = read_document(text), reference_knowledge()
    found = find_prosecutors(document, knowledge, find_places(document, knowledge))
    assert [mention.name for mention in found] == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The raid in Kampot was led by deputy provincial governor Sok Dara.", "lead"),
        ("In Kampot, a bar was shut by deputy governor Sok Dara, who led 120 men.", "lead"),
        ("The raid in Kampot was planned, said deputy governor Sok Dara.", "source"),
        ("In Kampot, governor Sok Dara, who spoke on Monday, praised the raid.", "source"),
        ("In Kampot raids were led by deputy governor Sok Dara of the municipal administration.", "source"),
    ],
)
def test_a_governor_who_leads_brings_the_administration(text: str, role: str) -> None:
    document, knowledge = read_document(text), reference_knowledge()
    (mention,) = find_governors(document, knowledge, find_places(document, knowledge))
    assert (mention.name, mention.role) == ("Kampot Provincial Administration", role)


def test_another_countrys_agency_bears_the_name_only_there() -> None:
    abroad = "In Bokeo province, Laos, the Ministry of Public Security of Laos raided a villa in Laos."
    assert {mention.key for mention in find(abroad)} == {"la-public-security"}


def test_spans_hold_what_is_printed() -> None:
    text = (
        "In Kampot, provincial police and the Anti-Corruption Unit (ACU) raided a bar; ACU officers stayed."
    )
    for mention in find(text):
        assert mention.span.of(text) == mention.printed


def test_a_prosecutor_in_capitals_is_the_courts() -> None:
    text = "In Kampot, officers coordinated by Deputy Prosecutor Dara Sok of the Kampot Provincial Court raided a bar."
    assert ("Kampot Provincial Court Prosecutor", "coordinating") in read(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Police in Siem Reap, Pursat and Takeo provinces arrested 14 men.",
            ["Siem Reap Provincial Police", "Pursat Provincial Police", "Takeo Provincial Police"],
        ),
        ("Police in Kampot and three officials arrested 14 men.", ["Kampot Provincial Police"]),
        ("Police of Bakan district raided a bar.", ["Bakan District Police"]),
        ("Provincial authorities and a unit of guards raided a bar in Kampot.", ["Kampot Provincial Administration"]),
        # A deputy is of the force, and no place.
        ("In Bakan district, deputy district police chief Sok Dara raided a bar.", ["Bakan District Police"]),
        ("In Kampot, provincial environment officials raided a bar.", ["Kampot Provincial Department of Environment"]),
        ("In Kampot, the provincial mines department raided a bar.", ["Kampot Provincial Department of Mines and Energy"]),
        # A district is printed as the text prints it.
        ("A bar in Koh Thom district was sealed. District police raided it.", ["Koh Thom District Police"]),
    ],
)  # fmt: skip
def test_names_the_forces_of_places(text: str, names: list[str]) -> None:
    assert [name for name, role in read(text) if role in ("lead", "participant")] == names


@pytest.mark.parametrize(
    "text",
    [
        "The birds are in the care of the Bakan district police.",
        "Bakan district police chief Sok Dara could not be reached.",
        "Bakan district police chief Sok Dara denied that his men took money.",
        "Bakan district police chief Sok Dara said that he had not been told of it.",
        "Seven men walked out of the Kampot provincial police headquarters.",
        "Three customs officers have been arrested.",
        "The man is being sought through Interpol.",
        "They replaced pages on the sites of the National Police.",
        "A survey by the Ministry of Health counted clinics.",
        "The sick were cared for by the Ministry of Social Affairs.",
        "The minister cited National Police data on fines.",
        "Deputy provincial prosecutor Lak Sophea of Kampot said that she had charged the four.",
        "Kampot provincial prosecutor Keo Vibol yesterday charged the four.",
    ],
)
def test_who_receives_counts_or_charges_has_not_acted(text: str) -> None:
    assert not [name for name, role in read(text) if role in ("lead", "participant", "coordinating")]


def test_a_prosecutor_who_led_the_search_coordinated_it() -> None:
    assert ("Kampot Provincial Court Prosecutor", "coordinating") in read(
        "Kampot provincial prosecutor Keo Vibol led the search of the bar."
    )
