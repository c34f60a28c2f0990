"""WhatsApp through Twilio's Content API: templates that are approved, and choices to tap within 24 hours."""
