"""Events of intelligence in words, and their particulars. What was said is never among them, only how it changed."""

INTELLIGENCE_KINDS = {
    "intelligence.recorded": "Intelligence recorded",
    "intelligence.arrived": "Intelligence came by itself",
    "intelligence.changed": "Intelligence changed",
    "intelligence.taken_on": "Intelligence taken on",
    "intelligence.handed_over": "Intelligence given to another officer",
    "intelligence.closed": "Intelligence closed",
    "intelligence.withdrawn": "Intelligence withdrawn",
    "intelligence.opened_again": "Intelligence opened again",
}
INTELLIGENCE_PARTICULARS = {
    "kind_of": "Kind",
    "put_right": "Changed",
    "outcome": "What came of it",
    "now_with": "Now with",
}
