"""Which files an import reads. No Django."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.reading import SUFFIXES

DRAFTS = "_drafts"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `skipped` says why it is not read after all, and `refused` why it cannot be."""

    path: Path
    skipped: str = ""
    refused: str = ""


def find_articles(paths: Iterable[Path]) -> Iterator[Found]:
    """The files of `paths` in order, each once: a file by itself, the articles of a folder and all folders below it.

    Hidden files and folders are no articles, and neither is a file with another ending in a folder; links to folders
    are not followed. A draft is found and skipped. What is named itself and is no article is found and refused.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in in_folder(path) if path.is_dir() else [named(path)]:
            place = found.path.resolve()
            if place not in seen:
                seen.add(place)
                yield found


def named(path: Path) -> Found:
    if path.exists() and path.suffix.lower() not in SUFFIXES:
        return Found(path, refused=f"is not read; articles end in {', '.join(SUFFIXES)}")
    return Found(path)


def in_folder(folder: Path) -> Iterator[Found]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        is_draft = DRAFTS in Path(place).relative_to(folder).parts
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Found(Path(place, name), skipped="is a draft" if is_draft else "")
