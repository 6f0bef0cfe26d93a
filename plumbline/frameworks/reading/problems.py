"""What is wrong in a framework file, all of it at once, each with its line, its place and its cause."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FrameworkProblem:
    """One thing to put right. `line` is 0 when the file as a whole is meant."""

    line: int
    place: str
    says: str

    def __str__(self) -> str:
        where = f"Line {self.line}" if self.line else "The file"
        return f"{where}, {self.place}: {self.says}" if self.place else f"{where}: {self.says}"


class FrameworkProblems(ValueError):
    """A framework file that cannot be used, with every reason, in the order of its lines."""

    def __init__(self, name: str, problems: list[FrameworkProblem]) -> None:
        self.name = name
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(one) for one in self.problems))
