from .expeditions import CrewMembership, Expedition, ExpeditionTask
from .flights import Flight, FlightEvent, Spaceflight
from .names import Agency, LaunchSite, LaunchVehicle, Port, Spacecraft
from .people import Person

__all__ = [
    "Agency",
    "CrewMembership",
    "Expedition",
    "ExpeditionTask",
    "Flight",
    "FlightEvent",
    "LaunchSite",
    "LaunchVehicle",
    "Person",
    "Port",
    "Spacecraft",
    "Spaceflight",
]
