"""Planning visits, gathering for them, making them."""
