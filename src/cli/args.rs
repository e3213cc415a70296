//! The command line as types.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, builder::BoolishValueParser};
use jiff::civil::Date;

use crate::{
    read::ocr::{Ocr, OcrEngine, OcrMode},
    report,
};

/// Memeriksa kelengkapan Gugus Tugas PP-TPPO daerah: membaca kiriman daerah, menilai 552
/// daerah terhadap ketentuan nasional, dan menulis buku kerja Excel.
///
/// Kode keluar: 0 selesai; 1 selesai dan keadaan --fail-on terjadi; 2 salah pakai atau salah
/// konfigurasi (tidak ada yang dibaca); 3 selesai, sebagian berkas tidak terbaca (tercantum);
/// 4 tanpa hasil (tidak dapat menulis, gangguan dalam); 130 dihentikan.
#[derive(Debug, Parser)]
#[command(name = "patuh", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Pekerjaan utama: membaca setiap kiriman, menilai semua daerah, menulis buku kerja.
    Run(RunArgs),
    /// Hanya membaca: satu rekaman per dokumen, tanpa daftar daerah dan tanpa katalog.
    Extract(ExtractArgs),
    /// Hanya menilai, dari rekaman yang ditulis `extract`.
    Assess(AssessArgs),
    /// Menampilkan apa yang dilihat pembaca, sebelum ada maknanya.
    Read(ReadArgs),
    /// Mencocokkan nama dari masukan standar, satu per baris.
    Resolve(ResolveArgs),
    /// Menjelaskan mengapa suatu daerah mendapat putusannya.
    Explain(ExplainArgs),
    /// Katalog ketentuan beserta dasar hukumnya.
    Requirements(RequirementsArgs),
    /// Memeriksa mesin ini: apa yang ada, apa yang kurang.
    Doctor(DoctorArgs),
}

/// What is read, and how it is shown while it is read.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// Jumlah pekerja; bawaan: jumlah inti prosesor.
    #[arg(short, long, value_name = "N", env = "PATUH_JOBS", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
    /// Bilah kemajuan: hanya di terminal, selalu, atau tidak pernah.
    #[arg(long, value_enum, value_name = "KAPAN", env = "PATUH_PROGRESS", default_value = "auto")]
    pub(super) progress: When,
    /// Sertakan NIP yang tercetak (bawaan: tidak).
    #[arg(long, env = "PATUH_WITH_NIP", value_parser = BoolishValueParser::new())]
    pub(super) with_nip: bool,
    /// Samarkan nama orang dan/atau NIP dalam semua keluaran.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "APA", env = "PATUH_REDACT")]
    pub(super) redact: Vec<RedactArg>,
    #[command(flatten)]
    pub(super) pictures: Pictures,
    #[command(flatten)]
    pub(super) talk: Talk,
}

/// How pages that are pictures are read.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Pictures {
    /// Pindaian dan foto: kenali hurufnya bila perlu, jangan pernah, atau untuk setiap halaman PDF.
    #[arg(long, value_enum, value_name = "KAPAN", env = "PATUH_OCR", default_value = "auto")]
    pub(super) ocr: OcrArg,
    /// Pengenal huruf: yang tertanam, atau `tesseract` milik sistem (bahasa `ind`).
    #[arg(long, value_enum, value_name = "MESIN", env = "PATUH_OCR_ENGINE", default_value = "embedded")]
    pub(super) ocr_engine: OcrEngineArg,
}

impl Pictures {
    /// The recogniser asked for, for `jobs` pages at once.
    ///
    /// # Errors
    ///
    /// When it was asked for and is not there.
    pub(super) fn ocr(self, jobs: usize) -> anyhow::Result<Ocr> {
        let mode = match self.ocr {
            OcrArg::Auto => OcrMode::Auto,
            OcrArg::Off => OcrMode::Off,
            OcrArg::Force => OcrMode::Force,
        };
        let engine = match self.ocr_engine {
            OcrEngineArg::Embedded => OcrEngine::Embedded,
            OcrEngineArg::Tesseract => OcrEngine::Tesseract,
        };
        let ocr = Ocr::new(mode, engine, NonZeroUsize::new(jobs).unwrap_or(NonZeroUsize::MIN));
        if engine == OcrEngine::Tesseract && mode != OcrMode::Off {
            ocr.recogniser().map_err(|broken| anyhow::anyhow!("{broken}"))?;
        }
        Ok(ocr)
    }
}

/// How much is said on standard error.
#[derive(Clone, Debug, Args)]
pub(super) struct Talk {
    /// Diam: hanya kesalahan.
    #[arg(short, long, env = "PATUH_QUIET", value_parser = BoolishValueParser::new(), conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Lebih rinci; -vv lebih rinci lagi. `RUST_LOG` mengalahkannya.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
    /// Bentuk catatan (log) pada keluaran galat.
    #[arg(long, value_enum, value_name = "BENTUK", env = "PATUH_LOG_FORMAT", default_value = "text")]
    pub(super) log_format: LogFormat,
}

/// How regions are judged and shown.
#[derive(Debug, Args)]
pub(super) struct Judging {
    /// Hari yang dinilai; bawaan: hari terakhir --period, atau hari ini (WIB).
    #[arg(long, value_name = "YYYY-MM-DD", env = "PATUH_AS_OF")]
    pub(super) as_of: Option<Date>,
    /// Bulan kiriman.
    #[arg(long, value_name = "YYYY-MM", env = "PATUH_PERIOD", value_parser = period)]
    pub(super) period: Option<Period>,
    /// Katalog ketentuan selain yang tertanam.
    #[arg(long, value_name = "FILE", env = "PATUH_REQUIREMENTS")]
    pub(super) requirements: Option<PathBuf>,
    /// Keputusan analis: pengecualian, pencocokan, dokumen terpilih.
    #[arg(long, value_name = "FILE", env = "PATUH_DECISIONS")]
    pub(super) decisions: Option<PathBuf>,
    /// Bahasa buku kerja.
    #[arg(long, value_enum, value_name = "BAHASA", env = "PATUH_LANG", default_value = "id")]
    pub(super) lang: LangArg,
}

#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// Folder (atau berkas) kiriman.
    #[arg(required = true, value_name = "INBOX")]
    pub(super) inboxes: Vec<PathBuf>,
    /// Buku kerja yang ditulis.
    #[arg(short, long, value_name = "FILE.xlsx", env = "PATUH_OUTPUT", default_value = "kepatuhan.xlsx")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) judging: Judging,
    /// Berkas konfigurasi (TOML); kuncinya sama dengan nama opsi panjang.
    #[arg(long, value_name = "FILE", env = "PATUH_CONFIG")]
    pub(super) config: Option<PathBuf>,
    /// Tulis juga ringkasan (JSON) ke berkas ini.
    #[arg(long, value_name = "FILE", env = "PATUH_JSON")]
    pub(super) json: Option<PathBuf>,
    /// Tulis juga rekaman (JSON Lines) ke berkas ini.
    #[arg(long, value_name = "FILE", env = "PATUH_RECORDS")]
    pub(super) records: Option<PathBuf>,
    /// Keluar dengan kode 1 bila ada berkas tak terbaca dan/atau daerah tidak patuh.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KEADAAN", env = "PATUH_FAIL_ON")]
    pub(super) fail_on: Vec<FailOn>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    /// Folder atau berkas.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Bentuk keluaran.
    #[arg(long, value_enum, value_name = "BENTUK", default_value = "jsonl")]
    pub(super) format: RecordFormat,
    /// Berkas keluaran; bawaan: keluaran standar.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

#[derive(Debug, Args)]
pub(super) struct AssessArgs {
    /// Rekaman dari `extract` (JSON Lines), satu atau banyak berkas; `-` = masukan standar.
    #[arg(required = true, value_name = "RECORDS")]
    pub(super) records: Vec<PathBuf>,
    /// Buku kerja yang ditulis.
    #[arg(short, long, value_name = "FILE.xlsx", default_value = "kepatuhan.xlsx")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) judging: Judging,
    /// Tulis juga ringkasan (JSON) ke berkas ini.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<PathBuf>,
    /// Keluar dengan kode 1 bila ada berkas tak terbaca dan/atau daerah tidak patuh.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KEADAAN")]
    pub(super) fail_on: Vec<FailOn>,
    #[command(flatten)]
    pub(super) talk: Talk,
}

#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    /// Berkas yang dibaca.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Bentuk keluaran.
    #[arg(long, value_enum, value_name = "BENTUK", default_value = "text")]
    pub(super) format: ReadFormat,
    #[command(flatten)]
    pub(super) pictures: Pictures,
}

#[derive(Debug, Args)]
pub(super) struct ResolveArgs {
    /// Apa yang dicocokkan.
    #[arg(value_enum, value_name = "APA")]
    pub(super) what: Resolved,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Kode atau nama daerah: 33.05, "Kabupaten Kebumen".
    #[arg(value_name = "REGION")]
    pub(super) region: String,
    /// Satu ketentuan saja: STR001.
    #[arg(value_name = "REQUIREMENT")]
    pub(super) requirement: Option<String>,
    /// Folder kiriman yang dibaca.
    #[arg(long, value_name = "PATH", required_unless_present = "records")]
    pub(super) inbox: Vec<PathBuf>,
    /// Rekaman dari `extract`, sebagai ganti folder kiriman.
    #[arg(long, value_name = "FILE", conflicts_with = "inbox")]
    pub(super) records: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) judging: Judging,
    #[command(flatten)]
    pub(super) talk: Talk,
}

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// Folder tempat hasil akan ditulis.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,
    /// Bahasa.
    #[arg(long, value_enum, value_name = "BAHASA", env = "PATUH_LANG", default_value = "id")]
    pub(super) lang: LangArg,
}

#[derive(Debug, Args)]
pub(super) struct RequirementsArgs {
    #[command(subcommand)]
    pub(super) command: RequirementsCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RequirementsCommand {
    /// Daftar semua ketentuan.
    List {
        /// Katalog selain yang tertanam.
        #[arg(long, value_name = "FILE")]
        requirements: Option<PathBuf>,
    },
    /// Satu ketentuan dengan dasar hukum dan cara memeriksanya.
    Show {
        /// Misalnya STR001.
        #[arg(value_name = "ID")]
        id: String,
        /// Katalog selain yang tertanam.
        #[arg(long, value_name = "FILE")]
        requirements: Option<PathBuf>,
    },
    /// Memeriksa katalog yang disunting; menunjuk baris dan kolom yang salah.
    Check {
        /// Katalog (TOML).
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OcrArg {
    Auto,
    Off,
    Force,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OcrEngineArg {
    Embedded,
    Tesseract,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RecordFormat {
    Jsonl,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Resolved {
    Institution,
    Region,
    Person,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Unreadable,
    Noncompliant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RedactArg {
    Person,
    Nip,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Id,
    En,
}

impl From<LangArg> for report::Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Id => Self::Id,
            LangArg::En => Self::En,
        }
    }
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) first: Date,
}

impl Period {
    pub(super) fn last_day(self) -> Date {
        self.first.last_of_month()
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

fn period(text: &str) -> Result<Period, String> {
    let wrong = || format!("{text:?} bukan bulan; contoh: 2026-11");
    let (year, month) = text.split_once('-').ok_or_else(wrong)?;
    let year = year.parse().map_err(|_error| wrong())?;
    let month = month.parse().map_err(|_error| wrong())?;
    Date::new(year, month, 1).map(|first| Period { first }).map_err(|_error| wrong())
}
