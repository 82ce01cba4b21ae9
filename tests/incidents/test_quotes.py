import pytest
from django.core.exceptions import ValidationError

from incidents.quotes import locate

TEXT = "Police held 14 people.\n\nLater police held\n14 people more. In Kratié, ១៤ នាក់."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Police held 14 people", "Police held 14 people"),
        ("police  held 14 people", "police held\n14 people"),
        ("police held\r\n14 people more", "police held\n14 people more"),
        ("  In Kratie\u0301 ", "In Kratié"),
        ("១៤ នាក់", "១៤ នាក់"),
        ("people.\n\nLater", "people.\n\nLater"),
    ],
)
def test_finds_the_words_as_they_stand(quote, found):
    start, end = locate(TEXT, quote)
    assert TEXT[start:end] == found


def test_words_that_stand_twice_need_their_start():
    with pytest.raises(ValidationError, match="The words stand 2 times, at 7, 37") as refused:
        locate(TEXT, "held 14 people")
    assert list(refused.value.message_dict) == ["start"]
    assert locate(TEXT, "held 14 people", 37) == (37, 51)
    with pytest.raises(ValidationError, match="do not start there"):
        locate(TEXT, "held 14 people", 8)


@pytest.mark.parametrize(
    ("quote", "words"), [("held 15 people", "does not have these words"), (" \n", "Quote the words")]
)
def test_refuses_words_that_are_not_there(quote, words):
    with pytest.raises(ValidationError, match=words):
        locate(TEXT, quote)


def test_no_word_is_read_as_a_pattern():
    assert locate("(a) costs $5.00?", "$5.00?") == (10, 16)
    with pytest.raises(ValidationError):
        locate("aaaa", "a+")
