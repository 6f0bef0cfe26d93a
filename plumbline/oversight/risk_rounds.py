"""Working out the risks of providers, their services and contracts, each hour and when asked. Safe to do twice."""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.frameworks.kinds import RISK_MODEL
from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.history.workflow import NotAllowed
from plumbline.jobs import actions as jobs
from plumbline.judgement.risk.levels import judge_level
from plumbline.judgement.risk.outcome import Earlier
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_inputs import risk_inputs
from plumbline.oversight.queries.risk_policy import RiskPolicy, risk_policy
from plumbline.oversight.queries.risk_standing import (
    ProviderStanding,
    months_between_visits,
    provider_standings,
)
from plumbline.oversight.queries.risk_subjects import Subject
from plumbline.risks.actions import keep, overtake, propose
from plumbline.risks.inputs import Gathered, digest
from plumbline.risks.judged import Judge
from plumbline.risks.models import RiskAssessment
from plumbline.risks.standing import has_to_be_proposed

if TYPE_CHECKING:
    from plumbline.accounts.models import User

logger = logging.getLogger(__name__)
SYSTEM = "schedule"
# How the keys of jobs begin that wait for one provider.
WAITING_KEY = "risk:"


def work_out_risks(*, now: datetime) -> int:
    """Of every council that works by a risk model; the number of results that changed. Each council is a step."""
    with scope.everything():
        adopted = Adoption.objects.of_kind(RISK_MODEL).in_force(on=timezone.localdate(now))
        councils = list(Organisation.objects.filter(pk__in=adopted.values("council_id")))
    return sum(_step(council, now) for council in councils)


def _step(council: Organisation, now: datetime) -> int:
    with scope.everything():
        return council_worked_out(council, by=None, now=now, system=SYSTEM)


@transaction.atomic
def council_worked_out(
    council: Organisation,
    *,
    by: "User | None",
    now: datetime,
    system: str = "",
    only: int | None = None,
    proposing: bool = False,
) -> int:
    """Work out the risks of a council's providers, or of the one in `only`, with their services and contracts.

    Gives the number of results that changed.
    The same number of statements reads for all; only what is different from before is judged and written.
    `proposing`: a level is proposed also where it is in force, because a person wants to decide.
    """
    on = timezone.localdate(now)
    policy = risk_policy(council, on=on)
    if policy.model is None or policy.model_version is None:
        return 0
    model, version, levels = policy.model, policy.model_version, policy.levels
    round_ = Round(council, policy, model, version, levels, on, by, now, system, proposing)
    changed = round_.work_out(only)
    if only is None:
        jobs.done_otherwise(council.pk, WAITING_KEY, "All risks of the council were worked out.", now=now)
    return changed


@dataclass
class Round:
    """One going over a council's providers by one model, on one day."""

    council: Organisation
    policy: RiskPolicy
    model: RiskModelDefinition
    version: FrameworkVersion
    levels: LevelsDefinition | None
    on: date
    by: "User | None"
    now: datetime
    system: str
    is_asked: bool = False

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.model, self.on)

    def work_out(self, only: int | None) -> int:
        standings = provider_standings(self.council)
        every = {
            whose.provider_id: months_between_visits(one.in_force(self.on))
            for whose, one in standings.items()
            if whose.is_whole
        }
        known = risk_inputs(
            self.council,
            on=self.on,
            visit_every={key: value for key, value in every.items() if value},
            comparing=self.model.model.comparing,
        )
        changed = 0
        for whose, gathered in known.gathered.items():
            if only in {None, whose.provider_id}:
                standing = standings.get(whose, ProviderStanding())
                changed += self._assess(known.subjects[whose], gathered, standing)
                if whose.is_whole:
                    self._lead(standing, gathered)
        return changed

    def _assess(self, subject: Subject, gathered: Gathered, standing: ProviderStanding) -> bool:
        """Judge and keep, where what the result follows from has changed."""
        asked = gathered.asked_by(self.model.model)
        own = digest(self.model.digest, self.model.model, asked, self.on)
        before = standing.newest
        if before and before.digest == own:
            return False
        found = self.judge.judged(asked, digest=own, earlier=_earlier(before, self.on))
        standing.newest = keep(
            found,
            council=self.council,
            whose=subject.whose,
            part=subject.part,
            framework=self.version,
            before=before,
            by=self.by,
            now=self.now,
            system=self.system,
        )
        return True

    def _lead(self, standing: ProviderStanding, gathered: Gathered) -> None:
        """Propose the level that the risk leads to, unless it is in force or a person has set it aside."""
        if self.levels is None or self.policy.levels_version is None or standing.newest is None:
            return
        oversight = judge_level(self.levels.levels, standing.newest.rating, gathered.facts, on=self.on)
        decided = [one.decided for one in standing.decisions]
        is_wanted = self.is_asked or has_to_be_proposed(oversight.computed, decided, self.on)
        waiting = standing.proposal
        if waiting and is_wanted and waiting.proposed == oversight.computed:
            return
        if waiting:
            try:
                overtake(waiting, by=self.by, now=self.now, system=self.system)
            except NotAllowed as quicker:
                logger.info("The level proposed as %s was decided meanwhile: %s", waiting.pk, quicker)
                return
        if is_wanted:
            standing.proposal = propose(
                standing.newest,
                oversight,
                levels=self.policy.levels_version,
                was=standing.level_code(self.on),
                by=self.by,
                now=self.now,
                system=self.system,
            )


def _earlier(before: RiskAssessment | None, on: date) -> Earlier | None:
    """The result to compare with. One of the same day is no past, but it knows what it was compared with."""
    if before is None or before.on < on:
        return before.as_earlier if before else None
    return before.compared_with
