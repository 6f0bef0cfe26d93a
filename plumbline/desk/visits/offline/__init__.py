"""Stage two without a network: the pages a device keeps, what it is told, and what it sends."""
