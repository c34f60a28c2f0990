"""The users of an organisation: who they are, who the admins are, and what admins change (R46)."""
