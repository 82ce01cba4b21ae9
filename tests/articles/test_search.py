import pytest

from articles.models import Article
from articles.search import pairs_query
from tests.builders import make_article

pytestmark = pytest.mark.django_db

KHMER = "នគរបាលបានឃាត់ខ្លួនជនបរទេស ៤៥ នាក់ នៅក្រុងព្រះសីហនុ"


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Police arrested 14 people.", "arrest", True),  # the English stem
        ("Police arrested 14 people.", "police people", True),  # every word
        ("Police arrested 14 people.", "police casino", False),
        ("Police arrested 14 people.", '"arrested 14"', True),
        ("Police arrested 14 people.", "", True),
        (KHMER, "ឃាត់ខ្លួន", True),  # inside an unbroken run
        (KHMER, "ជនបរទេស", True),
        (KHMER, "ព្រះសីហនុ នគរបាល", True),  # two runs, in any order
        (KHMER, "បរទេសជន", False),  # all its pairs but one stand in the text
        (KHMER, "ភ្នំពេញ", False),
        (KHMER, "ស", True),  # a single character
        (KHMER, "ហ", True),
        (KHMER, "ឡ", False),
        (KHMER.replace("ឃាត់", "ឃាត់\u200b"), "ឃាត់ខ្លួន", True),  # a zero-width space marks a word's end in Khmer
        (KHMER + " KK Park", "kk park ឃាត់ខ្លួន", True),
        (KHMER, "kk park ឃាត់ខ្លួន", False),
        (
            "It's a 'quoted' \\ word & | !",
            "quoted' & | ! \\",
            True,
        ),  # no syntax of a query reaches the database
    ],
)
def test_finds_articles_by_the_words_of_their_text(text: str, query: str, found: bool) -> None:
    make_article(text=text, title="Untitled")
    assert Article.objects.matching(query).exists() is found


def test_finds_words_of_title_and_description() -> None:
    make_article(title="ឃាត់ខ្លួន", description="Gendarmes at a checkpoint", text="…")
    assert Article.objects.matching("ខ្លួន").exists()
    assert Article.objects.matching("checkpoints").exists()


@pytest.mark.parametrize(
    "words",
    [
        [f"word{n}" for n in range(400_000)],
        [f"{chr(0x20000 + n % 40_000)}{chr(0x20000 + n // 40_000)}" for n in range(130_000)],
        [f"{chr(0x4E00 + n % 20_000)}{chr(0x4E00 + n // 20_000)}" for n in range(130_000)],
    ],
)
def test_indexes_an_article_larger_than_a_search_vector_may_be(words: list[str]) -> None:
    khmer = "".join(chr(0x1780 + n) + chr(0x1780 + m) for n in range(100) for m in range(100))
    text = " ".join(words)
    make_article(title=text, description=text, text=f"{text} {khmer}")
    assert Article.objects.matching(words[7]).exists()


def test_uses_the_index_for_khmer() -> None:
    plan = Article.objects.matching("ឃាត់ខ្លួន").explain()
    assert "search @@" in plan


def test_a_run_is_searched_by_all_its_pairs() -> None:
    assert pairs_query("កខគ") == "'កខ' & 'ខគ'"
    assert pairs_query("ក") == "'ក':*"
