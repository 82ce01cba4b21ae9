"""What holds for any text: evidence that can be checked, the same answer every time, work in step with the length."""

from __future__ import annotations

from cProfile import Profile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.evaluation.evidence import fault_of
from articles.extraction import extract
from articles.extraction.document import read_document
from articles.extraction.goldform import as_record
from articles.extraction.types import Evidence, Extraction
from articles.reference import reference_knowledge
from tests.articles.extraction.reading import PUBLISHED

GOLD = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).resolve().parents[2] / "gold" / "articles").iterdir())
)
ODD = (
    "\n\n", "\n", "# ", "- ", "1. ", "> ", "**", "__", "`", "```\n", "| 12 | men |\n|---|---|\n", "<table><tr><td>12 men</td>",
    "<b>12</b> ", "&nbsp;", "![](", "](https://news.example/a_(b)?c=[d])", "[[[[", "]]]]", "((((", "))))", "---\n", "\t", "\u00a0",
    "\u200b", "\u200f", "\u202e12 men\u202c", "\ufeff", "e\u0301\u0301\u0301", "\U0001f600", "\U000e0041", "ប្រទេសកម្ពុជា។ ១២ នាក់", "اعتقل ١٢ رجلا", "逮捕12人",
    "½", "²", "Ⅻ", "١٢", "१२", "12,,,,3", "1.2.3.4", "0", "-5", "99999999999999999999999999", "$", "៛", "’s ", "'ll ", "“", "”", "…", "—", "–",
    " no one ", " none of the ", " between 5 and ", " at least ", " of them ", " 31/02/2024 ", " February 30 ", " Mr. ", " . ", " ? ",
)  # fmt: skip


# Of the articles and of their sentences one in so many is cut in one test.
EVERY = 3


def read(text: str) -> Extraction:
    return extract(text, published_on=PUBLISHED, knowledge=reference_knowledge())


def evidence_of(extraction: Extraction) -> list[Evidence]:
    found = [statistic.outcome.evidence for statistic in extraction.statistics]
    for operation in extraction.operations:
        found.append(operation.evidence)
        for proposals in (operation.outcomes, operation.places, operation.agencies, operation.offences):
            found += [proposal.evidence for proposal in proposals]
        if operation.date is not None and operation.date.evidence is not None:
            found.append(operation.date.evidence)
    return found


def check(extraction: Extraction) -> None:
    """Every quote lies in one paragraph and holds its trigger; every figure stands in its quote; parts have totals."""
    text = extraction.text
    paragraphs = read_document(text).paragraphs
    for evidence in evidence_of(extraction):
        quote, trigger = evidence.quote, evidence.trigger
        assert 0 <= quote.start <= trigger.start < trigger.end <= quote.end <= len(text), evidence
        assert any(paragraph.contains(quote) for paragraph in paragraphs), quote.of(text)
        assert evidence.rule
    record = as_record(extraction, article="any")
    for figure in [
        outcome for operation in record["operations"] for outcome in operation["outcomes"]
    ] + record["statistics"]:
        assert fault_of(figure, text, None) == "", figure
        assert 0 < figure["confidence"] < 1
    lists = [operation["outcomes"] for operation in record["operations"]] + [record["statistics"]]
    for figures in lists:
        for at, figure in enumerate(figures):
            assert figure["breakdown_of"] is None or 0 <= figure["breakdown_of"] < len(figures)
            assert figure["breakdown_of"] != at
    for operation in extraction.operations:
        if operation.date is not None and operation.date.start and operation.date.end:
            assert operation.date.start <= operation.date.end


@pytest.mark.parametrize("text", GOLD, ids=range(len(GOLD)))
def test_evidence_can_be_checked(text):
    check(read(text))


@pytest.mark.parametrize("start", range(EVERY))
def test_a_text_may_end_at_any_word(start):
    """Headlines bear no full stop, and feeds cut: what a rule looks at behind a word may be missing."""
    sentences = [
        sentence.span.of(text) for text in GOLD[start::EVERY] for sentence in read_document(text).sentences
    ]
    for sentence in sentences[::EVERY]:
        for token in read_document(sentence).tokens[1:]:
            check(read(sentence[: token.start].rstrip()))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A gold article, or two, cut and spliced with what no writer means to write."""
    text = draw(st.sampled_from(GOLD))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 400)))
        piece = draw(st.sampled_from(ODD) | st.text(max_size=20) | st.just(""))
        if draw(st.booleans()):
            other = draw(st.sampled_from(GOLD))
            piece += other[draw(st.integers(0, len(other))) :][: draw(st.integers(0, 400))]
        text = text[:start] + piece * draw(st.sampled_from((1, 1, 1, 30))) + text[end:]
    return text


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_no_damage_breaks_it(text):
    found = read(text)
    check(found)
    assert read(text) == found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(ODD) | st.text(max_size=12), max_size=30).map("".join))
def test_no_oddity_breaks_it(text):
    check(read(text))


def test_articles_do_not_touch_each_other():
    """The order of a batch is of no matter, nor is what was read before with the same knowledge."""
    forth = [read(text) for text in GOLD]
    back = [read(text) for text in reversed(GOLD)]
    fresh = replace(reference_knowledge(), _indexes={})
    alone = [extract(text, published_on=PUBLISHED, knowledge=fresh) for text in GOLD[::9]]
    assert back[::-1] == forth
    assert alone == forth[::9]


def steps(text: str) -> int:
    """How many calls a reading makes: the same on every machine."""
    profile = Profile()
    profile.runcall(read, text)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    ("joint", "length"), [("\n\n", 1_000_000), (" ", 200_000)], ids=["a megabyte", "one long paragraph"]
)
def test_twice_the_text_takes_twice_the_work(joint, length):
    body = "\n\n".join(text.partition("\n\n")[2] for text in GOLD)
    if joint == " ":
        body = " ".join(body.split())
    text = joint.join([body] * (length // len(body) + 1))
    assert steps(text[:length]) < 2.5 * steps(text[: length // 2])
