"""The views of the API, and of the tests that steer it."""
