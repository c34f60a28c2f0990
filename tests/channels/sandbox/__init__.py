"""The sandbox: a likeness of Twilio, and the phones that it reaches."""
