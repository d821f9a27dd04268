"""A Hub as its API guide describes it, built on the frameworks that the guide points to."""
