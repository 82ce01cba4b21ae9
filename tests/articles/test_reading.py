"""Files become parsed articles, or are refused by name."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.addresses import canonical_address
from articles.models import Article, Outlet
from articles.moments import day_in_file_name, read_publication
from articles.reading import LONGEST, ArticleError, ParsedArticle, ReadingOptions, read_article

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")
OPTIONS = ReadingOptions(PHNOM_PENH)
BODY = "Police raided a house in Takeo on Monday.\n\nNobody was arrested."


def read(folder: Path, content: str | bytes, name: str = "story.md", **options) -> ParsedArticle:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_article(path, ReadingOptions(PHNOM_PENH, **options))


def refusal(folder: Path, content: str | bytes, name: str = "story.md", **options) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read(folder, content, name, **options)
    assert caught.value.file == str(folder / name)
    return caught.value


def with_front_matter(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", BODY, ""])


def test_reads_every_stated_field(tmp_path):
    article = read(
        tmp_path,
        with_front_matter(
            "layout: post",
            'code: "00412"',
            'origin_url: "https://WWW.News.Example/a/?utm_source=x&id=7#top"',
            "image: https://news.example/i.jpg",
            'title: "A  raid"',
            "description: What happened",
            "category: NATIONAL",
            "language: km",
            "date: 2024-11-07T10:35:26.902Z",
            "outlet: Riel Times",
            "tags: [raid, takeo]",
            "draft: no",
        ),
    )
    assert (article.code, article.url) == ("00412", "https://www.news.example/a/?id=7")
    assert (article.title, article.description, article.category) == ("A raid", "What happened", "NATIONAL")
    assert (article.language, article.outlet) == ("km", "Riel Times")
    assert article.image == "https://news.example/i.jpg"
    assert article.published_at == datetime(2024, 11, 7, 10, 35, 26, 902000, UTC)
    assert article.published_on == date(2024, 11, 7)
    assert article.metadata == {"layout": "post", "tags": ["raid", "takeo"], "draft": "no"}
    assert (article.inferred, article.warnings, article.text) == ((), (), BODY)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"# Raid in Takeo #\n\n{BODY}", "Raid in Takeo"),
        (f"![](https://news.example/i.jpg)\n\n## Raid\n\n{BODY}", "Raid"),
        (BODY, "Police raided a house in Takeo on Monday."),
        (f"![](https://news.example/i.jpg)\n\n{BODY}", "Police raided a house in Takeo on Monday."),
        ("word " * 40, ("word " * 29).strip() + "…"),
        (with_front_matter("title:", "category: X"), "Police raided a house in Takeo on Monday."),
    ],
)
def test_title_of_a_file_that_states_none_is_its_first_heading_or_line(tmp_path, content, title):
    article = read(tmp_path, content, "story.txt")
    assert article.title == title
    assert "title" in article.inferred


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf---\ntitle: A\n---\nBody", "Body"),
        (b"---\r\ntitle: A\r\n---\r\n\r\nOne\r\n\r\nTwo\r\n", "One\n\nTwo"),
        (b"---\ntitle: A\n...\nBody\n---\nafter a rule", "Body\n---\nafter a rule"),
        (b"---\n---\nBody", "Body"),
        (b"---   \ntitle: A\n---\t\nBody", "Body"),
        ("\n\n  Cafe\u0301  raid \n \n".encode(), unicodedata.normalize("NFC", "Cafe\u0301  raid")),
        ("ការ\u200bបង្ក្រាប".encode(), "ការ\u200bបង្ក្រាប"),
    ],
)
def test_text_is_the_body_with_its_ends_trimmed_and_nothing_cleaned(tmp_path, content, text):
    assert read(tmp_path, content).text == text


@pytest.mark.parametrize(
    ("content", "line", "field", "reason"),
    [
        (b"", None, "", "is empty"),
        (b"\xef\xbb\xbf \n\n", None, "", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", None, "", "is binary"),
        ("Raid".encode("utf-16"), None, "", "is binary or UTF-16"),
        (b"One\nTwo caf\xe9", 2, "", "is not UTF-8 text: byte 0xe9"),
        (b"---\ntitle: A\n\nBody", 1, "front matter", "never closed"),
        (b"---\n- a\n- b\n---\nBody", 2, "front matter", "is a list"),
        (b"---\njust words\n---\nBody", 2, "front matter", "is a single value"),
        (b'---\ntitle: A\ncode: "x\nurl: y\n---\nBody', 5, "front matter", "broken YAML"),
        (b"---\ntitle: A\ncode: [x\n---\nBody", 4, "front matter", "broken YAML"),
        (b"---\ntitle: A\n  bad: b\n---\nBody", 3, "front matter", "broken YAML"),
        (b"---\ntitle: A\n? [x]\n: b\n---\nBody", 3, "front matter", "a key is a list or a mapping"),
        (b"---\na: &x 1\nb: *x\n---\nBody", 2, "b", "refers to another value"),
        (b"---\na: &x [*x]\n---\nBody", 2, "a", "refers to another value"),
        (b'---\na: "\\0"\n---\nBody', 2, "a", "NUL"),
        (b'---\n"a\\0": b\n---\nBody', 2, "front matter", "NUL"),
        (b'+++\ntitle = "A"\n+++\nBody', 1, "front matter", "TOML"),
        (b"---\ntitle: A\n---\n\n", 4, "text", "there is no text"),
        (b"---\nx: 1\ntitle: [A, B]\n---\nBody", 3, "title", "must be a single value"),
        (b"---\nx: 1\n\nlanguage: the English one\n---\nBody", 4, "language", "no language tag"),
        (b"---\ncode: " + b"x" * 101 + b"\n---\nBody", 2, "code", "longer than 100 characters"),
        (b"---\ndate: 07/11/2024\n---\nBody", 2, "date", "'07/11/2024' is not read as a date"),
        (b"---\ntitle: A\ndate: 2024-02-30\n---\nBody", 3, "date", "'2024-02-30' is no date"),
    ],
)
def test_damaged_files_are_refused_by_name(tmp_path, content, line, field, reason):
    error = refusal(tmp_path, content)
    assert (error.field, reason in error.reason) == (field, True), str(error)
    assert error.line == line


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path):
    with pytest.raises(ArticleError, match=r"nowhere\.md: no such file or folder"):
        read_article(tmp_path / "nowhere.md", OPTIONS)
    with pytest.raises(ArticleError, match="is no file"):
        read_article(tmp_path, OPTIONS)


def test_a_refusal_reads_path_line_field_reason(tmp_path):
    error = refusal(tmp_path, b"---\nx: 1\ntitle: [A]\n---\nBody")
    assert str(error) == f"{tmp_path / 'story.md'}:3: title: must be a single value"
    assert str(ArticleError("a.md", None, "", "is empty")) == "a.md: is empty"


def test_a_repeated_key_is_noted_and_the_last_one_holds(tmp_path):
    article = read(tmp_path, with_front_matter("title: A", "title: B"))
    assert article.title == "B"
    assert article.warnings == ("title stands twice; the last one holds",)


@pytest.mark.parametrize(
    ("printed", "on", "at"),
    [
        ("2024-11-07", date(2024, 11, 7), None),
        ("2024-11-07T17:30:00Z", date(2024, 11, 8), datetime(2024, 11, 7, 17, 30, tzinfo=UTC)),
        ("2024-11-07T16:59:59.999Z", date(2024, 11, 7), datetime(2024, 11, 7, 16, 59, 59, 999000, UTC)),
        ("2025-03-04 23:30:00 -0600", date(2025, 3, 5), datetime(2025, 3, 5, 5, 30, tzinfo=UTC)),
        ("2025-03-04 23:30:00 +07:00", date(2025, 3, 4), datetime(2025, 3, 4, 16, 30, tzinfo=UTC)),
        ("2025-03-04 9:05", date(2025, 3, 4), datetime(2025, 3, 4, 2, 5, tzinfo=UTC)),
        ("7 November 2024", date(2024, 11, 7), None),
        ("Nov 7, 2024", date(2024, 11, 7), None),
        ("Thu, 07 Nov 2024 17:30:00 +0000", date(2024, 11, 8), datetime(2024, 11, 7, 17, 30, tzinfo=UTC)),
    ],
)
def test_reads_the_day_in_the_newsroom(printed, on, at):
    publication = read_publication(printed, PHNOM_PENH)
    assert (publication.on, publication.at) == (on, at)


@pytest.mark.parametrize(
    "printed",
    ["07/11/2024", "11-07-2024", "yesterday", "2024-13-01", "2024-11-07 25:00", "2024-11-07T10:00 ICT", "2024", "0001-01-01T00:00+14:00"],
)  # fmt: skip
def test_never_guesses_a_date(printed):
    with pytest.raises(ValueError, match="date"):
        read_publication(printed, PHNOM_PENH)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2024-11-07-title.md", date(2024, 11, 7)),
        ("2024-13-07-title.md", None),
        ("2024-11-07.md", None),
        ("title-2024-11-07-.md", None),
    ],
)
def test_reads_the_day_of_a_jekyll_file_name(name, expected):
    assert day_in_file_name(name) == expected


def test_a_day_is_stated_else_told_by_the_caller_else_inferred_from_the_file_name(tmp_path):
    name = "2024-11-07-raid.md"
    stated = read(tmp_path, with_front_matter("date: 2024-11-05"), name, date=date(2024, 11, 6))
    told = read(tmp_path, BODY, name, date=date(2024, 11, 6))
    inferred = read(tmp_path, BODY, name)
    days = [
        (article.published_on, "published_on" in article.inferred) for article in (stated, told, inferred)
    ]
    assert days == [(date(2024, 11, 5), False), (date(2024, 11, 6), False), (date(2024, 11, 7), True)]
    assert read(tmp_path, BODY).published_on is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("សមត្ថកិច្ចបានបង្ក្រាបទីតាំងមួយ", "km"),
        ("សមត្ថកិច្ចបានបង្ក្រាប Galaxy World នៅសប្តាហ៍មុន", "km"),
        ("The word រាជធានី means capital, said the officials of the town hall yesterday.", "en"),
        ("12345", "en"),
    ],
)
def test_infers_the_language_and_marks_it(tmp_path, text, language):
    article = read(tmp_path, text)
    assert article.language == language
    assert "language" in article.inferred


def test_options_fill_what_the_file_does_not_state(tmp_path):
    plain = read(tmp_path, BODY, outlet="Krong Post", language="en", category="CRIME")
    assert (plain.outlet, plain.language, plain.category) == ("Krong Post", "en", "CRIME")
    assert plain.inferred == ("title",)
    stated = read(
        tmp_path,
        with_front_matter("title: A", "outlet: Riel Times", "language: km", "category: X"),
        outlet="Krong Post",
        language="en",
        category="CRIME",
    )
    assert (stated.outlet, stated.language, stated.category) == ("Krong Post", "km", "X")


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("https://News.Example/a?b=1&utm_source=x#c", "https://news.example/a?b=1"),
        ("HTTP://news.example:80/A/", "http://news.example/A/"),
        ("https://news.example:8443/a?q=%E1%9E%80", "https://news.example:8443/a?q=%E1%9E%80"),
        ("https://news.example/a?fbclid=1", "https://news.example/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("/2024/11/raid.html", None),
        ("news.example/a", None),
        ("https://[broken/a", None),
        ("https://news.example/a b", None),
        ("javascript:alert(1)", None),
    ],
)
def test_addresses_have_one_form(printed, canonical):
    assert canonical_address(printed) == canonical


def test_an_address_that_is_none_stays_metadata(tmp_path):
    article = read(tmp_path, with_front_matter("url: /2024/raid.html", "link: https://news.example/raid"))
    assert article.url == "https://news.example/raid"
    assert article.metadata == {"url": "/2024/raid.html"}
    assert article.warnings == ("url is no full web address and was kept as metadata",)
    assert article.outlet == "news.example"
    assert "outlet" in article.inferred


def test_limits_are_those_of_the_columns():
    fields = {name: Article._meta.get_field(name) for name in LONGEST if name != "outlet"}
    lengths = {name: getattr(column, "max_length", None) for name, column in fields.items()}
    assert {**lengths, "outlet": Outlet._meta.get_field("name").max_length} == LONGEST


PIECES = st.sampled_from(
    [b"---\n", b"\n", b": ", b"title: ", b"date: ", b"url: ", b'"', b"\\0", b"\\ud800", b"[", b"{", b"&a ", b"*a", b"<<", b"!!binary ",
     b"\t", b"- ", b"? ", b"|", b"%YAML 1.2", b"\r", b"2024-02-30", b"https://[", b"\xff", b"\0", "សប្តាហ៍".encode(), b"\xe2\x80\xa8", b"#"]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=8), max_size=20))
def test_whatever_a_file_holds_it_is_read_or_refused_by_name(tmp_path_factory, pieces):
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(b"---\n" + b"".join(pieces))
    try:
        article = read_article(path, OPTIONS)
    except ArticleError as error:
        told = error.reason
    else:
        told = article.title
        assert article.text
        assert "\\u0000" not in json.dumps(article.metadata)
        assert json.dumps(article.metadata, ensure_ascii=False).encode()
    assert told
