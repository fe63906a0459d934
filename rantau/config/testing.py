"""Settings of the test run: the same ones, read with a test's environment."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NOTE = ROOT / "var" / "test-database.url"

os.environ["RANTAU_MODE"] = "test"
if "RANTAU_VAR" not in os.environ:
    os.environ["RANTAU_VAR"] = tempfile.mkdtemp(prefix="rantau-test-")
    # Whoever made the folder takes it away; programs that are started by a test find it in their environment.
    atexit.register(shutil.rmtree, os.environ["RANTAU_VAR"], ignore_errors=True)
if "DATABASE_URL" not in os.environ and NOTE.exists():
    os.environ["DATABASE_URL"] = NOTE.read_text(encoding="utf-8").strip()

from rantau.config.settings import *  # noqa: E402, F403  # the environment must be set before it is read

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  # whitenoise warns of a missing folder
