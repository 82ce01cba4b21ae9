"""Reads one article with the engine, at an editor's word."""

from __future__ import annotations

import logging

from django.db import transaction

from articles.history import acting_alone
from articles.models import Article
from incidents.knowledge import stored_knowledge
from incidents.recording import Reading, Recorded, RecordingError, References, record

logger = logging.getLogger(__name__)


class EngineFailed(Exception):
    """The engine proposes nothing: its reference data is not there, or the text broke it. The message says which."""


def read_with_engine(article: Article, *, asked_by: int) -> Recorded:
    """Records what the engine proposes for the article; a second time changes nothing. Raises EngineFailed.

    The rows are the engine's, not those of the user who asked: they stay proposals that a later reading may replace.
    """
    from articles.extraction import engine_version, extract  # the lexicons are read when first needed

    knowledge = stored_knowledge()
    references = References.load(knowledge.home_country)
    if references.missing:
        raise EngineFailed(f"There are no {', '.join(references.missing)} yet: run load_reference_data.")
    try:
        found = extract(article.text, published_on=article.published_on, knowledge=knowledge)
    except (
        Exception
    ) as error:  # a mistake in the engine must not cost an editor the text that he or she pasted
        logger.exception("The engine failed on article %s", article.pk)
        raise EngineFailed(f"The engine failed on this text: {type(error).__name__}.") from error
    try:
        with transaction.atomic(), acting_alone(command="read", asked_by=asked_by):
            recorded = record([Reading(article, found, is_new=False)], references, engine_version())
            screen(article, found.has_operation, engine_version())
    except RecordingError as error:
        raise EngineFailed(f"{str(error).capitalize()}: run load_reference_data.") from error
    return recorded


def screen(article: Article, has_operation: bool, engine: str) -> None:
    """An unread article becomes relevant when it reports an operation; what an editor screened stays."""
    fields = ["engine_version", "updated_at"]
    article.engine_version = engine
    if article.screening == Article.Screening.UNREAD and has_operation:
        article.screening = Article.Screening.RELEVANT
        fields.append("screening")
    article.save(update_fields=fields)
