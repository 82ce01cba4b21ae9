import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder for a server. Not pytest's own: every run of pytest closes the folder above to other accounts,
    and root's server runs under another account."""
    folder = Path(tempfile.mkdtemp(prefix="blotter-test-")).resolve()
    yield folder
    shutil.rmtree(folder)
