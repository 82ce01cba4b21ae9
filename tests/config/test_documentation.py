import re

from config.environment import IDS


def test_every_variable_is_documented_with_its_check(checkout):
    text = (checkout / "docs" / "operations.md").read_text()
    rows = re.findall(r"^\| `([A-Z_]+)` \|.*\| `(blotter\.E\d+)` \|$", text, re.MULTILINE)
    assert dict(rows) == IDS
