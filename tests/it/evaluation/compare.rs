//! Records held against the truth: the one place that says when two answers are the same.
//!
//! Words are compared folded (case, punctuation and spaces do not count), all else exactly;
//! where the document is damaged or a picture, nine letters in ten make the same words, but
//! numbers, dates and institutions count exactly. How sure a value is said to be is held to
//! more: what was recognised must have every letter and digit right.
//! Rows of a list are paired one to one, order does not count; what is left over on both sides
//! and looks alike is one wrong row, not one missing and one invented.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use patuh::model::{Confidence, Kind, Member, ReadOutcome, Role, Submission};
use serde::Serialize;

use super::truth;

/// How alike two left-over rows must be to be shown as one wrong row.
const ALIKE: f64 = 0.6;
/// How alike the words of a damaged document must be to the meant ones.
const MEANT: f64 = 0.9;
/// Longest value shown, in characters.
const SHOWN: usize = 150;

/// How one field fared.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Right, "none" where there is none included.
    right: u32,
    wrong: u32,
    /// The truth has it, the record does not.
    missing: u32,
    /// The record has it, the truth does not.
    invented: u32,
    /// None where there is none: no part of precision and recall.
    none: u32,
}

/// What the comparison found.
#[derive(Debug, Default)]
pub(crate) struct Board {
    /// By field and kind of source, in the order of [`FIELDS`].
    fields: BTreeMap<(usize, &'static str), Tally>,
    /// Values and wrong ones, by field, kind of source and confidence.
    trust: BTreeMap<(usize, &'static str, Confidence), (u32, u32)>,
    disagreements: Vec<String>,
}

const FIELDS: &[&str] = &[
    "outcome",
    "reason",
    "text",
    "kind",
    "region",
    "decree",
    "form",
    "number",
    "year",
    "date",
    "about",
    "place",
    "signatory.office",
    "signatory.person",
    "signatory.acting",
    "legal_basis",
    "revokes",
    "amends",
    "term",
    "draft",
    "is_task_force",
    "look_alike",
    "provisions",
    "member.row",
    "member.order",
    "member.institution",
    "member.unit",
    "member.unit_text",
    "member.person",
    "member.nip",
    "member.role_text",
    "activities",
    "claims",
];

fn at(field: &str) -> usize {
    FIELDS.iter().position(|it| *it == field).unwrap()
}

/// Fields whose words count exactly also where the document is damaged.
const EXACT: &[&str] = &["number", "year", "date", "region", "member.institution", "member.nip", "term"];

/// The kinds of source that labelled documents name.
const SOURCES: &[&str] = &["layer", "ocr-layer", "scan", "docx", "sheet"];

/// Values of one kind at a level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) n: u32,
    pub(crate) wrong: u32,
    /// Right ones at any level.
    pub(crate) right_at_all: u32,
}

/// A row of a list: what tells it, what is shown of it.
struct Row {
    key: String,
    shown: String,
    confidence: Option<Confidence>,
}

impl Row {
    fn of(text: String) -> Self {
        Self { key: fold(&text), shown: text, confidence: None }
    }

    fn trusted(text: String, confidence: Confidence) -> Self {
        Self { confidence: Some(confidence), ..Self::of(text) }
    }
}

/// A document under comparison.
struct Case<'a> {
    board: &'a mut Board,
    document: String,
    source: &'static str,
    /// Words need only be alike.
    damaged: bool,
    /// Letters were recognised.
    recognised: bool,
    unsure: &'a [String],
    unsaid: &'a [String],
}

impl Case<'_> {
    fn tally(&mut self, field: &str) -> &mut Tally {
        self.board.fields.entry((at(field), self.source)).or_default()
    }

    fn trust(&mut self, field: &str, confidence: Option<Confidence>, right: bool) {
        if let Some(confidence) = confidence {
            let entry = self.board.trust.entry((at(field), self.source, confidence)).or_default();
            entry.0 += 1;
            entry.1 += u32::from(!right);
        }
    }

    fn disagree(
        &mut self,
        field: &str,
        want: Option<&str>,
        got: Option<&str>,
        confidence: Option<Confidence>,
    ) {
        let show = |text: Option<&str>| {
            let text = text.unwrap_or("-").split_whitespace().collect::<Vec<_>>().join(" ");
            if text.chars().count() > SHOWN {
                format!("{}…", text.chars().take(SHOWN).collect::<String>())
            } else {
                text
            }
        };
        let sure = confidence.map_or(String::new(), |it| format!(" ({})", code(&it)));
        self.board.disagreements.push(format!(
            "{} | {field} | want {} | got {}{sure}",
            self.document,
            show(want),
            show(got)
        ));
    }

    /// One value.
    fn value(&mut self, field: &str, want: Option<&str>, got: Option<&str>, confidence: Option<Confidence>) {
        if self.unsaid.iter().any(|it| it == field) {
            return;
        }
        let right =
            if EXACT.contains(&field) { want.map(fold) == got.map(fold) } else { self.same_words(want, got) };
        // What can't be read by anyone is rightly left open.
        let unsure = self.unsure.iter().any(|it| it == field);
        let tally = self.tally(field);
        match (want, got) {
            (None, None) => tally.none += 1,
            (Some(_), None) if unsure => {
                tally.none += 1;
                return;
            }
            _ if right => tally.right += 1,
            (Some(_), Some(_)) => tally.wrong += 1,
            (Some(_), None) => tally.missing += 1,
            (None, Some(_)) => tally.invented += 1,
        }
        if got.is_some() {
            self.trust(field, confidence, right && self.spelled(want, got));
        }
        if !right {
            self.disagree(field, want, got, confidence.filter(|_| got.is_some()));
        }
    }

    /// One value of a closed set, where several may be right.
    fn choice<T: Serialize + PartialEq>(&mut self, field: &str, want: &T, also: &[T], got: &T) {
        let want = if also.contains(got) { got } else { want };
        self.value(field, Some(&code(want)), Some(&code(got)), None);
    }

    /// A list without order; `free` rows are right with or without.
    fn list(&mut self, field: &str, want: Vec<Row>, free: &[Row], mut got: Vec<Row>) {
        if self.unsaid.iter().any(|it| it == field) {
            return;
        }
        let mut missing = Vec::new();
        for row in want {
            match got.iter().position(|it| it.key == row.key) {
                Some(at) => {
                    let found = got.remove(at);
                    self.tally(field).right += 1;
                    self.trust(field, found.confidence, true);
                }
                None => missing.push(row),
            }
        }
        got.retain(|it| !free.iter().any(|free| free.key == it.key));
        for (want, got) in
            paired(missing, got, |want, got| strsim::normalized_levenshtein(&want.key, &got.key))
        {
            let tally = self.tally(field);
            match (&want, &got) {
                (Some(_), Some(_)) => tally.wrong += 1,
                (Some(_), None) => tally.missing += 1,
                _ => tally.invented += 1,
            }
            let confidence = got.as_ref().and_then(|it| it.confidence);
            self.trust(field, confidence, false);
            let shown = |it: &Option<Row>| it.as_ref().map(|it| it.shown.clone());
            self.disagree(field, shown(&want).as_deref(), shown(&got).as_deref(), confidence);
        }
    }

    /// Values that many rows share: one line for all that differ in the same way.
    fn shared(&mut self, values: Vec<(&'static str, Option<String>, Option<String>)>) {
        let mut differing: BTreeMap<_, u32> = BTreeMap::new();
        for (field, want, got) in values {
            if self.unsaid.iter().any(|it| it == field) {
                continue;
            }
            let right = self.same_words(want.as_deref(), got.as_deref());
            let tally = self.tally(field);
            match (&want, &got) {
                (None, None) => tally.none += 1,
                _ if right => tally.right += 1,
                (Some(_), Some(_)) => tally.wrong += 1,
                (Some(_), None) => tally.missing += 1,
                (None, Some(_)) => tally.invented += 1,
            }
            if !right {
                *differing.entry((field, want, got)).or_default() += 1;
            }
        }
        for ((field, want, got), rows) in differing {
            let want = format!("{} [{rows} rows]", want.as_deref().unwrap_or("-"));
            self.disagree(field, Some(&want), got.as_deref(), None);
        }
    }

    fn members(&mut self, want: &[truth::Member], free: &[truth::Member], got: &[Member]) {
        if self.unsaid.iter().any(|it| it == "members") {
            return;
        }
        let mut left: Vec<&Member> = got.iter().collect();
        let mut pairs: Vec<(&truth::Member, &Member)> = Vec::new();
        let mut missing: Vec<&truth::Member> = want.iter().collect();
        let mut optional: Vec<&truth::Member> = free.iter().collect();
        // Twice the same office: the unit and the person tell them apart, then the order does.
        for exact in [true, false] {
            missing.retain(|want| {
                let same = |got: &&Member| {
                    self.same_seat(want, got)
                        && (!exact
                            || want.unit == got.unit
                                && self.same_words(want.person.as_deref(), got.person.as_deref()))
                };
                let Some(at) = left.iter().position(same) else { return true };
                pairs.push((want, left.remove(at)));
                false
            });
        }
        optional.retain(|want| match left.iter().position(|got| self.same_seat(want, got)) {
            Some(at) => {
                left.remove(at);
                false
            }
            None => true,
        });
        pairs.sort_by_key(|(_, got)| got.seq);
        let places: Vec<usize> = pairs
            .iter()
            .map(|(seat, _)| want.iter().position(|it| std::ptr::eq(it, *seat)).unwrap())
            .collect();
        if !pairs.is_empty() {
            let out_of_order = places.windows(2).filter(|two| two[1] < two[0]).count();
            self.value("member.order", Some("0"), Some(&out_of_order.to_string()), None);
        }
        let mut shared = Vec::new();
        for (want, got) in pairs {
            self.tally("member.row").right += 1;
            let seated = |office: Option<&str>| office.or(got.institution_text.as_deref()).map(str::to_owned);
            let spelled = want.office.is_none()
                || self.spelled(want.office.as_deref(), seated(got.office.as_deref()).as_deref());
            self.trust("member.row", Some(got.confidence), spelled);
            let name = |text: String| {
                format!("{text} [{}]", want.office.as_deref().or(want.person.as_deref()).unwrap_or("-"))
            };
            let set = |ids: &[String]| {
                let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
                (!ids.is_empty()).then(|| name(ids.into_iter().collect::<Vec<_>>().join("+")))
            };
            let sure = Some(got.confidence);
            let open = |field: &str| want.unsaid.iter().any(|it| it == field);
            if !open("institution") {
                let asked = |it: &&String| !want.institution_ok.contains(it) || want.institution.contains(it);
                let told: Vec<String> = got.institution.iter().filter(asked).cloned().collect();
                let (one, other) = (set(&want.institution), set(&told));
                self.value("member.institution", one.as_deref(), other.as_deref(), sure);
            }
            let said = |text: &Option<String>| text.clone().map(name);
            if !open("person") {
                self.value(
                    "member.person",
                    said(&want.person).as_deref(),
                    said(&got.person).as_deref(),
                    sure,
                );
            }
            self.value("member.nip", said(&want.nip).as_deref(), said(&got.nip).as_deref(), None);
            shared.push(("member.unit", want.unit.clone(), got.unit.clone()));
            shared.push(("member.role_text", want.role_text.clone(), got.role_text.clone()));
            // A part's heading is cut short in many ways; that there is one counts.
            let part = want.unit_text.as_ref().map(|_| "a part".to_owned());
            let heading = match (&part, &got.unit_text) {
                (Some(_), Some(_)) => part.clone(),
                _ => got.unit_text.clone(),
            };
            shared.push(("member.unit_text", part, heading));
        }
        self.shared(shared);
        let words = |office: Option<&str>, person: Option<&str>| fold(office.or(person).unwrap_or_default());
        let alike = |want: &&truth::Member, got: &&Member| {
            let one = words(want.office.as_deref(), want.person.as_deref());
            let other =
                words(got.office.as_deref().or(got.institution_text.as_deref()), got.person.as_deref());
            strsim::normalized_levenshtein(&one, &other)
        };
        for (want, got) in paired(missing, left, alike) {
            let tally = self.tally("member.row");
            match (want, got) {
                (Some(_), Some(_)) => tally.wrong += 1,
                (Some(_), None) => tally.missing += 1,
                _ => tally.invented += 1,
            }
            let confidence = got.map(|it| it.confidence);
            self.trust("member.row", confidence, false);
            let one =
                want.map(|it| shown(it.role, it.unit.as_deref(), it.office.as_deref(), it.person.as_deref()));
            let other = got.map(|it| {
                let office = it.office.as_deref().or(it.institution_text.as_deref());
                shown(it.role, it.unit.as_deref(), office, it.person.as_deref())
            });
            self.disagree("member.row", one.as_deref(), other.as_deref(), confidence);
        }
    }
}

fn shown(role: Option<Role>, unit: Option<&str>, office: Option<&str>, person: Option<&str>) -> String {
    let mut out = role.map_or_else(|| "?".to_owned(), |it| code(&it));
    for text in
        [unit.map(|it| format!("@{it}")), office.map(str::to_owned), person.map(|it| format!("({it})"))]
            .into_iter()
            .flatten()
    {
        write!(out, " {text}").unwrap();
    }
    out
}

impl Case<'_> {
    /// A row is found when its role is right and its office, or else its person, or the column
    /// with the institution has its words.
    fn same_seat(&self, want: &truth::Member, got: &Member) -> bool {
        let role = got.role == want.role
            || want.role_ok.contains(&got.role)
            || want.unsaid.iter().any(|it| it == "role");
        let (office, person) = (want.office.as_deref(), want.person.as_deref());
        let seated = match (office, got.office.as_deref()) {
            (Some(want), Some(got)) => self.same_words(Some(want), Some(got)),
            (None, None) => person.is_some() && self.same_words(person, got.person.as_deref()),
            _ => false,
        };
        role && (seated || office.is_some() && self.same_words(office, got.institution_text.as_deref()))
    }

    /// Whether every letter and digit is right, where they were recognised.
    fn spelled(&self, want: Option<&str>, got: Option<&str>) -> bool {
        let together = |it: Option<&str>| it.map(|it| fold(it).replace(' ', ""));
        !self.recognised || together(want) == together(got)
    }

    fn same_words(&self, one: Option<&str>, other: Option<&str>) -> bool {
        let (Some(one), Some(other)) = (one, other) else { return one == other };
        let (one, other) = (fold(one), fold(other));
        let meant = || {
            let together = |text: &str| text.replace(' ', "");
            strsim::normalized_levenshtein(&together(&one), &together(&other)) >= MEANT
        };
        one == other || self.damaged && meant()
    }
}

/// Pairs what is alike, best first; then what is left on either side. In the order of `want`,
/// then of `got`.
fn paired<W, G>(want: Vec<W>, got: Vec<G>, alike: impl Fn(&W, &G) -> f64) -> Vec<(Option<W>, Option<G>)> {
    let mut all: Vec<(f64, usize, usize)> = Vec::new();
    for (i, one) in want.iter().enumerate() {
        all.extend(
            got.iter().enumerate().map(|(j, other)| (alike(one, other), i, j)).filter(|it| it.0 >= ALIKE),
        );
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut partner: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, i, j) in all {
        if !partner.contains_key(&i) && !partner.values().any(|it| *it == j) {
            partner.insert(i, j);
        }
    }
    let mut got: Vec<Option<G>> = got.into_iter().map(Some).collect();
    let mut out: Vec<_> = want
        .into_iter()
        .enumerate()
        .map(|(i, one)| (Some(one), partner.get(&i).and_then(|j| got[*j].take())))
        .collect();
    out.extend(got.into_iter().flatten().map(|other| (None, Some(other))));
    out
}

/// Letters and digits, lower case, words apart by one space.
pub(crate) fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|it| if it.is_alphanumeric() { it } else { ' ' })
        .collect();
    // "Walikota" and "Wali Kota" are one title.
    plain.split_whitespace().collect::<Vec<_>>().join(" ").replace("walikota", "wali kota")
}

/// The word of the record for `value`.
pub(crate) fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

/// The kind of source that a document is.
fn source(want: &truth::Document, record: &Submission) -> &'static str {
    let labelled = SOURCES.iter().find(|it| Some(**it) == want.source.as_deref());
    if let Some(source) = labelled {
        return source;
    }
    match record.source.media_type.as_deref().unwrap_or_default() {
        "application/pdf" => "pdf",
        it if it.ends_with("wordprocessingml.document") => "docx",
        it if it.contains("excel") || it.contains("spreadsheet") => "sheet",
        "text/csv" | "text/html" | "application/xml" => "csv, html, xml",
        "message/rfc822" => "mail",
        _ => "other",
    }
}

/// Holds `record` against `want`.
pub(crate) fn compare(want: &truth::Document, record: &Submission, board: &mut Board) {
    let mut case = Case {
        document: want.name(),
        source: source(want, record),
        damaged: !want.damage.is_empty() || matches!(want.source.as_deref(), Some("scan" | "ocr-layer")),
        recognised: matches!(want.source.as_deref(), Some("scan" | "ocr-layer")),
        unsure: &want.unsure,
        unsaid: &want.unsaid,
        board,
    };
    case.choice("outcome", &want.outcome, &want.outcome_ok, &record.outcome);
    let reason = record.reason.as_ref().map(|it| it.code);
    case.choice("reason", &want.reason, &want.reason_ok, &reason);
    if let Some(text) = want.text {
        case.choice("text", &text, &[], &record.source.text);
    }
    // Of what is damaged in part, the truth says no more than that.
    if want.outcome == ReadOutcome::Partial && want.kind.is_none() {
        return;
    }
    case.choice("kind", &want.kind, &want.kind_ok, &record.kind);
    let region = record.region.as_ref();
    let found = region.map(|it| it.code.clone());
    let right = if want.region_ok.contains(&found) { &found } else { &want.region };
    case.value(
        "region",
        right.as_ref().map(|it| it.0.as_str()),
        found.as_ref().map(|it| it.0.as_str()),
        region.map(|it| it.confidence),
    );
    case.decree(want, record);
    case.members(&want.members, &want.members_optional, &record.members);
    let activity = |kind, date, count, amount, text: &str| {
        Row::of(format!("{} {} {} {} {text}", code(&kind), code(&date), code(&count), code(&amount)))
    };
    case.list(
        "activities",
        want.activities
            .iter()
            .map(|it| activity(it.kind, it.date, it.count, it.amount_idr, &it.text))
            .collect(),
        &[],
        record
            .activities
            .iter()
            .map(|it| activity(it.kind, it.date, it.count, it.amount_idr, &it.text))
            .collect(),
    );
    let claim = |region: &patuh::model::RegionCode, has, number: &Option<String>, date| {
        Row::of(format!("{region} {} {} {}", code(&has), code(number), code(&date)))
    };
    case.list(
        "claims",
        want.claims.iter().map(|it| claim(&it.region, it.has_decree, &it.number, it.date)).collect(),
        &[],
        record.claims.iter().map(|it| claim(&it.region, it.has_decree, &it.number, it.date)).collect(),
    );
}

impl Case<'_> {
    fn decree(&mut self, document: &truth::Document, record: &Submission) {
        let (want, got) = (document.decree.as_ref(), record.decree.as_ref());
        // A roster may name its decree; only an instrument is one.
        let own =
            got.filter(|_| want.is_some() || matches!(record.kind, Some(Kind::Decree | Kind::Regulation)));
        self.value("decree", want.map(|_| "yes"), own.map(|_| "yes"), None);
        let (Some(want), Some(got)) = (want, own) else { return };
        self.value("form", Some(&code(&want.form)), got.form.map(|it| code(&it)).as_deref(), None);
        let text = |it: &Option<patuh::model::Found<String>>| it.as_ref().map(|it| it.value.clone());
        let sure = |it: &Option<patuh::model::Found<String>>| it.as_ref().map(|it| it.confidence);
        self.value("number", want.number.as_deref(), text(&got.number).as_deref(), sure(&got.number));
        let number = |it: Option<i16>| it.map(|it| it.to_string());
        self.value("year", number(want.year).as_deref(), number(got.year).as_deref(), None);
        let day = |it: Option<jiff::civil::Date>| it.map(|it| it.to_string());
        self.value(
            "date",
            day(want.date).as_deref(),
            day(got.date.as_ref().map(|it| it.value)).as_deref(),
            got.date.as_ref().map(|it| it.confidence),
        );
        self.value("about", want.about.as_deref(), text(&got.about).as_deref(), sure(&got.about));
        self.value("place", want.place.as_deref(), text(&got.place).as_deref(), sure(&got.place));
        let (one, other) = (want.signatory.as_ref(), got.signatory.as_ref());
        let trust = other.map(|it| it.confidence);
        self.value(
            "signatory.office",
            one.and_then(|it| it.office.as_deref()),
            other.and_then(|it| it.office.as_deref()),
            trust,
        );
        self.value(
            "signatory.person",
            one.and_then(|it| it.person.as_deref()),
            other.and_then(|it| it.person.as_deref()),
            trust,
        );
        self.value(
            "signatory.acting",
            one.and_then(|it| it.acting.as_deref()),
            other.and_then(|it| it.acting.as_deref()),
            trust,
        );
        let cited =
            |it: &truth::Citation| Row::of(format!("{} {}/{}", code(&it.kind), it.number, code(&it.year)));
        self.list(
            "legal_basis",
            want.legal_basis.iter().map(cited).collect(),
            &want.legal_basis_ok.iter().map(cited).collect::<Vec<_>>(),
            got.legal_basis
                .iter()
                .map(|it| {
                    Row::trusted(
                        format!("{} {}/{}", code(&it.kind), it.number, code(&it.year)),
                        it.confidence,
                    )
                })
                .collect(),
        );
        let named = |number: &str, year: Option<i16>| Row::of(format!("{number} ({})", code(&year)));
        for (field, want, got) in
            [("revokes", &want.revokes, &got.revokes), ("amends", &want.amends, &got.amends)]
        {
            self.list(
                field,
                want.iter().map(|it| named(&it.number, it.year)).collect(),
                &[],
                got.iter().map(|it| named(&it.number, it.year)).collect(),
            );
        }
        let term = |it: &patuh::model::Term| {
            (it.from.is_some() || it.to.is_some()).then(|| format!("{} to {}", code(&it.from), code(&it.to)))
        };
        self.value("term", term(&want.term).as_deref(), term(&got.term).as_deref(), None);
        self.choice("draft", &want.draft, &[], &got.draft);
        self.choice("is_task_force", &want.is_task_force, &[], &got.is_task_force);
        // Its words differ; that it is one counts.
        let look_alike = |it: &Option<String>| it.as_ref().map(|_| "yes");
        self.value("look_alike", look_alike(&want.look_alike), look_alike(&got.look_alike), None);
        if self.unsaid.iter().any(|it| it == "provisions") {
            return;
        }
        // Several clauses of a kind are one statement.
        let mut kinds: BTreeMap<_, Confidence> = BTreeMap::new();
        for it in &got.provisions {
            let best = kinds.entry(it.kind).or_insert(it.confidence);
            *best = (*best).max(it.confidence);
        }
        for kind in &want.provisions {
            if let Some(confidence) = kinds.remove(kind) {
                self.tally("provisions").right += 1;
                self.trust("provisions", Some(confidence), true);
            } else {
                self.tally("provisions").missing += 1;
                self.disagree("provisions", Some(&code(kind)), None, None);
            }
        }
        for (kind, confidence) in kinds {
            self.tally("provisions").invented += 1;
            self.trust("provisions", Some(confidence), false);
            self.disagree("provisions", None, Some(&code(&kind)), Some(confidence));
        }
    }
}

impl Board {
    /// Notes a document that only one side knows.
    pub(crate) fn alone(&mut self, document: &str, what: &str) {
        self.disagreements.push(format!("{document} | {what}"));
    }

    /// The kinds of source that were compared.
    pub(crate) fn sources(&self) -> BTreeSet<&'static str> {
        self.trust.keys().map(|it| it.1).collect()
    }

    /// What stands at `level` and above, of one kind of source or of `all`.
    pub(crate) fn from(&self, level: Confidence, source: &str) -> Level {
        let mut out = Level::default();
        for ((_, of, confidence), (n, wrong)) in &self.trust {
            if source != "all" && source != *of {
                continue;
            }
            out.right_at_all += n - wrong;
            if *confidence >= level {
                out.n += n;
                out.wrong += wrong;
            }
        }
        out
    }

    /// What stands at `high`.
    pub(crate) fn high(&self, source: &str) -> Level {
        self.from(Confidence::High, source)
    }

    /// Right, wrong or invented, and missing rows of a list: (precision, recall, F1).
    pub(crate) fn f1(&self, field: &str, source: &str) -> f64 {
        let mut all = Tally::default();
        for ((at, of), it) in &self.fields {
            if FIELDS[*at] == field && (source == "all" || source == *of) {
                all.right += it.right;
                all.wrong += it.wrong;
                all.missing += it.missing;
                all.invented += it.invented;
            }
        }
        let (said, asked) = (all.right + all.wrong + all.invented, all.right + all.wrong + all.missing);
        if said + asked == 0 { 1.0 } else { f64::from(2 * all.right) / f64::from(said + asked) }
    }

    fn write_levels(&self, out: &mut String, name: &str, of: impl Fn(&(usize, &'static str)) -> bool) {
        for confidence in [Confidence::Low, Confidence::Medium, Confidence::High] {
            let (mut n, mut wrong) = (0, 0);
            for ((at, source, level), it) in &self.trust {
                if *level == confidence && of(&(*at, *source)) {
                    n += it.0;
                    wrong += it.1;
                }
            }
            if n > 0 {
                let share = 100.0 * f64::from(wrong) / f64::from(n);
                writeln!(out, "{name:20}{:12}{n:>6}{wrong:>7}{share:>8.1}", code(&confidence)).unwrap();
            }
        }
    }

    /// Everything as text: by field and source, by confidence, then what differs.
    pub(crate) fn report(&self) -> String {
        let mut out = String::new();
        let percent = |part: u32, of: u32| match of {
            0 => "-".to_owned(),
            _ => format!("{:.1}", 100.0 * f64::from(part) / f64::from(of)),
        };
        writeln!(
            out,
            "{:20}{:16}{:>6}{:>7}{:>7}{:>9}{:>10}{:>7}{:>7}{:>7}",
            "field", "source", "n", "right", "wrong", "missing", "invented", "prec", "recall", "F1"
        )
        .unwrap();
        for (at, field) in FIELDS.iter().enumerate() {
            let of: Vec<_> = self
                .fields
                .iter()
                .filter(|((it, _), _)| *it == at)
                .map(|((_, source), it)| (*source, *it))
                .collect();
            let mut all = Tally::default();
            for (_, it) in &of {
                all.right += it.right;
                all.wrong += it.wrong;
                all.missing += it.missing;
                all.invented += it.invented;
                all.none += it.none;
            }
            let each = if of.len() > 1 { of } else { Vec::new() };
            for (source, it) in std::iter::once(("all", all)).chain(each) {
                let n = it.right + it.wrong + it.missing + it.invented + it.none;
                let (said, asked) = (it.right + it.wrong + it.invented, it.right + it.wrong + it.missing);
                writeln!(
                    out,
                    "{:20}{source:16}{n:>6}{:>7}{:>7}{:>9}{:>10}{:>7}{:>7}{:>7}",
                    if source == "all" { *field } else { "" },
                    it.right,
                    it.wrong,
                    it.missing,
                    it.invented,
                    percent(it.right, said),
                    percent(it.right, asked),
                    percent(2 * it.right, said + asked),
                )
                .unwrap();
            }
        }
        writeln!(out, "\n{:20}{:12}{:>6}{:>7}{:>8}", "confidence", "", "n", "wrong", "wrong%").unwrap();
        for (at, field) in FIELDS.iter().enumerate() {
            self.write_levels(&mut out, field, |it| it.0 == at);
        }
        for source in self.sources() {
            self.write_levels(&mut out, source, |it| it.1 == source);
        }
        self.write_levels(&mut out, "all", |_| true);
        writeln!(out, "\n{:20}{:>7}{:>7}{:>8}{:>10}", "high", "n", "wrong", "wrong%", "covers%").unwrap();
        for source in self.sources().into_iter().chain(["all"]) {
            let high = self.high(source);
            writeln!(
                out,
                "{source:20}{:>7}{:>7}{:>8}{:>10}",
                high.n,
                high.wrong,
                percent(high.wrong, high.n),
                percent(high.n - high.wrong, high.right_at_all)
            )
            .unwrap();
        }
        let mut lines = self.disagreements.clone();
        lines.sort();
        writeln!(out, "\n{} disagreements", lines.len()).unwrap();
        for line in lines {
            writeln!(out, "{line}").unwrap();
        }
        out
    }
}
