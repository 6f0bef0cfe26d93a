"""The product's settings for a test run: only what a test may choose, never a rule of the product."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 4)

from plumbline.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow on purpose
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    # A test arranges and looks at rows of every council. The strict client closes the walls round each request.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c plumbline.everything=on"  # noqa: F405
