"""Which files a device keeps so that the pages open without a network, and the version they are together."""

import hashlib
import json

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

# What the page itself names, by the address it names it with.
NAMED = (
    "vendor/govuk-frontend/govuk-frontend.css",
    "vendor/govuk-frontend/govuk-frontend.js",
    *(f"plumbline/{name}.css" for name in ("page", "judgement", "table", "heat", "chart", "paper")),
    *("plumbline/plumbline.js", "plumbline/begin.js", "plumbline/favicon.svg", "plumbline/mark.svg"),
    *("desk/desk.css", "desk/visit/offline.css", "desk/visit/main.js"),
)
# What scripts import from one another: a file there is named without the mark of its content.
MODULES = (
    *("absent", "area", "clash", "drawing", "home", "kept", "listing", "met", "overview", "photographs"),
    *("pictures", "question", "sending", "server", "state", "storage", "words"),
)
WORKER = "desk/visit/worker.js"


def kept_files() -> list[str]:
    """The address of every file to keep."""
    named = [static(name) for name in NAMED]
    return [*named, *(f"{settings.STATIC_URL}desk/visit/{name}.js" for name in MODULES)]


def worker_script() -> str:
    """The script of the service worker: what to keep, and how. Another version has another text."""
    marked = [*kept_files(), *(static(f"desk/visit/{name}.js") for name in MODULES), static(WORKER)]
    version = hashlib.sha256(" ".join(marked).encode()).hexdigest()[:12]
    said = {"VERSION": version, "SHELL": reverse("desk:visits_offline"), "KEPT": kept_files()}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in said.items()]
    return "\n".join([*lines, f"importScripts({json.dumps(static(WORKER))});", ""])
