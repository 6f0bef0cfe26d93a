"""The main job without a mouse: Tab, Enter, space and the arrows, and the focus always to be seen."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from plumbline.accounts.models import User
from plumbline.returns.actions import save_cells
from plumbline.returns.models import Return
from tests.browser.conftest import Visit
from tests.browser.hands import Hands
from tests.browser.quarter import figures_of, open_return
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
QUARTER = "Quarter 2, 2026–27"


def given_the_return_is_filled_in_but_for_one_section(kpi_return: Return) -> dict[str, str]:
    """What is left to answer."""
    figures, definition = figures_of(kpi_return), kpi_return.framework.definition
    by = User.objects.get(email="office.administrator.alder@demonstration.example")
    here = {one.key for one in definition.inputs if definition.by_ref[one.ref].section == "quality"}
    rest = {key: text for key, text in figures.items() if key not in here}
    save_cells(kpi_return, rest, seen={}, by=by, now=timezone.now())
    return {key: text for key, text in figures.items() if key in here}


def test_a_return_is_filled_in_submitted_and_accepted_by_keyboard(visit: Visit) -> None:
    kpi_return = open_return("alder", QUARTER)
    left = given_the_return_is_filled_in_but_for_one_section(kpi_return)

    manager = visit()
    when_the_provider_submits_it(manager, left)
    manager.is_at(f"/portal/returns/{kpi_return.pk}/receipt/")

    when_the_officer_reads_and_accepts_it(visit())
    assert Return.objects.get(pk=kpi_return.pk).status == Return.Status.ACCEPTED


def when_the_provider_submits_it(manager: Visitor, left: dict[str, str]) -> None:
    manager.opens("/demonstration/")
    hands = Hands(manager)
    hands.open("Registered manager, Alder")
    hands.open(f"Go on {QUARTER}")
    hands.open("Quality and effectiveness")
    names = manager.page.locator("form[data-save] input:not([type=hidden])").evaluate_all(
        "boxes => boxes.map(box => box.name)"
    )
    for name in names:
        if name in left:
            hands.type_into(name, left[name])
    hands.open("Save and go on")
    manager.opens(manager.page.url.rsplit("/sections/", 1)[0] + "/explain/")
    boxes = manager.page.locator("form[data-save] textarea").evaluate_all("all => all.map(one => one.name)")
    for name in boxes:
        hands.type_into(name, "Three reviews were late. All are done now.")
    hands.open("Save and check")
    hands.go_to("I have checked these figures")
    hands.press("Space")
    hands.open("Submit this return")


def when_the_officer_reads_and_accepts_it(officer: Visitor) -> None:
    officer.opens("/demonstration/")
    hands = Hands(officer)
    hands.open("Contract officer, Fenmarch")
    hands.open("Read and decide Alder")
    hands.go_to("Red why")
    hands.press("Enter")
    expect(officer.page.get_by_text("What would change it").first).to_be_visible()
    hands.open("Accept this return", backwards=True)
    officer.sees("Accepted. The figures count in the market from now on")


def test_the_page_is_skipped_to_and_choices_are_made_with_arrows(visit: Visit) -> None:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    manager.opens("/desk/contracts/new/")
    hands = Hands(manager)
    hands.go_to("Skip to main content")
    hands.press("Enter")
    hands.go_to("One that is here already")
    hands.press("ArrowDown")
    expect(manager.page.get_by_label("A provider that is new here")).to_be_checked()
    hands.type_into("new_provider", "Heron Care (demonstration)")


def test_a_list_is_walked_through_with_arrows_before_it_is_shown(visit: Visit) -> None:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    manager.opens("/desk/portfolio/")
    hands, before = Hands(manager), manager.page.url
    hands.go_to(name="only")
    hands.press("ArrowDown")
    hands.press("ArrowDown")
    assert manager.page.url == before
    hands.open("Show")
    assert "only=owed" in manager.page.url
