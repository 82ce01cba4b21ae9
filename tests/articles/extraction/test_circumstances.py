"""When and where an operation was, from the sentences, captions and chains around its figures."""

from datetime import date
from typing import Any

import pytest

from articles.extraction.document import read_document
from articles.extraction.engine import extract
from articles.extraction.goldform import as_record
from articles.reference import reference_knowledge
from tests.articles.extraction.reading import PUBLISHED, read

LEAD = "Officers went out to a house in Chhuk district on Tuesday and did not come back with empty hands."


def operations(text: str) -> list[dict[str, Any]]:
    extraction = extract(text, published_on=PUBLISHED, knowledge=reference_knowledge())
    found: list[dict[str, Any]] = as_record(extraction, article="a")["operations"]
    return found


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"{LEAD}\n\nSix men were arrested and 40 telephones seized.", date(2024, 6, 11)),
        (f"{LEAD}\n\nSix men were arrested on Wednesday in Battambang.", date(2024, 6, 12)),
        ("Two raids have been told of since Monday.\n\nSix men were arrested in Chhuk district.", None),
        ("The minister said on Tuesday that he was glad.\n\nSix men were arrested in Chhuk district.", None),
    ],
)
def test_the_lead_dates_the_first_figure_that_has_no_day(text, start):
    (operation,) = read(text).operations
    assert (operation.date.start if operation.date else None) == start


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("![](a.png)\n\nA boat in Kampot on Monday. Hong Menea\n\nPolice seized it.", "caption"),
        ("![](a.png)\n\nA boat that was seized in Kampot on Monday\n\nPolice seized it.", "caption"),
        (
            "![](a.png)\n\nKAMPOT — Police seized a boat on Monday.\n\nNobody was arrested.",
            "body",
        ),
        (
            (
                "![](a.png)\n\nNobody was allowed to leave the hall in Kampot for the better part of Monday, when officers of four "
                "authorities went from table to table, counted the chips, looked into the drawers and, last of all, into the "
                "passports of all who were there.\n\nSix men were arrested."
            ),
            "body",
        ),
    ],
)
def test_a_first_paragraph_behind_an_image_is_no_caption(text, zone):
    assert read_document(text).zones[0] == zone


@pytest.mark.parametrize(
    ("caption", "start"),
    [
        ("A boat of the ministry on Monday. Staff", None),
        ("A boat that was seized on Monday. Staff", date(2024, 6, 10)),
    ],
)
def test_a_caption_dates_the_operation_that_it_tells(caption, start):
    (operation,) = read(f"![](a.png)\n\n{caption}\n\nPolice in Kampot arrested six men.").operations
    assert (operation.date.start if operation.date else None) == start


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Police arrested six men in Bit Traing commune, in Preah Sihanouk’s Prey Nob district.", ["180602"]),
        ("Police arrested six men in Kandal’s Sa’ang district.", ["0810"]),
        (
            "Police arrested six men in Kandal’s Sa’ang district.\n\nIn Khsach Kandal district, villagers waited for them.",
            ["0810"],
        ),
        (
            "Police arrested six men in Kandal’s Sa’ang district.\n\nHouses in Khsach Kandal district were also searched.",
            ["0810", "0803"],
        ),
        ("Police arrested six men in Kandal, the province that wraps around the capital.", ["08"]),
        ("Police arrested six men in Kandal and in the capital.", ["08", "12"]),
        ("Police arrested six men in Kandal. Samples were sent to Phnom Penh.", ["08"]),
    ],
)  # fmt: skip
def test_codes_are_those_of_where_the_action_was(text, codes):
    (operation,) = operations(text)
    assert operation["codes"] == codes


RAID = "Officers in Kampot arrested six men on Tuesday."


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        (f"{RAID}\n\nThey had sold drugs, the police chief said.", ["drugs"]),
        (f"{RAID}\n\nNobody spoke.\n\nThey are suspected of money laundering.", ["money_laundering"]),
        (f"{RAID}\n\nThe law on drugs punishes the sale of drugs with ten years.", []),
        (f"{RAID}\n\nIt is not known whether they were victims of human trafficking.", []),
        (f"{RAID}\n\nThe ministry continued to investigate money laundering.", []),
        (f"{RAID}\n\nOn June 3, hackers had stolen data in Battambang.", []),
        (f"{RAID}\n\nA.\n\nB.\n\nC.\n\nElsewhere, talk is of illegal logging.", []),
    ],
)
def test_the_sentences_behind_an_operation_tell_what_it_was_about(text, offences):
    (operation,) = operations(text)
    assert operation["offences"] == offences


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        ("Police arrested six men with 4kg of heroin in Kampot.\n\nTwo pistols were seized.", ["drugs"]),
        ("Police arrested six men in Kampot and seized two pistols.\n\nThey had sold drugs.", ["weapons_explosives", "drugs"]),
        ("Police arrested six men in Kampot.\n\nTwo pistols were seized.", ["weapons_explosives"]),
        ("Police arrested six men with 4kg of heroin in Kampot.\n\nThey were charged with illegal possession of weapons.\n\nA pistol was seized.", ["drugs", "weapons_explosives"]),
        ("Police arrested six men with 4kg of heroin in Kampot.\n\nOne was held over fraud.", ["drugs"]),
        ("Police arrested six men with 4kg of heroin in Kampot.\n\nOne was held over fraud. The fraud was old.", ["drugs", "fraud"]),
        ("Police arrested six men over fraud in Kampot.\n\nOne had heroin.", ["fraud"]),
        ("Police arrested six men with 4kg of heroin in Kampot.\n\nOne had paid a bribe.", ["drugs", "corruption"]),
    ],
)  # fmt: skip
def test_a_pistol_beside_another_offence_is_none_unless_the_lead_tells_it(text, offences):
    (operation,) = operations(text)
    assert operation["offences"] == offences


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (
            "Thai police arrested six men in Pattaya. Immigration Bureau officers seized a car.",
            ["Immigration Bureau"],
        ),
        ("Thai police arrested six men in Pattaya.", ["Royal Thai Police"]),
    ],
)
def test_the_police_of_a_nation_give_way_to_its_force_of_a_closer_name(text, agencies):
    (operation,) = operations(text)
    assert operation["agencies"] == agencies


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("Two women were put over the border by Kampot provincial authorities on June 11.", ["Kampot"]),
        ("Two women were arrested in Kandal by Kampot provincial police on June 11.", ["Kandal"]),
        ("Two women were arrested on June 11, the interior ministry said.", []),
    ],
)
def test_the_force_of_a_province_places_an_operation_that_nothing_else_places(text, provinces):
    (operation,) = operations(text)
    assert operation["provinces"] == provinces


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Six men were arrested in Kampot on Tuesday, the interior ministry said.", ["Ministry of Interior"]),
        ("Six men were arrested in Kampot on Tuesday, the information ministry said.", []),
        ("In Kampot, 19 huts were demolished on Tuesday, governor Sok Dara said.", ["Kampot Provincial Administration"]),
        ("In Kampot, police demolished 19 huts on Tuesday, governor Sok Dara said.", ["National Police"]),
        ("In Kampot, 19 huts were demolished on Tuesday. The former governor Sok Dara wept.", []),
        ("Six men were arrested in Kampot on Tuesday. Kampot provincial police declined to comment.", ["Kampot Provincial Police"]),
        (
            "Military police arrested six men in Kampot on Tuesday. Kampot provincial police declined to comment.",
            ["Royal Gendarmerie"],
        ),
    ],
)  # fmt: skip
def test_who_announces_acted_when_nobody_else_did(text, agencies):
    (operation,) = operations(text)
    assert operation["agencies"] == agencies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A court in Kampot convicted two men on Monday. Large quantities of drugs had been seized.", 0),
        ("A court in Kampot convicted two men on Monday. Police had seized 12 guns.", 1),
        ("Since 2021, 64 men have been arrested. Some shops in Kampot were closed.", 0),
        ("On Tuesday, 64 men were arrested in Kampot. Some shops were closed.", 1),
    ],
)
def test_a_story_of_courts_or_figures_that_recounts_no_raid_has_no_operation(text, found):
    assert len(operations(text)) == found


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (
            "Troops backed by some police arrested six men in Kampot on Tuesday.",
            ["armed forces", "National Police"],
        ),
        ("Six men were arrested in Kampot on Tuesday. Troops looked on.", []),
        ("Six men were arrested in Kampot on Tuesday after a fight with police.", []),
    ],
)
def test_who_is_helped_and_who_helps_take_part(text, agencies):
    (operation,) = operations(text)
    assert operation["agencies"] == agencies


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("For the third day running, police tore down 20 huts in Kampot on Wednesday.", "2024-06-10", "2024-06-12"),
        ("For a second straight day on Wednesday, police in Kampot arrested 20 men.", "2024-06-11", "2024-06-12"),
        ("Police in Kampot arrested 20 men on Wednesday, the fourth consecutive day of raids.", "2024-06-09", "2024-06-12"),
        ("Boats went out on Wednesday.\n\nFor the third day in a row they met nobody.\n\nIn Kampot, 20 huts were torn down.", "2024-06-10", "2024-06-12"),
        ("Police arrested 120 people in a three-day operation that ended on Tuesday in Kampot.", "2024-06-09", "2024-06-11"),
        ("A two-day sweep that began on Saturday in Kampot netted 40 people.", "2024-06-08", "2024-06-09"),
        ("Nine men were arrested in Kampot on Sunday night and Monday morning.", "2024-06-09", "2024-06-10"),
        ("Six men were held in Kampot over the weekend. Officers arrested them on Saturday morning.", "2024-06-08", "2024-06-08"),
        ("Six men were held in Kampot over the weekend. Officers raided bars on Saturday and again on Sunday.", "2024-06-08", "2024-06-09"),
        ("The two-day search of the island in Kampot, for which boats had been lent, finished on Tuesday with 40 arrests.", "2024-06-10", "2024-06-11"),
        ("Police in Kampot arrested 20 men on Monday. The sweep began on Sunday and ended on Tuesday.", "2024-06-09", "2024-06-11"),
        ("Police in Kampot arrested 20 men on Monday. The raids, which began on Sunday, are continuing.", "2024-06-10", "2024-06-10"),
        ("Twenty men are in custody. They were freed on Tuesday from a shed in Kampot.", "2024-06-11", "2024-06-11"),
        ("Police in Kampot arrested 20 men on Monday. The pigs were set free on Tuesday, and 12 men were released.", "2024-06-10", "2024-06-10"),
        # Another matter's days, or a day of its own.
        ("Police in Kampot seized 400kg of rotten meat on Tuesday. The meat was burned the next day.", "2024-06-11", "2024-06-11"),
        ("Police in Kampot arrested 20 men on Tuesday. No bar had been raided since 2015.", "2024-06-11", "2024-06-11"),
        ("Police in Kampot arrested 20 men on Monday. Two drivers were detained as well and both were released on Tuesday.", "2024-06-10", "2024-06-10"),
        ("Police in Kampot arrested 20 men on Monday. One more was detained and charged by the court on Tuesday.", "2024-06-10", "2024-06-10"),
        ("Police in Kampot tore down 20 huts on Tuesday. They were built after May 20.", "2024-06-11", "2024-06-11"),
        ("Police in Kampot tore down 20 huts. The river began to dry after May 20. Officers came on Tuesday.", "2024-06-11", "2024-06-11"),
        ("Police in Kampot arrested 20 men on Wednesday, the second day of the crackdown.", "2024-06-12", "2024-06-12"),
        ("Police in Kampot arrested 20 men on Wednesday. The three-day festival ended on Sunday.", "2024-06-12", "2024-06-12"),
        ("Police in Kampot arrested 20 men on Tuesday. Farmers burned straw the next day.", "2024-06-11", "2024-06-11"),
        ("Police in Kampot seized 40kg of meat on June 3. It was burned on June 12.", "2024-06-03", "2024-06-03"),
        ("Police in Kampot arrested 20 men on Wednesday. It has rained for three days.", "2024-06-12", "2024-06-12"),
    ],
)  # fmt: skip
def test_an_operation_lasts_as_long_as_the_text_says(text, start, end):
    (operation,) = operations(text)
    assert (operation["start"], operation["end"]) == (start, end)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police in Kampot took away 30 beds on Tuesday.", True),
        ("Police in Kampot seized 30 beds on Tuesday.", True),
        ("The shelter in Kampot has 30 beds, of which 28 were taken on Tuesday.", False),
        ("All 40 seats in the hall in Kampot were taken on Tuesday.", False),
    ],
)
def test_a_bed_that_is_taken_is_in_use(text, found):
    assert bool(operations(text)) is found


@pytest.mark.parametrize(
    ("text", "provinces", "codes"),
    [
        ("In Kampong Cham, three trucks were seized on Monday in Memot district.", ["Kampong Cham"], ["2503"]),
        ("Kampong Cham’s Memot district saw three trucks seized on Monday.", ["Kampong Cham"], ["2503"]),
        ("Three trucks were seized on Monday in Memot district.", ["Tbong Khmum"], ["2503"]),
        ("Three trucks were seized on Monday in Kampot, Takeo and Memot district.", ["Kampot", "Takeo", "Tbong Khmum"], ["07", "21", "2503"]),
        # Words beside a place that say that the action was not there.
        ("Officers arrested the owner of a Phnom Penh company in Kampot on Monday.", ["Kampot"], ["07"]),
        ("A Phnom Penh resident was arrested in Kampot on Monday.", ["Kampot"], ["07"]),
        ("Two trucks on their way from Thailand to the capital were seized in Kampot on Monday.", ["Kampot"], ["07"]),
        ("Two trucks were seized in the capital on Monday.", ["Phnom Penh"], ["12"]),
        ("Officers seized meat on Monday, of which 3 tonnes came from Kampot’s Chhuk district.", ["Kampot"], ["0703"]),
        ("Officers in Takeo seized 3 tonnes of meat on Monday. The meat came from Kampot’s Chhuk district.", ["Takeo"], ["21"]),
        ("Two men were arrested in Takeo on Monday over a robbery committed in Kampot’s Chhuk district.", ["Takeo"], ["21"]),
        ("Two men were arrested in Takeo on Monday over a robbery committed in Chhuk district, Kampot.", ["Takeo"], ["21"]),
        ("Two men were arrested in Chhuk district, Kampot, on Monday over a robbery.", ["Kampot"], ["0703"]),
        ("The Chhuk District Administration and police arrested two men in Kampot’s Chhuk district on Monday.", ["Kampot"], ["0703"]),
        ("Phnom Penh municipal police arrested nine men on Monday.", ["Phnom Penh"], ["12"]),
        ("Svay Rieng police detained nine men on Monday. The border guards in An Giang, Vietnam, were told.", ["Svay Rieng"], ["20"]),
    ],
)  # fmt: skip
def test_a_unit_that_was_moved_keeps_the_province_that_is_printed(text, provinces, codes):
    (operation,) = operations(text)
    assert (sorted(operation["provinces"]), sorted(operation["codes"])) == (provinces, codes)


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        (
            "Eight people died after drinking wine in Kampot last week. Police arrested the seller on Monday.",
            ["Kampot"],
        ),
        ("Eight people died in Kampot on June 1. Police arrested nine men in Takeo on Monday.", ["Takeo"]),
        ("Two men were killed in Kampot on June 1.\n\nOn Monday police arrested a cousin.", ["Kampot"]),
    ],
)
def test_the_victims_of_what_the_only_operation_followed_are_at_its_place(text, provinces):
    assert [operation["provinces"] for operation in operations(text)] == [provinces]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Police arrested nine men in Kampot on Monday and four in Takeo on Tuesday.", ["2024-06-10", "2024-06-11"]),
        ("On Monday nine men were arrested in Kampot and on Tuesday four were arrested in Takeo.", ["2024-06-10", "2024-06-11"]),
        ("Police arrested nine men in Kampot and four in Takeo on Tuesday.", ["2024-06-11"]),
        ("Police arrested nine men and seized four guns in Kampot on Tuesday.", ["2024-06-11"]),
        ("Police arrested nine men in Kampot on Monday and sent them to court on Tuesday.", ["2024-06-10"]),
    ],
)  # fmt: skip
def test_a_verb_told_once_may_tell_two_operations(text, starts):
    assert [operation["start"] for operation in operations(text)] == starts


def test_who_counts_a_period_has_not_acted():
    (operation,) = operations(
        "Kampot provincial police arrested nine men on Tuesday.\n\n"
        "The National Police reported 8,144 arrests in the first five months of 2024."
    )
    assert operation["agencies"] == ["Kampot Provincial Police"]


@pytest.mark.parametrize(
    ("behind", "offences"),
    [
        ("The gamblers played cards. One had heroin.", ["illegal_gambling"]),
        ("The gamblers played cards. Two Vietnamese had no work permits.", ["illegal_gambling"]),
        ("The gamblers played cards. One is wanted over fraud.", ["illegal_gambling"]),
        ("The gamblers played cards. One had done a robbery.", ["illegal_gambling"]),
        ("The gamblers played cards. A box held smuggled cigarettes.", ["illegal_gambling"]),
        ("The gamblers played cards. Their lunch was frozen pork.", ["illegal_gambling"]),
        ("The gamblers played cards. A pangolin was freed.", ["illegal_gambling", "wildlife_crime"]),
        ("They were playing. One had heroin.", ["drugs"]),
        ("The gamblers played cards. One had heroin. The heroin was weighed.", ["drugs", "illegal_gambling"]),
    ],
)
def test_what_one_of_several_operations_also_found_is_an_aside(behind, offences):
    lead = "Police told of two raids, one of them on illegal logging.\n\n"
    first = f"On Monday, police in Kampot arrested nine men. {behind}\n\n"
    found = operations(lead + first + "On Thursday, police in Kratie arrested 14 men and seized 30 logs.")
    assert len(found) == 2
    assert sorted(set(found[0]["offences"]) - {"illegal_logging"}) == offences


def test_fraud_is_told_of_which_kind():
    (operation,) = operations(
        "Police in Kampot arrested nine men on Tuesday for running an online scam. They were charged with organised fraud."
    )
    assert operation["offences"] == ["online_scam"]


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        ("Police in Kampot arrested nine men on Tuesday. They carried off 40 phones and nine laptops.", ["online_scam"]),
        ("Police in Kampot arrested nine men on Tuesday over illegal gambling. They carried off 40 phones and nine laptops.", ["illegal_gambling"]),
        ("Police in Kampot arrested nine hackers on Tuesday. They carried off 40 phones and nine laptops.", ["cybercrime"]),
        ("Police in Kampot arrested nine men on Tuesday over child pornography. They carried off 40 phones and nine laptops.", ["child_exploitation"]),
        ("Police in Kampot arrested nine men on Tuesday. They carried off 40 phones and nine laptops. The scam came with illegal gambling.", ["online_scam", "illegal_gambling"]),
        ("Police in Kampot arrested nine men on Tuesday. They carried off 40 phones and nine lorries.", []),
    ],
)  # fmt: skip
def test_telephones_beside_computers_tell_of_a_scam_where_nothing_else_is_done_at_desks(text, offences):
    (operation,) = operations(text)
    assert sorted(operation["offences"]) == sorted(offences)


def test_the_first_of_several_raids_has_its_own_day_and_not_that_of_all():
    found = operations(
        "Police in Kampot, Takeo and Kandal arrested 14 men in three raids between Monday and Wednesday.\n\n"
        "In Kampot, officers arrested nine men on Monday.\n\nIn Takeo, officers arrested five men on Wednesday."
    )
    assert [(o["start"], o["end"]) for o in found] == [
        ("2024-06-10", "2024-06-10"),
        ("2024-06-12", "2024-06-12"),
    ]


def test_several_deeds_told_without_a_figure_are_followed_by_each_of_them():
    found = operations(
        "Three searches were carried out in Poipet town on Monday.\n\nIn Phsar Kandal commune, police detained 51 "
        "foreigners.\n\nIn Nimit commune, police detained 38 foreigners."
    )
    assert [(operation["start"], operation["communes"]) for operation in found] == [
        ("2024-06-10", ["Phsar Kandal"]),
        ("2024-06-10", ["Nimit"]),
    ]
