"""The partners' door: what councils share with an organisation that buys care beside them."""
