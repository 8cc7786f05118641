"""What happens to a launch, told to the apps above. Sent inside the transaction that changes it."""

from django.dispatch import Signal

launch_changed = Signal()  # flight: its launch's time, precision or outcome has just been stored anew
launch_confirmed = Signal()  # flight, attempt: a person has said how an attempt to launch ended
prepared_texts_wanted = Signal()  # flight: receivers answer with the texts that wait for its outcome
