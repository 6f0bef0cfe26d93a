"""Letters: an outbox written in the act's own transaction and posted by a job."""
