"""The Twilio channel: the real client, over HTTP."""
