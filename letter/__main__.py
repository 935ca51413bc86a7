"""``python -m letter``."""

import sys

from letter.cli import main

if __name__ == "__main__":
    sys.exit(main())
