//! How a legal ground of the catalogue is named: instruments by their short name, and the
//! catalogue's English remarks in Indonesian.

use super::Lang;
use crate::assess::Catalogue;

/// Remarks of the catalogue and their Indonesian; longer ones first where one holds another.
const REMARKS: &[(&str, &str)] = &[
    ("mirror of national membership", "cermin keanggotaan nasional"),
    ("Ministry statement", "Pernyataan Kementerian"),
    ("Ministry aim:", "Tujuan Kementerian:"),
    ("Ministry list", "Daftar Kementerian"),
    ("23 May 2023", "23 Mei 2023"),
    ("RAN/RAD and head-of-region term are five years", "RAN/RAD dan masa jabatan kepala daerah lima tahun"),
    ("report articles unseen", "pasal laporan belum dilihat"),
    ("text unseen", "bunyi belum dilihat"),
    ("unseen", "belum dilihat"),
    ("national model", "model nasional"),
    ("drafting technique", "teknik penyusunan"),
    ("general law", "hukum umum"),
    ("project need", "kebutuhan program"),
    ("purbalingga practice", "praktik Purbalingga"),
    ("practice", "praktik"),
    (" annex", " lampiran"),
    ("(no)", "(belum diperiksa)"),
    ("(prov)", "(provinsi)"),
];

/// `source` as a reader knows it: `uu-21-2007 Ps 58(3)` is "UU 21/2007 Ps 58(3)".
pub(super) fn name(source: &str, catalogue: &Catalogue, lang: Lang) -> String {
    let mut text = source.to_owned();
    for instrument in &catalogue.instruments {
        if text.contains(&instrument.id) {
            text = text.replace(&instrument.id, &instrument.name);
        }
    }
    if lang == Lang::Id {
        for (english, indonesian) in REMARKS {
            if text.contains(english) {
                text = text.replace(english, indonesian);
            }
        }
    }
    text
}
