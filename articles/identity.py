"""Knows articles again: by code, else by address, else by text; and says what a file changes of a known one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from articles.history import touched_by_people
from articles.models import Article, Outlet
from articles.reading import ArticleError, ParsedArticle

STATED_FIELDS = (
    "code", "url", "title", "description", "category", "language", "published_at", "published_on", "image", "metadata",
)  # fmt: skip
SOURCE_FIELDS = ("text", "text_sha256", "source_sha256")


class Seen:
    """The articles that a run has read so far: a second file with the same code or address is refused, and one with
    the same text when one of the two has neither."""

    def __init__(self) -> None:
        self.files: dict[tuple[str, str], str] = {}
        self.texts: dict[str, str] = {}

    def add(self, parsed: ParsedArticle) -> None:
        """Raises ArticleError, which names both files, and remembers nothing of the second one then."""
        names = [(key, value) for key in ("code", "url") if (value := getattr(parsed, key))]
        by_text = ("text", parsed.text_sha256)
        for key, value in [*names, by_text]:
            first = self.files.get((key, value))
            if first is None and not names:
                first = self.texts.get(parsed.text_sha256)
            if first is not None:
                what = "text" if key == "text" else f"{key} {value}"
                raise ArticleError(
                    parsed.source_path, None, key, f"the same {what} stands in {first} already"
                )
        self.files |= dict.fromkeys(names or [by_text], parsed.source_path)
        self.texts.setdefault(parsed.text_sha256, parsed.source_path)


@dataclass
class Match:
    """A parsed article with the one it is known as, or a new one; `changes` is what the file says otherwise."""

    parsed: ParsedArticle
    article: Article
    is_new: bool
    changes: dict[str, object] = field(default_factory=dict)

    @property
    def is_read_anew(self) -> bool:
        """Whether what the engine is given differs from what it was given before."""
        return self.is_new or bool(self.changes.keys() & {"text_sha256", "published_on"})

    def change(self, name: str, value: object) -> None:
        """Sets a field that is no file's to state; one that is so already is no change."""
        if getattr(self.article, name) != value:
            self.changes[name] = value

    def apply(self) -> None:
        """Gives the article what has changed."""
        for name, value in self.changes.items():
            setattr(self.article, name, value)


class Catalogue:
    """Looks up the articles of a batch in three queries, and the outlets once."""

    def __init__(self) -> None:
        self.matched: dict[int, str] = {}
        self.reload()

    def reload(self) -> None:
        """Reads the outlets again, after a transaction that may have added some was rolled back."""
        self.outlets: list[Outlet] = list(Outlet.objects.all())

    def match(self, batch: Sequence[ParsedArticle]) -> list[Match | ArticleError]:
        """What each parsed article is known as. An ArticleError says that code and address belong to two articles."""
        known = find_known(batch)
        found = [self.match_one(parsed, known) for parsed in batch]
        self.keep_what_people_wrote([match for match in found if isinstance(match, Match)])
        return found

    def match_one(self, parsed: ParsedArticle, known: dict[tuple[str, str], Article]) -> Match | ArticleError:
        by_code, by_url = known.get(("code", parsed.code)), known.get(("url", parsed.url))
        by_text = known.get(("text", parsed.text_sha256))
        same = by_code or by_url or by_text
        if by_url is not None and same is not by_url:
            reason = f"{parsed.url} is the address of the article {by_url.code or by_url.pk}"
            return ArticleError(parsed.source_path, None, "url", reason)
        if same is None:
            return self.new(parsed)
        if by_code is None and same.code and parsed.code:
            reason = f"the article of this address has the code {same.code}, not {parsed.code}"
            return ArticleError(parsed.source_path, None, "code", reason)
        first = self.matched.setdefault(same.pk, parsed.source_path)
        if first != parsed.source_path:
            reason = f"the article {same.reference} was read from {first} already"
            return ArticleError(parsed.source_path, None, "", reason)
        return Match(parsed, same, is_new=False, changes=self.differences(parsed, same))

    def new(self, parsed: ParsedArticle) -> Match:
        article = Article(
            outlet=self.outlet(parsed),
            inferred=list(parsed.inferred),
            source_path=parsed.source_path,
            **{name: getattr(parsed, name) for name in (*STATED_FIELDS, *SOURCE_FIELDS)},
        )
        return Match(parsed, article, is_new=True)

    def differences(self, parsed: ParsedArticle, article: Article) -> dict[str, object]:
        """A known code or address that the file leaves out is kept."""
        stated = {name: getattr(parsed, name) for name in STATED_FIELDS}
        stated = {name: value for name, value in stated.items() if value or name not in ("code", "url")}
        stated["inferred"] = list(parsed.inferred)
        changes = {name: value for name, value in stated.items() if getattr(article, name) != value}
        outlet = self.outlet(parsed)
        if outlet is not None and (outlet.pk is None or outlet.pk != article.outlet_id):
            changes["outlet"] = outlet
        if article.text_sha256 != parsed.text_sha256:
            changes |= {"text": parsed.text, "text_sha256": parsed.text_sha256}
        if article.source_sha256 != parsed.source_sha256:
            changes |= {"source_sha256": parsed.source_sha256, "source_path": parsed.source_path}
        return changes

    def keep_what_people_wrote(self, matches: Sequence[Match]) -> None:
        """An article that a person has edited gets only a new text from its file, and that only when the file changed."""
        changed = [match for match in matches if match.changes]
        edited = touched_by_people(Article, [match.article.pk for match in changed])
        for match in changed:
            if match.article.pk not in edited:
                continue
            file_changed = "source_sha256" in match.changes
            taken = {"text", "text_sha256", "source_sha256", "source_path"} if file_changed else set()
            missing = {name for name in ("code", "url") if not getattr(match.article, name)}
            match.changes = {name: value for name, value in match.changes.items() if name in taken | missing}

    def outlet(self, parsed: ParsedArticle) -> Outlet | None:
        """The outlet of that name or, when the address alone tells it, of that host; unsaved when it is new."""
        if not parsed.outlet:
            return None
        by_host = "outlet" in parsed.inferred
        key = "host" if by_host else "name"
        for outlet in self.outlets:
            if getattr(outlet, key) == parsed.outlet or outlet.name == parsed.outlet:
                return outlet
        outlet = Outlet(name=parsed.outlet, host=parsed.outlet if by_host else "")
        self.outlets.append(outlet)
        return outlet


def find_known(batch: Sequence[ParsedArticle]) -> dict[tuple[str, str], Article]:
    """Stored articles by ("code", its code), ("url", its address) and, having neither yet, ("text", its hash)."""
    codes = [parsed.code for parsed in batch if parsed.code]
    urls = [parsed.url for parsed in batch if parsed.url]
    texts = [parsed.text_sha256 for parsed in batch]
    rows = Article.objects.defer("search", "text")
    found: dict[int, Article] = {}
    for condition in (
        Q(code__in=codes) & ~Q(code=""),
        Q(url__in=urls) & ~Q(url=""),
        Q(text_sha256__in=texts, code="", url=""),
    ):
        found |= {article.pk: article for article in rows.filter(condition)}
    known: dict[tuple[str, str], Article] = {}
    for article in found.values():
        if article.code:
            known["code", article.code] = article
        if article.url:
            known["url", article.url] = article
        if not article.code and not article.url:
            known["text", article.text_sha256] = article
    return known
