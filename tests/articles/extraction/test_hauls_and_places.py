"""Lists of places and goods, amounts without a figure, and where the object stands elsewhere than behind its verb."""

import pytest

from tests.articles.extraction.reading import claims, figures, phrases, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agents raided a warehouse and a shop.", [("site_raided", 2)]),
        ("The agents searched a villa, a flat and an office in the capital.", [("site_raided", 3)]),
        ("A villa and a flat were searched.", [("site_raided", 2)]),
        ("The second raid came on April 28 at a warehouse and a shop in Kampot.", [("site_raided", 2)]),
        ("Both were raided on Friday.", [("site_raided", 2)]),
        ("All three were shut.", [("site_closed", 3)]),
        ("Four were raided in Kampot and two in Kep.", [("site_raided", 4), ("site_raided", 2)]),
        ("Police closed nine clinics in Kampot and one in Kep.", [("site_closed", 9), ("site_closed", 1)]),
        ("Nine clinics were told to close.", [("site_closed", 9)]),
        ("Authorities ordered nine practitioners to shut their clinics.", [("site_closed", 9)]),
        ("Two owners were told to shut their shops.", [("site_closed", 2)]),
        ("Bulldozers flattened 30 shacks.", [("site_closed", 30)]),
        ("Soldiers torched 22 huts.", [("site_closed", 22)]),
        ("Five pharmacies were put out of business.", [("site_closed", 5)]),
        ("Inspectors paid visits to 25 pharmacies.", [("site_raided", 25)]),
        ("Work at the quarry was ordered suspended.", [("site_closed", 1)]),
        ("The villa traded as a spa. It has been closed down.", [("site_closed", 1)]),
        ("A warehouse stood by the road. On Wednesday it was closed again.", [("site_closed", 1)]),
        (
            "Some 300 rangers fanned out over 12 protected areas.",
            [("personnel", 300), ("site_raided", 12)],
        ),
        (
            "Some 300 rangers fanned out on Friday across 15 markets.",
            [("personnel", 300), ("site_raided", 15)],
        ),
    ],
)
def test_places_are_counted(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police searched a house.",
        "Police searched the house and the shop.",
        "None were raided.",
        "Both were famous.",
        "Two were closed-minded.",
        "The owners told police that they had nine clinics.",
        "A team sold eight markets short.",
        "The morning raid netted 453.",
        "She owns three guns that police did not seize.",
        "The villa belongs to a colonel. It was sold.",
        "The rebels torched 12 huts.",
        "The company closed 12 branches because of losses.",
        "The minister toured two factories.",
        "Two shops were closed when reporters called.",
        "The school was closed for the holidays.",
        "Militants stormed two houses.",
        "The villa traded as a spa. It has not been closed.",
        "The villa traded as a spa. It will be closed.",
        "A colonel owned the villa. It was closed-minded of him.",
        "The villas were spas. It was closed.",
        "The villa traded as a spa.\n\nIt was closed.",
        "Some 300 rangers fanned out over the hills.",
        "The governor deployed 80 officers at 12 checkpoints.",
        "Doctors told nine patients to close their eyes.",
    ],
)
def test_no_place_is_made_up(text):
    assert [kind for kind, _ in figures(text) if kind.startswith("site")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized 40 phones, several laptops and dozens of cards.", [40, None, None]),
        ("They took away computers, thousands of SIM cards and a number of blasters.", [None, None, None]),
        ("Police seized laptops, phones and routers.", [None]),
        ("The equipment was confiscated.", [None]),
        ("Their gear was taken away.", [None]),
        ("A quantity of drugs was found.", [None]),
        (
            "Officers seized 12 boxes, in addition to a stock of what appear to be counterfeit labels.",
            [12, None],
        ),
        ("Police confiscated a cargo of tainted meat.", [None]),
        ("The truck held 40 sacks of charcoal, which police confiscated.", [40]),
        ("They carried 30 guns that soldiers later seized.", [30]),
        ("Officers relieved the men of six machetes.", [6]),
        ("Officers seized 12 guns in Kampot, four in Kep.", [12, 4]),
        ("They pulled up 300 poles.", [300]),
        ("They hid in a house, where a quantity of drugs and guns was found.", [None]),
        ("Sixty cards were seized, along with telephones that had not been counted.", [60, None]),
        ("The men were relieved of six machetes.", [6]),
        ("Papers and electronic records have been carried off.", [None]),
        ("Police also removed nicotine products.", [None]),
        ("Agents helped themselves to a number of forged cards.", [None]),
        ("Unpolished diamonds were taken off them.", [None]),
        ("The haul came to 245 logs, or 1,317 kg on the scales.", [245, 1317]),
        ("Police carted off 11 slot machines and a roulette table.", [11, 1]),
        ("The haul weighed 2 tonnes.", [2]),
        ("The inventory came to 38 laptops and a safe.", [38, 1]),
        ("Some 3,000 bottles of fake wine were poured away.", [3000]),
        ("Inspectors walked away with 27 passports.", [27]),
        ("Villagers handed in 23 rifles.", [23]),
        ("Customs officers intercepted a container holding 3 tonnes of ivory.", [1, 3]),
    ],
)
def test_goods_are_counted(text, expected):
    wanted = [("seizure", count) for count in expected]
    assert [item for item in figures(text) if item[0] == "seizure"] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He said that 40 boxes were sold, which police denied.",
        "The equipment was new.",
        "The shop holds a stock of paper.",
        "The priest relieved the men of six worries.",
        "The buyers left with smiles.",
        "Protesters torched two vehicles.",
        "Workers took out 12 logs from the river.",
        "Scientists discovered 12 turtles in the lake.",
        "A survey found 12 pumps near the border.",
        "The company recovered 3 tonnes of gold.",
        "Donors handed over 12 computers to the school.",
        "Doctors removed two bullets.",
        "The government removed two taxes.",
        "Customers were relieved of their savings.",
        "The plane took off.",
        "She owns 30 guns that the museum restored.",
    ],
)
def test_no_goods_are_made_up(text):
    assert [item for item in figures(text) if item[0] == "seizure"] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Officers seized 12 guns in Kampot, four in Kep.", "pieces"),
        ("Police towed two cars in Kep, five in Kampot.", "vehicles"),
    ],
)
def test_a_bare_figure_has_the_unit_of_its_list(text, unit):
    assert [claim.unit for claim in claims(text)] == [unit, unit]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They closed two sand dredging operations.", "sand dredging operations"),
        ("They broke up three timber smuggling rings.", "timber smuggling rings"),
        ("They fined four ivory dealers.", "ivory dealers"),
    ],
)
def test_goods_without_a_plural_still_modify(text, who):
    assert [phrase.who for phrase in phrases(text)] == [who]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Fines of $2,000 were imposed on the owners.", 2000),
        ("Cash of 200,000 baht was confiscated.", 200_000),
        ("He was given a fine of 5 million riel.", 5_000_000),
        ("The firm paid a fine of 40 million riel.", 40_000_000),
        ("A fine of $200 was levied on the shop.", 200),
        ("Two drivers paid 2 million riel in fines.", 2_000_000),
        ("The judge fined Sok Dara, 52, and Chan Mony, 48, 60 million riel apiece.", 60_000_000),
        ("The owners were fined 2 million riel each, or 12 million riel in total.", 2_000_000),
        ("About 400 million riel in cash and four cars were confiscated.", 400_000_000),
        ("Police seized ₹50,000 and two phones.", 50_000),
        ("Police seized crypto assets worth $15 billion.", 15_000_000_000),
        ("Funds worth 30 million baht were seized.", 30_000_000),
    ],
)
def test_the_sum_of_a_fine_or_of_cash(text, amount):
    assert [int(claim.money.amount) for claim in claims(text) if claim.money] == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "The law provides for fines of up to 5 million riel.",
        "Offenders face fines of 10 million riel.",
        "Anyone caught must pay a fine of $200.",
        "A house of $200 was sold.",
        "Police seized cars worth $15 million.",
        "The bank holds assets worth $3 million.",
    ],
)
def test_sums_of_the_law_are_left(text):
    assert [claim for claim in claims(text) if claim.money] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police detained a group of people.", ("detention", None, "people")),
        ("Police arrested a gang of thieves.", ("arrest", None, "thieves")),
        ("A crowd of young men was arrested.", ("arrest", None, "young men")),
        ("A group of 12 men was arrested.", ("arrest", 12, "men")),
        ("Suspects got off with a warning.", ("warning", None, "Suspects")),
        ("The occupiers put their names to contracts.", ("warning", None, "occupiers")),
        ("The employers will be fined.", ("fine", None, "employers")),
    ],
)
def test_people_without_a_figure(text, expected):
    (claim,) = claims(text)
    assert (claim.kind, claim.count.best, claim.who) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Troops seized more than a ton of rosewood in Kampot on Friday. The haul came to 245 logs, or 1,317 kg.",
            [245, 1317],
        ),
        (
            "Troops seized about a ton of rosewood in Kampot on Friday. They also seized 300 kg of rosewood.",
            [1, 300],
        ),
    ],
)
def test_a_weight_in_another_unit_replaces_the_rounded_one(text, kept):
    (operation,) = read(text).operations
    assert [int(item.count.best) for item in operation.outcomes if item.count.best] == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hung on 70 poles, all of which were confiscated.", [70]),
        ("They hid 12 guns in a boat, which was later seized.", [1]),
        (
            "Police seized four guns, three of them loaded, 265 rounds of ammunition, and four cars.",
            [4, 265, 4],
        ),
        ("Prosecutors seized assets of about $145 million: 11 flats and 60 cards.", [None, 11, 60]),
        ("Police seized a batch of goods: 11 barrels and 60 drums.", [None, 11, 60]),
        (
            "Police seized 70 tonnes of goods, among which were 520 boxes of water and 78 kg of glue.",
            [70, 520, 78],
        ),
        ("The items seized were 12 laptops and 30 phones.", [12, 30]),
        ("The seized goods weighed 40 tonnes.", [40]),
        ("Twelve turtles were returned to the sea.", [12]),
        ("About 30 kg of fish was taken out and put back in the lake.", [30]),
        ("Twelve chainsaws were brought to the station.", [12]),
        ("The search brought to light 12 phones.", [12]),
        (
            "Police seized nine boxes.\n\nThe owner fled.\n\nThe boxes held 23 kinds of medicine, or 1,320 tablets in total.",
            [9, 1320],
        ),
    ],
)
def test_lists_of_a_haul(text, expected):
    wanted = [("seizure", count) for count in expected]
    found = [item for item in figures(text) if item[0] == "seizure"]
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "It hung on 70 poles, all of which were painted.",
        "The shop lists its goods: 11 barrels and 60 drums.",
        "He owns 70 tonnes of goods, among which were 520 boxes of water.",
        "Twelve turtles returned to the sea.",
        "Twelve chainsaws were brought to the market.",
        "The items sold were 12 laptops and 30 phones.",
    ],
)
def test_lists_of_other_goods(text):
    assert [item for item in figures(text) if item[0] == "seizure"] == []


def test_far_from_a_seizure_only_its_own_things_are_listed():
    told = "Police seized nine boxes.\n\nThe owner fled.\n\nThe van held 20 tablets."
    assert figures(told) == [("seizure", 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers checked 40 shops and closed nine.", [("site_raided", 40), ("site_closed", 9)]),
        ("Officers checked 40 shops; nine were closed.", [("site_raided", 40), ("site_closed", 9)]),
        ("Officers checked 40 shops, of which nine were closed.", [("site_raided", 40), ("site_closed", 9)]),
        ("Of 40 shops checked, nine were closed.", [("site_raided", 40), ("site_closed", 9)]),
        ("Police raided 12 places, shutting four of them.", [("site_raided", 12), ("site_closed", 4)]),
        ("The district has 40 shops; police closed nine.", [("site_closed", 9)]),
        ("Officers stopped 40 trucks and seized nine.", [("seizure", 9)]),
        ("Of the 40 guns found, nine were destroyed.", [("seizure", 40), ("seizure", 9)]),
        ("Police raided 40 places and 12 were arrested.", [("site_raided", 40), ("arrest", 12)]),
        ("Police raided 12 places and 40 were arrested.", [("site_raided", 12), ("arrest", 40)]),
        ("Police arrested 40 men and released nine.", [("arrest", 40), ("release", 9)]),
        ("The shelter has 30 beds, of which 28 were taken.", []),
        ("Nine of 40 lecturers were closed-minded.", []),
        ("Work at the quarry was suspended.", [("site_closed", 1)]),
        ("Work at the sites, which he called lawless, was ordered suspended.", [("site_closed", None)]),
        ("Inspectors called on six employers in the port.", [("site_raided", 6)]),
        ("He called on six employers to pay up.", []),
    ],
)
def test_a_bare_figure_counts_what_was_counted_before(text, expected):
    assert figures(text) == expected


def test_a_bare_figure_of_goods_has_their_unit():
    (claim,) = claims("Officers stopped 40 trucks and seized nine.")
    assert (claim.unit, claim.item) == ("vehicles", "trucks")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trawler was impounded.", [("seizure", 1)]),
        ("The pump was confiscated.", [("seizure", 1)]),
        ("Their pickup and a motorcycle were confiscated.", [("seizure", 1), ("seizure", 1)]),
        ("The truck was kept as evidence along with two chainsaws.", [("seizure", 1), ("seizure", 2)]),
        ("Police seized the camera and a laptop.", [("seizure", 1), ("seizure", 1)]),
        ("Both were torn down.", [("site_closed", 2)]),
        ("The licences of the three bars have been suspended.", [("site_closed", 3)]),
        ("The owners of the three bars have been suspended.", []),
        ("Police found the lorry in a ditch.", []),
        ("The lorry was removed from the ditch.", []),
        ("The pump was repaired.", []),
    ],
)
def test_one_thing_that_was_named_is_one_haul(text, expected):
    assert [(kind, count) for kind, count in figures(text) if count is not None] == expected
