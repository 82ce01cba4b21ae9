#!/usr/bin/env python3
"""Blotter's command line: `manage.py help` lists the commands."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["runserver"]:
        os.environ.setdefault("BLOTTER_DATABASE_POOL", "yes")  # a server answers many; a command works alone
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from articles.extraction.lexicon import LexiconError
    from config.embedded_account import EmbeddedServerError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if isinstance(error.__cause__, EmbeddedServerError):  # written for people: no traceback
            sys.exit(f"The embedded database cannot be used. {error}")
        raise
    except LexiconError as error:  # raised while a command is loaded, before it runs the system checks
        from config.checks import engine_faults

        sys.exit("\n".join(["The engine's data cannot be used.", *(engine_faults() or [str(error)])]))


if __name__ == "__main__":
    main()
