"""A file that is not kept."""


class Unwelcome(Exception):
    """Raised for a file that is not kept. `message` tells whoever sent it why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def appears_to_be(what: str, remedy: str) -> Unwelcome:
    """Refused for its kind: what it appears to be, whatever it is called."""
    return Unwelcome(f"This file appears to be {what}. {remedy}")
