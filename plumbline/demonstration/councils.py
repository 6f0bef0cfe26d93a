"""The four invented councils, each working by the frameworks of one published document."""

from dataclasses import dataclass

from plumbline.demonstration.figures.care_home import CareHome
from plumbline.demonstration.figures.home_care import HomeCare
from plumbline.demonstration.figures.monthly import MonthlyHomeCare
from plumbline.demonstration.figures.profile import Life, Profile
from plumbline.demonstration.figures.supported_housing import SupportedHousing
from plumbline.frameworks.periods import Interval
from plumbline.providers.models import ServiceKind


@dataclass(frozen=True, slots=True)
class InventedCouncil:
    """`area` is the real area whose CQC facts its market page opens with; everything else is invented."""

    code: str
    name: str
    area: str
    framework: str
    interval: Interval
    days_to_return: int
    kind: ServiceKind
    life: type
    titled: str

    def lives(self, profile: Profile) -> Life:
        life: Life = self.life(profile)
        return life


# Organisations that buy care beside a council and read what it shares: code and name.
PARTNERS = {"fen-and-marsh-nhs": "Fen and Marsh NHS Board (demonstration)"}
COUNCILS = (
    InventedCouncil(
        "fenmarch",
        "Fenmarch Council (demonstration)",
        "Milton Keynes",
        "milton-keynes/homecare-dps",
        Interval.QUARTER,
        15,
        ServiceKind.HOME_CARE,
        HomeCare,
        "Home care, dynamic purchasing system",
    ),
    InventedCouncil(
        "peakshire",
        "Peakshire County Council (demonstration)",
        "Lancashire",
        "lancashire/supported-housing",
        Interval.QUARTER,
        15,
        ServiceKind.SUPPORTED_LIVING,
        SupportedHousing,
        "Care in supported housing, approved provider list",
    ),
    InventedCouncil(
        "thamesford",
        "Thamesford County Council (demonstration)",
        "Oxfordshire",
        "plumbline/monthly-performance",
        Interval.MONTH,
        10,
        ServiceKind.HOME_CARE,
        MonthlyHomeCare,
        "Help to live at home",
    ),
    InventedCouncil(
        "levelmoor",
        "Levelmoor Council (demonstration)",
        "Somerset",
        "plumbline/contract-review",
        Interval.QUARTER,
        20,
        ServiceKind.RESIDENTIAL,
        CareHome,
        "Residential and nursing care",
    ),
)
