"""Carriers of the finished site: they know the core, and the core knows none of them."""
