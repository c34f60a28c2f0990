"""Whole checks over a Twilio that fails, by a program that is killed each second: nothing lost, nothing twice."""
