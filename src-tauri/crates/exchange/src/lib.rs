//! Files in and out: spreadsheets of entrants.
