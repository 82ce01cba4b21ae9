"""From gold articles to weights: which examples an article gives, and what is learned from them."""

from __future__ import annotations

import pytest

from articles.evaluation.fitting import Example, examples_of, fit, lowest_floor, weigh
from articles.extraction.findings import find_by_rules
from articles.extraction.likelihood import CUSTODY, NOTHING
from tests.articles.evaluation.records import operation, outcome, record
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED


def found(text):
    return find_by_rules(text, published_on=PUBLISHED, knowledge=KNOWLEDGE)


def examples(label, feature, count, claimed=False):
    return [Example(f"{label}{n}", label, frozenset({feature, "common"}), claimed) for n in range(count)]


def test_a_figure_of_gold_gives_an_example_of_its_kind_and_any_other_figure_one_of_nothing():
    gold = record(operation(outcome(kind="seizure", count=12, who="chainsaws", unit="pieces")))
    text = "Villagers spoke of 12 chainsaws beside the track and of 30 buffaloes."
    assert [example.label for example in examples_of("a", found(text), gold)] == ["seizure", NOTHING]


@pytest.mark.parametrize(
    ("who", "label"), [("workers", CUSTODY), ("drivers", NOTHING)], ids=["the same noun", "another noun"]
)
def test_a_small_figure_is_golds_only_with_golds_noun(who, label):
    gold = record(operation(outcome(kind="arrest", count=2, who=who)))
    (example,) = examples_of("a", found("Two workers sat in the yard."), gold)
    assert example.label == label


def test_what_a_rule_claimed_is_an_example_that_says_so_and_does_not_see_its_own_claim():
    gold = record(operation(outcome(kind="seizure", count=12, who="chainsaws", unit="pieces")))
    (example,) = examples_of("a", found("Police seized 12 chainsaws."), gold)
    assert example.claimed
    assert "here seizure" not in example.features


def test_weights_speak_for_the_label_with_which_a_feature_stood():
    model = weigh([*examples("seizure", "hauled", 20), *examples(NOTHING, "priced", 20)])
    assert model.likelihoods({"hauled"})["seizure"] > 0.8
    assert model.likelihoods({"priced"})[NOTHING] > 0.8


def test_the_same_examples_give_the_same_model():
    known = [*examples("seizure", "hauled", 20), *examples(NOTHING, "priced", 20)]
    articles = {example.article for example in known}
    assert fit(known, articles) == fit(list(known), articles)


def test_a_label_has_a_floor_only_where_unread_articles_show_it_to_be_right():
    known = [*examples("seizure", "hauled", 30), *examples(NOTHING, "priced", 30)]
    assert "seizure" in fit(known, {example.article for example in known}).floors
    assert fit(known, set()).floors == {}


@pytest.mark.parametrize(
    ("pairs", "floor"),
    [
        ([(0.9, True)] * 20, 0.3),
        ([(0.9, True)] * 20 + [(0.5, False)] * 20, 0.55),
        ([(0.9, True)] * 3, None),
        ([(0.9, False)] * 20, None),
    ],
    ids=["always right", "right when sure", "too few", "never right"],
)
def test_the_floor_is_the_lowest_at_which_the_label_is_right_often_enough(pairs, floor):
    assert lowest_floor(pairs) == floor
