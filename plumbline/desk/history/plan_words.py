"""What happened to the visit plan, in words."""

PLAN_KINDS = {
    "visit_plan.opened": "Visit plan opened",
    "visit_plan.hours_set": "Hours for visits changed",
    "visit_plan.lines_added": "Services put on the visit plan",
    "visit_plan.reordered": "Visit plan reordered by hand",
    "visit_plan.ordered_by_reasons": "Visit plan ordered by the reasons to go",
    "visit_plan.spread": "Visits given their months",
    "plan_order.adopted": "Weights of the reasons to visit chosen",
    "plan_line.changed": "Planned visit changed",
    "plan_line.kept": "Kept on the visit plan",
    "plan_line.not_kept": "A proposal of the visit plan again",
    "plan_line.dropped": "Taken off the visit plan",
    "plan_line.taken_up_again": "Put on the visit plan again",
    "plan_line.left_to_the_reasons": "Place in the visit plan left to the reasons",
}
PLAN_PARTICULARS = {
    "year": "Year",
    "hours": "Hours",
    "added": "Added",
    "again": "Due once more",
    "places": "Placed",
    "line": "Service",
    "changes": "Changed",
    "set_aside": "Reasons set aside",
}
