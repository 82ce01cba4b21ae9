"""Offences: phrases by meaning, and where they say nothing about the operation."""

import pytest

from articles.extraction.document import read_document
from articles.extraction.lexicon import Lexicon, LexiconError
from articles.extraction.offences import find_offences, offence_index, variants
from articles.extraction.types import OFFENCES


def read(text: str) -> list[str]:
    return sorted({mention.offence for mention in find_offences(read_document(text))})


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        ("The team closed illegal gold mining sites.", ["illegal_mining"]),
        ("Barges that were pumping sand were stopped.", ["illegal_mining"]),
        ("A truck of luxury wood was stopped.", ["illegal_logging"]),
        ("Rangers removed 900 snares.", ["wildlife_crime"]),
        ("Nine men were caught electrofishing.", ["illegal_fishing"]),
        ("Families had encroached on state land.", ["land_encroachment"]),
        ("The illegal construction was pulled down.", ["illegal_construction"]),
        ("The plant discharged untreated wastewater.", ["pollution"]),
        ("They ran an online scam from the villa.", ["online_scam"]),
        ("They are accused of internet fraud.", ["online_scam"]),
        ("They ran illegal online gambling.", ["illegal_gambling"]),
        ("He was held for money laundering.", ["money_laundering"]),
        ("The women had been trafficked.", ["human_trafficking"]),
        ("The bar was a front for prostitution.", ["sex_trade"]),
        ("Ten had overstayed.", ["immigration_violation"]),
        ("Ten were caught working without work permits.", ["immigration_violation"]),
        ("The couple sold methamphetamine.", ["drugs"]),
        ("He is suspected of weapons trafficking.", ["weapons_explosives"]),
        ("The depot held counterfeit cosmetics.", ["counterfeit_goods"]),
        ("Traders sold rotten meat.", ["unsafe_food"]),
        ("An unlicensed dental clinic was closed.", ["unlicensed_medicine"]),
        ("He smuggled cigarettes.", ["smuggling"]),
        ("Police fined drunk drivers.", ["traffic_offence"]),
        ("Two robbers were caught after the robbery.", ["theft_robbery"]),
        ("A man was held for murder.", ["violent_crime"]),
        ("She forged land titles.", ["fraud"]),
        ("The chief took bribes.", ["corruption"]),
        ("The gang spread ransomware.", ["cybercrime"]),
        ("He was wanted for child pornography.", ["child_exploitation"]),
        ("Youths were held for street racing.", ["traffic_offence"]),
        ("A truck of red sanders was stopped.", ["illegal_logging"]),
        ("The sand mafia had come back.", ["illegal_mining"]),
        ("They were transporting 3 tonnes of rosewood.", ["illegal_logging"]),
        ("Forty snare camps were pulled down.", ["wildlife_crime"]),
        ("Two bags of pangolin scales lay in the van.", ["wildlife_crime"]),
        ("Officers seized 12 tortoises.", ["wildlife_crime"]),
        ("They fished with dynamite.", []),
        ("The hut held six sticks of dynamite.", ["weapons_explosives"]),
        ("Four men were caught fishing with dynamite.", ["illegal_fishing"]),
        ("The fake call centre had 40 desks.", ["online_scam"]),
        ("Victims were held under digital arrest.", ["online_scam"]),
        ("The gang had duped pensioners over the phone.", ["fraud", "online_scam"]),
        ("He had cheated ten people.", ["fraud"]),
        ("A man posing as a doctor was held.", ["fraud"]),
        ("Nineteen gamblers were held.", ["illegal_gambling"]),
        ("A hawala trader was held.", ["money_laundering"]),
        ("They lived in slave-like conditions.", ["human_trafficking"]),
        ("He had been lured by a fake job.", ["human_trafficking"]),
        ("She was lured into a job abroad.", ["human_trafficking"]),
        ("Nine crossed the border illegally.", ["immigration_violation"]),
        ("Suspected Bangladeshi immigrants were held.", ["immigration_violation"]),
        ("Their work did not match their visas.", ["immigration_violation"]),
        ("The van held 40 kilos of ganja.", ["drugs"]),
        ("Two drug peddlers were held.", ["drugs"]),
        ("A country-made pistol was found.", ["weapons_explosives"]),
        ("Spurious medicines filled the room.", ["counterfeit_goods"]),
        ("Quacks ran the clinic.", ["unlicensed_medicine"]),
        ("The cargo was misdeclared.", ["smuggling"]),
        ("They brought in contraband timber.", ["illegal_logging", "smuggling"]),
        ("Two men were held for chain snatching.", ["theft_robbery"]),
        ("Four were held for the gang rape.", ["violent_crime"]),
        ("Forty rioters were held.", ["public_order"]),
    ],
)
def test_reads_an_offence(text: str, offences: list[str]) -> None:
    assert read(text) == offences


@pytest.mark.parametrize(
    ("text", "not_offence"),
    [
        ("The anti-drug police came.", "drugs"),
        ("The anti-human trafficking police came.", "human_trafficking"),
        ("The Commission for Combating Online Scams met.", "online_scam"),
        ("The National Authority for Combating Drugs met.", "drugs"),
        ("The firm holds a licence for gold mining.", "illegal_mining"),
        ("The clinic was opened in May.", "unlicensed_medicine"),
        ("A licensed casino reopened.", "illegal_gambling"),
        ("It is an offence under the Law on Human Trafficking.", "human_trafficking"),
        ("The shop sold expired drugs.", "drugs"),
        ("People smuggling goes on.", "smuggling"),
        ("The Anti-Corruption Unit took part.", "corruption"),
        ("Guns are kept in the museum.", "weapons_explosives"),
        ("He heads a committee against human trafficking.", "human_trafficking"),
        ("They were screened for signs of human trafficking.", "human_trafficking"),
        ("The premier addressed a forum on human trafficking.", "human_trafficking"),
        ("The minister wants to prevent illegal logging.", "illegal_logging"),
        ("Soldiers posing beside a dish smiled.", "fraud"),
        ("The cache held ten assault rifles.", "violent_crime"),
        ("The raid was not about gambling in any way.", "illegal_gambling"),
        ("The country declared war on online betting.", "illegal_gambling"),
        ("Sandalwood soap is sold there.", "wildlife_crime"),
        ("Rangers of the Wildlife Sanctuary confiscated six saws.", "wildlife_crime"),
        ("Ten tortoises live in the park.", "wildlife_crime"),
        ("He imported rice with a permit.", "smuggling"),
        ("The villagers crossed the border legally.", "immigration_violation"),
    ],
)
def test_leaves_a_phrase_alone(text: str, not_offence: str) -> None:
    assert not_offence not in read(text)


@pytest.mark.parametrize(
    ("text", "offence", "found"),
    [
        ("Dredgers that had no licence were stopped without a licence.", "illegal_mining", True),
        ("Dredgers were stopped. They had come without a licence.", "illegal_mining", False),
        ("Officers seized two rifles.", "weapons_explosives", True),
        ("Two clinics had operated for years without a license.", "unlicensed_medicine", True),
        ("Two clinics opened. A driver went without a license.", "unlicensed_medicine", False),
        ("They carried off 40 phones and nine laptops.", "online_scam", True),
        ("They carried off 40 phones. A clerk had nine laptops.", "online_scam", False),
        ("They carried off 40 phones and nine lorries.", "online_scam", False),
    ],
)
def test_pairs_count_within_one_sentence(text: str, offence: str, found: bool) -> None:
    assert (offence in read(text)) is found


def test_the_longest_phrase_wins() -> None:
    assert read("They ran an online investment fraud.") == ["online_scam"]
    assert "drugs" not in read("They sold counterfeit drugs.")


def test_one_phrase_can_name_two_offences() -> None:
    assert read("They sold counterfeit medicine.") == ["counterfeit_goods", "unlicensed_medicine"]


def test_spans_hold_the_words_that_fired() -> None:
    text = "Police say the villa was used for illegal online gambling and human trafficking."
    assert [mention.span.of(text) for mention in find_offences(read_document(text))] == [
        "illegal online gambling",
        "human trafficking",
    ]


def test_expands_alternatives() -> None:
    assert list(variants("gold|_ mining")) == [("gold", "mining"), ("mining",)]


def test_every_offence_but_other_has_phrases() -> None:
    assert {slug for slugs in offence_index().phrases.values() for slug in slugs} == {*OFFENCES} - {"other"}


def test_an_unknown_slug_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Lexicon(
        "offences", {"behind": [], "offence": [{"slug": "jaywalking", "phrases": [], "stop": []}]}
    )
    monkeypatch.setattr("articles.extraction.offences.read_lexicon", lambda name: broken)
    with pytest.raises(LexiconError, match="jaywalking"):
        offence_index.__wrapped__()
