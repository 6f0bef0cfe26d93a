"""A report on a visit as a council might send it, about a provider that does not exist."""

from datetime import UTC, date, datetime
from io import BytesIO

from PIL import Image, ImageDraw

from plumbline.papers.paper import (
    Bar,
    BarChart,
    Block,
    Bold,
    Bullets,
    Callout,
    Cell,
    Contents,
    Facts,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Photograph,
    Quote,
    Rating,
    Table,
    Tone,
)

AT = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
_AREAS: tuple[tuple[str, str, int, int, Tone, str], ...] = (
    ("Care and support planning", "20%", 84, 71, "good", "Green"),
    ("Safeguarding", "20%", 91, 88, "good", "Green"),
    ("Medicines", "20%", 58, 74, "bad", "Red"),
    ("Recruitment, training and supervision", "15%", 69, 66, "fair", "Amber"),
    ("Quality assurance and learning", "15%", 72, 49, "fair", "Amber"),
    ("Call times and continuity", "10%", 88, 0, "good", "Green"),
)


def visit_report(*, times: int = 1) -> Paper:
    """The report; with `times` above one its findings are repeated, to make it as long as wished."""
    return Paper(
        title="Quality monitoring visit report",
        subtitle="Alder Homecare (demonstration)",
        council="Exampleshire County Council",
        reference="QMV-2026-0147",
        dated_on=date(2026, 11, 20),
        state="Draft for comments on factual accuracy",
        blocks=(
            *summary(has_contents=times > 1),
            *(block for _ in range(times) for block in findings()),
            *actions(),
        ),
    )


def summary(*, has_contents: bool = False) -> tuple[Block, ...]:
    return (
        Facts(
            (
                ("Provider", "Alder Homecare (demonstration)"),
                ("Service", "Home care for adults, north and east of the county"),
                ("Contract", "EX-HC-0031, Home care dynamic purchasing system"),
                ("Visited on", "4 and 5 November 2026, announced with two weeks’ notice"),
                ("Carried out by", "Quality Monitoring Officer; Contracts Officer"),
                ("People supported", "112 people, about 1,840 hours a week"),
            )
        ),
        *((Contents(), PageBreak()) if has_contents else ()),
        Heading("Summary"),
        Rating(
            "Amber",
            "A",
            "fair",
            "76.5% overall. The score is limited to Amber because Medicines is rated Red.",
        ),
        Paragraph(
            (
                "People told us that their care workers are kind, that they mostly know who is coming, and that the "
                "office answers the telephone. Care plans are better than a year ago. ",
                Bold("Medicines records are not safe enough"),
                ": in 7 of the 20 charts that we read, a dose was neither signed nor explained.",
            )
        ),
        Callout(
            "What happens next",
            "You have ten working days, until 4 December 2026, to tell us of anything in this draft that is not "
            "factually right. We then publish the report to you and agree the dates of the action plan.",
        ),
        Heading("Scores"),
        Table(
            caption="Score, weight and rating of each area, with the visit of November 2025",
            head=("Area", "Weight", "Score", "Rating", "Last visit"),
            rows=tuple(
                (
                    area,
                    weight,
                    f"{score}.0%",
                    Cell(f"{word[0]} · {word}", tone),
                    f"{last}.0%" if last else "Not scored",
                )
                for area, weight, score, last, tone, word in _AREAS
            ),
            aligned=("left", "right", "right", "left", "right"),
            total=("Overall", "100%", "76.5%", Cell("A · Amber", "fair"), "70.4%"),
        ),
        BarChart(
            title="Scores beside those of the last visit",
            bars=tuple(
                Bar(
                    area,
                    score,
                    f"{score}.0%  {word[0]}",
                    tone,
                    last or None,
                    f"{last}.0%" if last else "Not scored",
                )
                for area, _, score, last, tone, word in _AREAS
            ),
            most=100,
            befores="Last visit",
        ),
    )


def findings() -> tuple[Block, ...]:
    return (
        Heading("What we found"),
        Heading("Medicines", 2),
        Paragraph(
            "We read the medicine administration records of 20 people for October 2026 and compared them with their "
            "care plans and the daily notes. The provider’s own audit had looked at 5 records and found nothing. "
            "Staff competency is checked when people start, but 9 of 31 care workers had no check in the past year."
        ),
        Bullets(
            (
                "7 of 20 records had at least one dose neither signed nor explained.",
                "“As required” medicines had no written guidance for 4 people.",
                (
                    "Two people’s blister packs did not agree with the record. ",
                    Bold("This was put right on the day."),
                ),
            )
        ),
        Photograph(
            medicine_cabinet(),
            alt="An open wall cupboard with three shelves of medicine boxes; the lowest shelf has no labels.",
            caption="The office’s stock cupboard on 4 November 2026. The lowest shelf was not labelled.",
        ),
        Heading("Care and support planning", 2),
        Paragraph(
            "All 12 care plans were reviewed within the year, and 10 say in the person’s own words what matters to "
            "them. Risk assessments are clear and proportionate. Two plans had not been changed after a hospital stay."
        ),
        Heading("What people told us", 2),
        Quote(
            "The girls are lovely and they never rush me. I would like to know sooner when somebody is off.",
            "A person who uses the service",
        ),
        Quote("They rang me the same day when Mum had not eaten. That is all I ask for.", "A relative"),
        Heading("How calls were kept", 2),
        Paragraph("From the electronic call monitoring of the four weeks to 31 October 2026:"),
        Numbered(
            (
                "94.1% of 6,212 calls began within 30 minutes of the agreed time.",
                "11 calls were missed; each was followed up on the same day.",
                "People had 6 different care workers in four weeks, where the contract asks for no more than 8.",
            )
        ),
    )


def actions() -> tuple[Block, ...]:
    return (
        Heading("Action plan"),
        Paragraph(
            "Agreed with the registered manager on 5 November 2026; the dates are working dates until published."
        ),
        Table(
            caption="Actions, with who does them, by when, and what will show that it is done",
            head=("No.", "Action", "Owner", "Due", "What will show it is done", "Priority"),
            rows=(
                (
                    "1",
                    "Audit every medicine record each month, and act on each gap within two working days.",
                    "Registered manager",
                    "11 Dec 2026",
                    "Three monthly audits, with the gaps and what was done",
                    Cell("High", "bad"),
                ),
                (
                    "2",
                    "Check the competency of the 9 care workers without a check in the past year.",
                    "Training lead",
                    "8 Jan 2027",
                    "The training matrix, and the 9 signed checks",
                    Cell("High", "bad"),
                ),
                (
                    "3",
                    "Write guidance for each “as required” medicine.",
                    "Care coordinators",
                    "18 Dec 2026",
                    "The guidance in the 4 care plans",
                    Cell("Medium", "fair"),
                ),
                (
                    "4",
                    "Tell people on the day before when their care worker changes.",
                    "Office manager",
                    "29 Jan 2027",
                    "Ten calls to people in January, by the council",
                    Cell("Low", "quiet"),
                ),
            ),
        ),
        Heading("How we score", 2),
        Paragraph(
            "Each question is scored from 0 to 3. An area’s score is the share of the points that could be had; areas "
            "are weighed as the table shows. From 80% an area is Green, from 60% Amber, below that Red. An overall "
            "rating is never better than Amber while a key area is Red."
        ),
    )


def medicine_cabinet(*, height: int = 720) -> bytes:
    """A drawing that stands for a photograph."""
    picture = Image.new("RGB", (1200, height), "#e7e2d8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((180, 60, 1020, 680), fill="#f8f7f3", outline="#8a8577", width=10)
    for shelf in range(3):
        bottom = 250 + shelf * 200
        pen.rectangle((190, bottom, 1010, bottom + 14), fill="#b3ac9a")
        for box in range(7):
            left, tall = 215 + box * 112, 90 + (box * 37 + shelf * 53) % 60
            pen.rectangle(
                (left, bottom - tall, left + 88, bottom),
                fill=("#c7d8dc", "#dcd0c0", "#cfdccb")[(box + shelf) % 3],
            )
            if shelf < 2:
                pen.rectangle((left + 12, bottom - tall + 20, left + 76, bottom - tall + 44), fill="#0b5c5c")
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
