"""The visits of the invented year, put on the clock."""

from datetime import date, datetime
from decimal import Decimal

from plumbline.demonstration.building import World
from plumbline.demonstration.clockwork import Clockwork, days
from plumbline.demonstration.visiting.answering import Answering
from plumbline.demonstration.visiting.checking import check, read_words
from plumbline.demonstration.visiting.making import Making, working
from plumbline.demonstration.visiting.stories import CARDS, STORIES
from plumbline.frameworks.periods import Interval, Period
from plumbline.oversight import plan_consequences
from plumbline.oversight.queries.visit_plan import year_plan

# Days after the last day of the visit. What lies in the future has not happened yet.
WRITTEN, SHARED, COMMENTED, SENT, ANSWERED, DISPUTED, FINAL = 4, 5, 8, 13, 16, 21, 23
HOURS_OF_THE_TEAM = Decimal(200)
PROGRESS, TIME_ASKED, DONE = 41, 44, 110


def plan_visits(world: World, clock: Clockwork, today: date) -> None:
    """Put every story of the stories' table on the clock."""
    for story in STORIES:
        making = Making(
            story,
            world.councils[story.council],
            world.providers[story.provider],
            world.scorecards[CARDS[story.council][0]],
            world.visitors[story.council],
            today,
        )
        manager, senior = world.managers[story.provider], world.seniors.get(story.council)
        _plan(Answering(making, manager, senior), clock)
    clock.on(working(today - days(1)), lambda now: _draw_up(world, now), hour=17)


def _draw_up(world: World, now: datetime) -> None:
    """The year's plan, with fewer hours than it takes to see everybody."""
    council, officer = world.councils["fenmarch"], world.visitors["fenmarch"][0]
    year = Period.containing(now.date(), Interval.YEAR).financial_year
    found = year_plan(officer, council, year, today=now.date())
    plan_consequences.plan_drawn_up(found, hours=HOURS_OF_THE_TEAM, by=officer, now=now)


def _plan(life: Answering, clock: Clockwork) -> None:
    making, story = life.making, life.making.story
    first = making.day
    last = working(first + days(story.lasts - 1), forwards=True)
    clock.on(working(first - days(60)), making.plan, hour=14)
    clock.on(working(first - days(32)), making.arrange, hour=11)
    if story.cancelled:
        clock.on(working(first - days(12)), making.call_off, hour=9)
        return
    if story.is_announced:
        _gather(life, clock)
    clock.on(first, making.begin, hour=9, minute=10)
    clock.on(first, making.note_first_half, hour=12, minute=40)
    if story.has_checker:
        clock.on(first, lambda now: check(making, now), hour=13, minute=20)
    clock.on(last, making.note_the_rest, hour=14, minute=50)
    clock.on(last, making.leave, hour=16, minute=30)
    _report(life, clock, last)


def _gather(life: Answering, clock: Clockwork) -> None:
    first = life.making.day
    clock.on(working(first - days(15)), life.making.ask, hour=10)
    clock.on(working(first - days(13)), life.supply_some, hour=17)
    clock.on(working(first - days(11)), life.supply, hour=20)
    clock.on(working(first - days(8)), life.assess, hour=21)


def _report(life: Answering, clock: Clockwork, last: date) -> None:
    making, story = life.making, life.making.story
    clock.on(working(last + days(WRITTEN), forwards=True), making.write, hour=9)
    if story.has_checker:
        read_on = working(last + days(SHARED), forwards=True)
        clock.on(read_on, lambda now: read_words(making, now), hour=10)
    clock.on(working(last + days(SHARED), forwards=True), making.share, hour=15)
    if story.comments:
        clock.on(last + days(COMMENTED), life.comment, hour=20)
    clock.on(last + days(SENT), life.send, hour=21)
    clock.on(working(last + days(ANSWERED), forwards=True), life.be_answered, hour=11)
    if story.is_disputed:
        clock.on(last + days(DISPUTED), life.dispute, hour=18)
        return
    clock.on(working(last + days(FINAL), forwards=True), making.make_final, hour=12)
    clock.on(last + days(PROGRESS), life.report_progress, hour=19)
    clock.on(last + days(TIME_ASKED), life.ask_for_time, hour=19, minute=30)
    if story.level > 0.57 and story.on < -180:
        clock.on(working(last + days(DONE)), life.finish, hour=10)
        clock.on(working(last + days(DONE)), making.drop_follow_up, hour=15)
    if story.is_published:
        clock.on(working(last + days(FINAL + 9), forwards=True), life.publish, hour=10)
