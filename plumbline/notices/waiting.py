"""How often and how long a letter is tried again when the mail server is away. Pure."""

from datetime import timedelta

# Two minutes, four, eight … up to half a day: a little over three days in all, which outlasts a weekend.
MOST_ATTEMPTS = 15
LONGEST = timedelta(hours=12)
# A letter that has been in a worker's hands for an hour has lost its worker: no mail server takes that long.
IN_HAND = timedelta(hours=1)


def wait_after(attempts: int) -> timedelta:
    """From the failed attempt of this number (the first is 1) to the next one."""
    return min(timedelta(minutes=2 ** min(attempts, 20)), LONGEST)
