"""Dumps of the database and their way back: an app of its own, whose commands go before those of other apps."""
