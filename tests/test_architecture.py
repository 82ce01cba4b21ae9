"""The arrows of the design, read from the imports: who may know whom."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def modules(package: str) -> Iterator[Path]:
    """The Python files of a package, or the one file of a module, given its dotted name."""
    path = ROOT.joinpath(*package.split("."))
    yield from sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def imports(path: Path) -> set[str]:
    """The dotted names that a file imports, also inside functions; relative ones made absolute."""
    package = list(path.relative_to(ROOT).parent.parts)
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{origin}.{alias.name}" for alias in node.names}
    return names


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def offenders(package: str, *, never: tuple[str, ...], but: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(package)
        for name in sorted(imports(path))
        if any(is_within(name, other) for other in never) and not any(is_within(name, other) for other in but)
    ]


def test_articles_know_nothing_of_incidents():
    assert offenders("articles", never=("incidents",)) == []


def test_the_engine_knows_neither_django_nor_anything_of_articles_outside_itself():
    outside = ("django", "articles", "incidents", "config")
    assert offenders("articles.extraction", never=outside, but=("articles.extraction",)) == []


def test_the_reader_of_files_knows_no_django():
    assert offenders("articles.reading", never=("django", "articles.models", "incidents", "config")) == []


def test_the_evaluation_knows_no_django():
    assert offenders("articles.evaluation", never=("django", "articles.models", "incidents", "config")) == []


def test_the_packages_know_nothing_of_the_tests():
    assert [offenders(package, never=("tests",)) for package in ("articles", "incidents", "config")] == [
        [],
        [],
        [],
    ]


@pytest.mark.parametrize("module", ["articles.extraction", "articles.reading", "articles.evaluation.report"])
def test_what_knows_no_django_does_not_load_it_by_a_detour(module):
    script = f"import sys, {module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("import incidents.models", {"incidents.models"}),
        ("from incidents import models, review", {"incidents.models", "incidents.review"}),
        ("from . import models", {"articles.models"}),
        ("from .models import Article", {"articles.models.Article"}),
        ("def f():\n    import django", {"django"}),
    ],
)
def test_imports_are_found_in_every_form(line, expected, monkeypatch, tmp_path):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    path = tmp_path / "articles" / "some.py"
    path.parent.mkdir()
    path.write_text(line)
    assert imports(path) == expected
