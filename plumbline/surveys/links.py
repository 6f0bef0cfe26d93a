"""Links and codes by which people answer without an account. Pure.

A code is worked out from the installation's secret, so only its hash need be kept: whoever reads the database cannot
answer in anybody's place, and a letter can still be printed again.
"""

import hashlib
import hmac

# Without signs that look alike on paper: no I, L, O, U, 0 or 1.
ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
GROUPS, A_GROUP = 4, 4
LENGTH = GROUPS * A_GROUP


def code(secret: str, survey: int, batch: int, number: int) -> str:
    """The code of one invitation, such as KDFM-7Q2P-XW4T-9BCD: about 78 bits."""
    says = f"plumbline.surveys:{survey}:{batch}:{number}".encode()
    value = int.from_bytes(hmac.new(secret.encode(), says, hashlib.sha256).digest(), "big")
    signs = []
    for _ in range(LENGTH):
        value, place = divmod(value, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "-".join("".join(signs[at : at + A_GROUP]) for at in range(0, LENGTH, A_GROUP))


def normal(typed: str) -> str:
    """A code as it is meant, however it was typed: small letters, blanks or hyphens make no difference."""
    signs = [sign for sign in typed[:80].upper() if sign in ALPHABET]
    return "".join(signs) if len(signs) == LENGTH else ""


def hashed(typed: str) -> str:
    """What is kept of a code; empty for anything that is no code."""
    signs = normal(typed)
    return hashlib.sha256(f"plumbline.surveys:{signs}".encode()).hexdigest() if signs else ""
