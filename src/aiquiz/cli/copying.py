"""The copy of the progress that is made when the program is left, and what is said of it."""

from aiquiz.cli.output import complain
from aiquiz.desk import Desk
from aiquiz.say.language import _
from aiquiz.say.trouble import trouble

PATIENCE_S = 1.0
"""How long leaving waits for the copy: a hundred thousand answers take less."""


def copy_at_end(sat_at: Desk) -> None:
    """Copy the progress where it is time; what keeps it from being copied is told once."""
    sat_at.copy()
    sat_at.copying.end(PATIENCE_S)
    found = sat_at.copying.trouble()
    if found is not None:
        why = trouble(found.code, found.facts)
        complain("aiquiz: " + _("No copy of your progress was made. {why}").format(why=why))
