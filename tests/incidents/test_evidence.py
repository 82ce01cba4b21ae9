import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.evidence import Mark, blocks


def shapes(text):
    return [
        (block.kind, "".join(piece.text for piece in block.pieces if not piece.hidden))
        for block in blocks(text, [])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo,\nstill two.", [("paragraph", "One."), ("paragraph", "Two,\nstill two.")]),
        ("# Raid\nOne.", [("heading", "Raid"), ("paragraph", "One.")]),
        ("> Said so.\n> Indeed.", [("quotation", "Said so."), ("quotation", "Indeed.")]),
        ("- a\n- b\n1. c", [("item", "- a"), ("item", "- b"), ("item", "1. c")]),
        ("One.\n\n---\n\nTwo.", [("paragraph", "One."), ("rule", ""), ("paragraph", "Two.")]),
        ("A **bold** and *slanted* word", [("paragraph", "A bold and slanted word")]),
        ("See [the list](https://news.example/list).", [("paragraph", "See the list.")]),
        ("2 * 3 * 4 and snake_case_name", [("paragraph", "2 * 3 * 4 and snake_case_name")]),
        ("#1 on the list", [("paragraph", "#1 on the list")]),
        ("", []),
    ],
)
def test_cuts_a_text_into_blocks(text, expected):
    assert shapes(text) == expected


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("![Officers at the gate](https://news.example/1.jpg)", "Officers at the gate"),
        ("![](https://news.example/1.jpg)", "https://news.example/1.jpg"),
    ],
)
def test_a_picture_becomes_its_words(text, caption):
    (piece,) = blocks(text, [])[0].pieces
    assert (piece.picture, piece.caption) == (True, caption)


def test_words_of_two_proposals_carry_both():
    text = "Police arrested 14 people in Kandal."
    (block,) = blocks(text, [Mark("claim-1", "custody", 7, 25), Mark("place-2", "place", 16, 35)])
    assert [(piece.text, piece.keys) for piece in block.pieces] == [
        ("Police ", ""),
        ("arrested ", "claim-1"),
        ("14 people", "claim-1 place-2"),
        (" in Kandal", "place-2"),
        (".", ""),
    ]
    assert [[mark.key for mark in piece.opening] for piece in block.pieces] == [
        [],
        ["claim-1"],
        ["place-2"],
        [],
        [],
    ]
    assert [[mark.key for mark in piece.closing] for piece in block.pieces] == [
        [],
        [],
        ["claim-1"],
        ["place-2"],
        [],
    ]


def test_a_mark_outside_the_text_is_left_out():
    (block,) = blocks("Short.", [Mark("a", "place", 4, 40), Mark("b", "place", 3, 3)])
    assert [piece.text for piece in block.pieces] == ["Short."]


WORDS = st.text(alphabet="ab *_#>[]()!-\n1.​ខ្", max_size=60)


@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_nothing_of_a_text_is_lost_or_moved(text, spans):
    """The pieces are stretches of the text in its order, and each mark is on its own words."""
    marks = [Mark(str(number), "place", *sorted(span)) for number, span in enumerate(spans)]
    found = blocks(text, marks)
    pieces = [piece for block in found for piece in block.pieces]
    place = 0
    for piece in pieces:
        place = text.index(piece.text, place) + len(piece.text)
    if any(block.kind == "rule" for block in found):
        return  # a rule is drawn, not written
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    for mark in marks:
        if mark.start < mark.end <= len(text):
            marked = "".join(piece.text for piece in pieces if mark in piece.marks)
            assert "".join(marked.split()) == "".join(text[mark.start : mark.end].split())
