"""Events of standing in words, and their particulars. Reasons and risk assessments stand on their own pages."""

STANDING_KINDS = {
    "standing.decided": "Standing decided",
    "standing.told": "Those who buy care told of the standing",
    "standing.acknowledged": "Standing acknowledged",
    "standing.commented": "Provider commented on its standing",
    "standing.shared": "Standings shared with a partner",
    "standing.sharing_ended": "Sharing of standings ended",
    "vacancies.said": "Free places told",
    "exception.asked": "Placement by exception asked for",
    "exception.authorised": "Placement by exception authorised",
    "exception.refused": "Placement by exception refused",
    "exception.withdrawn": "Placement by exception taken back",
    "exception.ended": "Placement by exception ended",
}
STANDING_PARTICULARS = {
    "colour": "Standing",
    "review_by": "Look at it again by",
    "ends_on": "Until",
    "partner": "Partner",
    "of_service": "Service",
    "free_places": "Free places",
    "counted_on": "Counted on",
}
STANDING_DAYS = {"review_by", "ends_on", "counted_on"}
STANDING_PAGES = {"standing.placementexception": "desk:exception"}
