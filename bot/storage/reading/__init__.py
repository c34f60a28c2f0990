"""Reading what turns have written, through the ORM. All but the look-up of a link asks for the organisation (R57)."""
