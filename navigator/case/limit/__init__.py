"""The dates of one limit, from the days of what starts, stops and lengthens it."""
