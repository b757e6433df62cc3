"""The end of the app over a disk that does not answer, or takes nothing."""

from aiquiz.progress.trouble import StoreError


class StuckError(Exception):
    """The disk kept the program from ending: it has to be ended by force.

    `lost` tells whether something was still to be written, `status` is the exit status it had.
    `failure` is what went wrong inside the app before, if anything did.
    """

    def __init__(self, status: int, failure: Exception | None = None, *, lost: bool) -> None:
        super().__init__(status)
        self.status = status
        self.failure = failure
        self.lost = lost


class LostError(Exception):
    """What was done last is not on disk: the app was left while it waited, and `trouble` lasted.

    `status` is the exit status it had.
    """

    def __init__(self, status: int, trouble: StoreError) -> None:
        super().__init__(status)
        self.status = status
        self.trouble = trouble
