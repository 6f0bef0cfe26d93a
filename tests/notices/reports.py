"""Returned messages as mail systems write them (RFC 3464), and as they should not be."""

OURS = "<0123456789abcdefghijABCDEFGHIJ.letter@plumbline.example>"


def report(
    number: str = OURS,
    *,
    address: str = "provider.staff@example.org",
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "smtp; 550 5.1.1 No such user",
    original: str = "",
    about: str = "message/rfc822",
    kind: str = "multipart/report; report-type=delivery-status",
) -> bytes:
    """A whole report on one letter to one address."""
    first = f"Original-Recipient: rfc822;{original}\n" if original else ""
    return f"""From: MAILER-DAEMON@mail.example
To: bounces@plumbline.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: {kind}; boundary="part"

--part
Content-Type: text/plain

I could not deliver the letter.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000

{first}Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: {said}

--part
Content-Type: {about}

From: Plumbline <no-reply@plumbline.example>
To: {address}
Message-ID: {number}
Subject: Your return is due

Dear all
--part--
""".encode()
