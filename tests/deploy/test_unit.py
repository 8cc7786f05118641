"""deploy/energia@.service: a process that ends comes back, and one that is stopped leaves its port."""

import re
import shlex
from pathlib import Path

from granian.cli import cli

UNIT = (Path(__file__).resolve().parents[2] / "deploy/energia@.service").read_text()


def said(name: str) -> str:
    [value] = re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)
    return value


def test_a_supervisor_that_ends_is_started_again_however_often_and_however_it_ended():
    assert said("Restart") == "always"
    assert said("StartLimitIntervalSec") == "0"


def test_a_worker_that_dies_is_replaced_without_a_restart_of_the_whole():
    assert "--respawn-failed-workers" in shlex.split(said("ExecStart"))


def test_systemd_waits_longer_for_the_supervisor_than_the_supervisor_for_its_workers():
    command = shlex.split(said("ExecStart"))
    patience = int(command[command.index("--workers-kill-timeout") + 1])
    assert said("KillMode") == "mixed"
    assert patience < int(said("TimeoutStopSec"))


def test_granian_knows_every_option_of_the_command():
    known = {option for parameter in cli.params for option in parameter.opts}
    assert {word for word in shlex.split(said("ExecStart")) if word.startswith("--")} <= known
