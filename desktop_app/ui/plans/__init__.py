"""The page Rencana kinerja: the list of plans, the details beside it, and the editor of one plan."""
