"""Articles from other countries: country, units and agencies as printed, and nothing that lands at home."""

from datetime import date

import pytest

from articles.extraction.engine import extract
from articles.extraction.types import OperationProposal
from articles.reference import reference_knowledge

THURSDAY = date(2025, 6, 12)


def operation(text: str) -> OperationProposal:
    found = extract(text, published_on=THURSDAY, knowledge=reference_knowledge())
    return found.operations[0]


def units(text: str) -> list[tuple[str, str]]:
    places = (place.mention for place in operation(text).places)
    return [(place.level, place.printed) for place in places if place.level != "site"]


def agencies(text: str) -> list[str]:
    return [agency.mention.name for agency in operation(text).agencies]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("BANGKOK — Royal Thai Police raided a villa in Pattaya on Tuesday and arrested 14 Chinese nationals.", "TH"),
        ("MANILA, Philippines — The Bureau of Immigration arrested 21 foreigners in Parañaque City on Monday.", "PH"),
        ("Bengaluru police on Wednesday arrested five men who had cheated job seekers.", "IN"),
        ("Ahmedabad: The Gujarat police detained 890 immigrants in Ahmedabad and 134 in Surat on Saturday.", "IN"),
        ("Police in Johor arrested 27 people in a raid on a condominium in Johor Bahru on June 9.", "MY"),
        ("KOLKATA: Officers arrested three persons from Murshidabad district over a racket.", "IN"),
        ("HANOI — Vietnamese border guards in Tay Ninh province caught 11 men on Sunday.", "VN"),
        ("ACCRA, Ghana. Soldiers arrested 47 illegal miners near a river in the Western Region on Thursday.", "GH"),
        ("The Hawks arrested three suspects in Durban on Friday after a truck was stopped.", "ZA"),
        ("US Immigration and Customs Enforcement agents detained 97 workers in Omaha, Nebraska, on Tuesday.", "US"),
        ("YANGON: Myanmar troops raided a compound near Myawaddy and detained 2,198 people on Monday.", "MM"),
        ("Singapore police arrested 10 foreigners in islandwide raids on August 15, 2023.", "SG"),
        ("Nairobi police on Friday raided a house in Kilimani and arrested 17 men.", "KE"),
        ("Hong Kong customs officers arrested four people in Yuen Long on Thursday.", "HK"),
        ("Dubai Police arrested 41 people in a raid on an online scam centre in Ajman on Sunday.", "AE"),
        ("Lagos — The Economic and Financial Crimes Commission on Monday arrested 792 suspects.", "NG"),
        ("Thai police arrested 21 suspects in a raid in Samrong Nuea, Samut Prakan, on Friday.", "TH"),
        ("In the Vietnamese province of An Giang, border guards arrested four men on Monday.", "VN"),
        ("Noida: Officers raided a call centre on Thursday and arrested 73 people who had duped US citizens.", "IN"),
        ("Rangers in Kruger National Park, South Africa, arrested two poachers on Monday.", "ZA"),
        ("SEOUL — South Korean police arrested 64 suspects on Monday who were repatriated from Cambodia.", "KR"),
        ("The Indonesian Navy caught two boats on Monday and detained 22 men.", "ID"),
        ("Dhaka Metropolitan Police detained 65 activists at Shahbagh on Friday.", "BD"),
        # At home, whoever the people are, wherever they came from or were sent to, and whoever helped.
        ("Police in Banteay Meanchey province arrested 12 Thais in Poipet on Tuesday. Thai police took them over.", "KH"),
        ("Svay Rieng police detained 30 Vietnamese on Friday who had crossed from Tay Ninh province.", "KH"),
        ("Officers freed 43 Indonesians in Sihanoukville on Friday. Indonesian police in Jakarta had asked.", "KH"),
        ("Customs officers in Kampot seized 3 tonnes of ivory from Mozambique on Tuesday.", "KH"),
        ("The General Department of Immigration deported 41 Chinese nationals to Guangdong on Monday.", "KH"),
    ],
)  # fmt: skip
def test_an_operation_has_the_country_in_which_it_was(text: str, country: str) -> None:
    assert operation(text).country == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HANOI — Border guards in An Giang arrested four men in Tinh Bien on Monday.", [("province", "An Giang"), ("district", "Tinh Bien")]),
        ("Police arrested 73 people at a flat in Sector 63 in Noida, Uttar Pradesh, on Friday.", [("province", "Uttar Pradesh"), ("district", "Noida")]),
        ("Forest guards in Chittoor district of Andhra Pradesh arrested six woodcutters from Tamil Nadu.", [("province", "Andhra Pradesh"), ("district", "Chittoor")]),
        ("VIENTIANE – Police in Laos raided a house in Samraong village in Bokeo province and held ten.", [("province", "Bokeo"), ("village", "Samraong")]),
        ("Thai police in Sa Kaeo province arrested 63 Cambodians on Friday, who were sent back to Poipet.", [("province", "Sa Kaeo")]),
        ("LAGOS - Officers arrested ten men in Ikeja on Monday.", [("district", "Ikeja")]),
        ("DELHI: Two days after the Godhra incident, police arrested nine men in Surat on Friday.", [("district", "Surat")]),
        ("The General Department of Immigration deported 41 Chinese nationals to Guangdong on Monday.", []),
    ],
)  # fmt: skip
def test_units_abroad_are_as_printed(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(units(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bengaluru police on Wednesday arrested five men.", ["Bengaluru Police"]),
        ("Ahmedabad: The Gujarat police detained 890 immigrants in Surat on Saturday.", ["Gujarat Police"]),
        ("Johor’s police arrested nine men in Johor Bahru on Monday.", ["Johor Police"]),
        ("Hong Kong customs officers arrested four people in Yuen Long on Thursday.", ["Hong Kong Customs"]),
        ("Nairobi county police arrested nine men in Kilimani on Monday.", ["Nairobi County Police"]),
        ("MUMBAI: The Central Bureau of Investigation arrested nine men in Thane on Monday.", ["Central Bureau of Investigation"]),
        ("MUMBAI: The Directorate of Revenue Intelligence seized 3 kg of gold in Thane on Monday.", ["Directorate of Revenue Intelligence"]),
        ("The Malaysian Maritime Enforcement Agency detained 22 men off Kelantan on Saturday.", ["Malaysian Maritime Enforcement Agency"]),
        ("CAPE TOWN - Police in KwaZulu-Natal arrested two men on Wednesday.", []),
        ("Four men were arrested in Hyderabad by the Cyberabad police on Monday.", ["Cyberabad Police"]),
        ("Four men were arrested in Hyderabad, India, by the Narangpur police on Monday.", ["Narangpur Police"]),
        ("The Ahmedabad crime branch picked up nine men in Surat on Monday.", ["Ahmedabad Crime Branch"]),
        ("The Johannesburg Metropolitan Police Department arrested nine men on Monday.", ["Johannesburg Metropolitan Police Department"]),
        ("BANGKOK — Officers of the Tourist Police Bureau arrested nine men in Pattaya on Monday.", ["Tourist Police Bureau"]),
        ("In Mumbai police arrested nine men on Monday.", []),
        ("Nine men were arrested in Thane and Pune on Monday. The city police said so.", []),
        ("Nine men were arrested in Mumbai, and on Monday police freed one.", []),
        ("Nine men were arrested in Mumbai by the local police.", []),
        ("Anti-drug police in Lima, Peru, arrested four men on Tuesday.", []),
        ("Soldiers arrested nine men at Ensasi in Ghana's Western Region. They are with the Prestea police.", []),
    ],
)  # fmt: skip
def test_forces_abroad_are_as_printed(text: str, expected: list[str]) -> None:
    assert [name for name in agencies(text) if name != "armed forces"] == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("TAIPEI, June 3 (CNA) Officers in Taoyuan arrested five suspects on June 2.", date(2025, 6, 2)),
        ("TAIPEI, June 3 (CNA) Officers in Taoyuan arrested five suspects.", None),
        ("Officers in Taoyuan arrested five suspects on June 3 (a Tuesday).", date(2025, 6, 3)),
    ],
)
def test_a_dateline_with_an_agency_dates_nothing(text: str, start: date | None) -> None:
    when = operation(text).date
    assert (when.start if when else None) == start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men from Battambang were arrested in Siem Reap on Thursday.", ["Siem Reap"]),
        ("In Kampot, police arrested three traders from Takeo on Thursday.", ["Kampot"]),
        ("Officers from Kandal arrested a man in Kampot on Thursday.", ["Kampot"]),
        ("Police arrested three men from Takeo on Thursday.", ["Takeo"]),
        ("Police removed ten families from Kampot on Thursday and arrested two.", ["Kampot"]),
    ],
)
def test_where_people_are_from_is_no_place_beside_another(text: str, expected: list[str]) -> None:
    assert [printed for level, printed in units(text) if level == "province"] == expected
