"""What the engine saw and proposed nothing for."""

from datetime import date

import pytest

from articles.evaluation.gap_ranking import Ranking, lines, values
from articles.evaluation.gaps import Gap, find_gaps, ranges
from articles.extraction.counts import bounded
from articles.extraction.types import Evidence, Extraction, OutcomeProposal, Span, StatisticProposal
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED


def gaps(text):
    found = find_gaps(text, published_on=PUBLISHED, knowledge=KNOWLEDGE)
    return [(gap.sort, gap.name) for gap in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fourteen people were quickly applauded.", [("no trigger", "people … applauded")]),
        ("Fourteen people were applauded.", [("no trigger", "people … applauded")]),
        ("The 14 people spoke.", [("no trigger", "people")]),
        ("Crowds applauded 14 people.", [("no trigger", "applauded … people")]),
        ("Monks blessed 14 casinos.", [("no trigger", "blessed … sites")]),
        ("The 14 people, all from abroad, spoke.", [("no trigger", "people")]),
        ("Police arrested 14 people.", []),
        ("Police arrested 14 people, five of them women.", []),
        ("People were applauded.", []),
        ("Police seized 3 kg of meth. It weighed 3 kg.", []),
    ],
)
def test_people_and_sites_that_are_counted_without_a_word_for_the_deed(text, expected):
    assert gaps(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrests were made.", [("no count", "arrest: arrest")]),
        ("Police arrested 14 people.", []),
        ("Police arrested dozens of people.", []),
        ("Police did not arrest anyone.", []),
        ("Whoever does so would be arrested.", []),
    ],
)
def test_words_of_an_outcome_without_a_figure(text, expected):
    assert [gap for gap in gaps(text) if gap[0] == "no count"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 14 people in Xorq district.", [("unknown place", "Xorq (district)")]),
        ("Police arrested 14 people in Ek Phnom district.", []),
        ("Police arrested 14 people in Battambang.", []),
    ],
)
def test_units_that_no_gazetteer_holds(text, expected):
    assert gaps(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hall was painted on June 3.", [("unused date", "june #")]),
        ("Police arrested 14 people in Kampot on June 3.", []),
        ("Police arrested 14 people in Kampot from June 3 to 7. It rained on June 4.", []),
        ("Since March, 1,200 people have been deported, a report says.", []),
        ("In the first five months of 2024, rangers seized 1,200 logs, a report says.", []),
    ],
)
def test_dates_that_nothing_took(text, expected):
    assert gaps(text) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 1, 1), date(2024, 3, 31), [(date(2024, 1, 1), date(2024, 3, 31))]),
        (date(2024, 1, 1), None, [(date(2024, 1, 1), date.max)]),
        (None, date(2024, 3, 31), [(date.min, date(2024, 3, 31))]),
        (None, None, []),
    ],
)
def test_an_open_period_takes_all_days_on_its_open_side(first, last, expected):
    evidence = Evidence(Span(0, 1), Span(0, 1), "outcome.arrest.active")
    figure = OutcomeProposal("arrest", bounded(None, "unspecified"), "people", "people", evidence, 0.5)
    statistic = StatisticProposal(figure, period_start=first, period_end=last)
    assert list(ranges(Extraction("", None, False, False, statistics=(statistic,)))) == expected


def ranking(*articles):
    found = Ranking()
    for number, names in enumerate(articles):
        found.add(f"a{number}", [Gap("no trigger", name, f"A sentence\nof {name}.") for name in names])
    return found


def test_ranks_by_frequency_then_by_articles_then_by_name():
    found = ranking(["b", "c", "c", "d"], ["b", "a"])
    ranked = [(each.name, each.times, each.articles) for each in found.most("no trigger", 9)]
    assert ranked == [("b", 2, 2), ("c", 2, 1), ("a", 1, 1), ("d", 1, 1)]
    assert [each.name for each in found.most("no trigger", 1)] == ["b"]
    assert found.most("unused date", 9) == []


def test_prints_each_gap_with_the_first_sentence_that_holds_it():
    printed = "\n".join(lines(ranking(["b"], ["b"]), 5))
    assert printed.startswith("2 articles\n")
    assert "     2 in 2 articles  b\n         “A sentence of b.” (a0)" in printed


def test_values_are_for_programs():
    content = values(ranking(["b"]), 5)
    assert content["articles"] == 1
    assert content["gaps"]["no trigger"] == [
        {"name": "b", "times": 1, "articles": 1, "article": "a0", "sentence": "A sentence of b."}
    ]
    assert content["gaps"]["no count"] == []
