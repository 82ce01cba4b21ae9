"""What must happen to the reading when a sentence is changed in a known way. No expected figure is typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.claim_rules import ZERO_KINDS
from articles.extraction.grammar import grammar
from articles.extraction.nationalities import countries
from articles.extraction.number_values import names_of
from articles.extraction.outcome_rules import forms_of, rules
from articles.extraction.voices import INTRANSITIVE
from tests.articles.extraction.deeds import DEEDS, Deed, active, in_words, opened, passive
from tests.articles.extraction.reading import claims, figures, whole

PEOPLE = tuple(deed for deed in DEEDS if deed.patients in ("men", "women", "workers"))
HEDGES = sorted(
    (words, modifier) for words, modifier in names_of("before").items() if words != "estimated at"
)
FORMS = (active, passive)
numbers = st.integers(min_value=2, max_value=9_999)


def told(text: str, kind: str) -> list[tuple[int | None, str, str]]:
    """Count, hedge and status of the claims of one kind."""
    return [
        (whole(claim.count.best), claim.count.modifier, claim.status)
        for claim in claims(text)
        if claim.kind == kind
    ]


@pytest.mark.parametrize("deed", DEEDS, ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_a_deed_is_told_in_both_voices(deed, form):
    assert told(form(deed), deed.kind) == [(12, "exact", "done")]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(DEEDS), st.sampled_from(FORMS), numbers)
def test_the_number_changes_and_nothing_else(deed, form, number):
    for written in (str(number), f"{number:,}", in_words(number)):
        assert told(form(deed, written), deed.kind) == [(number, "exact", "done")], written


@pytest.mark.parametrize(("words", "modifier"), HEDGES)
def test_a_hedge_changes_the_modifier_alone(words, modifier):
    for deed in DEEDS[:: len(DEEDS) // 6]:
        for form in FORMS:
            if words.startswith(("not ", "of ")) and deed.kind == "warning" and form is active:
                continue  # "they warned not ..." opens what they said
            assert told(form(deed, f"{words} 40"), deed.kind) == [(40, modifier, "done")], form(
                deed, f"{words} 40"
            )


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(DEEDS), st.sampled_from(FORMS), numbers, numbers)
def test_a_range_keeps_both_ends(deed, form, one, other):
    low, high = sorted((one, other + 10_000))
    (claim,) = (
        claim for claim in claims(form(deed, f"between {low:,} and {high:,}")) if claim.kind == deed.kind
    )
    assert (claim.count.modifier, claim.count.low, claim.count.high) == ("range", Decimal(low), Decimal(high))


@pytest.mark.parametrize("deed", DEEDS, ids=str)
@pytest.mark.parametrize("auxiliary", ["were", "have been", "had been", "were later", "were reportedly"])
def test_the_tense_of_a_passive_changes_nothing(deed, auxiliary):
    assert told(passive(deed, auxiliary=auxiliary), deed.kind) == [(12, "exact", "done")]


def plain_verbs() -> list[tuple[Deed, frozenset[str]]]:
    """Every verb of one word in the lexicon that people are the patients of, with the voices it may have."""
    return [
        (Deed(rule.kind, "Police", verb, "suspects"), rule.voices)
        for rule, words in rules()
        for verb in words["verbs"]
        if "person" in rule.patients
        and verb in grammar("human_verbs")
        and not rule.heads
        and not verb.startswith(INTRANSITIVE)
        if " " not in verb
    ]


@pytest.mark.parametrize(("deed", "voices"), plain_verbs(), ids=str)
def test_a_verb_tells_the_same_in_each_of_its_voices(deed, voices):
    forms = {
        "active": active(deed),
        "passive": passive(deed),
        "reduced": f"The 12 suspects {deed.participle} near the pier were tired.",
        "headline": f"# Police {deed.verb} 12 suspects near the pier",
        "participle": f"Officers came at dawn, {forms_of(deed.verb)[3]} 12 suspects.",
    }
    for voice, text in forms.items():
        if not voices or voice in voices:
            assert told(text, deed.kind) == [(12, "exact", "done")], text


def nouns_of_deeds() -> list[tuple[str, str]]:
    return [
        (rule.kind, noun) for rule, words in rules() for noun in words["nouns"] if "person" in rule.patients
    ]


@pytest.mark.parametrize(("kind", "noun"), nouns_of_deeds())
def test_a_noun_tells_what_its_verb_tells(kind, noun):
    assert told(f"The ministry announced the {noun} of 12 suspects.", kind) == [(12, "exact", "done")]
    assert told(f"The governor demanded the {noun} of 12 suspects.", kind) == []


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_not_and_no_one_take_the_figure_away(deed):
    assert [count for count, _, _ in told(passive(deed, auxiliary="were not"), deed.kind) if count] == []
    zero = [(0, "exact", "done")] if deed.kind in ZERO_KINDS else []
    assert told(passive(deed, "no"), deed.kind) == zero


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_will_and_plans_make_it_planned(deed):
    rest = f"{deed.verb} 12 {deed.patients} near the pier."
    planned = [passive(deed, auxiliary="will be"), f"{deed.agent} will {rest}"]
    if deed.kind != "people_found":  # nobody plans what is found
        planned += [
            passive(deed, auxiliary="are to be"),
            f"The mayor plans to {rest}",
            f"The mayor intends to {rest}",
        ]
    for text in planned:
        assert told(text, deed.kind) == [(12, "exact", "planned")], text


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_conditions_demands_and_questions_tell_nothing(deed):
    clause = passive(deed)[:-1]
    bare = passive(deed, auxiliary="be")
    for text in (
        f"If {clause}, the town would know.",
        f"Nobody knows whether {clause}.",
        f"Villagers demanded that {bare}",
        f"The governor ordered officers to {deed.verb} 12 {deed.patients}.",
        f"Should {bare[:-1]}, the town would know.",
        f"Were 12 {deed.patients} {deed.participle} near the pier?",
        passive(deed, auxiliary="may be"),
        passive(deed, auxiliary="could be"),
    ):
        assert told(text, deed.kind) == [], text


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_second_sentence_changes_nothing_of_the_first(deed):
    first = active(deed)
    for other in DEEDS[::5]:
        second = active(other, "31").replace("the pier", "a kiln")
        both = figures(f"{first} {second}")
        assert both == figures(first) + figures(second), (first, second)


@pytest.mark.parametrize(
    "country", [country for country in countries() if country.adjectives], ids=lambda c: c.code
)
def test_a_nationality_is_read_and_nothing_else_changes(country):
    for deed, adjective in zip(PEOPLE[:3], country.adjectives * 3, strict=False):
        (claim,) = (claim for claim in claims(active(deed, f"12 {adjective}")) if claim.kind == deed.kind)
        assert (whole(claim.count.best), claim.nationalities) == (12, (country.code,))


@pytest.mark.parametrize("deed", PEOPLE, ids=str)
@pytest.mark.parametrize(
    ("noun", "sex"),
    [("men", "male"), ("women", "female"), ("girls", "female"), ("boys", "male"), ("workers", None)],
)
def test_the_noun_says_the_sex_and_nothing_else_changes(deed, noun, sex):
    changed = Deed(deed.kind, deed.agent, deed.verb, noun)
    (claim,) = (claim for claim in claims(active(changed)) if claim.kind == deed.kind)
    assert (whole(claim.count.best), claim.sex) == (12, sex)


def test_opened_begins_with_a_capital():
    assert opened("twelve men") == "Twelve men"
