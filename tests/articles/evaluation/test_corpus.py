"""Gold files, paired with their articles and read by the engine."""

import json
from zoneinfo import ZoneInfo

import pytest

from articles.evaluation.corpus import cases, read_corpus
from articles.evaluation.records import GoldError, read_records
from tests.articles.evaluation.records import operation, outcome, record
from tests.articles.extraction.reading import KNOWLEDGE

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")


def write(folder, *records):
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in records), encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: Raid\ndate: 2024-11-06T20:00:00Z\n---\nPolice arrested 14 people in Kampot yesterday.\n",
        encoding="utf-8",
    )
    return folder


def test_reads_each_article_with_the_engine_in_newsroom_time(tmp_path, articles):
    gold = write(tmp_path, record(operation(outcome())))
    (case,) = cases(read_corpus(gold, articles), KNOWLEDGE, PHNOM_PENH)
    (found,) = case.predicted["operations"]
    assert (found["start"], found["provinces"]) == ("2024-11-06", ["Kampot"])
    assert [(each["kind"], each["count"]) for each in found["outcomes"]] == [("arrest", 14)]
    assert "arrested 14 people" in (case.file or "")


def test_names_what_has_no_partner(tmp_path, articles):
    (articles / "stranger.txt").write_text("A text.", encoding="utf-8")
    corpus = read_corpus(write(tmp_path, record(), {**record(), "article": "lost"}), articles)
    assert (list(corpus.files), corpus.without_file, corpus.without_gold) == (["a"], ("lost",), ("stranger",))


def test_refuses_a_folder_without_any_of_its_articles(tmp_path):
    with pytest.raises(GoldError, match="holds no article"):
        read_corpus(write(tmp_path, record()), tmp_path / "elsewhere")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 1: is not JSON"),
        ("[]", "line 1: is no object with the name of its article"),
        ('{"article": 3}', "line 1: is no object with the name of its article"),
        ('{"article": "a", "operations": {}}', "line 1: operations must be a list of objects"),
        ('{"article": "a", "statistics": [1]}', "line 1: statistics must be a list of objects"),
        ('{"article": "a", "operations": [{"outcomes": 1}]}', "line 1: outcomes must be a list of objects"),
        ('{"article": "a", "statistics": [{"kind": "raid"}]}', "line 1: 'raid' is no kind of outcome"),
        (
            '{"article": "a", "statistics": [{"kind": "arrest", "count": "14"}]}',
            "line 1: count and amount must be numbers",
        ),
        ('{"article": "a"}\n\n{"article": "a"}', "line 3: its article stands twice"),
    ],
)
def test_refuses_a_record_that_does_not_fit_by_file_and_line(tmp_path, line, fault):
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError) as refused:
        read_records(path)
    assert f"{path}, {fault}" in str(refused.value)


def test_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(GoldError, match="cannot be read"):
        read_records(tmp_path / "none.jsonl")
