from .events import FlightEvent
from .expeditions import CrewMembership, Expedition, ExpeditionTask
from .flights import Flight, Spaceflight
from .imports import ImportedRecord, ImportUpload
from .launches import LaunchAttempt, LaunchChange
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
    "LaunchAttempt",
    "LaunchChange",
    "LaunchSite",
    "LaunchVehicle",
    "Person",
    "Port",
    "Spacecraft",
    "Spaceflight",
]
