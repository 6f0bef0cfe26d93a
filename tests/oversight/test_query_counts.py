"""Each page asks the database the same number of questions for one provider and one quarter as for 300 and forty."""

import pytest

from benchmarks.pages import counted
from benchmarks.world import World, build
from tests.scenes import settle

# Today and the provider ask nineteen; on PostgreSQL a page is also told whose rows it may see, first and last.
MOST = 21


@pytest.fixture
def large(db: None) -> World:
    """Three hundred providers by forty quarters: 12,000 returns and, of three figures each, 36,000 values."""
    world = build("large", providers=300, quarters=40, refs=("1.1", "2.1", "4.1"))
    settle()
    return world


def test_no_page_asks_more_as_a_council_grows(large: World) -> None:
    few = counted(build("small", providers=1, quarters=1))
    assert len(few) >= 6
    assert counted(large) == few
    assert {name: count for name, count in few.items() if count > MOST} == {}
