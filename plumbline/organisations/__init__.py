"""Who there is: councils, providers and partners, as organisations; and the wall between them."""
