"""Sentences that hold rules and lists which the tables by subject leave open."""

from __future__ import annotations

import pytest

from articles.extraction.agencies import find_agencies
from articles.extraction.agency_back import find_governors
from articles.extraction.dates import find_dates
from articles.extraction.document import read_document
from articles.extraction.places import find_places
from articles.reference import reference_knowledge
from tests.articles.extraction.reading import PUBLISHED, claims, whole


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        ("Sok Dara was convicted of theft.", "outcome.conviction.passive.bare", 1),
        ("Officials deported Sok Dara.", "outcome.deportation.active.bare", 1),
        ("Sok Dara was deported.", "outcome.deportation.passive.bare", 1),
        ("There were no men detained at the pier.", "outcome.detention.reduced.zero", 0),
        ("Twelve foreigners found in the villa were tired.", "outcome.people_found.reduced", 12),
        ("Twelve suspects released on Monday wept.", "outcome.release.reduced", 12),
        ("He was charged with fraud on Monday.", "outcome.charge.passive.bare", 1),
        ("Police found 12 workers in a shed. They were freed.", "outcome.rescue.passive.carried", 12),
        ("Twelve workers rescued from the villa went home.", "outcome.rescue.reduced", 12),
        ("No shops were closed.", "outcome.site_closed.passive.zero", 0),
        ("Inspectors fined nine shops and closed them.", "outcome.site_closed.pronoun", 9),
        ("Twelve cases were handled.", "outcome.violation.passive", 12),
        ("Officers found 40 foreigners, 12 of them women.", "part.people_found", 12),
        ("Prosecutors charged 40 men, 12 of them Thai nationals.", "part.charge", 12),
        ("Police released 40 men, 12 of them Thai nationals.", "part.release", 12),
        ("Customs seized 40 boxes, 12 of them with pills.", "part.seizure", 12),
        ("Four guards and a cook were arrested. The five were all thin.", "outcome.arrest.whole", 5),
        ("Four guards and a cook were detained. The five were all thin.", "outcome.detention.whole", 5),
        ("Four guards and a cook were rescued. The five were all thin.", "outcome.rescue.whole", 5),
        ("Four Thais and a Laotian were deported. The five were all thin.", "outcome.deportation.whole", 5),
        ("A couple were arrested.", "outcome.arrest.passive", 2),
        ("Police detained over 40 men.", "outcome.detention.active", 40),
    ],
)
def test_a_rule_fires(text, rule, count):
    found = {claim.rule: whole(claim.count.best) for claim in claims(text, parts=True)}
    assert found.get(rule) == count


@pytest.mark.parametrize(
    ("text", "name", "role", "rule"),
    [
        ("The General Department of Immigration (GDI) raided a bar. GDI director Kem Sok said ten were held.",
         "General Department of Immigration", "participant", "agency.acronym.defined.speaker"),
        ("The General Department of Immigration (GDI) raided a bar. The GDI’s Kem Sok was there.",
         "General Department of Immigration", "participant", "agency.acronym.defined.named"),
        ("GDI director Kem Sok said ten were deported.",
         "General Department of Immigration", "participant", "agency.acronym.speaker"),
        ("Kem Sok, of the GDI, was there.", "General Department of Immigration", "participant", "agency.acronym.named"),
        ("Kampot provincial customs officers seized ten boxes.",
         "Kampot Provincial Customs and Excise", "lead", "agency.local.customs"),
        ("Kampot provincial environment department director Kem Sok said ten were held.",
         "Kampot Provincial Department of Environment", "participant", "agency.local.department.speaker"),
        ("Kem Sok, of the Kampot provincial environment department, was there.",
         "Kampot Provincial Department of Environment", "participant", "agency.local.department.named"),
        ("Kampot provincial gendarmerie commander Kem Sok said ten were held.",
         "Royal Gendarmerie", "participant", "agency.local.gendarmerie.speaker"),
        ("Kem Sok, of the Kampot provincial police, was there.",
         "Kampot Provincial Police", "participant", "agency.local.police.named"),
        ("Thai police general Kem Sok watched.", "Thai police", "participant", "agency.nation.named"),
        ("Kampot provincial economic police raided a bar.",
         "Kampot Provincial Anti-Economic Crime Police", "lead", "agency.local.police"),
        ("Kampot provincial unified command raided a bar.",
         "Kampot Provincial Unified Command", "lead", "agency.local.administration"),
        ("Kampot provincial gendarmerie raided a bar.", "Royal Gendarmerie", "lead", "agency.local.gendarmerie"),
        ("Officers raided a bar under the coordination of the Ministry of Interior.",
         "Ministry of Interior", "coordinating", "agency.name"),
        ("He was taken to Kampot provincial police station.", "Kampot Provincial Police", "other", "agency.local.police"),
    ],
)  # fmt: skip
def test_an_agency_is_named_by_a_rule(text, name, role, rule):
    document, knowledge = read_document(text), reference_knowledge()
    places = find_places(document, knowledge)
    found = [*find_agencies(document, knowledge, places), *find_governors(document, knowledge, places)]
    assert (name, role, rule) in [(mention.name, mention.role, mention.rule) for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten were held in Ashanti region.", [("province", "Ashanti region")]),
        ("Ten were held in Lam Dong state.", [("province", "Lam Dong")]),
        ("Ten were held in Mae Sot county.", [("district", "Mae Sot")]),
        ("Ten were held in the capital.", [("province", "capital")]),
        ("Ten were held at Club Zebra.", [("site", "Club Zebra")]),
        ("Ten were held at Borey Zebra.", [("site", "Borey Zebra")]),
        (
            "Ten were held in Bakan and Kandieng districts, Pursat.",
            [("district", "Bakan"), ("district", "Kandieng"), ("province", "Pursat")],
        ),
    ],
)
def test_a_place_is_found_by_the_words_around_it(text, expected):
    found = find_places(read_document(text), reference_knowledge())
    assert [(mention.level, mention.printed) for mention in found] == expected


@pytest.mark.parametrize(
    ("text", "veto"),
    [
        ("Ten were charged on Tuesday.", "follow"),
        ("Ten were remanded on Tuesday.", "follow"),
        ("Ten were extradited on Tuesday.", "follow"),
        ("The June 3 law bans it.", "law"),
        ("The June 3 election passed.", "law"),
    ],
)
def test_a_date_of_another_matter_is_vetoed(text, veto):
    assert [mention.vetoed for mention in find_dates(read_document(text), PUBLISHED)] == [veto]
