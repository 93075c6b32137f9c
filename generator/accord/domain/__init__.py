"""What we talk about: the records a team keeps, and what follows from them."""
