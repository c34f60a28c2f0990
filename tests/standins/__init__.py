"""Stand-ins for the world outside: a strict Twilio, and people with phones."""
