"""The engine as a whole: evidence, determinism, linear time, and the record it writes."""

import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction import ENGINE_VERSION, engine_version, extract
from articles.extraction.goldform import as_record
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED, read

STORY = """# 40 huts come down at the lake

![](https://news.example/huts.jpg)

Workers pull down a hut in Ek Phnom district on June 11. Supplied

Officers of the Ministry of Environment demolished around 40 huts in Battambang’s Ek Phnom district on June 11 and arrested seven villagers, two of them women. Nobody was injured.

The seven villagers will be sent to the provincial court, and 2 million riel ($490) in fines was collected.

In the first five months of 2024, the ministry’s rangers seized 1,200 logs, according to a report.
"""


def proposals(extraction):
    for operation in extraction.operations:
        yield from operation.outcomes
    for statistic in extraction.statistics:
        yield statistic.outcome


def test_reads_a_story():
    extraction = read(STORY)
    (operation,) = extraction.operations
    assert [(o.kind, o.count.modifier, o.count.best, o.status) for o in operation.outcomes] == [
        ("site_closed", "about", Decimal(40), "done"),
        ("arrest", "exact", Decimal(7), "done"),
        ("arrest", "exact", Decimal(2), "done"),
        ("injury", "exact", Decimal(0), "done"),
        ("charge", "exact", Decimal(7), "planned"),
        ("fine", "unspecified", None, "done"),
    ]
    assert operation.outcomes[2].part_of == 1
    assert [statistic.outcome.count.best for statistic in extraction.statistics] == [Decimal(1200)]


def test_every_quote_is_verbatim_and_holds_its_figure():
    for outcome in proposals(read(STORY)):
        quote = outcome.evidence.quote.of(STORY)
        assert quote
        assert "\n\n" not in quote
        assert len(quote) <= 600
        assert outcome.evidence.quote.contains(outcome.evidence.trigger)
        assert outcome.evidence.rule.split(".")[0] in ("outcome", "part")
        assert 0 < outcome.confidence < 1
        assert outcome.reasons


def test_a_long_sentence_is_quoted_around_its_figure():
    text = (
        "Officers, "
        + "who came from many places in the land, " * 40
        + "arrested 14 men on June 11 in Kampot."
    )
    (operation,) = read(text).operations
    quote = operation.outcomes[0].evidence.quote
    assert quote.end - quote.start <= 600
    assert "14 men" in quote.of(text)


def test_the_same_text_gives_the_same_answer():
    assert read(STORY) == read(STORY)


def test_the_version_names_the_lexicons():
    version, _, digest = engine_version().partition("+")
    assert version == ENGINE_VERSION
    assert len(digest) == 8


def test_the_anchor_is_read_from_the_text_when_none_is_given():
    extraction = read("Police in Kampot arrested 12 men on June 11, 2023.", published_on=None)
    assert extraction.published_inferred
    assert extraction.published_on is not None
    assert extraction.published_on.year == 2023


DENSE = (
    STORY,
    "arrested 12 men, ",
    "12 ",
    "(",
    "– ",
    "the of ",
    "A" * 50 + " ",
    "Kampot ",
    "Police arrested 12 men. Another 10 knew. ",
    "Police seized laptops, phones and passports. They also found 10 guns there. ",
    "The second raid in Kampot closed two shops. ",
    "![huts](huts.jpg)\n\nPolice in Kampot arrested 12 men.\n\n",
)


@pytest.mark.parametrize("unit", DENSE)
def test_work_is_linear_in_the_length(unit):
    """Counts calls instead of seconds, so that it says the same on every machine."""

    def calls(size: int) -> int:
        text = (unit * (size // len(unit) + 1))[:size]
        count = 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(note)
        try:
            extract(text, published_on=PUBLISHED, knowledge=KNOWLEDGE)
        finally:
            sys.setprofile(None)
        return count

    extract(unit, published_on=PUBLISHED, knowledge=KNOWLEDGE)
    assert calls(40_000) < 5 * calls(10_000)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "police arrested 12 men – ( ) , . the in Kampot on June 11 of them were seized a dozen ![]( ) \n\n # $5 no one "
            "“ ” ’s deported 1,450 foreigners including two women since January whose may not km 3 % ប្រទេស".split(
                " "
            )
        ),
        max_size=60,
    ).map(" ".join)
)
def test_no_text_breaks_it(text):
    extraction = read(text)
    for outcome in proposals(extraction):
        assert outcome.evidence.quote.of(text)
    as_record(extraction, article="any")


def test_the_record_has_the_form_of_the_codebook():
    record = as_record(read(STORY), article="huts")
    (operation,) = record["operations"]
    assert record["article"] == "huts"
    assert record["text"] == STORY
    assert record["has_operation"] is True
    assert operation["provinces"] == ["Battambang"]
    assert operation["districts"] == ["Ek Phnom"]
    assert operation["codes"] == ["0205"]
    assert operation["places"][0].keys() == {"printed", "name", "level", "code"}
    fine = operation["outcomes"][-1]
    assert (fine["count"], fine["amount"], fine["currency"]) == (None, 2_000_000, "KHR")
    for outcome in (*operation["outcomes"], *record["statistics"]):
        evidence = outcome["evidence"]
        assert STORY[evidence["start"] : evidence["end"]] == evidence["quote"]
    (statistic,) = record["statistics"]
    assert (statistic["period_start"], statistic["period_end"]) == ("2024-01-01", "2024-05-31")


def test_a_range_is_counted_by_its_upper_end():
    record = as_record(read("Police in Kampot arrested 30 to 40 men on June 11."), article="range")
    (outcome,) = record["operations"][0]["outcomes"]
    assert (outcome["count"], outcome["modifier"]) == (40, "range")
