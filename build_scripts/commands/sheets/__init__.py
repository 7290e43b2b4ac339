"""Spreadsheets of deadlines: text and workbooks in, the same with due dates out."""
