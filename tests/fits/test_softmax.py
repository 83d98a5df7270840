import numpy as np
import pytest

from tests.fits.softmax import Case, Choices, fit, table

CASES = [Case([["near", "verb"], ["far"]], [True, False])] * 3 + [Case([["near"], ["far", "verb"]], [False, True])] * 3


def fitted(lasso):
    names = ["far", "near", "unseen", "verb"]
    return table(names, fit(Choices(CASES, names), lasso, 0.1, 100))


def test_what_tells_the_right_option_gets_the_weight():
    """A feature that only right options have weighs; what stands on both sides alike, or nowhere, does not."""
    assert ["verb"] == list(fitted(0.5))


def test_a_great_penalty_leaves_no_weight():
    """The lasso drives weights to nought that do not earn it."""
    assert {} == fitted(100.0)


def test_the_slope_is_that_of_the_loss():
    """The gradient agrees with small steps of the loss."""
    choices, at = Choices(CASES, ["far", "near", "verb"]), np.array([0.3, -0.2, 0.5])
    steps = [choices.loss(at + step)[0] - choices.loss(at - step)[0] for step in 1e-5 * np.eye(3)]
    assert [each / 2e-5 for each in steps] == pytest.approx(list(choices.loss(at)[1]), abs=1e-6)
