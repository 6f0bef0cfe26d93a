"""Events of findings and actions in words, and their particulars."""

ACTION_KINDS = {
    "finding.noted": "Finding noted",
    "finding.told": "Finding told to the provider",
    "finding.closed": "Finding closed",
    "finding.withdrawn": "Finding withdrawn",
    "finding.opened_again": "Finding opened again",
    "action.set": "Action set",
    "action.changed": "Action changed before the provider was told",
    "action.agreed": "Action told to the provider",
    "action.begun": "Provider reported progress",
    "action.progress_reported": "Provider reported more",
    "action.said_done": "Provider says the action is done",
    "action.verified": "Council verified the action",
    "action.not_enough": "More needed for the action",
    "action.withdrawn": "Action withdrawn",
    "action.opened_again": "Action opened again",
    "action.handed_over": "Action given to another officer",
    "action.time_asked": "More time asked for",
    "action.time_refused": "More time not given",
    "action.given_more_time": "More time given for the action",
}
ACTION_PARTICULARS = {
    "says": "Said",
    "due_before": "It was due",
    "due_on": "Due",
    "wanted": "Wanted until",
    "before": "Before",
}
