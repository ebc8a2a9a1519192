"""The page Pegawai: the list, a person's profile, corrections by date, import of a sheet, the superiors."""
