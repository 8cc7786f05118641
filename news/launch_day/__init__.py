"""Launch day: one page on which an editor says how an attempt to launch ended, and sees beforehand what follows."""
