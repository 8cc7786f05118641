"""One module for each scene: `draw()` returns a lit frame, `FINISH` says how it is developed."""
