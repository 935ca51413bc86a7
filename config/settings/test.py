"""Settings for the tests: a folder of their own, cheap passwords, fixed keys."""

import atexit
import os
import shutil
import tempfile

if "FUWEN_TEST_VAR_DIR" not in os.environ:
    # Processes started by a test inherit the folder; only the first one takes it away again.
    os.environ["FUWEN_TEST_VAR_DIR"] = tempfile.mkdtemp(prefix="fuwen-test-")

    def _remove(folder: str = os.environ["FUWEN_TEST_VAR_DIR"], owner: int = os.getpid()) -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(_remove)

# Each worker of a parallel run has its own.
os.environ["FUWEN_VAR_DIR"] = os.path.join(  # noqa: PTH118
    os.environ["FUWEN_TEST_VAR_DIR"], os.environ.get("PYTEST_XDIST_WORKER", "")
)

from .base import *  # noqa: F403

SECRET_KEY = "only-for-tests-" + "0" * 40
FUWEN_LOG_KEY = "only-for-tests-" + "1" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # look a file up when it is asked for: listing them all costs each test client 25 ms
