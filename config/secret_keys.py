"""Where the site's secret keys come from: the environment, or a file made once for development."""

import os
import secrets
from pathlib import Path


def key_from_file(path: Path) -> str:
    """Return the key kept in `path` (mode 0600), drawing it the first time.

    Two processes may start at once: the one that loses the race reads what the other wrote.
    Raises OSError when the folder cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)  # fails when the other process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
