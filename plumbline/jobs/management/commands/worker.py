"""`worker`: does the tasks that pages ask for, and what the schedule says."""

import threading
import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from plumbline.jobs.ticking import tick


class Command(BaseCommand):
    help = "Do the waiting tasks and the regular work, until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is waiting now, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(
            queue_names=["*"],
            interval=1,
            batch=options["once"],
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=uuid.uuid4().hex,
            excluded_queue_names=[],
        )
        if options["once"]:
            tick(timezone.now())
            worker.run()
            return
        worker.configure_signals()
        stop = threading.Event()
        clock = threading.Thread(target=_tick_until, args=[stop], daemon=True)
        clock.start()
        try:
            worker.run()
        finally:
            stop.set()
            clock.join(timeout=10)


def _tick_until(stop: threading.Event) -> None:
    while not stop.wait(5):
        close_old_connections()
        tick(timezone.now())
    connection.close()
