//! What a document is: an instrument or not, the TPPO task force's or a look-alike's.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    flow::Flow,
    heading::{Heading, Issuer},
    text::{fold, pattern},
};
use crate::model::{Evidence, Provision, ProvisionKind};

/// Words for trafficking in persons, misspellings that were seen included.
static TRAFFICKING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"perdagangan\s+(?:\(?traf\w*\)?\s+)?(?:orang|manusia|perempuan)|perdangan\s+orang|perdagangan\s*orang|\btppo\b|pptppo|traf+ic?k+ing|trafiking|tindak\s+(?:pidana\s+)?perdagangan",
    )
});
static TASK_FORCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bgugus\s*-?\s*tugas\b|\bgt\s?-?\s?p{1,2}\s?-?\s?tppo\b|\bgtpp"));
/// Bodies that look alike and must not count, by what they are called.
static LOOK_ALIKE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"satuan tugas|\bsatgas\b|tim pengawasan orang asing|\btimpora\b|\bdesk\b|reforma agraria|kota layak anak|kabupaten(?:/kota)? layak anak|layak anak|covid|corona|pornografi|pusat pelayanan terpadu|\bppt\b|\bp2tp2a\b|penyusunan rancangan|penyusun(?:an)? (?:rancangan )?(?:peraturan|perda)|stunting|narkotika|penanganan konflik",
    )
});
/// A plan alone, a service procedure: about trafficking, but not forming the task force.
static OTHER_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:rencana aksi|mekanisme|tata cara|standar operasional|prosedur|pedoman)\b")
});
static OTHER_MANDATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"kekerasan(?: dalam rumah tangga| terhadap \w+(?: dan \w+)?)?|pornografi|\bkdrt\b|\bpkdrt\b|perlindungan (?:perempuan|anak)|pekerja migran|eksploitasi",
    )
});

/// Whether an instrument forms or sets the TPPO task force, and what it is if it only looks
/// like one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) is_task_force: bool,
    pub(super) look_alike: Option<String>,
}

/// Judges by the title, then by the forming clause.
pub(super) fn body(heading: &Heading, provisions: &[Provision]) -> Body {
    let about = heading.about.as_ref().map(|it| fold(&it.value)).unwrap_or_default();
    let formation = provisions
        .iter()
        .find(|it| it.kind == ProvisionKind::Formation)
        .map(|it| fold(&it.evidence.quote))
        .unwrap_or_default();
    let forms = |text: &str| TASK_FORCE.is_match(text) && TRAFFICKING.is_match(text);
    let by_region = heading.office != Issuer::Other;
    let named = forms(&about) && !OTHER_SUBJECT.is_match(&about)
        // A title damaged beyond reading, or one that only names the annex it changes.
        || forms(&formation) && !OTHER_SUBJECT.is_match(&about) && (about.is_empty() || TRAFFICKING.is_match(&about));
    let drafts = about.contains("penyusun");
    let is_task_force = by_region && named && !drafts;
    let similar = TRAFFICKING.is_match(&about) && !OTHER_SUBJECT.is_match(&about)
        || TASK_FORCE.is_match(&about)
        || LOOK_ALIKE.is_match(&about) && about.contains("pembentukan");
    let look_alike =
        (!is_task_force && similar).then(|| heading.about.as_ref().map(|it| it.value.clone())).flatten();
    Body { is_task_force, look_alike }
}

/// Another mandate beside trafficking in the title ("Penghapusan KDRT dan ... TPPO").
pub(super) fn other_mandate(heading: &Heading) -> Option<Provision> {
    let about = heading.about.as_ref()?;
    let folded = fold(&about.value);
    let found = OTHER_MANDATE.find(&folded).filter(|_| TRAFFICKING.is_match(&folded))?;
    Some(Provision {
        kind: ProvisionKind::OtherMandate,
        text: Some(found.as_str().to_owned()),
        confidence: about.confidence,
        evidence: about.evidence.clone(),
    })
}

/// A text about trafficking, by any of its lines.
pub(super) fn speaks_of_trafficking(flow: &Flow<'_>) -> bool {
    flow.lines.iter().take(200).any(|it| TRAFFICKING.is_match(&it.folded))
}

/// "RANCANGAN", "DRAF", "KONSEP" before the title.
pub(super) fn draft_mark(flow: &Flow<'_>, heading: &Heading) -> Option<Evidence> {
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:rancangan|draft?|konsep)\b(?:\W*(?:keputusan|peraturan|surat|sk|final|awal|\d).*|\W*)$",
        )
    });
    let top = 0..heading.range.end.min(heading.range.start + 4);
    flow.slice(&top)
        .iter()
        .find(|line| DRAFT.is_match(&line.folded))
        .map(|line| Evidence::new(line.line.place.clone(), &line.line.text))
}

/// A letter: "Perihal"/"Hal" with "Yth." or "Kepada"; or the words by which a letter hands
/// something over, which is all that a mail's own text says.
pub(super) fn is_letter(flow: &Flow<'_>) -> bool {
    static HANDS_OVER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\bbersama (?:surat )?ini\b|\bterlampir kami\b|\bkami (?:sampaikan|kirimkan|lampirkan|teruskan)\b|^(?:berikut\s+)?(?:ter|di)lampir\w*\s+(?:sk\b|keputusan|peraturan|laporan|dokumen|data|berkas|file)|\bdengan hormat\b|^\W*assalamu",
        )
    });
    let top = || flow.lines.iter().take(30);
    let subject = top().any(|it| {
        let folded = it.folded.as_str();
        ["perihal", "hal ", "hal:", "subject", "sifat"].iter().any(|word| folded.starts_with(word))
    });
    let to = top().any(|it| it.folded.contains("yth") || it.folded.starts_with("kepada"));
    subject && to || top().any(|it| HANDS_OVER.is_match(&it.folded))
}
