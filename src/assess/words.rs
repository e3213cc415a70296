//! What each reason says, in both languages.
//!
//! A reason is a code and what fills its gaps `{0}`, `{1}`, ...; the sentence stands here. To
//! add one: a line in [`SENTENCES`], in alphabetical order. A test holds that every code used
//! in `assess` has its line and every line its use.

use super::{Requirement, Verified};
use crate::model::{Lang, Why};

/// What `why` says.
pub fn sentence(why: &Why, lang: Lang) -> String {
    let Ok(at) = SENTENCES.binary_search_by(|(code, _, _)| code.cmp(&why.code)) else {
        return why.code.to_owned();
    };
    let Some((_, id, en)) = SENTENCES.get(at) else { return why.code.to_owned() };
    let mut rest = match lang {
        Lang::Id => *id,
        Lang::En => *en,
    };
    let mut text = String::with_capacity(rest.len().saturating_mul(2));
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let Some((gap, after)) = behind.split_once('}') else { break };
        let argument = gap.parse::<usize>().ok().and_then(|it| why.args.get(it));
        text.push_str(argument.map_or("–", String::as_str));
        rest = after;
    }
    text.push_str(rest);
    text.trim_end().to_owned()
}

/// What must be said beside a finding whose ground was not seen in full; `None` = it was.
pub fn ground(requirement: &Requirement, lang: Lang) -> Option<&'static str> {
    match (requirement.verified, lang) {
        (Verified::Yes, _) => None,
        (Verified::Partial, Lang::Id) => {
            Some("Dasarnya baru sebagian diperiksa pada naskah yang terbuka; periksa JDIH.")
        }
        (Verified::Partial, Lang::En) => Some("Its ground was seen in part only; check the official text."),
        (Verified::No, Lang::Id) => Some("Dasarnya belum diperiksa pada naskah resmi; periksa JDIH."),
        (Verified::No, Lang::En) => Some("Its ground was not checked; check the official text."),
    }
}

/// Code, Indonesian, English; sorted by code.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "administrative-region",
        "Wilayah administratif tanpa pemerintahan sendiri; tidak diharapkan membentuk gugus tugas.",
        "An administrative area without its own government; it is not expected to form a task force.",
    ),
    (
        "all-duties-shown",
        "Semua kewajiban tentang keberadaan gugus tugas terbukti.",
        "Every duty about the task force's existence is shown.",
    ),
    (
        "all-duties-shown-or-waived",
        "Semua kewajiban tentang keberadaan gugus tugas terbukti, kecuali yang dikecualikan analis: {0}.",
        "Every duty about the task force's existence is shown, except those waived by an analyst: {0}.",
    ),
    (
        "all-seats-have-offices",
        "Semua {0} baris memuat jabatan atau instansi.",
        "All {0} rows name an office or institution.",
    ),
    (
        "amendment-unmatched",
        "{0} mengubah keputusan yang nomornya tidak cocok; mungkin mengubah keputusan ini.",
        "{0} amends a decree whose number does not match; it may be this one.",
    ),
    (
        "amendment-without-parent",
        "Hanya perubahan yang dikirim; keputusan yang diubah tidak ada, sehingga yang tidak tercantum belum tentu tidak ada.",
        "Only an amendment was sent; what it changes is not here, so what it does not list may still be there.",
    ),
    (
        "annex-agrees",
        "Kepala lampiran memuat nomor yang sama ({1}).",
        "The head of the annex repeats the number ({1}).",
    ),
    (
        "annex-differs",
        "Kepala lampiran memuat nomor {0}, keputusan bernomor {1}.",
        "The head of the annex has number {0}, the decree has {1}.",
    ),
    ("answered", "Daerah mengirim {0} dokumen.", "The region sent {0} documents."),
    ("budget-allocated", "Anggaran Rp{0} pada tahun {1}.", "A budget of Rp{0} in {1}."),
    ("budget-without-year", "Anggaran dilaporkan tanpa tahun.", "A budget is reported without its year."),
    ("budget-zero", "Anggaran tahun {0} dilaporkan nol.", "The budget of {0} is reported as zero."),
    (
        "by-hand",
        "Tidak diperiksa mesin; lihat petunjuknya pada katalog.",
        "Not checked by the machine; the catalogue says what to look at.",
    ),
    (
        "cases-blank",
        "Kolom kasus ada tetapi kosong; nol adalah data, kosong bukan.",
        "There is a place for cases but it is blank; zero is data, blank is not.",
    ),
    ("cases-counted", "Jumlah kasus dilaporkan: {0}.", "The number of cases is reported: {0}."),
    (
        "certified-copy",
        "Salinan dinyatakan sesuai dengan aslinya.",
        "The copy is said to agree with the original.",
    ),
    (
        "citation-without-year",
        "Kutipan mungkin menunjuk {0}, tetapi tahunnya tidak terbaca.",
        "A citation may name {0}, but its year could not be read.",
    ),
    ("cites", "{0} disebut dalam dasar hukum.", "{0} is cited."),
    (
        "cites-historic-only",
        "Dari aturan tentang perdagangan orang hanya yang lama disebut ({0}).",
        "Of the rules on trafficking only a historic one is cited ({0}).",
    ),
    ("cites-living-law", "Aturan yang berlaku disebut ({0}).", "A rule that is in force is cited ({0})."),
    (
        "cites-no-historic",
        "Dasar hukum tidak bertumpu pada aturan lama.",
        "The legal basis does not rest on historic rules.",
    ),
    ("cites-not", "{0} tidak disebut dalam dasar hukum.", "{0} is not cited."),
    (
        "claimed-none",
        "Rekap {0} menyatakan daerah ini belum memiliki keputusan; daerah sendiri tidak mengirim apa pun.",
        "The recap {0} says that this region has no decree; the region itself sent nothing.",
    ),
    (
        "claimed-only",
        "Hanya rekap {0} yang menyatakan ada keputusan (nomor {1}); dokumennya tidak dikirim.",
        "Only the recap {0} says that there is a decree (number {1}); the document was not sent.",
    ),
    (
        "composition-from-roster",
        "Keputusan tidak memuat susunan; {0} baris diambil dari daftar {1}.",
        "The decree lists nobody; {0} rows come from the list {1}.",
    ),
    (
        "contested",
        "{0} dan {1} bertanggal sama tetapi isinya bertentangan; tidak satu pun dipakai.",
        "{0} and {1} are of one date but contradict each other; neither is used.",
    ),
    (
        "copy-not-certified",
        "Naskah adalah salinan (\"ttd\") tanpa keterangan sesuai dengan aslinya.",
        "The text is a copy (\"ttd\") that is not certified.",
    ),
    (
        "date-to-come",
        "Tanggal penetapan {0} sesudah tanggal penilaian {1}.",
        "It is dated {0}, after the day judged, {1}.",
    ),
    (
        "date-unknown",
        "Tanggal penetapan tidak diketahui, sehingga aturan masanya tidak dapat ditentukan.",
        "The day it was signed is not known, nor therefore which rule held.",
    ),
    ("done", "Dilaporkan {0} kali dalam {1} bulan terakhir.", "Reported {0} times in the last {1} months."),
    ("done-and-reported", "Kegiatan dilaksanakan dan dilaporkan.", "Work was done and reported."),
    (
        "done-not-reported",
        "Ada kegiatan, tetapi laporannya tidak dikirim.",
        "Work was done, but no report was sent.",
    ),
    (
        "done-too-long-ago",
        "Yang terakhir lebih lama dari {0} bulan.",
        "The last one is more than {0} months ago.",
    ),
    ("done-without-date", "Dilaporkan tanpa tanggal.", "Reported without a date."),
    (
        "doubtful-rows",
        "Tidak ditemukan, tetapi {0} dari {1} baris belum pasti terbaca dan mungkin memuatnya.",
        "Not found, but {0} of {1} rows are doubtful and may have it.",
    ),
    ("draft", "Naskah masih rancangan.", "The text is a draft."),
    (
        "earlier-not-revoked",
        "Keputusan sebelumnya ({0}) tidak dicabut secara tegas.",
        "The earlier decree ({0}) is not expressly revoked.",
    ),
    ("ex-officio", "Susunan memuat jabatan tanpa nama orang.", "The composition names offices, not persons."),
    (
        "few-institutions",
        "{0} anggota, tetapi hanya {1} instansi.",
        "{0} members, but only {1} institutions.",
    ),
    ("final", "Nomor dan tanggal terisi.", "Number and date are filled in."),
    (
        "folder-names-another",
        "Dokumen milik daerah ini; foldernya menyebut {0}.",
        "The document is this region's; its folder names {0}.",
    ),
    (
        "form-not-found",
        "Keputusan atau Peraturan tidak dapat dipastikan dari kepala dokumen.",
        "Whether it is a Keputusan or a Peraturan could not be told from its heading.",
    ),
    (
        "formation-unclear",
        "Tidak pasti apakah dokumen membentuk gugus tugas daerah ini.",
        "Whether the document forms this region's task force is not certain.",
    ),
    ("former-name", "Nama instansi lama dipakai: {0}", "A former name is used: {0}"),
    ("forms-no-task-force", "Dokumen tidak membentuk gugus tugas.", "The document forms no task force."),
    (
        "forms-task-force",
        "Dokumen membentuk atau menetapkan gugus tugas.",
        "The document forms or sets the task force.",
    ),
    ("grounds", "Kewajiban yang tidak dipenuhi: {0}.", "Duties that are not met: {0}."),
    (
        "group-not-seated",
        "Unsur {0} tidak ditemukan dalam {1} baris susunan.",
        "No seat among {1} rows stands for {0}.",
    ),
    ("group-seated", "Unsur {0}: {1} instansi, antara lain {2}.", "{0}: {1} institutions, among them {2}."),
    ("group-unknown", "Kelompok unsur {0} tidak ada dalam katalog.", "The catalogue has no seat group {0}."),
    ("has-clause", "Klausulnya ada.", "The clause is there."),
    (
        "has-composition",
        "Susunan memuat {0} baris dengan kedudukan dan jabatan.",
        "The composition has {0} rows with role and office.",
    ),
    ("has-date-and-place", "Tempat dan tanggal penetapan ada.", "Place and date are there."),
    ("has-members", "{0} anggota dari {1} instansi.", "{0} members of {1} institutions."),
    ("has-number", "Nomor ada.", "The number is there."),
    ("has-secretariat", "Sekretariat: {0}.", "Secretariat: {0}."),
    ("has-title", "Judul ada.", "The title is there."),
    ("has-unit", "Sub gugus tugas ada: {0}.", "The sub-task-force is there: {0}."),
    ("has-units", "{0} sub gugus tugas.", "{0} sub-task-forces."),
    ("head-chairs", "Kepala daerah menjadi ketua.", "The head of region is the chair."),
    (
        "head-has-no-seat",
        "Kepala daerah tidak ada dalam {0} baris susunan.",
        "The head of region is not in the {0} rows.",
    ),
    (
        "head-has-other-role",
        "Kepala daerah duduk sebagai {0}, bukan ketua atau pengarah.",
        "The head of region sits as {0}, neither chair nor patron.",
    ),
    (
        "head-is-patron",
        "Kepala daerah menjadi pengarah, pembina atau penanggung jawab; ketua tidak ditemukan.",
        "The head of region is a patron; no chair was found.",
    ),
    (
        "head-is-patron-other-chairs",
        "Kepala daerah menjadi pengarah, pembina atau penanggung jawab; ketua: {0}.",
        "The head of region is a patron; the chair is {0}.",
    ),
    (
        "head-without-known-role",
        "Kepala daerah tercantum, tetapi kedudukannya tidak terbaca.",
        "The head of region is listed, but the role could not be read.",
    ),
    ("in-force", "Keputusan terbaru dan tidak dicabut.", "The newest decree, and not revoked."),
    ("in-force-as-amended", "Berlaku dengan perubahan {0}.", "In force as amended by {0}."),
    ("in-term", "Masa berlaku {0} mencakup {1}.", "The term {0} covers {1}."),
    ("instrument-unknown", "Aturan {0} tidak ada dalam katalog.", "The catalogue has no instrument {0}."),
    ("is-keputusan", "Bentuknya Keputusan.", "It is a Keputusan."),
    ("is-peraturan", "Bentuknya Peraturan.", "It is a Peraturan."),
    ("look-alike", "Dokumen badan lain: {0}.", "Another body's document: {0}."),
    ("marked-as-draft", "Naskah bertanda rancangan.", "The text is marked as a draft."),
    (
        "marked-as-draft-but-filled",
        "Bertanda rancangan, tetapi nomor dan tanggalnya terisi.",
        "Marked as a draft, but number and date are filled in.",
    ),
    ("maybe-draft", "{0} mungkin masih rancangan; perlu dilihat.", "{0} may be a draft; a person must look."),
    (
        "maybe-look-alike",
        "{0} mungkin dokumen badan lain; perlu dilihat.",
        "{0} may be another body's document; a person must look.",
    ),
    ("members-missing", "Anggota yang ditemukan dalam {1} baris: {0}.", "Members found in {1} rows: {0}."),
    (
        "merged-but-explicit",
        "Digabung dengan mandat lain ({0}), tetapi kelima tugas dirumuskan.",
        "Merged with another mandate ({0}), but all five tasks are written out.",
    ),
    (
        "merged-not-explicit",
        "Digabung dengan mandat lain ({0}); hanya {1} dari 5 tugas dirumuskan.",
        "Merged with another mandate ({0}); only {1} of 5 tasks are written out.",
    ),
    (
        "met-as-its-own-rule-says",
        "Bertemu sesering yang ditetapkan keputusannya sendiri ({0} rapat).",
        "It met as often as its own decree says ({0} meetings).",
    ),
    (
        "met-less-than-own-rule",
        "Dilaporkan {0} rapat, padahal keputusannya sendiri menetapkan {1} kali dalam {2} bulan.",
        "{0} meetings are reported, while its own decree says {1} in {2} months.",
    ),
    ("names-current", "Tidak ada nama instansi lama.", "No former names are used."),
    (
        "names-of-former-term",
        "Memuat nama orang dan ditetapkan {0}, sebelum masa jabatan baru ({1}).",
        "It names persons and was signed {0}, before the new term of office ({1}).",
    ),
    (
        "names-of-this-term",
        "Memuat nama orang dan ditetapkan {0}, dalam masa jabatan sekarang.",
        "It names persons and was signed {0}, in the present term of office.",
    ),
    (
        "national-duty",
        "Kewajiban gugus tugas pusat, bukan daerah.",
        "A duty of the national task force, not of a region.",
    ),
    (
        "needs-mending",
        "Kewajiban terpenuhi; {0} hal yang diharapkan belum ada: {1}.",
        "Duties are met; {0} things that are expected are missing: {1}.",
    ),
    (
        "no-annex-heading",
        "Kepala lampiran dengan nomor tidak ditemukan.",
        "No annex heading with a number was found.",
    ),
    ("no-budget-reported", "Tidak ada anggaran tahun {0} yang dilaporkan.", "No budget of {0} was reported."),
    ("no-citations-read", "Tidak satu pun dasar hukum terbaca.", "No citation could be read."),
    ("no-clause", "Klausulnya tidak ditemukan.", "The clause was not found."),
    ("no-composition", "Susunan keanggotaan tidak ada.", "There is no composition."),
    (
        "no-composition-found",
        "Susunan keanggotaan tidak dapat dibaca dari dokumen.",
        "The composition could not be read from the document.",
    ),
    ("no-conflict", "Tidak ada kedudukan pimpinan yang bertentangan.", "No leading seats conflict."),
    ("no-date", "Tanggal penetapan tidak ada.", "There is no date."),
    ("no-earlier-decree", "Tidak ada keputusan terdahulu yang diketahui.", "No earlier decree is known."),
    (
        "no-form",
        "Bukan Keputusan atau Peraturan kepala daerah.",
        "Neither a Keputusan nor a Peraturan of the head of region.",
    ),
    (
        "no-law-then",
        "Belum ada aturan yang harus disebut pada waktu itu.",
        "No rule had to be cited at the time.",
    ),
    ("no-leading-seats", "Kedudukan pimpinan tidak ditemukan.", "No leading seats were found."),
    ("no-look-alike", "Bukan satgas atau tim lain.", "Not another body."),
    ("no-number", "Nomor tidak ada.", "There is no number."),
    ("no-plan-sent", "Rencana aksi daerah tidak dikirim.", "No regional action plan was sent."),
    ("no-recap-sent", "Rekap kabupaten/kota tidak dikirim.", "No recap of regencies and cities was sent."),
    ("no-seats-to-look-at", "Tidak ada susunan yang dapat dilihat.", "There is no composition to look at."),
    ("no-secretariat", "Sekretariat tidak ditetapkan.", "No secretariat is set."),
    (
        "no-such-unit",
        "Sub gugus tugas ini tidak ditemukan dalam {0} baris.",
        "This sub-task-force was not found in {0} rows.",
    ),
    (
        "no-term",
        "Tidak menyebut masa berlaku; berlaku sampai dicabut.",
        "It states no term; it holds until revoked.",
    ),
    ("no-title", "Judul tidak ada.", "There is no title."),
    ("no-units", "Tidak ada sub gugus tugas dalam {0} baris.", "There are no sub-task-forces in {0} rows."),
    (
        "none-in-force-then",
        "Aturannya belum ada pada tanggal penetapan.",
        "The rule did not exist on the day it was signed.",
    ),
    (
        "not-a-task-force",
        "{0} adalah dokumen badan lain, sehingga tidak menunjukkan hal ini.",
        "{0} is another body's document and shows nothing of this.",
    ),
    ("not-seated", "Tidak tercantum dalam {0} baris susunan.", "It has no seat among {0} rows."),
    (
        "not-shown-to-be-a-copy",
        "Tidak ada tanda bahwa naskah ini salinan.",
        "Nothing shows that the text is a copy.",
    ),
    (
        "not-yet-signed",
        "Ditetapkan pada {0}, sesudah tanggal penilaian {1}.",
        "Signed on {0}, after the day judged, {1}.",
    ),
    (
        "nothing-about-task-force",
        "Yang dikirim tidak memuat keputusan, daftar anggota atau kegiatan gugus tugas.",
        "What was sent holds no decree, list of members or activity of the task force.",
    ),
    ("nothing-reported", "Tidak ada yang dilaporkan.", "Nothing was reported."),
    ("nothing-sent", "Tidak ada yang dikirim.", "Nothing was sent."),
    ("number-and-date-blank", "Nomor dan tanggal kosong.", "Number and date are blank."),
    (
        "number-or-date-not-found",
        "Nomor atau tanggal tidak ditemukan, padahal naskah tampaknya final.",
        "Number or date was not found, though the text looks final.",
    ),
    (
        "older-than-law",
        "Ditetapkan {0}, sebelum {1}; perlu dimutakhirkan, tidak batal.",
        "Signed {0}, before {1}; due for renewal, not void.",
    ),
    ("one-mandate", "Judul tidak menyebut mandat lain.", "The title names no other mandate."),
    ("only-amendment", "Hanya keputusan perubahan yang dikirim.", "Only an amending decree was sent."),
    ("only-draft", "Hanya rancangan yang dikirim: {0}.", "Only a draft was sent: {0}."),
    (
        "only-draft-ground-in-part",
        "Hanya rancangan yang dikirim: {0}. Dasarnya ({1}) belum seluruhnya diperiksa pada naskah resmi; periksa JDIH.",
        "Only a draft was sent: {0}. The ground ({1}) was not checked in full; check the official text.",
    ),
    ("only-expired", "Masa berlaku keputusan sudah lewat.", "The decree's term is over."),
    (
        "only-look-alike",
        "Hanya dokumen badan lain yang dikirim: {0}; tidak dapat dipakai. Keputusan gugus tugas yang belum dikirim tetap mungkin ada.",
        "Only another body's document was sent: {0}; it can't be used. There may still be a decree that was not sent.",
    ),
    (
        "only-not-yet-signed",
        "{0} ditetapkan pada {1}, sesudah tanggal penilaian; keadaan pada tanggal itu tidak dapat dinilai.",
        "{0} was signed on {1}, after the day judged; how things stood on that day can't be judged.",
    ),
    (
        "only-revoked",
        "Keputusan telah dicabut oleh {0}, tanpa pengganti.",
        "The decree was revoked by {0}, with none in its place.",
    ),
    ("open-duties", "{0} kewajiban belum terbukti: {1}.", "{0} duties are not shown: {1}."),
    ("other-level", "Tidak berlaku bagi tingkat daerah ini.", "Does not concern regions of this level."),
    ("own-region", "Dokumen menyebut daerah ini sendiri.", "The document names this region itself."),
    (
        "place-not-found",
        "Tanggal ada, tempat penetapan tidak ditemukan.",
        "There is a date, but the place was not found.",
    ),
    ("plan-ended", "Rencana aksi berakhir {0}.", "The action plan ended on {0}."),
    ("plan-in-term", "Rencana aksi berlaku sampai {0}.", "The action plan holds until {0}."),
    (
        "plan-reported-not-sent",
        "Rencana aksi dilaporkan, tetapi naskah dan masanya tidak dikirim.",
        "An action plan is reported, but its text and term were not sent.",
    ),
    (
        "plan-without-term",
        "Rencana aksi disebut, tetapi masanya tidak diketahui.",
        "An action plan is mentioned, but its term is not known.",
    ),
    (
        "read-in-part",
        "{0} hanya terbaca sebagian, sehingga yang tidak ditemukan belum tentu tidak ada. {1}",
        "{0} was read in part only, so what was not found may still be there. {1}",
    ),
    (
        "recap-blank",
        "Rekap memuat {0} kabupaten/kota, tetapi kolomnya kosong.",
        "The recap lists {0} regencies and cities, but says nothing of them.",
    ),
    (
        "recap-sent",
        "Menurut rekap {0} dari {1} kabupaten/kota memiliki gugus tugas.",
        "By the recap {0} of {1} regencies and cities have a task force.",
    ),
    ("region-unknown", "Daerah pada dokumen tidak terbaca.", "The document's region could not be read."),
    (
        "regulation-signed-by-delegate",
        "Peraturan ditandatangani oleh {0}, bukan kepala daerah.",
        "A regulation signed by {0}, not by the head of region.",
    ),
    (
        "reports-owed",
        "Keputusan menyebut kepada siapa laporan disampaikan.",
        "The decree says to whom reports go.",
    ),
    ("revoked", "Dicabut oleh {0}.", "Revoked by {0}."),
    ("revokes", "Keputusan lama dicabut ({0}).", "The earlier decree is revoked ({0})."),
    (
        "revokes-in-general",
        "Keputusan lama dicabut tanpa menyebut nomor.",
        "Earlier decrees are revoked without number.",
    ),
    ("role-held", "Dipegang oleh {0}.", "Held by {0}."),
    (
        "role-missing",
        "Kedudukan ini tidak ditemukan dalam {0} baris.",
        "This role was not found in {0} rows.",
    ),
    (
        "roster-may-be-partial",
        "Tidak ada dalam daftar anggota, tetapi daftar itu bukan lampiran keputusan.",
        "Not in the list of members, but the list is not the decree's annex.",
    ),
    (
        "roster-only",
        "Hanya daftar anggota tanpa keputusan yang dikirim.",
        "Only a list of members was sent, without a decree.",
    ),
    (
        "rows-may-be-missing",
        "Mungkin ada baris susunan yang tidak terbaca.",
        "Rows of the composition may not have been read.",
    ),
    ("rule-no-longer-in-force", "Aturan ini hanya berlaku sampai {0}.", "The rule held until {0} only."),
    ("rule-not-yet-in-force", "Aturan ini baru berlaku sejak {0}.", "The rule holds from {0} only."),
    (
        "runs-met-and-funded",
        "Bertemu dalam 12 bulan terakhir ({0}) dan mempunyai anggaran (Rp{1}).",
        "It met in the last 12 months ({0}) and had money (Rp{1}).",
    ),
    (
        "runs-met-and-reported",
        "Bertemu dan melapor dalam 12 bulan terakhir: {0}; {1}.",
        "It met and reported in the last 12 months: {0}; {1}.",
    ),
    (
        "runs-nothing-shown",
        "Tidak ada rapat, laporan, atau anggaran yang ditunjukkan dalam 12 bulan terakhir.",
        "No meeting, report or budget is shown in the last 12 months.",
    ),
    (
        "runs-one-sign-only",
        "Baru satu tanda dalam 12 bulan terakhir ({0}); perlu rapat beserta laporan atau anggaran.",
        "Only one sign in the last 12 months ({0}); a meeting and a report or money are needed.",
    ),
    (
        "runs-said-idle",
        "Daerah sendiri menyatakan tidak ada kegiatan: {0}.",
        "The region itself says that nothing was done: {0}.",
    ),
    (
        "said-not-done",
        "Laporan sendiri menyatakan tidak ada.",
        "The region's own report says that there is none.",
    ),
    ("seated", "Duduk dalam susunan: {0}.", "It has a seat: {0}."),
    (
        "seated-but-not-leading",
        "{0} tercantum, tetapi tidak dalam pimpinan.",
        "{0} is listed, but not among the leaders.",
    ),
    (
        "seated-without-known-role",
        "Tercantum, tetapi kedudukannya tidak terbaca.",
        "Listed, but the role could not be read.",
    ),
    (
        "seats-without-office",
        "{0} dari {1} baris tidak memuat jabatan atau instansi.",
        "{0} of {1} rows name no office or institution.",
    ),
    (
        "seats-without-role-or-office",
        "{0} baris ditemukan, tetapi tidak satu pun memuat kedudukan dan jabatan.",
        "{0} rows were found, but none has role and office.",
    ),
    ("secretariat-elsewhere", "Sekretariat berada pada {0}.", "The secretariat sits at {0}."),
    (
        "secretariat-in-words",
        "Sekretariat disebut dalam kalimat, perlu dilihat: {0}",
        "The secretariat is set in words, a person must look: {0}",
    ),
    (
        "secretariat-office-unknown",
        "Sekretariat ada, tetapi instansinya tidak dikenali.",
        "There is a secretariat, but its institution was not recognised.",
    ),
    ("secretariat-there", "Sekretariat berada pada {0}.", "The secretariat sits at {0}."),
    ("signatory-not-found", "Penandatangan tidak ditemukan.", "No signatory was found."),
    (
        "signature-block-blank",
        "Di bawah {0} tidak ada nama maupun tanda tangan yang terbaca.",
        "No name and no signature can be read below {0}.",
    ),
    (
        "signature-may-be-ink",
        "Naskah hasil pindai: tanda tangan dan cap tidak terbaca mesin; lihat halamannya.",
        "A scan: signature and stamp are ink, which the machine does not read; look at the page.",
    ),
    (
        "signed-by-acting-head",
        "Ditandatangani penjabat kepala daerah ({0}).",
        "Signed by an acting head of region ({0}).",
    ),
    (
        "signed-by-delegate",
        "Ditandatangani atas nama kepala daerah oleh {0}.",
        "Signed for the head of region by {0}.",
    ),
    ("signed-by-head", "Ditandatangani kepala daerah.", "Signed by the head of region."),
    ("signed-by-other", "Ditandatangani oleh {0}.", "Signed by {0}."),
    (
        "signed-for-another-level",
        "Ditandatangani {0}; itu bukan kepala daerah {1}.",
        "Signed by a {0}, who is not the head of {1}.",
    ),
    (
        "standing-unclear",
        "Kedudukan dokumen ini tidak pasti.",
        "What the document counts for is not certain.",
    ),
    ("superseded", "Diganti oleh {0}.", "Replaced by {0}."),
    ("tasks-in-general", "Tugas dirumuskan secara umum.", "Tasks are stated in general."),
    ("tasks-missing", "Hanya {0} dari 5 tugas yang dirumuskan.", "Only {0} of 5 tasks are written out."),
    ("tasks-written", "{0} dari 5 tugas dirumuskan.", "{0} of 5 tasks are written out."),
    ("term-ended", "Masa berlakunya sudah lewat.", "Its term is over."),
    ("term-not-begun", "Masa berlaku {0} belum mulai pada {1}.", "The term {0} has not begun on {1}."),
    ("term-over", "Masa berlaku {0} sudah lewat pada {1}.", "The term {0} is over on {1}."),
    (
        "title-not-found",
        "Dokumen membentuk gugus tugas, tetapi judulnya tidak ditemukan.",
        "The document forms a task force, but its title was not found.",
    ),
    ("too-old", "Ditetapkan {0}, lebih dari {1} tahun yang lalu.", "Signed {0}, more than {1} years ago."),
    ("two-chairs", "Dua ketua: {0} dan {1}.", "Two chairs: {0} and {1}."),
    ("two-roles", "{0} memegang dua kedudukan pimpinan.", "{0} holds two leading roles."),
    (
        "unit-incomplete",
        "Sub gugus tugas tanpa ketua atau tanpa anggota: {0}.",
        "A sub-task-force without head or without members: {0}.",
    ),
    ("unit-led", "Dipimpin oleh {0}.", "Led by {0}."),
    ("unit-led-by-other", "Dipimpin oleh {0}.", "Led by {0}."),
    ("unit-may-be-merged", "Mungkin digabung dalam {0}.", "It may be merged into {0}."),
    (
        "unit-may-not-exist-here",
        "Tidak tercantum; belum diketahui apakah unit ini ada di daerah.",
        "It has no seat; whether the unit exists in the region is not known.",
    ),
    (
        "unit-without-head",
        "Ketua sub gugus tugas tidak ditemukan.",
        "The head of the sub-task-force was not found.",
    ),
    (
        "units-complete",
        "Setiap sub gugus tugas ({0}) punya ketua dan anggota.",
        "Each sub-task-force ({0}) has a head and members.",
    ),
    (
        "units-in-clause",
        "Sub gugus tugas ditetapkan dalam diktum atau pasal.",
        "Sub-task-forces are set by a clause.",
    ),
    (
        "units-met-less-than-own-rule",
        "Dilaporkan {0} rapat sub gugus tugas, padahal keputusannya sendiri menetapkan {1} kali dalam {2} bulan.",
        "{0} meetings of sub-task-forces are reported, while its own decree says {1} in {2} months.",
    ),
    (
        "unplaced-seat-may-be-it",
        "Unsur {0} tidak ditemukan dengan pasti; \"{1}\" mungkin termasuk.",
        "{0}: not found for certain; \"{1}\" may belong to it.",
    ),
    (
        "unread-may-be-newer",
        "Terbaru dari yang terbaca; {0} tidak terbaca dan mungkin lebih baru.",
        "The newest that could be read; {0} could not, and may be newer.",
    ),
    ("unreadable", "{0} tidak dapat dibaca. {1}", "{0} could not be read. {1}"),
    ("unreadable-only", "Yang dikirim tidak dapat dibaca.", "What was sent could not be read."),
    (
        "waived",
        "Dikecualikan oleh {0} pada {1}, berlaku sampai {3}: {2}",
        "Waived by {0} on {1}, until {3}: {2}",
    ),
    (
        "weak-evidence",
        "Buktinya lemah; lihat sumbernya dahulu.",
        "The evidence is weak; look at the source first.",
    ),
    (
        "work-only",
        "Hanya laporan kegiatan tanpa keputusan yang dikirim.",
        "Only reports were sent, without a decree.",
    ),
    (
        "year-differs",
        "Tahun pada nomor ({0}) berbeda dari tanggal penetapan ({1}).",
        "The year of the number ({0}) differs from the date ({1}).",
    ),
    ("young-enough", "Ditetapkan {0}, dalam {1} tahun terakhir.", "Signed {0}, within the last {1} years."),
];
