"""`navigator calendars`: check the calendar files, and see what a change of them does to deadlines."""
