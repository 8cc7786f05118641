"""An archive of any size, for benchmarks: articles of thirty years in both languages, as if press officers had written
them, at thousands a second.

`texts` writes, `rows` lays out what `save()` would have stored, `copying` brings it into PostgreSQL.
"""
