//! The list of phrases. A line: name, Indonesian, English. Gaps are `{0}`, `{1}`, ..

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        /// The phrases of one language.
        #[derive(Debug)]
        pub struct Words {
            $(pub(in crate::report) $name: &'static str,)*
        }

        /// Indonesian.
        pub(super) const ID: Words = Words { $($name: $id,)* };

        /// English.
        pub(super) const EN: Words = Words { $($name: $en,)* };

        /// Every phrase: its name, Indonesian, English.
        pub fn all() -> Vec<(&'static str, &'static str, &'static str)> {
            vec![$((stringify!($name), $id, $en),)*]
        }
    };
}

phrases! {
    // Tabs, at most 31 characters, and what each is for.
    sheet_overview: "Ringkasan", "Summary";
    sheet_provinces: "Provinsi", "Provinces";
    sheet_regions: "Wilayah", "Regions";
    sheet_findings: "Temuan", "Findings";
    sheet_members: "Anggota", "Members";
    sheet_matrix: "Matriks Instansi", "Institution Matrix";
    sheet_decrees: "SK", "Decrees";
    sheet_missing: "Belum Mengirim", "Not Submitted";
    sheet_files: "Berkas", "Files";
    sheet_evidence: "Bukti", "Evidence";
    sheet_catalogue: "Katalog", "Catalogue";
    sheet_about: "Tentang", "About";
    for_overview: "jawaban dalam satu layar", "the answer in one screen";
    for_provinces: "satu baris per provinsi: jumlah dan persentase", "a row per province: counts and shares";
    for_regions: "satu baris per wilayah: status, SK, jumlah temuan", "a row per region: status, decree, findings";
    for_findings: "wilayah × persyaratan, dengan alasan dan bukti", "region × requirement, with reason and evidence";
    for_members: "setiap kursi dalam setiap dokumen", "every seat in every document";
    for_matrix: "wilayah × unsur yang diminta", "region × seats asked for";
    for_decrees: "setiap keputusan dan peraturan, berlaku atau tidak", "every instrument, in force or not";
    for_missing: "wilayah yang belum mengirim apa pun", "regions that sent nothing";
    for_files: "setiap berkas yang diterima dan nasibnya", "every input and what became of it";
    for_evidence: "setiap kutipan dan tempatnya", "every quote and where it stands";
    for_catalogue: "persyaratan dan dasar hukumnya", "requirements and their legal ground";
    for_about: "versi, pemeriksaan jumlah, cara membaca", "versions, checks of the counts, how to read";

    // Titles and notes.
    overview_title: "Kepatuhan Gugus Tugas PP-TPPO Daerah", "Compliance of Regional Anti-Trafficking Task Forces";
    overview_note: "Hari yang dinilai {0} · periode {1} · patuh {2} · katalog {3}", "Day judged {0} · period {1} · patuh {2} · catalogue {3}";
    provinces_title: "Provinsi: keadaan kabupaten/kota dan provinsi itu sendiri", "Provinces: their regencies and cities, and the province itself";
    provinces_note: "Jumlah dan persentase menghitung kabupaten/kota saja; status provinsi itu sendiri ada di tiga kolom terakhir.", "Counts and shares are of regencies and cities alone; the province itself is in the last three columns.";
    regions_title: "Wilayah: 38 provinsi dan seluruh kabupaten/kota", "Regions: provinces, regencies and cities";
    regions_note: "Satu baris per wilayah, juga yang belum mengirim. Nomor SK menuju lembar SK; \"lihat\" menuju susunan anggota.", "A row per region, also those that sent nothing. The number leads to the decree; \"see\" leads to its members.";
    findings_title: "Temuan: hasil setiap persyaratan per wilayah", "Findings: what each requirement came to in each region";
    findings_note: "Dimuat: semua persyaratan yang mengenai wilayah yang mengirim, juga yang terpenuhi. Tidak dimuat: yang tidak berlaku baginya. Wilayah yang belum mengirim: satu baris.", "Listed: every requirement that concerns a region that sent something, satisfied ones too. Not listed: those that do not concern it. A region that sent nothing has one row.";
    members_title: "Anggota: setiap kursi dalam setiap dokumen", "Members: every seat in every document";
    members_note: "Hanya baris \"Berlaku\" yang dinilai; dokumen lain dimuat untuk perbandingan. Salinan dengan isi yang sama tidak diulang.", "Only rows \"In force\" are judged; other documents are listed for comparison. Copies with the same content are not repeated.";
    matrix_title: "Matriks Instansi: unsur yang diminta katalog", "Institution Matrix: seats that the catalogue asks for";
    matrix_note: "Wilayah yang SK-nya berlaku dan memuat susunan. {0}. Jumlah di atas kepala tabel menghitung tanda {1}.", "Regions whose decree in force has a composition. {0}. Totals above the head count {1}.";
    decrees_title: "SK: setiap keputusan dan peraturan yang diterima", "Decrees: every instrument received";
    decrees_note: "Kolom kedudukan menyatakan mana yang dipakai menilai dan mengapa. Tanggal dan nomor menurut teks dokumen; bukti ada di kolom terakhir.", "The standing says which one is used and why. Numbers and dates are as printed; their evidence is in the last columns.";
    missing_title: "Belum Mengirim: wilayah tanpa kiriman", "Not Submitted: regions that sent nothing";
    missing_note: "Keterangan dari rekap pihak lain ditampilkan sebagai petunjuk; rekap tidak menggantikan dokumen wilayah itu sendiri.", "What recaps of others say is shown as a hint; it does not replace a document of the region's own.";
    files_title: "Berkas: semua yang diterima", "Files: everything received";
    files_note: "Tidak ada yang hilang: wadah (ZIP, surel), sampah sistem, salinan, dan yang gagal dibaca juga dimuat.", "Nothing is lost: containers (ZIP, mail), rubbish, copies and what could not be read are listed too.";
    evidence_title: "Bukti: kutipan dan tempatnya", "Evidence: quotes and where they stand";
    evidence_note: "Nomor bukti dibuat dari isi dokumen, tempat, dan kutipan, sehingga tetap sama bulan depan. Kotak: kiri, atas, kanan, bawah dalam poin dari sudut kiri atas halaman.", "An evidence id is made of the document's content, place and words, and stays the same next month. Box: left, top, right, bottom in points from the page's top left.";
    catalogue_title: "Katalog: persyaratan dan dasarnya", "Catalogue: requirements and their grounds";
    catalogue_note: "\"Sebagian\" atau \"Belum\" pada kolom verifikasi: bunyi peraturan belum dicocokkan penuh; jangan menegur wilayah atas dasar itu saja.", "\"Partly\" or \"No\" under verified: the text of the law was not fully checked; do not reproach a region on that ground alone.";
    about_title: "Tentang buku kerja ini", "About this workbook";
    about_note: "Versi, pemeriksaan jumlah, arti status, cara membaca, istilah, dan batas.", "Versions, checks of the counts, meaning of the states, how to read, terms and limits.";

    // Heads of columns.
    code: "Kode", "Code";
    province: "Provinsi", "Province";
    region: "Wilayah", "Region";
    level: "Jenis", "Level";
    n_below: "Kab/kota", "Regencies, cities";
    n_submitted: "Mengirim", "Submitted";
    n_in_force: "Ber-SK", "With decree";
    share_in_force: "% ber-SK", "% with decree";
    share_compliant: "% patuh", "% compliant";
    own_verdict: "Status provinsi", "Province's own status";
    own_runs: "Berjalan (provinsi)", "Runs (province)";
    own_decree: "SK provinsi", "Province's decree";
    total: "Jumlah", "Total";
    verdict_head: "Status", "Status";
    runs_head: "Berjalan", "Runs";
    reason: "Alasan", "Reason";
    decree_number: "Nomor", "Number";
    decree_date: "Tanggal", "Date";
    decree_age: "Umur (tahun)", "Age (years)";
    signatory: "Penanda tangan", "Signatory";
    n_members: "Jumlah anggota", "Members";
    see_members: "Susunan", "Seats";
    see: "lihat", "see";
    n_mandatory: "Wajib", "Mandatory";
    n_mandatory_met: "Wajib terpenuhi", "Mandatory met";
    n_unmet: "Tidak terpenuhi", "Not satisfied";
    n_unclear: "Tidak jelas", "Unclear";
    n_no_evidence: "Tanpa bukti", "No evidence";
    n_satisfied: "Terpenuhi", "Satisfied";
    n_waived: "Dikecualikan", "Waived";
    n_not_applicable: "Tidak berlaku", "Not applicable";
    unmet_blocking: "Penghalang yang tidak terpenuhi", "Blocking, not satisfied";
    weakest: "Keyakinan terendah", "Weakest confidence";
    needs_look: "Perlu dilihat", "Needs a look";
    n_documents: "Dokumen", "Documents";
    n_claims: "Disebut rekap", "In recaps";
    requirement: "ID", "ID";
    requirement_title: "Persyaratan", "Requirement";
    severity: "Tingkat", "Severity";
    obligation: "Kewajiban", "Obligation";
    now: "Hasil (hukum kini)", "Outcome (law now)";
    then: "Hasil (saat ditetapkan)", "Outcome (law when signed)";
    found: "Ditemukan", "Found";
    expected: "Diharapkan", "Expected";
    confidence_head: "Keyakinan", "Confidence";
    proof: "Bukti", "Evidence";
    n_proofs: "Jumlah bukti", "Evidence count";
    document: "Dokumen", "Document";
    source: "Dasar hukum", "Legal ground";
    verified_head: "Terverifikasi", "Verified";
    all_requirements: "Semua persyaratan", "All requirements";
    standing_head: "Kedudukan", "Standing";
    standing_why: "Penjelasan", "Why";
    seq: "Urut", "No.";
    role: "Peran", "Role";
    role_text: "Kedudukan (tertulis)", "Role as printed";
    role_unknown: "(tidak dikenal)", "(unknown)";
    unit: "Unit", "Unit";
    person: "Nama", "Name";
    nip: "NIP", "NIP";
    office: "Jabatan", "Office";
    institution_text: "Instansi (tertulis)", "Institution as printed";
    institution: "Instansi (dikenali)", "Institution recognised";
    institution_id: "Kode instansi", "Institution id";
    place: "Tempat", "Place";
    n_seats: "Diminta", "Asked for";
    n_seats_met: "Terwakili", "Present";
    share_seats: "% terwakili", "% present";
    total_seats: "Jumlah wilayah yang terwakili", "Regions where present";
    form: "Bentuk", "Form";
    year: "Tahun", "Year";
    about: "Tentang", "About";
    place_signed: "Ditetapkan di", "Signed at";
    acting: "Plt./Pj.", "Acting";
    signatory_person: "Nama penanda tangan", "Signatory's name";
    legal_basis: "Dasar hukum (Mengingat)", "Legal basis cited";
    revokes: "Mencabut", "Revokes";
    amends: "Mengubah", "Amends";
    term: "Masa berlaku", "Term";
    from: "sejak", "from";
    until: "sampai", "until";
    proof_number: "Bukti nomor", "Evidence of number";
    proof_date: "Bukti tanggal", "Evidence of date";
    remark: "Keterangan", "Remark";
    administrative: "Wilayah administratif tanpa pemerintahan sendiri; tidak diwajibkan mempunyai SK sendiri.", "Administrative region without a government of its own; not expected to have a decree of its own.";
    claim_says: "Menurut rekap", "A recap says";
    claim_number: "Nomor menurut rekap", "Number in the recap";
    claim_date: "Tanggal menurut rekap", "Date in the recap";
    claim_by: "Sumber rekap", "Recap";
    claim_yes: "Sudah ada SK", "Has a decree";
    claim_no: "Belum ada SK", "Has no decree";
    claim_blank: "Tidak diisi", "Left blank";
    number: "No.", "No.";
    path: "Berkas", "File";
    member_of: "Di dalam wadah", "Inside the container";
    read: "Pembacaan", "Reading";
    kind: "Jenis dokumen", "Kind";
    duplicate_of: "Salinan dari", "Copy of";
    pages: "Halaman/ lembar", "Pages or sheets";
    text_kind: "Asal teks", "Text from";
    media_type: "Tipe", "Type";
    bytes: "Ukuran (bita)", "Size (bytes)";
    sha256: "SHA-256 (awal)", "SHA-256 (start)";
    n_notices: "Jumlah catatan", "Notices";
    notices: "Catatan pembacaan", "Notices (Indonesian)";
    bbox: "Kotak (poin)", "Box (points)";
    quote: "Kutipan", "Quote";
    open: "Buka berkas", "Open the file";
    for_province: "Provinsi", "Provinces";
    for_regency: "Kab/kota", "Regencies, cities";
    effective_from: "Berlaku sejak", "From";
    effective_to: "Sampai", "Until";
    message: "Pesan bila tidak terpenuhi", "Message (Indonesian)";
    checked_by: "Diperiksa", "Checked";
    by_program: "program", "by program";
    by_person: "manusia", "by hand";
    by_hand: "Yang perlu dilihat manusia", "What a person must look at (Indonesian)";
    section: "Bagian", "Section";
    item: "Hal", "Item";
    value: "Isi", "Content";
    check: "Cek", "Check";
    yes: "Ya", "Yes";
    no: "Tidak", "No";
    none: "Tidak ada", "None";
    look_word: "Lihat", "Look";

    // The summary.
    figures_title: "Angka kunci", "Key figures";
    figure: "Ukuran", "Figure";
    everyone: "Semua", "All";
    share: "Bagian", "Share";
    provinces_short: "Provinsi", "Provinces";
    below_short: "Kab/kota", "Others";
    regions_short: "Wilayah", "Regions";
    fig_regions: "Wilayah seluruhnya", "Regions";
    fig_submitted: "Mengirim sesuatu", "Sent something";
    fig_in_force: "Mempunyai SK berlaku", "Have a decree in force";
    fig_inputs: "Masukan (berkas dan isinya)", "Inputs, members of containers too";
    fig_documents: "Dokumen di antaranya", "Documents among them";
    fig_unread: "Tidak terbaca", "Could not be read";
    fig_partial: "Terbaca sebagian", "Read in part";
    fig_duplicates: "Salinan dengan isi sama", "Copies with the same content";
    worst_title: "Sepuluh persyaratan yang paling sering tidak terpenuhi", "Ten requirements that fail most often";
    worst_none: "Tidak ada persyaratan yang dinyatakan tidak terpenuhi.", "No requirement was found unsatisfied.";
    map_title: "Peta petak: kabupaten/kota dengan SK berlaku, per provinsi", "Tile map: regencies and cities with a decree in force, by province";
    map_note: "Angka: ber-SK / jumlah. Warna: abu-abu tidak ada, jingga di bawah sepertiga, kuning di bawah dua pertiga, biru muda selebihnya, hijau semua.", "Numbers: with decree / all. Colours: grey none, orange below a third, yellow below two thirds, light blue above, green all.";
    chart_title: "Status kabupaten/kota per provinsi", "Status of regencies and cities by province";
    chart_alt: "Batang bertumpuk: jumlah kabupaten/kota per status, satu batang per provinsi; angkanya ada di lembar provinsi", "Stacked bars: regencies and cities by status, a bar per province; the numbers are on the provinces sheet";
    contents_title: "Isi buku kerja", "Contents";
    banner_unread: "{0} dokumen tidak terbaca dan {1} terbaca sebagian ({2}); lihat lembar Berkas.", "{0} documents could not be read and {1} were read in part ({2}); see the sheet Files.";
    banner_unjudged: "{0} wilayah mengirim sesuatu tetapi tidak dapat dinilai; alasannya di lembar Wilayah.", "{0} regions sent something but can't be judged; the reasons are on the sheet Regions.";
    banner_unverified: "Dasar hukum belum terverifikasi penuh, padahal menentukan status: {0}. Cocokkan dengan JDIH sebelum menegur.", "Legal grounds that decide a status but are not fully verified: {0}. Check them before reproaching a region.";
    banner_by_hand: "{0} dari {1} persyaratan belum dapat diperiksa program dan tidak pernah dianggap terpenuhi; lihat lembar Katalog.", "{0} of {1} requirements can't be checked by the program yet and never count as satisfied; see the sheet Catalogue.";
    loss: "{0} baris tidak dimuat, {1} tautan menjadi teks, {2} sel dipotong karena batas Excel", "{0} rows left out, {1} links shown as text, {2} cells cut because of Excel's limits";
    cut_mark: " … [dipotong]", " … [cut]";
    page_foot: "Halaman &P dari &N", "Page &P of &N";

    // About.
    run_head: "Laporan", "Report";
    as_of: "Hari yang dinilai", "Day judged";
    period: "Periode", "Period";
    not_given: "tidak disebut", "not given";
    version: "Versi program", "Program version";
    catalogue_hash: "Katalog (SHA-256)", "Catalogue (SHA-256)";
    catalogue_as_of: "Katalog ditinjau", "Catalogue reviewed";
    option: "Opsi", "Option";
    counts_head: "Pemeriksaan jumlah", "Counts";
    sum_verdicts: "Jumlah semua status = jumlah wilayah", "All statuses = regions";
    sum_runs: "Jumlah semua keadaan berjalan = jumlah wilayah", "All states of running = regions";
    sum_levels: "Provinsi + kabupaten/kota = jumlah wilayah", "Provinces + regencies and cities = regions";
    sum_submitted: "Mengirim + belum mengirim = jumlah wilayah", "Submitted + not submitted = regions";
    sum_inputs: "Dokumen + wadah + sampah = masukan", "Documents + containers + rubbish = inputs";
    sum_documents: "Terbaca + sebagian + gagal = dokumen", "Read + in part + failed = documents";
    sum_files: "Baris lembar Berkas = masukan", "Rows of Files = inputs";
    sum_assessments: "Penilaian = wilayah", "Judgements = regions";
    adds_up: "cocok", "adds up";
    does_not_add_up: "TIDAK COCOK", "DOES NOT ADD UP";
    limits_hit_head: "Batas yang tercapai", "Limits hit";
    nothing_cut: "Tidak ada baris, tautan, atau sel yang dipotong.", "No row, link or cell was cut.";
    limit_hit: "batas", "limit";
    outcome_head: "Hasil", "Outcome";
    how_head: "Cara membaca", "How to read";
    glossary_head: "Istilah", "Terms";
    limits_head: "Batas", "Limits";
    how_start: "Mulai", "Start";
    how_start_text: "Baca Ringkasan, lalu saring lembar Wilayah menurut status. Setiap kepala kolom mempunyai saringan.", "Read the summary, then filter Regions by status. Every column head has a filter.";
    how_doubt: "Meragukan sebuah hasil", "To doubt an outcome";
    how_doubt_text: "Pada lembar Temuan, klik nomor bukti; pada lembar Bukti, baca kutipan dan tempatnya, lalu buka berkasnya.", "In Findings, click the evidence id; in Evidence, read the quote and its place, then open the file.";
    how_laws: "Dua hukum", "Two laws";
    how_laws_text: "Setiap persyaratan dinilai dua kali: menurut hukum saat SK ditetapkan dan menurut hukum pada hari yang dinilai.", "Each requirement is judged twice: by the law when the decree was signed and by the law on the day judged.";
    how_none: "Tanpa bukti bukan tidak patuh", "No evidence is not failure";
    how_none_text: "\"Tanpa bukti\" berarti tidak ada kiriman yang dapat menunjukkannya; \"tidak terpenuhi\" berarti dokumen menunjukkan sebaliknya. Surat untuk keduanya berbeda.", "\"No evidence\" means that nothing sent could show it; \"not satisfied\" means that a document shows the contrary. They are different letters.";
    how_links: "Tautan berkas", "Links to files";
    how_links_text: "Tautan bersifat relatif: simpan buku kerja dan folder kiriman bersama-sama. Nama dengan tanda yang tidak aman ditulis tanpa tautan.", "Links are relative: keep the workbook and the inbox together. Names with unsafe characters stand without a link.";
    term_tppo: "TPPO", "TPPO";
    term_tppo_text: "Tindak pidana perdagangan orang.", "Tindak pidana perdagangan orang: the crime of trafficking in persons.";
    term_gt: "Gugus Tugas PP-TPPO", "Gugus Tugas PP-TPPO";
    term_gt_text: "Gugus tugas pencegahan dan penanganan TPPO; bersifat koordinatif, menurut UU 21/2007 Pasal 58.", "Task force for preventing and handling trafficking; it coordinates (UU 21/2007, article 58).";
    term_sk: "SK", "SK (decree)";
    term_sk_text: "Surat keputusan atau peraturan kepala daerah yang membentuk gugus tugas.", "A decision or regulation of a head of region that forms the task force.";
    term_recap: "Rekap", "Recap";
    term_recap_text: "Tabel tentang banyak wilayah, biasanya dari provinsi; lebih lemah daripada dokumen wilayah itu sendiri.", "A table about many regions, mostly from a province; weaker than a region's own document.";
    term_unsur: "Unsur", "Unsur";
    term_unsur_text: "Kursi bagi jenis lembaga, tanpa menyebut pejabatnya.", "A seat for a kind of body, without naming its holder.";
    term_container: "Wadah", "Container";
    term_container_text: "Berkas ZIP atau surel yang memuat dokumen lain.", "A ZIP or a mail that holds other documents.";
    limit_ocr: "Pindaian", "Scans";
    limit_ocr_text: "Halaman tanpa teks yang dapat dibaca ditandai \"perlu OCR\" dan tidak pernah dianggap terpenuhi.", "Pages without usable text are marked \"needs OCR\" and never count as satisfied.";
    limit_law: "Katalog", "Catalogue";
    limit_law_text: "Katalog adalah hasil penelitian, bukan teks resmi; kolom \"Terverifikasi\" menyatakan sejauh mana bunyi peraturan telah dilihat.", "The catalogue is research, not an official text; \"Verified\" says how far the text of the law was seen.";
    limit_excel: "Excel", "Excel";
    limit_excel_text: "Paling banyak 60.000 tautan per lembar dan 32.767 karakter per sel; kelebihannya disebut di Ringkasan.", "At most 60,000 links a sheet and 32,767 characters a cell; what goes beyond is named on the summary.";
    limit_confidence: "Keyakinan", "Confidence";
    limit_confidence_text: "Keyakinan menyatakan mutu pembacaan, bukan mutu SK.", "Confidence is about the reading, not about the decree.";

    // Verdicts.
    verdict_compliant: "PATUH", "COMPLIANT";
    verdict_partial: "SEBAGIAN", "PARTIAL";
    verdict_noncompliant: "TIDAK PATUH", "NON-COMPLIANT";
    verdict_missing: "BELUM MENGIRIM", "NOT SUBMITTED";
    verdict_unjudged: "TIDAK DAPAT DINILAI", "CANNOT BE JUDGED";
    verdict_compliant_means: "Semua persyaratan wajib terpenuhi.", "All mandatory requirements are satisfied.";
    verdict_partial_means: "Gugus tugas ada; ada yang kurang atau tidak dapat ditunjukkan.", "A task force exists; something is missing or could not be shown.";
    verdict_noncompliant_means: "Persyaratan wajib yang terverifikasi tidak terpenuhi, atau dokumennya tidak dapat dipakai.", "A mandatory, verified requirement is not satisfied, or the document can't be used.";
    verdict_missing_means: "Tidak ada kiriman.", "Nothing was sent.";
    verdict_unjudged_means: "Ada kiriman, tetapi tidak terbaca atau tidak dapat dinilai.", "Something was sent that could not be read or judged.";
    runs_yes: "BERJALAN", "RUNNING";
    runs_little: "KURANG BUKTI", "LITTLE EVIDENCE";
    runs_no: "TIDAK BERJALAN", "NOT RUNNING";
    runs_yes_means: "Bukti menunjukkan gugus tugas bekerja.", "Evidence shows that it works.";
    runs_little_means: "Kiriman tidak cukup untuk memastikan.", "Not enough was sent to tell.";
    runs_no_means: "Bukti menunjukkan gugus tugas tidak bekerja.", "Evidence shows that it does not work.";

    // Outcomes.
    outcome_satisfied: "Terpenuhi", "Satisfied";
    outcome_not_satisfied: "Tidak terpenuhi", "Not satisfied";
    outcome_unclear: "Tidak jelas", "Unclear";
    outcome_no_evidence: "Tanpa bukti", "No evidence";
    outcome_not_applicable: "Tidak berlaku", "Not applicable";
    outcome_waived: "Dikecualikan", "Waived";
    outcome_satisfied_means: "Ditunjukkan oleh bukti.", "Shown by evidence.";
    outcome_not_satisfied_means: "Dokumen yang dapat menunjukkannya menunjukkan sebaliknya.", "A document that could show it shows the contrary.";
    outcome_unclear_means: "Bukti lemah atau bertentangan: harus dilihat manusia.", "Weak or contradictory evidence: a person must look.";
    outcome_no_evidence_means: "Tidak ada kiriman yang dapat menunjukkannya.", "Nothing was sent that could show it.";
    outcome_not_applicable_means: "Tidak mengenai wilayah ini, atau aturannya belum atau tidak lagi berlaku.", "Does not concern this region, or the rule was not in force.";
    outcome_waived_means: "Keputusan analis.", "An analyst's decision.";

    // Confidence.
    confidence_high: "Tinggi", "High";
    confidence_medium: "Sedang", "Medium";
    confidence_low: "Rendah", "Low";
    confidence_high_means: "Cukup dilewati: diharapkan benar 99 dari 100.", "Pass: meant to be right 99 times in 100.";
    confidence_medium_means: "Cukup dilirik.", "A glance is enough.";
    confidence_low_means: "Lihat sumbernya dahulu.", "Look at the source first.";

    // Standings.
    standing_in_force: "Berlaku", "In force";
    standing_contested: "Bertentangan", "Contested";
    standing_superseded: "Digantikan", "Superseded";
    standing_revoked: "Dicabut", "Revoked";
    standing_amends: "Mengubah", "Amends";
    standing_expired: "Habis masa", "Expired";
    standing_draft: "Rancangan", "Draft";
    standing_look_alike: "Bukan GT TPPO", "Look-alike";
    standing_duplicate: "Salinan", "Duplicate";
    standing_unusable: "Tak dapat dipakai", "Unusable";
    standing_roster: "Daftar anggota", "Roster";
    standing_activity: "Kegiatan", "Activity";
    standing_unrelated: "Tidak terkait", "Unrelated";
    standing_nowhere: "Tanpa wilayah", "No region";
    standing_in_force_why: "Dipakai untuk menilai.", "Used for the verdict.";
    standing_contested_why: "Tanggalnya sama dengan {0} tetapi isinya berbeda; tidak satu pun dipakai.", "Same date as {0} but other content; neither is used.";
    standing_superseded_why: "Ada yang lebih baru: {0}.", "A newer one took its place: {0}.";
    standing_revoked_why: "Dinyatakan dicabut oleh {0}.", "Revoked by {0}.";
    standing_amends_why: "Mengubah {0}.", "Changes {0}.";
    standing_amends_unknown_why: "Mengubah keputusan yang tidak dikirim.", "Changes a decree that was not sent.";
    standing_expired_why: "Masa berlakunya telah berakhir.", "Its term has ended.";
    standing_draft_why: "Tanpa nomor atau tanggal, atau bertanda rancangan.", "Without number or date, or marked as a draft.";
    standing_look_alike_why: "Badan lain yang mirip, bukan Gugus Tugas PP-TPPO daerah.", "Another body that looks alike.";
    standing_duplicate_why: "Isinya sama persis dengan {0}.", "The same bytes as {0}.";
    standing_unusable_why: "Tidak terbaca cukup jauh untuk dipakai.", "Could not be read far enough to be used.";
    standing_roster_why: "Daftar anggota yang melengkapi atau mewakili SK.", "A list of members that belongs to, or stands in for, a decree.";
    standing_activity_why: "Menyatakan apa yang dikerjakan gugus tugas.", "Says what the task force did.";
    standing_unrelated_why: "Tidak menyatakan apa pun tentang gugus tugas.", "Says nothing about the task force.";
    standing_nowhere_why: "Wilayahnya tidak dapat ditentukan.", "Its region could not be told.";

    // Inputs.
    input_ok: "Terbaca", "Read";
    input_partial: "Terbaca sebagian", "Read in part";
    input_failed: "Gagal", "Failed";
    input_container: "Wadah", "Container";
    input_ignored: "Diabaikan", "Ignored";
    kind_decree: "Keputusan", "Decree";
    kind_regulation: "Peraturan", "Regulation";
    kind_roster: "Daftar anggota", "Roster";
    kind_activity_report: "Laporan kegiatan", "Activity report";
    kind_recap: "Rekap wilayah", "Recap of regions";
    kind_template: "Formulir", "Form";
    kind_letter: "Surat", "Letter";
    kind_other: "Lainnya", "Other";
    text_layer: "Teks PDF", "PDF text";
    text_ocr: "OCR", "OCR";
    text_mixed: "Campuran", "Mixed";
    text_native: "Teks asli", "Native text";
    text_none: "Tidak ada", "None";
    reason_encrypted: "Terkunci kata sandi", "Locked with a password";
    reason_damaged: "Berkas rusak", "Damaged file";
    reason_unsupported: "Format tidak dibaca", "Format that is not read";
    reason_empty: "Berkas kosong", "Empty file";
    reason_needs_ocr: "Pindaian tanpa teks; perlu OCR", "Scan without text; needs OCR";
    reason_limit: "Melebihi batas", "Beyond a limit";
    reason_timeout: "Terlalu lama dibaca", "Took too long";
    reason_crashed: "Pembaca gagal di dalam", "The reader failed inside";
    reason_unreadable_file: "Berkas tidak dapat dibuka", "The file could not be opened";
    reason_ignored: "Sampah sistem, bukan kiriman", "Rubbish of a system, no submission";
    reason_container: "Wadah; isinya dicatat tersendiri", "Container; its members are listed on their own";

    // Kinds of things.
    level_province: "Provinsi", "Province";
    level_regency: "Kabupaten", "Regency";
    level_city: "Kota", "City";
    obligation_mandatory: "Wajib", "Mandatory";
    obligation_expected: "Diharapkan", "Expected";
    obligation_good_practice: "Praktik baik", "Good practice";
    severity_error: "Penghalang", "Blocking";
    severity_warning: "Perbaikan", "Mending";
    severity_info: "Catatan", "Note";
    verified_yes: "Ya", "Yes";
    verified_partial: "Sebagian", "Partly";
    verified_no: "Belum", "No";
    form_keputusan: "Keputusan", "Decision";
    form_peraturan: "Peraturan", "Regulation";
    instrument_uu: "UU", "UU";
    instrument_pp: "PP", "PP";
    instrument_perpres: "Perpres", "Perpres";
    instrument_permen: "Permen", "Permen";
    instrument_perda: "Perda", "Perda";
    instrument_perkada: "Perkada", "Perkada";
    instrument_se: "SE", "SE";
    instrument_other: "Lainnya", "Other";
    role_pembina: "Pembina", "Patron";
    role_pengarah: "Pengarah", "Steering";
    role_penanggung_jawab: "Penanggung Jawab", "Responsible authority";
    role_ketua: "Ketua", "Chair";
    role_ketua_ii: "Ketua II", "Second chair";
    role_wakil_ketua: "Wakil Ketua", "Vice chair";
    role_ketua_harian: "Ketua Harian", "Daily chair";
    role_wakil_ketua_harian: "Wakil Ketua Harian", "Vice daily chair";
    role_sekretaris: "Sekretaris", "Secretary";
    role_wakil_sekretaris: "Wakil Sekretaris", "Vice secretary";
    role_bendahara: "Bendahara", "Treasurer";
    role_ketua_sub: "Ketua Sub Gugus Tugas", "Head of a sub-task-force";
    role_anggota: "Anggota", "Member";
    role_sekretariat: "Sekretariat", "Secretariat";
    role_narasumber: "Narasumber", "Adviser";
    place_page: "hal. {0}", "p. {0}";
    place_cell: "lembar {0}, sel {1}", "sheet {0}, cell {1}";
    place_row: "tabel {0}, baris {1}", "table {0}, row {1}";
    place_paragraph: "paragraf {0}", "paragraph {0}";
}
