"""Checks by the API: started, looked for, followed and acted on (R1-R5, R39-R45)."""
