"""The web over HTTP: the real application, the real engine, SQLite in a folder of the test's own."""
