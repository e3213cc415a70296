//! Which phrase, symbol and colour stands for which state.
//!
//! Symbols differ in shape, not only in colour; none is a wildcard of spreadsheet formulas.

use super::{Words, fill};
use crate::{
    assess::{Obligation, Severity, Verified},
    model::{
        Confidence, Fate, Form, InstrumentKind, Kind, Level, Outcome, Place, ReasonCode, Role, Runs,
        Standing, TextKind, Verdict,
    },
    report::{Class, SheetId, Status, summary::InputKind},
};

const fn status(symbol: &'static str, word: &'static str, class: Class) -> Status {
    Status { symbol, word, class }
}

impl Words {
    /// The name of a tab.
    pub(in crate::report) fn sheet(&self, id: SheetId) -> &'static str {
        match id {
            SheetId::Overview => self.sheet_overview,
            SheetId::Provinces => self.sheet_provinces,
            SheetId::Regions => self.sheet_regions,
            SheetId::Findings => self.sheet_findings,
            SheetId::Members => self.sheet_members,
            SheetId::Matrix => self.sheet_matrix,
            SheetId::National => self.sheet_national,
            SheetId::Counterparts => self.sheet_counterparts,
            SheetId::Decrees => self.sheet_decrees,
            SheetId::Decisions => self.sheet_decisions,
            SheetId::Missing => self.sheet_missing,
            SheetId::Files => self.sheet_files,
            SheetId::Evidence => self.sheet_evidence,
            SheetId::Catalogue => self.sheet_catalogue,
            SheetId::About => self.sheet_about,
        }
    }

    /// The tabs in their order: name and purpose.
    pub(in crate::report) fn sheets(&self) -> [(SheetId, &'static str, &'static str); 15] {
        [
            (SheetId::Overview, self.for_overview),
            (SheetId::Provinces, self.for_provinces),
            (SheetId::Regions, self.for_regions),
            (SheetId::Findings, self.for_findings),
            (SheetId::Members, self.for_members),
            (SheetId::Matrix, self.for_matrix),
            (SheetId::National, self.for_national),
            (SheetId::Counterparts, self.for_counterparts),
            (SheetId::Decrees, self.for_decrees),
            (SheetId::Decisions, self.for_decisions),
            (SheetId::Missing, self.for_missing),
            (SheetId::Files, self.for_files),
            (SheetId::Evidence, self.for_evidence),
            (SheetId::Catalogue, self.for_catalogue),
            (SheetId::About, self.for_about),
        ]
        .map(|(id, purpose)| (id, self.sheet(id), purpose))
    }

    pub(in crate::report) fn verdict(&self, verdict: Verdict) -> Status {
        match verdict {
            Verdict::Compliant => status("✔", self.verdict_compliant, Class::Good),
            Verdict::Partial => status("◐", self.verdict_partial, Class::Partial),
            Verdict::NonCompliant => status("✖", self.verdict_noncompliant, Class::Bad),
            Verdict::NotSubmitted => status("○", self.verdict_missing, Class::Silent),
            Verdict::CannotJudge => status("▲", self.verdict_unjudged, Class::Doubt),
        }
    }

    pub(in crate::report) fn verdict_means(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Compliant => self.verdict_compliant_means,
            Verdict::Partial => self.verdict_partial_means,
            Verdict::NonCompliant => self.verdict_noncompliant_means,
            Verdict::NotSubmitted => self.verdict_missing_means,
            Verdict::CannotJudge => self.verdict_unjudged_means,
        }
    }

    pub(in crate::report) fn runs(&self, runs: Runs) -> Status {
        match runs {
            Runs::Running => status("✔", self.runs_yes, Class::Good),
            Runs::LittleEvidence => status("○", self.runs_little, Class::Silent),
            Runs::NotRunning => status("✖", self.runs_no, Class::Bad),
        }
    }

    pub(in crate::report) fn runs_means(&self, runs: Runs) -> &'static str {
        match runs {
            Runs::Running => self.runs_yes_means,
            Runs::LittleEvidence => self.runs_little_means,
            Runs::NotRunning => self.runs_no_means,
        }
    }

    pub(in crate::report) fn outcome(&self, outcome: Outcome) -> Status {
        match outcome {
            Outcome::Satisfied => status("✔", self.outcome_satisfied, Class::Good),
            Outcome::NotSatisfied => status("✖", self.outcome_not_satisfied, Class::Bad),
            Outcome::Unclear => status("▲", self.outcome_unclear, Class::Doubt),
            Outcome::NoEvidence => status("○", self.outcome_no_evidence, Class::Silent),
            Outcome::NotApplicable => status("–", self.outcome_not_applicable, Class::Silent),
            Outcome::Waived => status("◇", self.outcome_waived, Class::Partial),
        }
    }

    pub(in crate::report) fn outcome_means(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Satisfied => self.outcome_satisfied_means,
            Outcome::NotSatisfied => self.outcome_not_satisfied_means,
            Outcome::Unclear => self.outcome_unclear_means,
            Outcome::NoEvidence => self.outcome_no_evidence_means,
            Outcome::NotApplicable => self.outcome_not_applicable_means,
            Outcome::Waived => self.outcome_waived_means,
        }
    }

    pub(in crate::report) fn confidence(&self, confidence: Confidence) -> Status {
        match confidence {
            Confidence::High => status("●", self.confidence_high, Class::Good),
            Confidence::Medium => status("◐", self.confidence_medium, Class::Partial),
            Confidence::Low => status("○", self.confidence_low, Class::Doubt),
        }
    }

    pub(in crate::report) fn confidence_means(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::High => self.confidence_high_means,
            Confidence::Medium => self.confidence_medium_means,
            Confidence::Low => self.confidence_low_means,
        }
    }

    /// A person must look.
    pub(in crate::report) fn look(&self) -> Status {
        status("▲", self.look_word, Class::Doubt)
    }

    pub(in crate::report) fn verified(&self, verified: Verified) -> Status {
        match verified {
            Verified::Yes => status("✔", self.verified_yes, Class::Good),
            Verified::Partial => status("◐", self.verified_partial, Class::Partial),
            Verified::No => status("○", self.verified_no, Class::Doubt),
        }
    }

    /// What a document counts for; `None` when it lies in no region's dossier.
    pub(in crate::report) fn standing(&self, standing: Option<&Standing>) -> Status {
        match standing {
            Some(Standing::InForce) => status("✔", self.standing_in_force, Class::Good),
            Some(Standing::Contested { .. }) => status("▲", self.standing_contested, Class::Doubt),
            Some(Standing::Superseded { .. }) => status("○", self.standing_superseded, Class::Silent),
            Some(Standing::SetAside { .. }) => status("○", self.standing_set_aside, Class::Silent),
            Some(Standing::Revoked { .. }) => status("✖", self.standing_revoked, Class::Silent),
            Some(Standing::Amends { .. }) => status("◐", self.standing_amends, Class::Partial),
            Some(Standing::Basis { .. }) => status("●", self.standing_basis, Class::Good),
            Some(Standing::Revokes { .. }) => status("✖", self.standing_revokes, Class::Silent),
            Some(Standing::Expired) => status("✖", self.standing_expired, Class::Bad),
            Some(Standing::NotYet) => status("◇", self.standing_not_yet, Class::Doubt),
            Some(Standing::Draft) => status("◇", self.standing_draft, Class::Partial),
            Some(Standing::LookAlike) => status("–", self.standing_look_alike, Class::Silent),
            Some(Standing::Duplicate { .. }) => status("○", self.standing_duplicate, Class::Silent),
            Some(Standing::Unusable) => status("▲", self.standing_unusable, Class::Doubt),
            Some(Standing::Roster) => status("●", self.standing_roster, Class::Silent),
            Some(Standing::Activity) => status("●", self.standing_activity, Class::Silent),
            Some(Standing::Unrelated) => status("–", self.standing_unrelated, Class::Silent),
            None => status("▲", self.standing_nowhere, Class::Doubt),
        }
    }

    /// Why it counts for that.
    pub(in crate::report) fn standing_reason(&self, standing: Option<&Standing>) -> String {
        match standing {
            Some(Standing::InForce) => self.standing_in_force_why.to_owned(),
            Some(Standing::Contested { with }) => fill(self.standing_contested_why, &[with]),
            Some(Standing::Superseded { by }) => fill(self.standing_superseded_why, &[by]),
            Some(Standing::SetAside { by }) => fill(self.standing_set_aside_why, &[by]),
            Some(Standing::Revoked { by }) => fill(self.standing_revoked_why, &[by]),
            Some(Standing::Amends { what: Some(what) }) => fill(self.standing_amends_why, &[what]),
            Some(Standing::Amends { what: None }) => self.standing_amends_unknown_why.to_owned(),
            Some(Standing::Basis { of }) => fill(self.standing_basis_why, &[of]),
            Some(Standing::Revokes { what }) => fill(self.standing_revokes_why, &[what]),
            Some(Standing::Expired) => self.standing_expired_why.to_owned(),
            Some(Standing::NotYet) => self.standing_not_yet_why.to_owned(),
            Some(Standing::Draft) => self.standing_draft_why.to_owned(),
            Some(Standing::LookAlike) => self.standing_look_alike_why.to_owned(),
            Some(Standing::Duplicate { of }) => fill(self.standing_duplicate_why, &[of]),
            Some(Standing::Unusable) => self.standing_unusable_why.to_owned(),
            Some(Standing::Roster) => self.standing_roster_why.to_owned(),
            Some(Standing::Activity) => self.standing_activity_why.to_owned(),
            Some(Standing::Unrelated) => self.standing_unrelated_why.to_owned(),
            None => self.standing_nowhere_why.to_owned(),
        }
    }

    /// What would change a finding; `runs`: of a requirement about what the task force does.
    pub(in crate::report) fn change(&self, outcome: Outcome, runs: bool) -> &'static str {
        match outcome {
            Outcome::Satisfied => self.change_satisfied,
            Outcome::NotSatisfied if runs => self.change_unmet_runs,
            Outcome::NotSatisfied => self.change_unmet,
            Outcome::Unclear => self.change_unclear,
            Outcome::NoEvidence => self.change_no_evidence,
            Outcome::NotApplicable => self.change_not_applicable,
            Outcome::Waived => self.change_waived,
        }
    }

    /// What would change a verdict.
    pub(in crate::report) fn verdict_change(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Compliant => self.change_compliant,
            Verdict::Partial => self.change_partial,
            Verdict::NonCompliant => self.change_noncompliant,
            Verdict::NotSubmitted => self.change_not_submitted,
            Verdict::CannotJudge => self.change_cannot_judge,
        }
    }

    /// What became of a decision, and how much it changed.
    pub(in crate::report) fn fate(&self, fate: Fate) -> (Status, Option<usize>) {
        match fate {
            Fate::Applied(n) => (status("✔", self.fate_applied, Class::Good), Some(n)),
            Fate::NotYet => (status("◇", self.fate_not_yet, Class::Silent), None),
            Fate::Ended => (status("○", self.fate_ended, Class::Partial), None),
            Fate::NoMatch => (status("▲", self.fate_no_match, Class::Doubt), None),
            Fate::NotNeeded => (status("○", self.fate_not_needed, Class::Silent), None),
            Fate::EvidenceChanged => (status("▲", self.fate_evidence_changed, Class::Doubt), None),
        }
    }

    pub(in crate::report) fn input(&self, kind: InputKind) -> Status {
        match kind {
            InputKind::Ok => status("✔", self.input_ok, Class::Good),
            InputKind::Partial => status("◐", self.input_partial, Class::Partial),
            InputKind::Failed => status("✖", self.input_failed, Class::Bad),
            InputKind::Container => status("◇", self.input_container, Class::Silent),
            InputKind::Ignored => status("–", self.input_ignored, Class::Silent),
        }
    }

    pub(in crate::report) fn reason_of(&self, code: ReasonCode) -> &'static str {
        match code {
            ReasonCode::Encrypted => self.reason_encrypted,
            ReasonCode::Damaged => self.reason_damaged,
            ReasonCode::Unsupported => self.reason_unsupported,
            ReasonCode::Empty => self.reason_empty,
            ReasonCode::NeedsOcr => self.reason_needs_ocr,
            ReasonCode::Limit => self.reason_limit,
            ReasonCode::Timeout => self.reason_timeout,
            ReasonCode::Crashed => self.reason_crashed,
            ReasonCode::UnreadableFile => self.reason_unreadable_file,
            ReasonCode::Ignored => self.reason_ignored,
            ReasonCode::Container => self.reason_container,
        }
    }

    /// The same within a sentence.
    pub(in crate::report) fn reason_short(&self, code: ReasonCode) -> String {
        self.reason_of(code).to_lowercase().replace(';', ",").replace("ocr", "OCR")
    }

    pub(in crate::report) fn kind_of(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Decree => self.kind_decree,
            Kind::Regulation => self.kind_regulation,
            Kind::Roster => self.kind_roster,
            Kind::ActivityReport => self.kind_activity_report,
            Kind::Recap => self.kind_recap,
            Kind::Template => self.kind_template,
            Kind::Letter => self.kind_letter,
            Kind::Other => self.kind_other,
        }
    }

    pub(in crate::report) fn text_of(&self, text: TextKind) -> &'static str {
        match text {
            TextKind::Layer => self.text_layer,
            TextKind::Ocr => self.text_ocr,
            TextKind::Mixed => self.text_mixed,
            TextKind::Native => self.text_native,
            TextKind::None => self.text_none,
        }
    }

    pub(in crate::report) fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Province => self.level_province,
            Level::Regency => self.level_regency,
            Level::City => self.level_city,
        }
    }

    pub(in crate::report) fn obligation_of(&self, obligation: Obligation) -> &'static str {
        match obligation {
            Obligation::Mandatory => self.obligation_mandatory,
            Obligation::Expected => self.obligation_expected,
            Obligation::GoodPractice => self.obligation_good_practice,
        }
    }

    pub(in crate::report) fn severity_of(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.severity_error,
            Severity::Warning => self.severity_warning,
            Severity::Info => self.severity_info,
        }
    }

    pub(in crate::report) fn form_of(&self, form: Form) -> &'static str {
        match form {
            Form::Keputusan => self.form_keputusan,
            Form::Peraturan => self.form_peraturan,
        }
    }

    pub(in crate::report) fn instrument_of(&self, kind: InstrumentKind) -> &'static str {
        match kind {
            InstrumentKind::Uu => self.instrument_uu,
            InstrumentKind::Pp => self.instrument_pp,
            InstrumentKind::Perpres => self.instrument_perpres,
            InstrumentKind::Permen => self.instrument_permen,
            InstrumentKind::Perda => self.instrument_perda,
            InstrumentKind::Perkada => self.instrument_perkada,
            InstrumentKind::Se => self.instrument_se,
            InstrumentKind::Other => self.instrument_other,
        }
    }

    pub(in crate::report) fn role_of(&self, role: Role) -> &'static str {
        match role {
            Role::Pembina => self.role_pembina,
            Role::Pengarah => self.role_pengarah,
            Role::PenanggungJawab => self.role_penanggung_jawab,
            Role::Ketua => self.role_ketua,
            Role::KetuaIi => self.role_ketua_ii,
            Role::WakilKetua => self.role_wakil_ketua,
            Role::KetuaHarian => self.role_ketua_harian,
            Role::WakilKetuaHarian => self.role_wakil_ketua_harian,
            Role::Sekretaris => self.role_sekretaris,
            Role::WakilSekretaris => self.role_wakil_sekretaris,
            Role::Bendahara => self.role_bendahara,
            Role::KetuaSub => self.role_ketua_sub,
            Role::Anggota => self.role_anggota,
            Role::Sekretariat => self.role_sekretariat,
            Role::Narasumber => self.role_narasumber,
        }
    }

    pub(in crate::report) fn claim_of(&self, has_decree: Option<bool>) -> &'static str {
        match has_decree {
            Some(true) => self.claim_yes,
            Some(false) => self.claim_no,
            None => self.claim_blank,
        }
    }

    pub(in crate::report) fn place_of(&self, place: &Place) -> String {
        match place {
            Place::Page { page, .. } => fill(self.place_page, &[&page.to_string()]),
            Place::Cell { sheet, cell } => fill(self.place_cell, &[sheet, cell]),
            Place::Row { table, row } => fill(self.place_row, &[&table.to_string(), &row.to_string()]),
            Place::Paragraph { paragraph } => fill(self.place_paragraph, &[&paragraph.to_string()]),
        }
    }

    pub(in crate::report) fn overview_note(
        &self,
        as_of: &str,
        period: Option<&str>,
        version: &str,
        hash: &str,
    ) -> String {
        fill(self.overview_note, &[as_of, period.unwrap_or(self.not_given), version, hash])
    }

    /// The matrix' note with the meaning of its symbols.
    pub(in crate::report) fn matrix_note(&self) -> String {
        let outcomes = [
            Outcome::Satisfied,
            Outcome::NotSatisfied,
            Outcome::Unclear,
            Outcome::NoEvidence,
            Outcome::NotApplicable,
            Outcome::Waived,
        ];
        let legend = outcomes.map(|it| self.outcome(it).text().to_lowercase()).join(" · ");
        fill(self.matrix_note, &[&legend, self.outcome(Outcome::Satisfied).symbol])
    }

    pub(in crate::report) fn banner_unread(&self, failed: usize, partial: usize, reasons: &str) -> String {
        fill(self.banner_unread, &[&failed.to_string(), &partial.to_string(), reasons])
    }

    pub(in crate::report) fn banner_unjudged(&self, regions: usize) -> String {
        fill(self.banner_unjudged, &[&regions.to_string()])
    }

    pub(in crate::report) fn banner_decisions(&self, decisions: usize) -> String {
        fill(self.banner_decisions, &[&decisions.to_string()])
    }

    pub(in crate::report) fn banner_unverified(&self, ids: &str) -> String {
        fill(self.banner_unverified, &[ids])
    }

    pub(in crate::report) fn banner_by_hand(&self, unchecked: usize, all: usize) -> String {
        fill(self.banner_by_hand, &[&unchecked.to_string(), &all.to_string()])
    }

    /// What did not fit.
    pub(in crate::report) fn loss(&self, rows: usize, links: usize, cells: usize) -> String {
        fill(self.loss, &[&rows.to_string(), &links.to_string(), &cells.to_string()])
    }

    pub(in crate::report) fn how_to_read(&self) -> [(&'static str, &'static str); 5] {
        [
            (self.how_start, self.how_start_text),
            (self.how_doubt, self.how_doubt_text),
            (self.how_laws, self.how_laws_text),
            (self.how_none, self.how_none_text),
            (self.how_links, self.how_links_text),
        ]
    }

    pub(in crate::report) fn glossary(&self) -> [(&'static str, &'static str); 6] {
        [
            (self.term_tppo, self.term_tppo_text),
            (self.term_gt, self.term_gt_text),
            (self.term_sk, self.term_sk_text),
            (self.term_recap, self.term_recap_text),
            (self.term_unsur, self.term_unsur_text),
            (self.term_container, self.term_container_text),
        ]
    }

    pub(in crate::report) fn limits(&self) -> [(&'static str, &'static str); 4] {
        [
            (self.limit_ocr, self.limit_ocr_text),
            (self.limit_law, self.limit_law_text),
            (self.limit_excel, self.limit_excel_text),
            (self.limit_confidence, self.limit_confidence_text),
        ]
    }
}
