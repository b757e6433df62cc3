"""Everything that the command line itself says is in the language of the interface."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest


def french(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "aiquiz", *arguments],
        env={"AIQUIZ_HOME": str(home), "HOME": str(home), "LANG": "fr_FR.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_help_is_french_from_its_first_word_to_its_last(tmp_path: Path) -> None:
    text = french(tmp_path, "--help").stdout
    assert "\nOptions\u00a0:\n" in text
    assert "\nCommandes\u00a0:\n" in text
    assert "--version  Afficher la version et quitter.\n" in text
    assert "--help     Afficher ce message et quitter.\n" in text
    assert "Show" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--bogus",), "Il n’y a pas d’option '--bogus'."),
        (("stdy",), "Il n’y a pas de commande 'stdy'."),
        (("study", "--bogus"), "Il n’y a pas d’option '--bogus'."),
        (("--version=3",), "L’option '--version' ne prend pas de valeur."),
        (("study", "--seed", "x"), "'x' ne convient pas comme nombre entier."),
        (("study", "--limit", "x"), "'x' ne convient pas comme nombre entier."),
        (("study", "--limit", "0"), "0 n’est pas dans l’intervalle x>=1."),
    ],
)
def test_what_is_wrong_with_a_command_line_is_told_in_french(
    tmp_path: Path, arguments: Sequence[str], said: str
) -> None:
    found = french(tmp_path, *arguments)
    assert found.returncode == 2
    first, *more = found.stderr.splitlines()
    assert first.endswith(said)
    assert all(line.startswith("Essayez\u00a0: aiquiz") for line in more)
