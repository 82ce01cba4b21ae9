"""Damage to a copy of the lexicons: every kind of it is told with the file, the line and the entry."""

import re
import shutil
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from articles.extraction import lexicon
from articles.extraction.lexicon import LexiconError, all_faults, faults_of, read_lexicon
from articles.extraction.lexicon_schemas import GRAMMAR, SCHEMAS

ENGINE = Path(lexicon.__file__).parent


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the lexicons, of which the engine reads no other."""
    folder = tmp_path / "data"
    shutil.copytree(ENGINE / "data", folder)
    monkeypatch.setattr(lexicon, "FOLDER", folder)
    read_lexicon.cache_clear()
    yield folder
    read_lexicon.cache_clear()


def damage(folder: Path, name: str, old: str, new: str) -> int:
    """Replaces the first `old`, and returns the line where it stands."""
    file = folder / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def test_the_lexicons_that_are_shipped_have_no_fault():
    assert [str(fault) for fault in all_faults()] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "entry", "complaint"),
    [
        # a kind, a patient, a voice, a slug, a code that nobody knows
        ("outcomes", 'kind = "arrest"', 'kind = "arest"', "[[outcome]] 1 (arest), kind", "none of arrest, "),
        ("outcomes", 'patients = ["person"]', 'patients = ["people"]', "[[outcome]] 1 (arrest)", "'people'"),
        (
            "outcomes",
            'voices = ["reduced"]',
            'voices = ["shouted"]',
            "[[outcome]] 3 (detention)",
            "'shouted'",
        ),
        (
            "offences",
            'slug = "illegal_mining"',
            'slug = "mining"',
            "[[offence]] 1 (mining), slug",
            "'mining'",
        ),
        ("agencies", 'kind = "court"', 'kind = "tribunal"', "[[force]] 5 (tribunal), kind", "'tribunal'"),
        ("countries", 'code = "AL"', 'code = "ALB"', "[[country]] 2 (ALB), code", "not of the right form"),
        ("numbers", '"about" = "about"', '"about" = "abuot"', "[before], about", "'abuot'"),
        ("numbers", 'riel = "KHR"', 'riel = "riel"', "[currencies], riel", "not of the right form"),
        # a key that nobody reads
        (
            "outcomes",
            "nouns = [",
            "noun = [",
            "[[outcome]] 2 (detention), noun",
            "no key that the engine reads",
        ),
        ("status", "alleged = [", "aledged = [", "aledged", "no key that the engine reads"),
        ("places", "[elsewhere]", "[elswhere]", "[elswhere]", "no key that the engine reads"),
        # another type
        ("sites", 'opening = ["club"', 'opening = [3, "club"', "opening", "must be a list of strings"),
        ("numbers", "seven = 7", 'seven = "7"', "[units], seven", "not a whole number"),
        ("numbers", "seven = 7", "seven = true", "[units], seven", "not a whole number"),
        ("verbs", '"catches", "caught", ', '"catches", ', "[irregular], catch", "3 words, not 4"),
        ("nouns", 'person = "people"', 'person = ["people"]', "[plurals], person", "not a string"),
        # twice, in one list or for two things
        ("grammar", '"was", "were",', '"was", "was",', "be", "holds 'was' twice"),
        ("countries", 'code = "AL"', 'code = "AF"', "[[country]] 2 (AF)", "stands twice"),
        ("countries", '["Albania"]', '["Afghanistan"]', "[[country]] 2 (AL), names", "stands for AF already"),
        ("nationalities", '["Albanian"]', '["afghan"]', "[[country]] 2 (AL), adjectives", "for AF already"),
        ("agencies", '["court", ', '["court", "police", ', "[[force]] 5 (court)", "for entry 1 already"),
        ("agencies", 'source = ["', 'source = ["led by", "', "[roles], source", "stands for lead already"),
        ("places", '"phum"]', '"phum", "khum"]', "[level_words], village", "stands for commune already"),
        ("dates", 'life = ["', 'life = ["meeting", "', "[happened], life", "stands for meeting already"),
        # words that would never be found
        (
            "outcomes",
            'agents = ["arrestee"]',
            'agents = ["Arrestee"]',
            "[[outcome]] 1 (arrest), agents",
            "case",
        ),
        (
            "outcomes",
            'agents = ["arrestee"]',
            'agents = ["arrestee "]',
            "[[outcome]] 1 (arrest)",
            "white space",
        ),
        ("outcomes", 'agents = ["arrestee"]', 'agents = [""]', "[[outcome]] 1 (arrest), agents", "empty"),
    ],
)
def test_damage_is_told_with_its_line_and_entry(data, name, old, new, entry, complaint):
    line = damage(data, name, old, new)
    told = [str(fault) for fault in faults_of(name)]
    found = [words for words in told if entry in words and complaint in words]
    assert found, told
    assert found[0].startswith(f"{name}.toml, line {line}: ")


def test_an_entry_without_its_example_is_told_where_it_begins(data):
    file = data / "outcomes.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^example = .*\n", "", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    line = text[: text.index("\n[[outcome]]\n")].count("\n") + 2
    assert [str(fault) for fault in faults_of("outcomes")] == [
        f"outcomes.toml, line {line}: [[outcome]] 1 (arrest), example is missing"
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_list_must_be_there(data, name):
    (data / f"{name}.toml").write_text("", encoding="utf-8")
    told = [fault.entry for fault in faults_of(name)]
    assert len(told) == len([form for form in SCHEMAS[name].keys.values() if not form.optional])


@pytest.mark.parametrize(
    ("broken", "line"),
    [(b"be = [\n'are',\n\nhave = 3\n", 4), (b"be = ['are']\nbe = ['is']\n", 2), (b"a = 1\nb = '\xff'\n", 2)],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(data, broken, line):
    (data / "grammar.toml").write_bytes(broken)
    (fault,) = faults_of("grammar")
    assert (fault.file, fault.line) == ("grammar.toml", line)


def test_a_file_that_is_missing_and_one_that_nobody_reads_are_told(data):
    (data / "sites.toml").rename(data / "cites.toml")
    assert [str(fault) for fault in all_faults()] == [
        "cites.toml: is no lexicon that the engine reads",
        "sites.toml: cannot be read: there is no such file",
    ]


def test_everything_that_is_wrong_is_told_at_once(data):
    damage(data, "outcomes", 'kind = "arrest"', 'kind = "arest"')
    damage(data, "outcomes", 'agents = ["arrestee"]', 'agents = ["Arrestee"]')
    with pytest.raises(LexiconError, match=r"arest(.|\n)*Arrestee"):
        read_lexicon("outcomes")


def test_the_system_checks_tell_it_and_a_command_stops_there(data):
    line = damage(data, "outcomes", 'kind = "arrest"', 'kind = "arest"')
    (message,) = run_checks()
    assert message.id == "blotter.E013"
    assert f"outcomes.toml, line {line}: [[outcome]] 1 (arest), kind" in message.msg
    with pytest.raises(SystemCheckError, match="arest"):
        call_command("check")


def test_every_list_of_grammar_is_read_and_every_list_read_is_in_the_schema():
    source = "".join(path.read_text(encoding="utf-8") for path in ENGINE.glob("*.py"))
    read = re.findall(r'\bgrammar\("(\w+)"\)|read_lexicon\("grammar"\)\.strings\("(\w+)"\)', source)
    assert {name for pair in read for name in pair if name} == GRAMMAR.keys()
