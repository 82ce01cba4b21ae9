"""What the courts, the doctors and the embassies did with people, and who came to help: word families by their meaning."""

import pytest

from tests.articles.extraction.reading import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people succumbed to their injuries.", ("death", 2)),
        ("Ten people lost their lives.", ("death", 10)),
        ("Police shot two robbers to death.", ("death", 2)),
        ("The court handed four men five-year prison terms.", ("conviction", 4)),
        ("Four men got five years in prison.", ("conviction", 4)),
        ("Prosecutors filed charges against four men.", ("charge", 4)),
        ("Charges were brought against four men.", ("charge", 4)),
        ("Charges have been laid against four men.", ("charge", 4)),
        ("Police registered cases against 30 people.", ("charge", 30)),
        ("An FIR was lodged against six persons.", ("charge", 6)),
        ("Four men were slapped with charges.", ("charge", 4)),
        ("Six suspects were granted bail.", ("release", 6)),
        ("Forty workers were put on a plane home.", ("deportation", 40)),
        ("Forty workers were escorted out of the country.", ("deportation", 40)),
        ("Police saved 12 girls.", ("rescue", 12)),
        ("Twelve victims were pulled from the compound.", ("rescue", 12)),
        ("Officials, backed by 200 soldiers, moved in.", ("personnel", 200)),
        ("They were joined by 30 soldiers.", ("personnel", 30)),
        ("With the help of 50 military police, officials moved in.", ("personnel", 50)),
    ],
)
def test_they_are_read(text, expected):
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ten people lost their jobs.",
        "Police saved 12 hours.",
        "The plan was backed by 200 residents.",
        "No charges will be brought against four men.",
        "Prosecutors may file charges against four men.",
        "Four men got five years of practice.",
        "The court granted four men a hearing.",
        "Forty workers were put on a bus.",
        "He was joined by two friends.",
    ],
)
def test_what_only_sounds_like_it_is_not(text):
    assert figures(text) == []
