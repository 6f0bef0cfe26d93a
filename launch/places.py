"""Where things stand in a checkout. Everything that a run makes is in one of three folders that git ignores."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
ENVIRONMENT = ROOT / ".venv"
CACHE = ROOT / ".cache"
STATE = Path(os.environ.get("PLUMBLINE_STATE") or ROOT / "var")
DEMONSTRATION = STATE / "demonstration"
