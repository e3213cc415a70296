//! refdata: see the functions' names.
