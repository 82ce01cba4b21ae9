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
    are not followed. A draft is found and skipped. What is named itself and is no article is found and refused, and
    so is a folder that cannot be looked into.
    """
    seen: set[str] = set()
    for path in paths:
        for found in in_folder(path) if os.path.isdir(path) else [named(path)]:
            place = os.path.realpath(found.path)  # unlike Path.resolve it bears links that lead in a circle
            if place not in seen:
                seen.add(place)
                yield found


def named(path: Path) -> Found:
    if os.path.exists(path) and path.suffix.lower() not in SUFFIXES:
        return Found(path, refused=f"is not read; articles end in {', '.join(SUFFIXES)}")
    return Found(path)


def in_folder(folder: Path) -> Iterator[Found]:
    """The files of a folder by their names, then those of the folders in it; however deep, without recursion."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            yield Found(place, refused=f"cannot be looked into: {error.strerror}")
            continue
        is_draft = DRAFTS in place.relative_to(folder).parts
        folders = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif path.suffix.lower() in SUFFIXES and not is_link_to_folder(entry):
                yield Found(path, skipped="is a draft" if is_draft else "")
        waiting += reversed(folders)


def is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and os.path.isdir(entry)
