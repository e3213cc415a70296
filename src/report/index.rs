//! What several sheets must agree on: which paper is which, the order of seats and
//! instruments, the rows of the evidence. Links name rows, so each order is settled here once.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write as _};

use sha2::{Digest as _, Sha256};

use super::Report;
use crate::model::{Evidence, Kind, Member, Place, Region, RegionCode, SourceId, Standing, Submission};

/// An input, and what it counts for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper<'a> {
    pub(super) submission: &'a Submission,
    /// The region in whose dossier it lies; `None` when in none.
    pub(super) region: Option<&'a Region>,
    /// `None` when it lies in no dossier.
    pub(super) standing: Option<&'a Standing>,
    /// The paper with the same bytes that came first.
    pub(super) twin: Option<usize>,
}

/// A quote and its place.
#[derive(Clone, Debug)]
pub(super) struct Exhibit<'a> {
    /// Made from the document's content, the place and the words: the same next month.
    pub(super) id: String,
    /// The document's name.
    pub(super) document: Cow<'a, str>,
    /// The document, when it is among the inputs.
    pub(super) paper: Option<usize>,
    pub(super) evidence: &'a Evidence,
}

type Key = [u8; 16];

/// See the module.
#[derive(Debug)]
pub(super) struct Index<'a> {
    /// Every input in input order.
    pub(super) papers: Vec<Paper<'a>>,
    by_name: BTreeMap<String, usize>,
    /// Rows of the evidence.
    pub(super) exhibits: Vec<Exhibit<'a>>,
    by_key: BTreeMap<Key, usize>,
    /// Rows of the members: the paper and the seat.
    pub(super) members: Vec<(usize, &'a Member)>,
    first_member: BTreeMap<&'a RegionCode, usize>,
    /// Rows of the instruments.
    pub(super) decrees: Vec<usize>,
    decree_row: BTreeMap<usize, usize>,
}

impl<'a> Index<'a> {
    pub(super) fn new(report: &'a Report<'a>) -> Self {
        let mut papers: Vec<Paper<'a>> = Vec::with_capacity(report.submissions.len());
        let mut by_name = BTreeMap::new();
        let mut by_content: BTreeMap<SourceId, usize> = BTreeMap::new();
        for submission in report.submissions {
            let at = papers.len();
            by_name.entry(submission.source.name()).or_insert(at);
            let first = submission.source.sha256.map(|sha| *by_content.entry(sha).or_insert(at));
            let twin = first.filter(|first| *first != at);
            papers.push(Paper { submission, region: None, standing: None, twin });
        }
        let mut order = Vec::with_capacity(papers.len());
        for dossier in report.dossiers {
            for filed in &dossier.documents {
                let at = by_name.get(&filed.submission.source.name()).copied();
                if let Some((at, paper)) = at.and_then(|at| Some((at, papers.get_mut(at)?))) {
                    paper.region = Some(&dossier.region);
                    paper.standing = Some(&filed.standing);
                    order.push(at);
                }
            }
        }
        // Those in no dossier come last: listed, not lost.
        order.extend(papers.iter().enumerate().filter(|(_, it)| it.standing.is_none()).map(|(at, _)| at));

        let mut index = Self {
            papers,
            by_name,
            exhibits: Vec::new(),
            by_key: BTreeMap::new(),
            members: Vec::new(),
            first_member: BTreeMap::new(),
            decrees: Vec::new(),
            decree_row: BTreeMap::new(),
        };
        for at in order {
            index.file(at);
        }
        for finding in report.assessments.iter().flat_map(|it| &it.findings) {
            for cited in &finding.evidence {
                index.exhibit(Cow::Borrowed(&cited.document), &cited.evidence);
            }
        }
        for claim in report.dossiers.iter().flat_map(|it| &it.claims) {
            index.exhibit(Cow::Owned(claim.source.name()), &claim.claim.evidence);
        }
        index.settle();
        index
    }

    /// Takes in the seats, the instrument and the quotes of a paper.
    fn file(&mut self, at: usize) {
        let Some(paper) = self.papers.get(at).copied() else { return };
        let Submission { source, decree, kind, region, members, activities, .. } = paper.submission;
        let name = || Cow::Owned(source.name());
        if let Some(decree) = decree
            && (decree.is_task_force || matches!(kind, Some(Kind::Decree | Kind::Regulation)))
        {
            self.decree_row.insert(at, self.decrees.len());
            self.decrees.push(at);
            let quotes = [
                decree.number.as_ref().map(|it| &it.evidence),
                decree.date.as_ref().map(|it| &it.evidence),
                decree.about.as_ref().map(|it| &it.evidence),
                decree.signatory.as_ref().map(|it| &it.evidence),
            ];
            for evidence in quotes.into_iter().flatten() {
                self.exhibit(name(), evidence);
            }
        }
        if let Some(region) = region {
            self.exhibit(name(), &region.evidence);
        }
        for activity in activities {
            self.exhibit(name(), &activity.evidence);
        }
        // The same bytes twice have the same seats: once is enough.
        let repeated = match paper.standing {
            Some(standing) => matches!(standing, Standing::Duplicate { .. }),
            None => paper.twin.is_some(),
        };
        if !repeated {
            for member in members {
                if let Some(region) = paper.region {
                    self.first_member.entry(&region.code).or_insert(self.members.len());
                }
                self.members.push((at, member));
                self.exhibit(name(), &member.evidence);
            }
        }
    }

    fn exhibit(&mut self, document: Cow<'a, str>, evidence: &'a Evidence) {
        let paper = self.by_name.get(&*document).copied();
        let key = self.key(&document, evidence);
        self.by_key.entry(key).or_insert_with(|| {
            let mut id = String::from("B-");
            for byte in key.iter().take(6) {
                let _ = write!(id, "{byte:02x}");
            }
            self.exhibits.push(Exhibit { id, document, paper, evidence });
            self.exhibits.len() - 1
        });
    }

    /// Brings the evidence into the order of a reader: by document, then by page.
    fn settle(&mut self) {
        let mut order: Vec<usize> = (0..self.exhibits.len()).collect();
        order.sort_by_key(|at| {
            self.exhibits
                .get(*at)
                .map(|it| (it.paper.unwrap_or(usize::MAX), it.evidence.place.page().unwrap_or_default()))
        });
        let mut row_of = vec![0; order.len()];
        for (row, at) in order.iter().enumerate() {
            if let Some(slot) = row_of.get_mut(*at) {
                *slot = row;
            }
        }
        for row in self.by_key.values_mut() {
            *row = row_of.get(*row).copied().unwrap_or_default();
        }
        let mut exhibits: Vec<Option<Exhibit<'a>>> = self.exhibits.drain(..).map(Some).collect();
        self.exhibits.extend(order.into_iter().filter_map(|at| exhibits.get_mut(at)?.take()));
    }

    /// What makes evidence the same: content of the document, place, words.
    fn key(&self, document: &str, evidence: &Evidence) -> Key {
        let mut hash = Sha256::new();
        match self.paper_named(document).and_then(|(_, paper)| paper.submission.source.sha256) {
            Some(SourceId(sha)) => hash.update(sha),
            None => hash.update(document.as_bytes()),
        }
        match &evidence.place {
            Place::Page { page, bbox } => {
                hash.update([1]);
                hash.update(page.to_le_bytes());
                for edge in bbox {
                    hash.update(edge.to_le_bytes());
                }
            }
            Place::Cell { sheet, cell } => {
                hash.update([2]);
                hash.update(sheet.as_bytes());
                hash.update([0]);
                hash.update(cell.as_bytes());
            }
            Place::Row { table, row } => {
                hash.update([3]);
                hash.update(table.to_le_bytes());
                hash.update(row.to_le_bytes());
            }
            Place::Paragraph { paragraph } => {
                hash.update([4]);
                hash.update(paragraph.to_le_bytes());
            }
        }
        hash.update([0]);
        hash.update(evidence.quote.as_bytes());
        let digest: [u8; 32] = hash.finalize().into();
        let mut key = [0; 16];
        for (to, from) in key.iter_mut().zip(digest) {
            *to = from;
        }
        key
    }

    /// Row and id of this evidence.
    pub(super) fn exhibit_of(&self, document: &str, evidence: &Evidence) -> Option<(usize, &str)> {
        let row = *self.by_key.get(&self.key(document, evidence))?;
        self.exhibits.get(row).map(|it| (row, it.id.as_str()))
    }

    /// The input called `name` ([`Source::name`]).
    pub(super) fn paper_named(&self, name: &str) -> Option<(usize, &Paper<'a>)> {
        let at = *self.by_name.get(name)?;
        self.papers.get(at).map(|paper| (at, paper))
    }

    /// The first row of the region's seats.
    pub(super) fn first_member(&self, region: &RegionCode) -> Option<usize> {
        self.first_member.get(region).copied()
    }

    /// The row of the instrument at `paper`.
    pub(super) fn decree_row(&self, paper: usize) -> Option<usize> {
        self.decree_row.get(&paper).copied()
    }
}
