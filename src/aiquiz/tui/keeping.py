"""What is to be kept, and why it could not be."""

from collections.abc import Callable

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.settings import settings_error
from aiquiz.say.trouble import trouble
from aiquiz.settings.writing import SettingsError
from aiquiz.tui.desk_thread import DeskThread


async def why_not_kept(desk: DeskThread, work: Callable[[Desk], object]) -> str:
    """Have `work` written by the desk; give why it could not be in one sentence, "" where it is."""
    try:
        await desk.keep(work)
    except StoreError as error:
        return trouble(error.code, error.facts)
    except SettingsError as error:
        return settings_error(error.code, error.facts)
    return ""
