"""The channels: Twilio, and the sandbox that stands in for it."""
