//! `patuh` reads a month of submissions about Indonesia's regional anti-trafficking task
//! forces (Gugus Tugas PP-TPPO), judges all 552 regions and writes a compliance workbook.
//!
//! One straight line of total functions between named types:
//!
//! ```text
//! folder --intake--> Input --read--> Document --extract--> Submission
//!        --assemble--> Dossier     --assess--> Assessment --tables--> Table --render--> .xlsx
//!         (one per region)
//! ```
//!
//! The modules are floors: each may use those below it and none above
//! (`tests/it/architecture.rs` holds the table). `read` has no Indonesian word in it,
//! `extract` has no file format in it, `assess` searches no text, `report` decides nothing;
//! only `pipeline` has threads; nobody reads the clock but `cli`, once, for the default of
//! `--as-of`.

pub mod model;

pub mod refdata;

pub mod intake;
pub mod read;

pub mod extract;

pub mod assess;
pub mod decide;
pub mod dossier;

pub mod report;

pub mod pipeline;

pub mod cli;
