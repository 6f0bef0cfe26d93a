"""Where a rule comes from: read beside the rule, and otherwise taken over from what surrounds it."""

from plumbline.frameworks.definition import Basis, Source
from plumbline.frameworks.reading.table import Table


def read_source(table: Table, around: Source | None = None) -> Source:
    """The basis, document, paragraph and note of a rule.

    What is not said is taken over from `around`; its document and paragraph only for rules that rest on them, for a
    default of ours is not in the council's document. Without `around` the basis must be said.
    """
    basis = table.choice("basis", Basis, None if around is None else around.basis) or Basis.LOCAL_DEFAULT
    is_heir = around is not None and around.basis is basis and basis is not Basis.LOCAL_DEFAULT
    heir = around if around is not None and is_heir else Source(basis)
    return Source(
        basis,
        table.text("document", heir.document),
        table.text("paragraph", heir.paragraph),
        table.text("note"),
    )
