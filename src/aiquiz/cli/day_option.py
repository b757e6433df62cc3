"""A day on the command line."""

from datetime import date

import click

from aiquiz.say.language import _
from aiquiz.text import one_line


class Day(click.ParamType[date]):
    """A day, as 2026-12-18."""

    @property
    def name(self) -> str:  # type: ignore[override]
        """What such a value is called in a usage."""
        return _("day")

    def convert(
        self, value: date | str, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read `value`."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            words = _("“{given}” is no day: write it as 2026-12-18.")
            self.fail(words.format(given=one_line(value)), param, ctx)
