"""What the OpenAPI document is put together from: the endpoints' own models, and words for people."""
