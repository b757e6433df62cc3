"""The end of the app over a disk that does not answer."""


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
