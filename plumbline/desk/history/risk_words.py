"""What happened to risks and levels of oversight, in words."""

RISK_KINDS = {
    "risk.assessed": "Risk worked out, with another result than before",
    "risks.worked_out": "Risks worked out on request",
    "risk_fact.stated": "Fact about a risk entered",
    "level.proposed": "Level of oversight proposed",
    "level.confirmed": "Level of oversight confirmed",
    "level.overridden": "Level of oversight decided otherwise than the risk leads to",
    "level.declined": "Level of oversight left as it is for now",
    "level.overtaken": "Proposed level of oversight overtaken",
}
RISK_PARTICULARS = {
    "risk_of": "Of",
    "risk": "Risk",
    "was_risk": "Risk before",
    "score": "Score",
    "fact": "Fact",
    "as_at": "True of",
    "source": "Known from",
    "level": "Level",
    "was_level": "Level before",
    "proposed_level": "The risk leads to",
    "counts_until": "Counts until",
    "changed_results": "Results that changed",
}
