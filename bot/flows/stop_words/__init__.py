"""STOP and START in any reasonable words of six languages (R30): `wishes.py` listens for what a file for each lists."""
