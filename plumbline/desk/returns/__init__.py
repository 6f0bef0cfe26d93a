"""Reading returns and deciding on them."""
