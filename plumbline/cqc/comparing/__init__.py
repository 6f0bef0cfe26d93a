"""What a file changes in what is known: worked out before anything is written. Pure: no Django, no database."""
