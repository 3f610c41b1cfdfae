-- Both savings are SQLite's: see 0006_lean_tables.sqlite.sql.
SELECT 1;
