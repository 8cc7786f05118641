from .events import FlightEvent
from .expeditions import CrewMembership, Expedition, ExpeditionTask
from .flights import Flight, Spaceflight
from .imports import ImportedRecord, ImportUpload
from .names import Agency, LaunchSite, LaunchVehicle, Port, Spacecraft
from .people import Person

__all__ = [
    "Agency",
    "CrewMembership",
    "Expedition",
    "ExpeditionTask",
    "Flight",
    "FlightEvent",
    "ImportUpload",
    "ImportedRecord",
    "LaunchSite",
    "LaunchVehicle",
    "Person",
    "Port",
    "Spacecraft",
    "Spaceflight",
]
