"""Samples to spoil, and what a report says of them."""

import json

from .conftest import SAMPLES


def sample(name, version="2.3"):
    return json.loads((SAMPLES / version / f"{name}.json").read_text())


def soyuz():
    return sample("launch-soyuz-ms-11")


def problems_of(report):
    return {(problem.key, problem.why) for problem in report.problems}


def problem_keys(report):
    return {problem.key for problem in report.problems}
