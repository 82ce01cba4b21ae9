"""Numbers: the codebook's table of counts, money, measures, and what is no count."""

from decimal import Decimal

import pytest

from tests.articles.extraction.reading import numbers


@pytest.mark.parametrize(
    ("text", "modifier", "low", "best", "high"),
    [
        ("Police held 230 men.", "exact", 230, 230, 230),
        ("Police held 1,450 men.", "exact", 1450, 1450, 1450),
        ("Police held eight men.", "exact", 8, 8, 8),
        ("Police held sixty-three men.", "exact", 63, 63, 63),
        ("Police held two hundred and thirty-one men.", "exact", 231, 231, 231),
        ("Police held twelve hundred men.", "exact", 1200, 1200, 1200),
        ("Police held thirty-eight (38) men.", "exact", 38, 38, 38),
        ("Police held a dozen men.", "exact", 12, 12, 12),
        ("Police held two dozen men.", "exact", 24, 24, 24),
        ("Police held half a dozen men.", "exact", 6, 6, 6),
        ("Police held a couple of men.", "exact", 2, 2, 2),
        ("Police held no one.", "exact", 0, 0, 0),
        ("Police seized 1.2 million pills.", "exact", 1200000, 1200000, 1200000),
        ("Police held about 100 men.", "about", None, 100, None),
        ("Police held an estimated 100 men.", "about", None, 100, None),
        ("Police held 100 men or so; 30 or so fled.", "about", None, 30, None),
        ("Police held nearly 200 men.", "nearly", None, 200, 200),
        ("Police held almost 200 men.", "nearly", None, 200, 200),
        ("Police held more than 50 men.", "more_than", 50, 50, None),
        ("Police held more than over 50 men.", "more_than", 50, 50, None),
        ("Police held at least 50 men.", "at_least", 50, 50, None),
        ("Police held up to 60 men.", "up_to", None, 60, 60),
        ("Police held as many as 60 men.", "up_to", None, 60, 60),
        ("Police held 30 to 40 men.", "range", 30, None, 40),
        ("Police held 30-40 men.", "range", 30, None, 40),
        ("Police held between 30 and 40 men.", "range", 30, None, 40),
        ("Police held some 30-odd men.", "about", None, 30, None),
        ("Police held thirty-odd men.", "about", None, 30, None),
        ("Police held something like 40 men.", "about", None, 40, None),
        ("Police held in the region of 300 men.", "about", None, 300, None),
        ("Police held perhaps 60 men.", "about", None, 60, None),
        ("Police held 70 or thereabouts.", "about", None, 70, None),
        ("Police held just shy of 100 men.", "nearly", None, 100, 100),
        ("Police held a little under 50 men.", "nearly", None, 50, 50),
        ("Police held slightly fewer than 50 men.", "nearly", None, 50, 50),
        ("Police held not quite 100 men.", "nearly", None, 100, 100),
        ("Police held the best part of 200 men.", "nearly", None, 200, 200),
        ("Police held well in excess of 40 men.", "more_than", 40, 40, None),
        ("Police held a shade over 40 men.", "more_than", 40, 40, None),
        ("Police held 40 and counting.", "at_least", 40, 40, None),
        ("Police held not fewer than 17 men.", "at_least", 17, 17, None),
        ("Police held anything up to 60 men.", "up_to", None, 60, 60),
        ("Police held at most 60 men.", "up_to", None, 60, 60),
        ("Police held anywhere from 20 to 30 men.", "range", 20, None, 30),
        ("Police held two or three men.", "range", 2, None, 3),
        ("Police held a trio of men.", "exact", 3, 3, 3),
        ("Police held a score of men.", "exact", 20, 20, 20),
        ("Police held a dozen and a half men.", "exact", 18, 18, 18),
        ("Police held a couple of dozen men.", "exact", 24, 24, 24),
        ("Police seized half a million pills.", "exact", 500_000, 500_000, 500_000),
        ("Police seized two and a half million pills.", "exact", 2_500_000, 2_500_000, 2_500_000),
        ("Police held a few dozen men.", "unspecified", 36, None, None),
        ("Police held numerous men.", "unspecified", 3, None, None),
        ("Police held a large number of men.", "unspecified", 3, None, None),
        ("Police held an unknown number of men.", "unspecified", 2, None, None),
        ("Police held several men.", "unspecified", 3, None, None),
        ("Police held dozens of men.", "unspecified", 24, None, None),
        ("Police held hundreds of men.", "unspecified", 200, None, None),
    ],
)
def test_reads_the_table_of_counts(text, modifier, low, best, high):
    counts = [number.count for number in numbers(text) if number.kind == "count"]
    assert (counts[-1].modifier, counts[-1].low, counts[-1].best, counts[-1].high) == (
        modifier,
        low,
        best,
        high,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The work is 98 per cent complete.", "percent"),
        ("Some 40% of them fled.", "percent"),
        ("They waited two hours.", "duration"),
        ("They waited two and a half hours.", "duration"),
        ("It was a three-day operation.", "duration"),
        ("A 65-year-old man fled.", "age"),
        ("Sok, 25, was there.", "age"),
        ("He was aged 25.", "age"),
        ("The youngest of them is 14.", "age"),
        ("They held the eldest, barely 17, overnight.", "age"),
        ("The younger, who is 17, wept.", "age"),
        ("The son is 13.", "age"),
        ("A girl of 15, a dancer, wept.", "age"),
        ("They came from 32 nationalities.", "attribute"),
        ("It has 12 storeys.", "attribute"),
        ("A 20-storey tower stood there.", "attribute"),
        ("They broke Article 12.", "label"),
        ("They live in Village 3.", "label"),
        ("The gang used A7 as its name.", "label"),
        ("It was the 7th raid.", "ordinal"),
        ("It was in 2022.", "year"),
        ("As 2013 expulsions went on, they rested.", "year"),
        ("The 2019 arrests went on.", "year"),
    ],
)
def test_what_counts_nothing_is_no_count(text, kind):
    assert [number.kind for number in numbers(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["Police made 2013 arrests.", "A total of 2013 arrests was told.", "Police held 2013 men."]
)
def test_a_figure_like_a_year_may_count(text):
    assert [number.kind for number in numbers(text)] == ["count"]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("They collected 118 million riel.", 118_000_000, "KHR"),
        ("They collected $28,440.", 28440, "USD"),
        ("They collected US$5 million.", 5_000_000, "USD"),
        ("They collected $1.2m.", 1_200_000, "USD"),
        ("They collected 50,000 baht.", 50_000, "THB"),
        ("They collected 300 Singapore dollars.", 300, "SGD"),
        ("They collected A$40,000.", 40_000, "AUD"),
        ("They collected a $450 fine.", 450, "USD"),
        ("They collected R500.", 500, "ZAR"),
        ("They collected ₹50,000.", 50_000, "INR"),
        ("They collected Rs 50,000.", 50_000, "INR"),
        ("They collected Rs. 50,000.", 50_000, "INR"),
        ("They collected Rs 12 lakh.", 1_200_000, "INR"),
        ("They collected 3 crore rupees.", 30_000_000, "INR"),
        ("They collected 3.5 million Philippine pesos.", 3_500_000, "PHP"),
        ("They collected MYR 500.", 500, "MYR"),
    ],
)
def test_reads_money(text, amount, currency):
    (number,) = numbers(text)
    assert number.money is not None
    assert (number.money.amount, number.money.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "best", "unit"),
    [
        ("They seized 45kg of it.", 45, "kg"),
        ("They seized nearly 6.5 kilograms of it.", Decimal("6.5"), "kg"),
        ("They seized 5.7 cubic metres of it.", Decimal("5.7"), "m3"),
        ("They took back 20 hectares.", 20, "ha"),
        ("They seized 38 tons of it.", 38, "tonnes"),
        ("They seized a kilo of it.", 1, "kg"),
        ("They seized half a tonne of it.", Decimal("0.5"), "tonnes"),
        ("They seized two and a half tonnes of it.", Decimal("2.5"), "tonnes"),
        ("They seized a half kilo of it.", Decimal("0.5"), "kg"),
    ],
)
def test_reads_measures(text, best, unit):
    (number,) = numbers(text)
    assert (number.kind, number.count.best, number.unit) == ("measure", best, unit)


def test_over_after_handed_belongs_to_the_verb():
    (number,) = numbers("Villagers handed over 490 rifles.")
    assert number.count.modifier == "exact"


def test_a_change_from_one_figure_to_another_is_no_range():
    assert [number.count.modifier for number in numbers("Cases rose from 30 to 40.")] == ["exact", "exact"]


@pytest.mark.parametrize(
    "text",
    [
        "Half the men fled.",
        "He ate a fish.",
        "They waited half an hour.",
        "A g is a letter.",
        "An hour passed.",
    ],
)
def test_an_article_alone_is_no_number(text):
    assert [number for number in numbers(text) if number.kind in ("count", "measure")] == []
