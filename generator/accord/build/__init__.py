"""The one road from a folder to a site, or to the list of its problems.

read, known on a day, the checks, seen by an audience, what follows from it, pages. Rules run once, on
the whole portfolio, so that a stop never depends on the audience.
"""
