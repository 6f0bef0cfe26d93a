"""What the council hears of its providers: recorded in a minute, read as one stream, settled one by one."""
