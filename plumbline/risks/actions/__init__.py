"""What may be done with risks, one theme a file."""

from plumbline.risks.actions.assessing import keep, tell_asked
from plumbline.risks.actions.deciding import confirm, decline, override
from plumbline.risks.actions.proposing import overtake, propose
from plumbline.risks.actions.stating import state_fact

__all__ = ["confirm", "decline", "keep", "override", "overtake", "propose", "state_fact", "tell_asked"]
