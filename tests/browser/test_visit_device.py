"""What can go wrong with a device on a visit, and what it says then: too large, full, too late, not sent."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from plumbline.visits.models import Visit as QualityVisit
from tests.browser.device import Device, a_picture

pytestmark = pytest.mark.browser


def test_a_picture_that_cannot_be_kept_is_told_at_once(device: Device, tmp_path: Path) -> None:
    large, unknown = tmp_path / "large.jpg", tmp_path / "plan.cad"
    large.write_bytes(b"\xff\xd8" + bytes(40 * 1024 * 1024))
    unknown.write_bytes(b"not a picture")
    device.goes_to("Photographs")
    choose = device.page.get_by_label("Take or choose a photograph")

    choose.set_input_files(large)
    expect(device.page.get_by_role("alert")).to_contain_text(
        "This picture is 40 MB. The largest that can be kept is 25 MB."
    )
    choose.set_input_files(unknown)
    expect(device.page.get_by_role("alert")).to_contain_text(
        "This device cannot open “plan.cad” as a picture."
    )
    device.page.get_by_role("button", name="Keep this photograph").click()
    expect(device.page.get_by_role("alert")).to_contain_text("Take or choose a photograph first.")
    device.inspects()


def test_a_picture_that_is_still_made_smaller_is_waited_for_and_kept_once(
    device: Device, tmp_path: Path
) -> None:
    device.loses_signal()
    device.goes_to("Photographs")
    # An old telephone takes seconds to open a large picture; this one takes until it is told to go on.
    device.page.evaluate(
        """() => {
          const open = window.createImageBitmap;
          const told = new Promise((resolve) => { window.goOn = resolve; });
          window.createImageBitmap = async (...given) => { await told; return open(...given); };
        }"""
    )
    device.page.get_by_label("Take or choose a photograph").set_input_files(a_picture(tmp_path, width=400))
    device.page.get_by_label("What it shows").fill("Rota board")
    keep = device.page.get_by_role("button", name="Keep this photograph")
    keep.click()
    keep.click()
    expect(device.page.get_by_role("alert")).to_be_hidden()
    device.page.evaluate("window.goOn()")
    expect(device.page.get_by_role("img", name="Rota board")).to_be_visible()
    expect(device.bar).to_contain_text("1 photograph not sent yet")


def test_a_full_device_says_so_and_loses_nothing(device: Device) -> None:
    device.loses_signal()
    device.goes_to("Safeguarding")
    device.answers("S1", "Met", "Kept before.")
    expect(device.question("S1")).to_contain_text("Kept on this device")
    # A browser on a full device fails like this; filling a real one would fill the machine.
    device.page.evaluate(
        """() => {
          const full = () => { throw new DOMException("full", "QuotaExceededError"); };
          IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = full;
        }"""
    )
    device.answers("S2", "Met")
    expect(device.question("S2").get_by_role("alert")).to_contain_text("This device is full")
    expect(device.question("S2").get_by_role("alert")).to_contain_text("What was kept before is safe.")
    device.inspects()

    device.page.once("dialog", lambda dialog: dialog.accept())
    device.page.reload()
    expect(device.question("S1").locator("textarea")).to_have_value("Kept before.")


def test_a_visit_that_is_over_and_wholly_sent_leaves_the_device(
    device: Device, under_way: QualityVisit
) -> None:
    QualityVisit.objects.filter(pk=under_way.pk).update(status="shared")
    device.page.reload()

    device.sees_heading("This visit is off this device")
    device.inspects()
    device.goes_to("Visits on this device")
    expect(device.page.locator("main")).to_contain_text("No visit is on this device.")


def test_what_comes_too_late_stays_to_be_read(device: Device, under_way: QualityVisit) -> None:
    device.loses_signal()
    device.goes_to("Safeguarding")
    device.answers("S1", "Met", "Written in time.")
    device.goes_to("All areas")
    QualityVisit.objects.filter(pk=under_way.pk).update(status="shared")
    device.has_signal()
    device.sends()

    main = device.page.locator("main")
    expect(main).to_contain_text("Not counted")
    expect(main).to_contain_text("Met · Written in time.")
    expect(main).to_contain_text("closed to notes before this came")
    device.inspects()
    device.page.get_by_role("button", name="Take this visit off my device").click()
    device.page.get_by_label("I have read what did not count").check()
    device.page.get_by_role("button", name="Take this visit off my device").click()
    device.sees_heading("This visit is off this device")


def test_a_visit_with_something_unsent_cannot_be_taken_off(device: Device) -> None:
    device.loses_signal()
    device.goes_to("Safeguarding")
    device.answers("S1", "Met")
    device.goes_to("All areas")
    device.page.get_by_role("button", name="Take this visit off my device").click()

    expect(device.page.get_by_role("alert").filter(has_text="Send first")).to_be_visible()
    device.sees_heading("Quality visit, Alder Homecare (demonstration)")
