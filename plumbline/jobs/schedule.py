"""What happens by itself and when: a table of names, paths and minutes. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Regular:
    """Something done every so many minutes. `path` is the function, called with `now=`."""

    name: str
    path: str
    minutes: int

    def slot(self, now: datetime) -> datetime:
        """The start of the stretch of time that `now` falls in, the same for every worker."""
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        past = (now - midnight) // timedelta(minutes=1)
        return midnight + timedelta(minutes=past - past % self.minutes)


REGULAR = (
    Regular("post letters", "plumbline.oversight.regular.post_letters", 1),
    Regular("read kept uploads", "plumbline.oversight.regular.read_kept_uploads", 5),
    Regular("remind", "plumbline.oversight.regular.remind", 60),
    Regular("remind of actions", "plumbline.oversight.action_reminders.remind_of_actions", 60),
    Regular("remind of requests", "plumbline.oversight.visit_consequences.remind_of_requests", 60),
    Regular("hear of missed returns", "plumbline.oversight.intelligence_rounds.hear_of_missed_returns", 60),
    Regular("issue returns", "plumbline.oversight.regular.issue_returns", 60),
    Regular("end contracts", "plumbline.oversight.contract_rounds.end_contracts", 60),
    Regular("close comments", "plumbline.oversight.report_rounds.close_comments", 5),
    Regular("close visits", "plumbline.oversight.visit_rounds.close_visits", 60),
    Regular("follow levels", "plumbline.oversight.plan_following.follow_levels", 60),
    Regular("work out risks", "plumbline.oversight.risk_rounds.work_out_risks", 60),
    Regular("find new changes", "plumbline.oversight.new_changes.find_new_changes", 60),
    Regular("end exceptions", "plumbline.oversight.standing_rounds.end_exceptions", 60),
    Regular("remind of standing", "plumbline.oversight.standing_rounds.remind_of_standing", 60),
    Regular("send status list", "plumbline.oversight.standing_rounds.send_status_list", 60),
    Regular("end silent jobs", "plumbline.oversight.regular.end_silent_jobs", 5),
)
