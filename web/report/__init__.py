"""The report on the web: who is let in, the page and the files, and the log of every opening (R50)."""
