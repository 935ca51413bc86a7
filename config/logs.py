"""One event, one line: log entries cannot be forged by what people type, nor tell their phones."""

import logging
import re

# Eleven digits of a mobile number standing alone: all but the first three and last four are hidden.
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


class OneLineFormatter(logging.Formatter):
    """Format a record on one line: control characters become escapes, mobile numbers are masked."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a traceback goes on the same line with its newlines written as \\n."""
        text = super().format(record)
        text = "".join(
            char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
            for char in text
        )
        return _MOBILE.sub(r"\1****\2", text)
