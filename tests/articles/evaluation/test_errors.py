"""Errors with their sentence and with what gold says."""

from articles.evaluation.errors import mistakes_of
from articles.evaluation.printing import mistake_lines, row_lines, rows_as_json
from articles.evaluation.rows import Case
from articles.evaluation.scoring import score
from tests.articles.evaluation.records import operation, outcome, proposed, record


def mistakes(row, gold, predicted):
    cases = [Case("a", gold, predicted)]
    return list(mistakes_of(score(cases)[row], cases))


GOLD = record(
    operation(outcome("seizure", 3, unit="kg", who="crystal meth"), districts=["Takeo"], start="2024-11-06")
)
WRONG = record(operation(proposed("arrested 14 people", "seizure", 14, confidence=0.81, who="people")))


def test_what_is_missing_comes_with_the_sentence_that_prints_it():
    missed, _ = mistakes("outcomes", GOLD, WRONG)
    assert (missed.side, missed.value) == ("missed", "seizure 3 done kg (crystal meth)")
    assert missed.sentence == "They seized 3 kg of crystal meth."


def test_what_is_too_much_comes_with_its_quote_its_rule_and_what_gold_says():
    _, extra = mistakes("outcomes", GOLD, WRONG)
    assert (extra.side, extra.value, extra.sentence) == (
        "extra",
        "seizure 14 done pieces (people)",
        "arrested 14 people",
    )
    assert (extra.rule, extra.confidence) == ("outcome.seizure.active", 0.81)
    assert extra.beside == ("seizure 3 done kg (crystal meth)",)


def test_an_article_with_nothing_but_too_much_is_listed_too():
    assert [mistake.side for mistake in mistakes("outcomes", record(), WRONG)] == ["extra"]


def test_gold_of_the_same_number_is_named_first():
    gold = record(operation(outcome("seizure", 3), outcome("arrest", 14)))
    extra = mistakes("outcomes", gold, WRONG)[-1]
    assert extra.beside == ("arrest 14 done", "seizure 3 done pieces")


def test_names_no_more_of_gold_than_one_reads():
    gold = record(operation(*(outcome("seizure", count) for count in range(1, 6))))
    assert len(mistakes("outcomes", gold, WRONG)[-1].beside) == 3


def test_a_name_comes_with_the_first_sentence_that_holds_it():
    (missed,) = mistakes("districts", GOLD, WRONG)
    assert (missed.value, missed.sentence) == ("Takeo", "Police arrested 14 people in Takeo.")


def test_what_no_sentence_prints_comes_without():
    (missed,) = mistakes("dates", GOLD, WRONG)
    assert (missed.value, missed.sentence) == ("2024-11-06 to None", "")


def test_lists_errors_under_their_article_and_says_how_many_are_left():
    printed = list(mistake_lines(mistakes("outcomes", GOLD, WRONG), limit=1))
    assert printed == [
        "a",
        "  missed  seizure 3 done kg (crystal meth)",
        "          “They seized 3 kg of crystal meth.”",
        "… and 1 more",
    ]


def test_prints_the_rule_and_the_confidence_of_what_was_proposed():
    printed = list(mistake_lines(mistakes("outcomes", GOLD, WRONG), limit=9))
    assert printed[3:] == [
        "  extra   seizure 14 done pieces (people)  [outcome.seizure.active, 0.81]",
        "          “arrested 14 people”",
        "          gold: seizure 3 done kg (crystal meth)",
    ]


def test_an_article_cannot_play_tricks_on_a_terminal():
    gold = record(operation(districts=["\x1b]0;owned\x07"]))
    printed = "".join(mistake_lines(mistakes("districts", gold, record()), limit=9))
    assert "\x1b" not in printed
    assert "\x07" not in printed


def test_values_of_a_row_have_four_places_and_the_intervals_that_there_are():
    cases = [Case("a", GOLD, GOLD), Case("b", GOLD, WRONG), Case("c", GOLD, WRONG)]
    assert rows_as_json(score(cases))["outcomes"] == {
        "precision": 0.3333, "recall": 0.3333, "f1": 0.3333, "gold": 3, "predicted": 3,
    }  # fmt: skip
    intervals = rows_as_json(score(cases, resamples=100))["outcomes"]["intervals"]
    assert set(intervals) == {"precision", "recall", "f1"}


def test_prints_shares_with_their_intervals_and_numbers_without():
    cases = [Case(f"a{number}", GOLD, GOLD) for number in range(3)]
    lines = list(row_lines(score(cases, resamples=20)))
    assert (
        "outcomes               precision 1.000 (1.00 to 1.00)  recall 1.000 (1.00 to 1.00)  "
        "f1 1.000 (1.00 to 1.00)  gold 3  predicted 3"
    ) in lines
    assert "planned_as_done        errors 0  of 0  share 0.000 (0.00 to 0.00)" in lines
