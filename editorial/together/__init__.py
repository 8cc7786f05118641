"""Several people, one record: nobody overwrites anybody, and nothing that was typed is lost."""
