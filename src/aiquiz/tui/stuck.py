"""The end of the app over a disk that does not answer."""


class StuckError(Exception):
    """The disk kept the program from ending: it has to be ended by force.

    `lost` tells whether something was still to be written, `status` is the exit status it had.
    """

    def __init__(self, status: int, *, lost: bool) -> None:
        super().__init__(status)
        self.status = status
        self.lost = lost
