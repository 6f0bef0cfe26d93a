"""Asking a virus scanner (ClamAV's INSTREAM) about a file. Knows nothing of the database."""

import socket
import struct
from contextlib import closing

CHUNK = 64 * 1024
PATIENCE = 30  # seconds


class ScannerSilent(Exception):
    """A scanner is configured and does not answer: the file has not been looked at."""


def harm_in(content: bytes, address: str) -> str:
    """The name of the malware found, or an empty text. `address` is a socket's path, or host:port.

    Raises ScannerSilent when there is no answer that says yes or no.
    """
    try:
        with closing(_connected(address)) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                chunk = content[start : start + CHUNK]
                scanner.sendall(struct.pack("!L", len(chunk)) + chunk)
            scanner.sendall(struct.pack("!L", 0))
            answer = scanner.recv(4096).rstrip(b"\0\n").decode(errors="replace")
    except OSError as fault:
        raise ScannerSilent(f"The virus scanner at {address} does not answer: {fault}") from fault
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer.endswith("OK"):
        return ""
    raise ScannerSilent(f"The virus scanner answered “{answer}”.")


def _connected(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    if port.isdigit() and host:
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    scanner.settimeout(PATIENCE)
    scanner.connect(address)
    return scanner
