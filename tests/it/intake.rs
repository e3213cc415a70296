//! The inbox: what is found, what it is by content, and what containers hold.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test fails by panicking"
)]

use std::{
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    process::Command,
};

use patuh::{
    intake::{discover, expand, open},
    model::ReasonCode,
    read::{Limits, Sniffed, media_type, sniff},
};
use zip::{ZipWriter, write::SimpleFileOptions};

// What is found.

/// An inbox with these files, each with its name as content.
fn inbox(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let at = folder.path().join(file);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, file).unwrap();
    }
    folder
}

/// Each input with what opening it gives.
fn listed(inboxes: &[PathBuf]) -> String {
    let limits = Limits { max_bytes: 100, ..Limits::default() };
    discover(inboxes)
        .iter()
        .map(|input| match open(input, &limits) {
            Ok(bytes) => format!("{}: {} bytes\n", input.path, bytes.len()),
            Err(reason) => format!("{}: {:?}: {}\n", input.path, reason.code, reason.message),
        })
        .collect()
}

fn paths(folder: &Path, below: &[&str]) -> Vec<PathBuf> {
    below.iter().map(|name| folder.join(name)).collect()
}

#[test]
fn inputs_come_in_the_order_of_their_paths() {
    let folder = inbox(&["b.txt", "a/z.txt", "a.txt", "a-b/1.txt", "A/x.txt", "a/10.txt", "a/9.txt"]);
    insta::assert_snapshot!(listed(&[folder.path().to_owned()]), @r"
    A/x.txt: 7 bytes
    a-b/1.txt: 9 bytes
    a.txt: 5 bytes
    a/10.txt: 8 bytes
    a/9.txt: 7 bytes
    a/z.txt: 7 bytes
    b.txt: 5 bytes
    ");
}

#[test]
fn rubbish_is_an_input_with_its_reason_and_other_hidden_files_are_read() {
    let folder = inbox(&[
        "~$sk.docx",
        ".DS_Store",
        "Thumbs.db",
        "a/DESKTOP.INI",
        "__MACOSX/a/._sk.pdf",
        "__MACOSX/sk.pdf",
        ".~lock.sk.odt#",
        "._sk.pdf",
        ".sk.pdf",
        "sk~$.pdf",
    ]);
    insta::assert_snapshot!(listed(&[folder.path().to_owned()]), @r"
    .DS_Store: Ignored: berkas sistem, bukan kiriman
    ._sk.pdf: Ignored: berkas bayangan macOS, bukan kiriman
    .sk.pdf: 7 bytes
    .~lock.sk.odt#: Ignored: berkas kunci sementara LibreOffice, bukan kiriman
    Thumbs.db: Ignored: berkas sistem, bukan kiriman
    __MACOSX/a/._sk.pdf: Ignored: berkas bayangan macOS, bukan kiriman
    __MACOSX/sk.pdf: Ignored: berkas bayangan macOS, bukan kiriman
    a/DESKTOP.INI: Ignored: berkas sistem, bukan kiriman
    sk~$.pdf: 8 bytes
    ~$sk.docx: Ignored: berkas kunci sementara Microsoft Office, bukan kiriman
    ");
}

#[test]
fn links_pipes_and_large_files_are_not_opened() {
    let folder = inbox(&["sk.txt"]);
    let at = folder.path();
    fs::write(at.join("besar.txt"), [b'x'; 101]).unwrap();
    fs::write(at.join("kosong.txt"), []).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(at.join("sk.txt"), at.join("tautan.txt")).unwrap();
        std::os::unix::fs::symlink(at, at.join("putaran")).unwrap();
        let made = Command::new("mkfifo").arg(at.join("pipa")).status().is_ok_and(|status| status.success());
        assert!(made, "mkfifo is there on every Unix");
        insta::assert_snapshot!(listed(&[at.to_owned()]), @r"
    besar.txt: Limit: melebihi batas: 101 dari paling banyak 100 (byte berkas)
    kosong.txt: 0 bytes
    pipa: UnreadableFile: bukan berkas biasa (pipa, soket atau perangkat), tidak dibuka
    putaran: UnreadableFile: tautan simbolik tidak diikuti
    sk.txt: 6 bytes
    tautan.txt: UnreadableFile: tautan simbolik tidak diikuti
    ");
    }
}

#[test]
fn a_file_a_missing_inbox_and_several_inboxes() {
    let folder = inbox(&["satu/a.txt", "dua/a.txt", "lain/satu/a.txt", "berkas.txt"]);
    let at = folder.path();
    insta::assert_snapshot!(listed(&paths(at, &["berkas.txt"])), @r"berkas.txt: 10 bytes");
    insta::assert_snapshot!(listed(&paths(at, &["tidak-ada"])), @r"tidak-ada: UnreadableFile: kotak masuk tidak ditemukan");
    insta::assert_snapshot!(listed(&paths(at, &["satu", "dua", "lain/satu", "berkas.txt", "tidak-ada"])), @r"
    satu/a.txt: 10 bytes
    dua/a.txt: 9 bytes
    satu#2/a.txt: 15 bytes
    berkas.txt: 10 bytes
    tidak-ada: UnreadableFile: kotak masuk tidak ditemukan
    ");
}

#[test]
fn a_name_that_is_no_text_is_shown_as_far_as_it_is() {
    #[cfg(target_os = "linux")]
    {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
        let folder = inbox(&["a.txt"]);
        fs::write(folder.path().join(OsStr::from_bytes(b"k\xe9.txt")), "x").unwrap();
        insta::assert_snapshot!(listed(&[folder.path().to_owned()]), @r"
    a.txt: 5 bytes
    k�.txt: 1 bytes
    ");
    }
}

#[test]
fn a_folder_that_cannot_be_listed_is_an_input() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = inbox(&["a.txt", "tertutup/b.txt"]);
        let closed = folder.path().join("tertutup");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        // The administrator may list everything.
        if fs::read_dir(&closed).is_err() {
            let shown = listed(&[folder.path().to_owned()]);
            assert!(
                shown.contains("tertutup: UnreadableFile: folder tidak boleh dibuka: izin ditolak"),
                "{shown}"
            );
        }
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    }
}

// What it is.

fn kind(bytes: &[u8]) -> String {
    let sniffed = sniff(bytes);
    let name = match sniffed {
        Sniffed::Other(foreign) => format!("other {}", foreign.name),
        other => format!("{other:?}"),
    };
    format!("{name} [{}]", sniffed.media_type(bytes).unwrap_or("-"))
}

fn kinds(cases: &[(&str, &[u8])]) -> String {
    cases.iter().map(|(name, bytes)| format!("{name}: {}\n", kind(bytes))).collect()
}

/// A ZIP of these entries.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A compound file whose root has these streams, and under a storage in it `deeper`.
fn compound(streams: &[&str], deeper: &[&str]) -> Vec<u8> {
    const NONE: u32 = 0xffff_ffff;
    let entry = |name: &str, kind: u8, right: u32, child: u32| {
        let mut bytes = vec![0_u8; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[..units.len()].copy_from_slice(&units);
        bytes[64] = u8::try_from(units.len() + 2).unwrap();
        bytes[66] = kind;
        bytes[68..72].copy_from_slice(&NONE.to_le_bytes());
        bytes[72..76].copy_from_slice(&right.to_le_bytes());
        bytes[76..80].copy_from_slice(&child.to_le_bytes());
        bytes
    };
    // Root, a storage, the streams of the root, those of the storage: each a chain to the right.
    let chain = |at: usize, many: usize, first: u32| {
        if at + 1 < many { first + u32::try_from(at).unwrap() + 1 } else { NONE }
    };
    let own = u32::try_from(streams.len()).unwrap();
    let mut directory = entry("Root Entry", 5, NONE, 1);
    directory.extend(entry(
        "Obj",
        1,
        if streams.is_empty() { NONE } else { 2 },
        if deeper.is_empty() { NONE } else { 2 + own },
    ));
    for (at, name) in streams.iter().enumerate() {
        directory.extend(entry(name, 2, chain(at, streams.len(), 2), NONE));
    }
    for (at, name) in deeper.iter().enumerate() {
        directory.extend(entry(name, 2, chain(at, deeper.len(), 2 + own), NONE));
    }
    directory.resize(directory.len().div_ceil(512) * 512, 0);
    let sectors = directory.len() / 512;
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    header[30] = 9;
    header[48..52].copy_from_slice(&1_u32.to_le_bytes());
    header[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut table = vec![0xff_u8; 512];
    table[..4].copy_from_slice(&0xffff_fffd_u32.to_le_bytes());
    for sector in 1..=sectors {
        let next = if sector < sectors { u32::try_from(sector).unwrap() + 1 } else { 0xffff_fffe };
        table[sector * 4..sector * 4 + 4].copy_from_slice(&next.to_le_bytes());
    }
    [header, table, directory].concat()
}

const MAIL: &str =
    "From: a@contoh.go.id\r\nTo: b@contoh.go.id\r\nSubject: SK\r\nMIME-Version: 1.0\r\n\r\nTerlampir.\r\n";

#[test]
fn formats_are_told_by_their_first_bytes() {
    let junk_before = [&[b' '; 1000][..], b"%PDF-1.4"].concat();
    let junk_too_long = [&[b'x'; 1024][..], b"%PDF-1.4"].concat();
    let shown = kinds(&[
        ("pdf", b"%PDF-1.7\n"),
        ("junk before", &junk_before),
        ("too much junk before", &junk_too_long),
        ("png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("tiff", b"II*\0\x08\0\0\0"),
        ("big endian tiff", b"MM\0*\0\0\0\x08"),
        ("webp", b"RIFF\x10\0\0\0WEBPVP8 "),
        ("wav", b"RIFF\x10\0\0\0WAVEfmt "),
        ("gif", b"GIF89a"),
        ("heic", b"\0\0\0\x18ftypheic"),
        ("video", b"\0\0\0\x18ftypisom"),
        ("rar", b"Rar!\x1a\x07\x01\0"),
        ("7z", b"7z\xbc\xaf\x27\x1c\0\x04"),
        ("gzip", b"\x1f\x8b\x08\0\0"),
        ("rtf", b"{\\rtf1\\ansi"),
        ("program", b"MZ\x90\0\x03"),
        ("nothing", b""),
        ("blanks", b" \r\n\0\0"),
        ("garbage", &[0x01, 0x80, 0x02, 0xfe, 0x03, 0x9d, 0x04, 0xff].repeat(20)),
    ]);
    insta::assert_snapshot!(shown, @r"
    pdf: Known(Pdf) [application/pdf]
    junk before: Known(Pdf) [application/pdf]
    too much junk before: Known(Text) [text/plain]
    png: Known(Image) [image/png]
    jpeg: Known(Image) [image/jpeg]
    tiff: Known(Image) [image/tiff]
    big endian tiff: Known(Image) [image/tiff]
    webp: Known(Image) [image/webp]
    wav: Unknown [-]
    gif: other GIF [image/gif]
    heic: other HEIC [image/heic]
    video: other MP4 [video/mp4]
    rar: other RAR [application/vnd.rar]
    7z: other 7-Zip [application/x-7z-compressed]
    gzip: other GZIP [application/gzip]
    rtf: other RTF [application/rtf]
    program: other program [application/x-msdownload]
    nothing: Empty [-]
    blanks: Empty [-]
    garbage: Unknown [-]
    ");
    assert_eq!(media_type(b"\xff\xd8\xff", patuh::model::Format::Image), "image/jpeg");
}

#[test]
fn packages_are_told_by_content_types_and_parts() {
    let types = |main: &str| {
        format!("<Types><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/><Override ContentType=\"{main}\"/></Types>").into_bytes()
    };
    let office = |main: &str| archive(&[("[Content_Types].xml", &types(main)), ("x.xml", b"")]);
    let docx = office("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
    let torn = archive(&[
        ("[Content_Types].xml", b""),
        ("word/document.xml", b"<w:document/>"),
        ("word/media/1.png", &[7; 500]),
    ]);
    let shown = kinds(&[
        ("docx", &docx),
        ("docm", &office("application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("xlsx", &office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
        ("xlsm", &office("application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        ("xlsb", &office("application/vnd.ms-excel.sheet.binary.macroEnabled.main")),
        (
            "pptx",
            &office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        ),
        ("by parts", &archive(&[("xl/workbook.xml", b"")])),
        ("torn docx", &torn[..torn.len() - 200]),
        ("ods", &archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])),
        (
            "locked ods",
            &archive(&[
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
            ]),
        ),
        ("odt", &archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        ("zip", &archive(&[("sk.pdf", b"%PDF-1.4")])),
        ("zip with a docx unpacked in a folder", &archive(&[("sk/word/document.xml", b"")])),
        ("empty zip", &archive(&[])),
    ]);
    insta::assert_snapshot!(shown, @r"
    docx: Known(Docx) [application/vnd.openxmlformats-officedocument.wordprocessingml.document]
    docm: Known(Docx) [application/vnd.openxmlformats-officedocument.wordprocessingml.document]
    xlsx: Known(Xlsx) [application/vnd.openxmlformats-officedocument.spreadsheetml.sheet]
    xlsm: Known(Xlsx) [application/vnd.openxmlformats-officedocument.spreadsheetml.sheet]
    xlsb: Known(Xlsb) [application/vnd.ms-excel.sheet.binary.macroEnabled.12]
    pptx: other PowerPoint (.pptx) [application/vnd.openxmlformats-officedocument.presentationml.presentation]
    by parts: Known(Xlsx) [application/vnd.openxmlformats-officedocument.spreadsheetml.sheet]
    torn docx: Known(Docx) [application/vnd.openxmlformats-officedocument.wordprocessingml.document]
    ods: Known(Ods) [application/vnd.oasis.opendocument.spreadsheet]
    locked ods: Encrypted [application/vnd.oasis.opendocument.spreadsheet]
    odt: other OpenDocument (.odt) [application/vnd.oasis.opendocument.text]
    zip: Known(Zip) [application/zip]
    zip with a docx unpacked in a folder: Known(Zip) [application/zip]
    empty zip: Known(Zip) [application/zip]
    ");
}

#[test]
fn compound_files_are_told_by_the_streams_of_their_root() {
    let mut no_chain = compound(&["Workbook"], &[]);
    no_chain[48..52].copy_from_slice(&9_999_u32.to_le_bytes());
    let mut looped = compound(&["A", "B", "C", "D", "E", "Workbook"], &[]);
    let second = 512 + 2 * 4;
    looped[second..second + 4].copy_from_slice(&1_u32.to_le_bytes());
    let shown = kinds(&[
        ("xls", &compound(&["Workbook"], &[])),
        ("excel 5", &compound(&["Book"], &[])),
        ("locked", &compound(&["EncryptionInfo", "EncryptedPackage"], &[])),
        ("doc with a table of excel in it", &compound(&["1Table", "WordDocument"], &["Workbook"])),
        ("xls with a text of word in it", &compound(&["SummaryInformation", "Workbook"], &["WordDocument"])),
        ("ppt", &compound(&["PowerPoint Document"], &[])),
        ("msg", &compound(&["__properties_version1.0"], &[])),
        ("another", &compound(&["x"], &[])),
        ("damaged directory", &no_chain),
        ("a chain that runs in a ring", &looped),
        ("header only", &compound(&[], &[])[..60]),
    ]);
    insta::assert_snapshot!(shown, @r"
    xls: Known(Xls) [application/vnd.ms-excel]
    excel 5: Known(Xls) [application/vnd.ms-excel]
    locked: Encrypted [application/x-ole-storage]
    doc with a table of excel in it: other Word 97-2003 (.doc) [application/msword]
    xls with a text of word in it: Known(Xls) [application/vnd.ms-excel]
    ppt: other PowerPoint 97-2003 (.ppt) [application/vnd.ms-powerpoint]
    msg: other Outlook (.msg) [application/vnd.ms-outlook]
    another: other compound file (OLE) [application/x-ole-storage]
    damaged directory: Known(Xls) [application/vnd.ms-excel]
    a chain that runs in a ring: Known(Xls) [application/vnd.ms-excel]
    header only: other compound file (OLE) [application/x-ole-storage]
    ");
}

#[test]
fn texts_are_told_by_what_stands_first_and_by_even_separators() {
    let utf16: Vec<u8> =
        "NO;NAMA\r\n1;Bupati\r\n2;Sekda\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = "1;Kepala Dinas;Anggota\r\n".repeat(10_000);
    let shown = kinds(&[
        ("html", b"\n<!-- x --><HTML><table>"),
        ("doctype", b"<!DOCTYPE html PUBLIC \"x\"><html>"),
        ("table of an export", b"<table border=1><tr><td>NO"),
        ("html of excel", b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
        ("spreadsheetml", b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
        ("word 2003", b"<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"),
        ("other xml", b"<?xml version=\"1.0\"?><data/>"),
        ("less than", b"<<halo>> apa kabar"),
        ("mail", MAIL.as_bytes()),
        ("mailbox", b"From a@b Mon\nReceived: by x\n\tfor y\nSubject: z\n\nhalo"),
        ("letter", b"Date: 5 Maret\nTo: Bupati\n\nDengan hormat"),
        ("semicolons", b"NO;NAMA\n1;\"Dinas; Sosial\"\n2;Sekda\n"),
        ("commas with a title above", b"REKAP\nNO,NAMA,JABATAN\n1,\"Budi, S.H.\",Ketua\n2,Tono,Anggota\n3,Tini,Anggota\n4,Ani,Anggota\n"),
        ("titles above semicolons", b"REKAP GUGUS TUGAS\nKABUPATEN CONTOH\n\nNO;NAMA\n1;Budi\n2;Tini\n"),
        ("titles above commas", b"REKAP\nTAHUN 2025\nNO,NAMA,JABATAN\n1,Budi,Ketua\n2,Tini,Anggota\n"),
        ("a list below titles", b"SUSUNAN\nGUGUS TUGAS\n1.\tKetua\t: Bupati\n2.\tAnggota\t: Sekda\n3.\tAnggota\t: Camat\n"),
        ("zeros", &[0; 64]),
        ("tabs", b"NO\tNAMA\n1\tBudi\n2\tTini\n"),
        ("quote never closed", b"NO;NAMA\n1;\"Budi\n2;Tini\n3;Ani\n"),
        ("told by the first line", b"sep=|\na|b\n"),
        ("utf-16", &utf16),
        ("long", long.as_bytes()),
        ("prose", b"Menimbang, bahwa untuk melaksanakan ketentuan, perlu dibentuk gugus tugas.\nMengingat, undang-undang.\nMemutuskan, menetapkan.\n"),
        ("decree with tabs", b"KEPUTUSAN BUPATI\nNOMOR 1\nSUSUNAN\n1.\tKetua\t: Bupati\n2.\tAnggota\t: Sekda\nDitetapkan di Contoh\nBUPATI,\n"),
        ("latin-1", b"Wali Kota caf\xe9"),
    ]);
    insta::assert_snapshot!(shown, @r"
    html: Known(Html) [text/html]
    doctype: Known(Html) [text/html]
    table of an export: Known(Html) [text/html]
    html of excel: Known(Html) [text/html]
    spreadsheetml: Known(SpreadsheetXml) [application/xml]
    word 2003: other Word XML (.xml) [application/xml]
    other xml: other XML [application/xml]
    less than: Known(Text) [text/plain]
    mail: Known(Mail) [message/rfc822]
    mailbox: Known(Mail) [message/rfc822]
    letter: Known(Text) [text/plain]
    semicolons: Known(Csv) [text/csv]
    commas with a title above: Known(Csv) [text/csv]
    titles above semicolons: Known(Csv) [text/csv]
    titles above commas: Known(Csv) [text/csv]
    a list below titles: Known(Text) [text/plain]
    zeros: Unknown [-]
    tabs: Known(Csv) [text/csv]
    quote never closed: Known(Csv) [text/csv]
    told by the first line: Known(Csv) [text/csv]
    utf-16: Known(Csv) [text/csv]
    long: Known(Csv) [text/csv]
    prose: Known(Text) [text/plain]
    decree with tabs: Known(Text) [text/plain]
    latin-1: Known(Text) [text/plain]
    ");
}

// What containers hold.

/// Each leaf with its member path and what is in it.
fn leaves(bytes: Vec<u8>, limits: &Limits) -> String {
    expand("kirim.zip", bytes, limits)
        .iter()
        .map(|leaf| {
            let what = match &leaf.content {
                Ok(content) => {
                    assert_eq!(content.bytes.len() as u64, leaf.source.bytes);
                    format!("{:?}", content.format)
                }
                Err(reason) => format!("{:?}: {}", reason.code, reason.message),
            };
            assert_eq!(leaf.source.path, "kirim.zip");
            let hashed = if leaf.source.sha256.is_some() { "" } else { " no hash" };
            format!(
                "{} ({} bytes{hashed}) {what}\n",
                leaf.source.member.as_deref().unwrap_or("."),
                leaf.source.bytes
            )
        })
        .collect()
}

fn opened(bytes: Vec<u8>) -> String {
    leaves(bytes, &Limits::default())
}

#[test]
fn members_are_documents_of_their_own() {
    let inner = archive(&[("dalam.txt", b"teks"), ("sk.pdf", b"%PDF-1.4")]);
    let zip = archive(&[
        ("33/sk.pdf", b"%PDF-1.4"),
        ("kosong.txt", b""),
        ("folder/", b""),
        ("dalam.zip", &inner),
        ("surat.eml", MAIL.as_bytes()),
        ("__MACOSX/33/._sk.pdf", b"x"),
        ("lama.doc", &compound(&["WordDocument"], &[])),
    ]);
    insta::assert_snapshot!(opened(zip), @r"
    . (1027 bytes) Container: wadah: 6 berkas
    33/sk.pdf (8 bytes) Pdf
    kosong.txt (0 bytes) Empty: berkas kosong
    dalam.zip (220 bytes) Container: wadah: 2 berkas
    dalam.zip/dalam.txt (4 bytes) Text
    dalam.zip/sk.pdf (8 bytes) Pdf
    surat.eml (88 bytes) Container: wadah: 1 berkas
    surat.eml/isi-surat.txt (23 bytes) Text
    __MACOSX/33/._sk.pdf (1 bytes no hash) Ignored: berkas bayangan macOS, bukan kiriman
    lama.doc (1536 bytes) Unsupported: format Word 97-2003 (.doc) tidak dibaca; mintalah PDF, DOCX atau XLSX
    ");
    insta::assert_snapshot!(opened(b"%PDF-1.4".to_vec()), @r". (8 bytes) Pdf");
    insta::assert_snapshot!(opened(archive(&[])), @r". (22 bytes) Container: wadah: 0 berkas");
}

#[test]
fn names_in_archives_are_only_shown_and_lead_nowhere() {
    let zip = archive(&[
        ("../../etc/passwd", b"a"),
        ("/mutlak.txt", b"b"),
        ("C:\\Users\\x\\sk.txt", b"c"),
        ("a\u{202e}fdp.txt", b"d"),
        ("baris\nbaru.txt", b"e"),
        ("..", b"f"),
        ("./titik/./a.txt", b"g"),
        (&"x".repeat(500), b"h"),
    ]);
    insta::assert_snapshot!(opened(zip), @r"
    . (1826 bytes) Container: wadah: 8 berkas
    etc/passwd (1 bytes) Text
    mutlak.txt (1 bytes) Text
    Users/x/sk.txt (1 bytes) Text
    a�fdp.txt (1 bytes) Text
    baris�baru.txt (1 bytes) Text
    tanpa-nama (1 bytes) Text
    titik/a.txt (1 bytes) Text
    …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx (1 bytes) Text
    ");
}

#[test]
fn two_entries_of_one_name_are_two_documents() {
    // The writer refuses a second one, so the name is changed in the bytes.
    let mut zip = archive(&[("a.txt", b"pertama"), ("b.txt", b"kedua"), ("c.txt", b"ketiga")]);
    for name in [b"b.txt", b"c.txt"] {
        while let Some(at) = zip.windows(5).position(|window| window == name) {
            zip[at] = b'a';
        }
    }
    insta::assert_snapshot!(opened(zip.clone()), @r"
    . (304 bytes) Container: wadah: 3 berkas
    a.txt (7 bytes) Text
    a.txt#2 (5 bytes) Text
    a.txt#3 (6 bytes) Text
    ");
    let texts: Vec<String> = expand("x", zip, &Limits::default())
        .into_iter()
        .filter_map(|leaf| String::from_utf8(leaf.content.ok()?.bytes).ok())
        .collect();
    assert_eq!(texts, ["pertama", "kedua", "ketiga"]);
}

#[test]
fn a_damaged_or_locked_entry_costs_only_itself() {
    let mut zip =
        archive(&[("a.txt", b"teks teks teks teks teks"), ("b.txt", b"baik"), ("c.txt", b"terkunci")]);
    let first = zip.windows(5).position(|window| window == b"a.txt").unwrap();
    zip[first + 6] ^= 0xff;
    // The flag of encryption, in the third entry of the central directory.
    let last = zip.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    zip[last + 8] |= 1;
    insta::assert_snapshot!(opened(zip), @r"
    . (305 bytes) Container: wadah: 3 berkas
    a.txt (24 bytes no hash) Damaged: berkas di dalam wadah rusak; mintalah pengirim mengirim ulang
    b.txt (4 bytes) Text
    c.txt (8 bytes no hash) Encrypted: terkunci dengan kata sandi; mintalah berkas tanpa kata sandi
    ");
    let torn = archive(&[("a.txt", b"teks")]);
    insta::assert_snapshot!(opened(torn[..torn.len() - 30].to_vec()), @r". (84 bytes) Damaged: berkas rusak atau terpotong; mintalah pengirim mengirim ulang");
}

#[test]
fn containers_are_bounded() {
    let zeros = vec![b'0'; 3000];
    let bomb = archive(&[("a.txt", &zeros), ("b.txt", &zeros), ("c.txt", &zeros), ("d.txt", b"kecil")]);
    let limits = Limits { max_unpacked: 7000, ..Limits::default() };
    insta::assert_snapshot!(leaves(bomb.clone(), &limits), @r"
    . (436 bytes) Container: wadah: 4 berkas
    a.txt (3000 bytes) Text
    b.txt (3000 bytes) Text
    c.txt (3000 bytes no hash) Limit: isi wadah melebihi batas 0 MiB setelah dibuka
    d.txt (5 bytes no hash) Limit: isi wadah melebihi batas 0 MiB setelah dibuka
    ");
    let limits = Limits { max_bytes: 2000, ..Limits::default() };
    insta::assert_snapshot!(leaves(bomb.clone(), &limits), @r"
    . (436 bytes) Container: wadah: 4 berkas
    a.txt (3000 bytes no hash) Limit: melebihi batas: 2001 dari paling banyak 2000 (byte berkas)
    b.txt (3000 bytes no hash) Limit: melebihi batas: 2001 dari paling banyak 2000 (byte berkas)
    c.txt (3000 bytes no hash) Limit: melebihi batas: 2001 dari paling banyak 2000 (byte berkas)
    d.txt (5 bytes) Text
    ");
    let limits = Limits { max_entries: 2, ..Limits::default() };
    insta::assert_snapshot!(leaves(bomb, &limits), @r"
    . (436 bytes) Limit: wadah: hanya 2 dari 4 berkas dibuka, sisanya melebihi batas
    a.txt (3000 bytes) Text
    b.txt (3000 bytes) Text
    ");
    let nested = (0..4).fold(archive(&[("inti.txt", b"inti")]), |zip, _| archive(&[("dalam.zip", &zip)]));
    let limits = Limits { max_depth: 3, ..Limits::default() };
    insta::assert_snapshot!(leaves(nested, &limits), @r"
    . (430 bytes) Container: wadah: 1 berkas
    dalam.zip (346 bytes) Container: wadah: 1 berkas
    dalam.zip/dalam.zip (266 bytes) Container: wadah: 1 berkas
    dalam.zip/dalam.zip/dalam.zip (190 bytes) Limit: wadah di dalam wadah lebih dari 3 tingkat tidak dibuka
    ");
}

#[test]
fn a_mail_is_its_letter_and_its_attachments() {
    let inner = "From: c@contoh.go.id\r\nSubject: Surat asli\r\nMIME-Version: 1.0\r\n\r\nIsi surat asli.\r\n";
    let mail = format!(
        "From: a@contoh.go.id\r\nTo: b@contoh.go.id\r\nSubject: =?utf-8?B?U0sgR3VndXMgVHVnYXM=?=\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=X\r\n\r\n\
         --X\r\nContent-Type: multipart/alternative; boundary=Y\r\n\r\n\
         --Y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTerlampir SK.\r\n\
         --Y\r\nContent-Type: text/html\r\n\r\n<p>Terlampir <b>SK</b>.</p>\r\n--Y--\r\n\
         --X\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"../sk.pdf\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n\
         --X\r\nContent-Type: application/pdf; name*=utf-8''k%C3%A9dua.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n\
         --X\r\nContent-Type: image/png\r\nContent-ID: <1>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
         --X\r\nContent-Type: text/csv; name=daftar.csv\r\n\r\nNO;NAMA\r\n1;Budi\r\n2;Tini\r\n\
         --X\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n\
         --X\r\nContent-Type: application/pdf; name=rusak.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%\r\n\
         --X--\r\n"
    );
    insta::assert_snapshot!(opened(mail.clone().into_bytes()), @r"
    . (1025 bytes) Container: wadah: 7 berkas
    isi-surat.txt (38 bytes) Text
    sk.pdf (9 bytes) Pdf
    kédua.pdf (9 bytes) Pdf
    lampiran-3 (8 bytes) Image
    daftar.csv (23 bytes) Csv
    Surat asli.eml (81 bytes) Container: wadah: 1 berkas
    Surat asli.eml/isi-surat.txt (36 bytes) Text
    rusak.pdf (0 bytes no hash) Damaged: lampiran surat rusak; mintalah pengirim mengirim ulang
    ");
    let texts: Vec<String> = expand("x", mail.into_bytes(), &Limits::default())
        .into_iter()
        .filter(|leaf| leaf.source.member.as_deref().is_some_and(|name| name.ends_with("isi-surat.txt")))
        .filter_map(|leaf| String::from_utf8(leaf.content.ok()?.bytes).ok())
        .collect();
    insta::assert_snapshot!(texts.join("\n--\n"), @r"
    Perihal: SK Gugus Tugas

    Terlampir SK.
    --
    Perihal: Surat asli

    Isi surat asli.
    ");
}

#[test]
fn a_mail_in_html_only_keeps_its_table() {
    let mail = "From: a@b\r\nTo: c@d\r\nSubject: SK & <daftar>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Yth. Menteri</p><table><tr><td>1</td><td>Bupati</td></tr><tr><td>2</td><td>Sekda</td></tr></table>";
    insta::assert_snapshot!(letter(mail), @r"
    isi-surat.html Html
    <p>Perihal: SK &amp; &lt;daftar&gt;</p>
    <style>p{}</style><p>Yth. Menteri</p><table><tr><td>1</td><td>Bupati</td></tr><tr><td>2</td><td>Sekda</td></tr></table>
    ");
    let plain = mail.replace("table", "p").replace("Subject: SK & <daftar>\r\n", "");
    insta::assert_snapshot!(letter(&plain), @r"
    isi-surat.txt Text
    Yth. Menteri
    1Bupati2Sekda
    ");
    insta::assert_snapshot!(letter("From a@b Mon Mar  4 2024\nSubject: SK <1>\nFrom: a@b\nTo: c@d\n\nhalo\n"), @r"
    isi-surat.txt Text
    Perihal: SK <1>

    halo
    ");
    insta::assert_snapshot!(letter("From: a@b\nTo: c@d\nDate: Mon, 4 Mar 2024 10:00:00 +0700\n\n"), @r"no letter");
}

/// The name and text of the letter in a mail.
fn letter(mail: &str) -> String {
    let leaves = expand("x", mail.as_bytes().to_vec(), &Limits::default());
    assert_eq!(leaves[0].content.as_ref().unwrap_err().code, ReasonCode::Container);
    let Some(leaf) = leaves.get(1) else { return "no letter".to_owned() };
    let content = leaf.content.clone().unwrap();
    let text = String::from_utf8(content.bytes).unwrap();
    format!("{} {:?}\n{text}", leaf.source.member.as_deref().unwrap(), content.format)
}

/// Every beginning, and every file with one byte turned, must give leaves and no panic.
#[test]
fn no_damage_makes_intake_fail() {
    let zip = archive(&[("a.txt", b"teks"), ("b.zip", &archive(&[("c.txt", b"dalam")]))]);
    let office = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    let ole = compound(&["Workbook"], &["WordDocument"]);
    let html = b"<?xml version=\"1.0\"?><!DOCTYPE html><!-- --><html>".to_vec();
    for whole in [zip, office, ole, MAIL.as_bytes().to_vec(), html] {
        for at in 0..whole.len() {
            assert!(!expand("x", whole[..at].to_vec(), &Limits::default()).is_empty());
            for turned in [0xff, 0x01] {
                let mut bytes = whole.clone();
                bytes[at] ^= turned;
                assert!(!expand("x", bytes, &Limits::default()).is_empty());
            }
        }
    }
}
