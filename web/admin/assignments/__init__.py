"""Assignments with their candidates: listed, marked, asked for references (R1, R2, R41)."""
