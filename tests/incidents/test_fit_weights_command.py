"""`manage.py fit_weights`, which writes what the engine reads at its start."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.extraction.likelihood import NOTHING, RIGHT, WRONG, Model

STORY = "Villagers spoke of {count} chainsaws beside the track and of {other} buffaloes in the rice.\n"


def write_gold(folder, first, last):
    """A gold file of so many articles, each with a haul that no verb of the lexicon tells."""
    (folder / "articles").mkdir(parents=True)
    records = []
    for number in range(first, last):
        name = f"haul-{number:03}"
        (folder / "articles" / f"{name}.txt").write_text(STORY.format(count=number, other=number + 100))
        haul = {"kind": "seizure", "count": number, "unit": "pieces", "who": "chainsaws", "status": "done"}
        records.append({"article": name, "operations": [{"outcomes": [haul]}], "statistics": []})
    gold = folder / "gold.jsonl"
    gold.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    return gold


def test_weights_are_fitted_written_and_the_same_again(tmp_path):
    read, unread = write_gold(tmp_path / "read", 10, 30), write_gold(tmp_path / "unread", 30, 50)
    written = []
    for name in ("one.json", "two.json"):
        out = StringIO()
        options = {"read": [read], "unread": [unread], "output": tmp_path / name}
        call_command("fit_weights", **options, stdout=out)
        written.append((tmp_path / name).read_text())
    assert written[0] == written[1]
    assert "80 figures" in out.getvalue()
    assert "seizure from a likelihood of" in out.getvalue()
    model = Model(**json.loads(written[0]))
    likelihoods = model.likelihoods({"head chainsaw", "unit pieces"})
    assert likelihoods["seizure"] > likelihoods[NOTHING]


def test_gold_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.jsonl"):
        call_command("fit_weights", read=[tmp_path / "nowhere.jsonl"], output=tmp_path / "weights.json")
    assert not (tmp_path / "weights.json").exists()


DEED = "Police arrested {count} men at the pier.\n\nOfficers found {other} men in the yard.\n"


def write_half_right(folder):
    """A gold file that has the first figure of every article, and not the second."""
    (folder / "articles").mkdir(parents=True)
    records = []
    for number in range(10, 30):
        name = f"{folder.name}-{number}"
        (folder / "articles" / f"{name}.txt").write_text(DEED.format(count=number, other=number + 50))
        arrest = {"kind": "arrest", "count": number, "status": "done"}
        records.append({"article": name, "operations": [{"outcomes": [arrest]}], "statistics": []})
    gold = folder / "gold.jsonl"
    gold.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    return gold


def test_confidence_is_fitted_to_what_gold_says_of_the_proposals(tmp_path):
    read, unread = write_half_right(tmp_path / "read"), write_half_right(tmp_path / "unread")
    written = []
    for name in ("one.json", "two.json"):
        out = StringIO()
        options = {"read": [read], "unread": [unread], "output": tmp_path / name}
        call_command("fit_confidence", **options, stdout=out)
        written.append((tmp_path / name).read_text())
    assert written[0] == written[1]
    assert "80 figures" in out.getvalue()
    model = Model(**json.loads(written[0]))
    assert (
        model.weight("the kind arrest", RIGHT, WRONG)
        > 0
        > model.weight("the kind people_found", RIGHT, WRONG)
    )
    assert not any("rules were written" in feature for feature in model.weights)
