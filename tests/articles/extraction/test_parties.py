"""People who are told one by one: parties that are counted together, lists that are not, and who is described twice."""

import pytest

from tests.articles.extraction.reading import claims, figures, read


def outcomes(text):
    return sorted(
        (outcome.kind, outcome.count.best and int(outcome.count.best))
        for operation in read(text).operations
        for outcome in operation.outcomes
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the members of one party
        ("The driver and his assistant were arrested at a gate.", [("arrest", 2)]),
        ("The driver, 34, and his wife were apprehended at a gate.", [("arrest", 2)]),
        ("A dentist and his wife were detained at the shop.", [("detention", 2)]),
        ("Police arrested a Nigerian, 34, and his girlfriend on Saturday.", [("arrest", 2)]),
        ("Police stopped a boat. They arrested the skipper and the mechanic.", [("arrest", 2)]),
        ("The manager and her partner will be charged by a court.", [("charge", 2)]),
        ("A trader, his wife and his brother were arrested.", [("arrest", 3)]),
        ("The driver and his assistant were arrested.", [("arrest", None)]),  # no quote would show the figure
        # strangers in a list
        ("A driver and a porter were arrested.", [("arrest", 1), ("arrest", 1)]),
        ("Police arrested a cook and two guards.", [("arrest", 1), ("arrest", 2)]),
        ("The organiser and three helpers were charged.", [("charge", 1), ("charge", 3)]),
        ("A cook and the director's wife were let go.", [("release", 1), ("release", 1)]),
        # described a second time
        ("The owner, a South Korean man, was arrested.", [("arrest", 1)]),
        ("Police arrested a customer, a retired teacher, in Perth.", [("arrest", 1)]),
        ("A suspect, the driver of a van, was detained.", [("detention", 1)]),
        ("Police arrested the owner, a Thai man, and two lodgers.", [("arrest", 1), ("arrest", 2)]),
        ("They arrested the two riders, both soldiers.", [("arrest", 2)]),
        ("The owner, a trader, was fined 5 million riel.", [("fine", 1)]),
        ("The driver was fined 4 million riel.", [("fine", 1)]),
        ("The owners were fined 4 million riel.", [("fine", None)]),
        # nouns that say how many they count
        ("A couple who rent the house were arrested.", [("arrest", 2)]),
        ("A Chinese couple were arrested.", [("arrest", 2)]),
        ("Prosecutors have charged the pair.", [("charge", 2)]),
        ("The trio was sent to a court.", [("charge", 3)]),
        ("The trio was sent to court.", [("charge", None)]),
        ("The arrest of a Thai couple was announced.", [("arrest", 2)]),
        ("A cook and the couple who own the shop were detained.", [("detention", 1), ("detention", 2)]),
        ("The pair of boots was seized.", [("seizure", None)]),
        ("A couple of men were arrested.", [("arrest", 2)]),
        ("The husband and wife were arrested.", [("arrest", 2)]),
        ("The manager, a woman of 46, and two waiters were arrested.", [("arrest", 1), ("arrest", 2)]),
        # one person by a nationality
        ("The Belgian was charged.", [("charge", 1)]),
        ("The German and the Australian have been charged.", [("charge", 1), ("charge", 1)]),
        ("The Briton appeared at a court on Friday.", [("charge", 1)]),
        ("The Chinese were charged.", [("charge", None)]),
        ("The Belgian embassy was closed.", []),
        # two verbs of one subject
        ("The owner arrived while the search was going on and was arrested.", [("arrest", 1)]),
        ("Three men turned up at the gate at noon and were detained.", [("detention", 3)]),
        ("A driver who lives nearby gave himself up and was charged.", [("arrest", 1), ("charge", 1)]),
    ],
)
def test_people_told_one_by_one(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Kampot on Monday a driver and a porter were arrested.", [("arrest", 1), ("arrest", 1)]),
        (
            "In Kampot on Monday three men were arrested. The organiser and three helpers were charged.",
            [("arrest", 3), ("charge", 1), ("charge", 3)],
        ),
        (
            "In Kampot on Monday eight people were detained. Five were released. The wife was freed on bail.",
            [("detention", 8), ("release", 1), ("release", 5)],
        ),
        (
            "In Kampot on Monday a man was arrested. A driver who had waited at the gate was arrested too.",
            [("arrest", 1), ("arrest", 1)],
        ),
        (
            "In Kampot on Monday a driver was arrested. The man was arrested at the gate.",
            [("arrest", 1)],
        ),
        (
            "In Kampot on Monday four men were detained. The man was detained at his house.",
            [("detention", 4)],
        ),
    ],
)
def test_each_of_them_stays_beside_the_others(text, expected):
    assert outcomes(text) == expected


def test_who_is_described_has_what_the_description_says():
    (claim,) = claims("The owner, a South Korean man, was arrested.")
    assert claim.nationalities == ("KR",)
    assert claim.sex == "male"


def test_a_relative_clause_goes_on_with_the_description():
    found = claims("The man, a Thai national who ran the shop, was arrested.")
    assert ("male", ("TH",)) in [(claim.sex, claim.nationalities) for claim in found]
