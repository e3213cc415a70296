//! The workbook, and nothing about how a fact was found.
