"""How fast the engine is, beside the same loop with front matter alone and with a look-up of its words alone.

    python benchmarks/extraction_speed.py [--articles 100] [--rounds 7] [--memory 200 2000] [--long 250 500 1000]

The articles are made from the texts of fixtures/articles: paragraphs of several, drawn by a fixed seed, with other
figures, about 3.5 KB each. The loops take turns, round by round, in one process and on its CPU time, so that the
ratios (medians over the rounds) hold on a busy machine too. Each peak of memory is that of a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import ahocorasick

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.extraction import extract  # noqa: E402
from articles.extraction.lexicon import read_lexicon  # noqa: E402
from articles.front_matter import read_front_matter  # noqa: E402
from articles.reference import reference_knowledge  # noqa: E402

DAY = date(2024, 1, 31)
LENGTH = 3500
STEPS = ("front matter alone", "look-up alone", "engine")


def sources() -> list[list[str]]:
    """The paragraphs of each article of the fixtures."""
    files = sorted((ROOT / "fixtures" / "articles").iterdir())
    texts = [read_front_matter(file.read_text(encoding="utf-8"))[1] for file in files]
    return [[part for part in text.split("\n\n") if part.strip()] for text in texts]


def made_articles(count: int) -> Iterator[str]:
    """Files of about LENGTH characters, with front matter; the same ones at every call."""
    told = sources()
    for number in range(count):
        draw = random.Random(number)  # noqa: S311
        yield f"---\ntitle: Article {number}\noutlet: Riel Times\ncategory: CRIME\ndate: {DAY}\n---\n\n{body(told, draw, LENGTH)}\n"


def body(told: Sequence[Sequence[str]], draw: random.Random, length: int) -> str:
    """Whole articles in a drawn order, cut after the paragraph that reaches the length, with other two-digit figures."""
    parts: list[str] = []
    size = 0
    while size < length:
        for part in draw.choice(told):
            parts.append(re.sub(r"\b[1-9]\d\b(?![,.]\d)", lambda _: str(draw.randint(10, 31)), part))
            size += len(part) + 2
            if size >= length:
                break
    return "\n\n".join(parts)


def look_up_alone() -> Callable[[str], int]:
    """One pass over a text for every phrase of the lexicons, at word boundaries: what any engine of rules must do."""
    automaton = ahocorasick.Automaton()
    data = ROOT / "articles" / "extraction" / "data"
    for file in sorted(data.glob("*.toml")):
        for phrase in strings(read_lexicon(file.stem).table):
            automaton.add_word(phrase.lower(), len(phrase))
    automaton.make_automaton()

    def look_up(text: str) -> int:
        lower, found = f" {text.lower()} ", 0
        for end, length in automaton.iter(lower):
            if not lower[end - length].isalpha() and not lower[end + 1].isalpha():
                found += 1
        return found

    return look_up


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def engine() -> Callable[[str], object]:
    knowledge = reference_knowledge()
    return lambda text: extract(text, published_on=DAY, knowledge=knowledge)


def seconds(step: Callable[[str], object], texts: Sequence[str]) -> float:
    started = process_time()
    for text in texts:
        step(text)
    return process_time() - started


def speeds(articles: int, rounds: int) -> list[dict[str, object]]:
    """Each step's articles a second and core, and its time over that of the other two."""
    files = list(made_articles(articles))
    bodies = [read_front_matter(file)[1] for file in files]
    loops: list[tuple[Callable[[str], object], list[str]]] = [
        (read_front_matter, files),
        (look_up_alone(), bodies),
        (engine(), bodies),
    ]
    for step, texts in loops:
        seconds(step, texts)  # warms the caches
    taken = [[max(seconds(step, texts), 1e-9) for step, texts in loops] for _ in range(rounds)]
    return [
        {
            "step": name,
            "articles_per_second_and_core": round(median(articles / times[at] for times in taken), 1),
            "times_front_matter": round(median(times[at] / times[0] for times in taken), 2),
            "times_look_up": round(median(times[at] / times[1] for times in taken), 2),
        }
        for at, name in enumerate(STEPS)
    ]


def peak_memory(articles: int) -> dict[str, object]:
    """The peak of a fresh process that reads so many articles and keeps none."""
    command = [sys.executable, __file__, "--peak-of", str(articles)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {"articles": articles, "peak_mb": float(printed)}


def peak_of_this_process(articles: int) -> float:
    run = engine()
    for file in made_articles(articles):
        run(read_front_matter(file)[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )


def long_texts(sizes: Sequence[int]) -> list[dict[str, object]]:
    """The time for single texts of so many KB; time that is linear in the length keeps the last column even."""
    run, told = engine(), sources()
    run(body(told, random.Random(0), LENGTH))  # noqa: S311
    found: list[dict[str, object]] = []
    for size in sizes:
        text = body(told, random.Random(size), size * 1000)  # noqa: S311
        taken = seconds(run, [text])
        found.append(
            {"kb": size, "seconds": round(taken, 2), "ms_per_kb": round(1000 * taken / (len(text) / 1000), 2)}
        )
    return found


def table(rows: Sequence[dict[str, object]]) -> str:
    """Rows of the same keys as lines of aligned columns."""
    lines = [list(rows[0]), *([str(value) for value in row.values()] for row in rows)] if rows else []
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100, help="articles of each round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", type=int, nargs="*", default=[200, 2000], metavar="ARTICLES")
    parser.add_argument("--long", type=int, nargs="*", default=[250, 500, 1000], metavar="KB")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--peak-of", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.peak_of is not None:
        sys.stdout.write(f"{peak_of_this_process(options.peak_of):.1f}\n")
        return
    report = {
        "speed": speeds(options.articles, options.rounds),
        "memory": [peak_memory(count) for count in options.memory],
        "long": long_texts(options.long),
    }
    if options.json:
        sys.stdout.write(json.dumps(report, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(table(rows) for rows in report.values() if rows))


if __name__ == "__main__":
    main()
