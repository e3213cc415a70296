//! architecture: see the functions' names.
