"""The pages in a real Chromium: every way that people use them, on a phone and at a desk."""
