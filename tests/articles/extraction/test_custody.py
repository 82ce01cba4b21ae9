"""Custody in the words of the press: who was picked up, rounded up, is held, and what is no custody at all."""

import pytest

from tests.articles.extraction.reading import claims, figures, read

CUSTODY = {"arrest", "detention"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrested youth was identified as Salim.", [("arrest", 1)]),
        ("He is in police custody.", [("detention", 1)]),
        ("The priest is under arrest.", [("arrest", 1)]),
        ("The accused are now in judicial custody.", [("detention", None)]),
        ("A man is in custody.", [("detention", 1)]),
        ("Mr Sharma was placed under house arrest.", [("detention", 1)]),
        ("The agitators were removed to the police station.", [("detention", None)]),
        ("The agitators were taken to the Cubbon Park police station in vans.", [("detention", None)]),
        ("They were packed into police vans.", [("detention", None)]),
        ("Four women were dragged into a van.", [("detention", 4)]),
        ("The leader was whisked off to a secret place.", [("detention", 1)]),
        ("A clerk was trapped by the bureau while accepting a bribe.", [("arrest", 1)]),
        ("Sok Dara (34) was arrested.", [("arrest", 1)]),
        ("He gave himself up and was arrested.", [("arrest", 1)]),
        ("Sok Dara surrendered in court and was arrested.", [("arrest", 1)]),
        ("They demanded the release of those arrested.", [("arrest", None)]),
        ("The arrest was made late in the night.", [("arrest", 1)]),
        ("The first arrest in the case was made on Monday.", [("arrest", 1)]),
        ("Police rounded up suspected troublemakers.", [("detention", None)]),
        ("The number of persons arrested so far rose to 45.", [("arrest", 45)]),
        ("A strike was called to protest the arrest of two students.", [("arrest", 2)]),
        ("The group was arrested at the pier.", [("arrest", None)]),
        ("Sok Dara was picked up by the police.", [("detention", 1)]),
        ("The magistrate sent him to Naini jail.", [("detention", 1)]),
        ("Arrested were Sok Dara, 34, and Chan Mony, 28.", [("arrest", None)]),
        ("Arrested was Sok Dara, 34, of Kampot.", [("arrest", 1)]),
        ("Twelve miscreants were rounded up.", [("detention", 12)]),
        ("The villagers caught the thief and handed him over to the police.", [("detention", 1)]),
        ("The detenus were shifted to Naini jail.", [("detention", None)]),
    ],
)
def test_custody_is_read(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "More arrests are likely.",
        "More arrests were expected.",
        "More arrests could follow, he said.",
        "The court stayed his arrest till Friday.",
        "The trend was arrested by the bank.",
        "The decline has been arrested.",
        "A reward has been announced for his arrest.",
        "A reward was offered for information leading to the arrest of the killers.",
        "A notice was issued for the arrest of Sok Dara.",
        "Had the police arrested him in time, he would not have fled.",
        "The train was detained for an hour.",
        "The shelter took in 200 refugees.",
        "Three children were caught in the blaze.",
        "He may be under arrest.",
        "He is not in custody.",
        "He bagged a hat-trick and was caught by Kaif.",
        "The boy was sent to a children's home.",
        "Police picked up the body.",
        "No arrest was made.",
        "The act empowers police to detain people for 180 days.",
        "Police are trying to arrest three men.",
        "The company was picked up by funds.",
        "Peace talks were held in 12 wards.",
    ],
)
def test_no_custody_is_made_up(text):
    assert [claim.kind for claim in claims(text) if claim.kind in CUSTODY and claim.count.best != 0] == []


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("At least 78 bodies were recovered from the shaft.", "death", 78),
        ("One of the soldiers was hit in the leg.", "injury", 1),
        ("Four officers suffered injuries.", "injury", 4),
        ("Three men received prison terms.", "conviction", 3),
        ("Five men are serving life sentences.", "conviction", 5),
        ("Police hauled up 12 bikers.", "warning", 12),
    ],
)
def test_words_of_other_fates(text, kind, count):
    assert (kind, count) in figures(text)


def test_a_court_s_story_is_told_with_the_one_raid_it_goes_back_to():
    text = (
        "The court on Friday jailed two soldiers for life.\n\nThe trial goes back to a raid in Chhuk in December 2022,"
        " in which police arrested five people."
    )
    (operation,) = read(text).operations
    assert {(o.kind, int(o.count.best or 0)) for o in operation.outcomes} == {
        ("conviction", 2),
        ("arrest", 5),
    }


def test_a_bench_hears_of_others():
    text = "Police arrested nine men. The same bench went on to hear evidence against two Thais and two Laotians."
    assert len(claims(text, parts=True)) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Police picked up three men in Kampot on Monday.", {(3, "detention")}),
        ("Six officers were arrested on Monday in Kampot. Three of them were picked up in a hotel.", {(6, "arrest"), (3, "arrest")}),
        ("Police picked up 34 gamblers in Kampot on Monday. Ten managers were arrested.", {(34, "detention"), (10, "arrest")}),
        ("Police arrested six men in Kampot on Monday. Two more were picked up on Tuesday in Chhuk district.",
         {(6, "arrest"), (2, "arrest")}),
        ("Police detained six men in Kampot on Monday. Two more were picked up on Tuesday in Chhuk district.",
         {(6, "detention"), (2, "detention")}),
        ("Police arrested six men in Kampot on Monday. Two more were detained on Tuesday in Chhuk district.",
         {(6, "arrest"), (2, "detention")}),
    ],
)  # fmt: skip
def test_who_was_picked_up_was_arrested_where_more_were(text, kinds):
    told = [outcome for operation in read(text).operations for outcome in operation.outcomes]
    assert {(int(outcome.count.best), outcome.kind) for outcome in told if outcome.count.best} == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All the gamblers except the two card dealers were released.", [("release", None)]),
        ("All the gamblers excluding the two card dealers were released.", [("release", None)]),
        ("The two card dealers were released.", [("release", 2)]),
        ("Two men were hurt when a bar collapsed in Kampot.", []),
        ("Inspectors closed nine clinics in Kampot after a girl died of an injection.", [("site_closed", 9)]),
        ("Inspectors closed nine clinics in Kampot over the death of a patient.", [("site_closed", 9)]),
        (
            "Officials closed two kilns in Kampot when six workers died as a lorry tipped over.",
            [("site_closed", 2)],
        ),
        (
            "Police arrested nine men in Kampot, and the chase led to the death of two men.",
            [("arrest", 9), ("death", 2)],
        ),
        (
            "Police arrested four men in Kampot, and two men were hurt when a wall collapsed.",
            [("arrest", 4), ("injury", 2)],
        ),
        ("Two men were dragged behind a motorbike and hurt.", []),
        ("Police freed 12 miners in Kampot.", [("rescue", 12)]),
        ("# Free State, Limpopo operations put 12 illegal miners behind bars", [("detention", 12)]),
    ],
)
def test_whom_a_verb_does_not_mean(text, expected):
    told = [outcome for operation in read(text).operations for outcome in operation.outcomes]
    assert [(kind, count) for kind, count in figures(text) if kind not in ("injury", "death")] + [
        (outcome.kind, int(outcome.count.best or 0))
        for outcome in told
        if outcome.kind in ("injury", "death")
    ] == expected
