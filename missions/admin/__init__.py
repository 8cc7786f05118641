from . import events, expeditions, flights, names, people

__all__ = ["events", "expeditions", "flights", "names", "people"]
