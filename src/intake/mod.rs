//! Finds the inputs: walks the inbox in a stable order and opens containers in memory.
//! Nothing is dropped: rubbish, folders that can't be listed and odd files are inputs too,
//! with the reason why they are not read.
