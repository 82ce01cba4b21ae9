"""Every row and every option of an evaluation is documented."""

import re
from argparse import ArgumentParser

import pytest

from articles.evaluation.rows import ROWS
from incidents.management.commands import evaluate, extraction_gaps


@pytest.fixture(scope="module")
def section(checkout):
    text = (checkout / "docs" / "extraction.md").read_text(encoding="utf-8")
    return text.partition("## How it is measured")[2].partition("\n## ")[0]


def test_every_row_is_explained(section):
    assert [row.name for row in ROWS if f"`{row.name}`" not in section] == []


@pytest.mark.parametrize("module", [evaluate, extraction_gaps])
def test_every_option_is_named(section, module):
    parser = ArgumentParser(add_help=False)
    module.Command().add_arguments(parser)
    options = {name for action in parser._actions for name in action.option_strings}
    assert options - set(re.findall(r"--[a-z-]+", section)) == set()
