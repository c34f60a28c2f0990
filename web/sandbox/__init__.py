"""The sandbox: a likeness of Twilio, the phones that it reaches, and a clock that can be moved."""
