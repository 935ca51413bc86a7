"""Unreadable: a file that cannot be measured at all, with the sentence for the person who brought it."""


class Unreadable(ValueError):
    """The file is refused or cannot be read; the message is a Chinese sentence."""
