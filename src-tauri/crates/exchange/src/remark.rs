//! A remark about one row: how bad, where, in words for a volunteer, and what can be done at a tap.

use serde::Serialize;
use ts_rs::TS;

/// How bad something is. Faults sort before notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum Severity {
    /// The row is left out until it is put right.
    Fault,
    /// The row is imported all the same.
    Note,
}

/// Something to say about a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange/")]
pub struct Remark {
    /// How bad it is.
    pub severity: Severity,
    /// Stable name of the reason, in snake case.
    pub code: String,
    /// Index of the column it is about, where it is about one.
    pub column: Option<usize>,
    /// A sentence for a volunteer.
    pub text: String,
    /// What can be done about it at a tap.
    pub repairs: Vec<Repair>,
}

impl Remark {
    pub(crate) fn fault(code: &str, column: Option<usize>, text: impl Into<String>) -> Self {
        Self {
            severity: Severity::Fault,
            code: code.to_owned(),
            column,
            text: text.into(),
            repairs: Vec::new(),
        }
    }

    pub(crate) fn note(code: &str, column: Option<usize>, text: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::fault(code, column, text)
        }
    }

    pub(crate) fn with(mut self, repair: Repair) -> Self {
        self.repairs.push(repair);
        self
    }
}

/// One way to put a remark right, ready to tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "exchange/")]
pub struct Repair {
    /// What the button says.
    pub label: String,
    /// What it changes in the [`Wishes`](crate::Wishes).
    pub action: RepairAction,
}

/// What a repair changes in the [`Wishes`](crate::Wishes), for the row it stands under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[ts(export, export_to = "exchange/")]
pub enum RepairAction {
    /// Add the row to `skip`.
    Skip,
    /// Add the row to `keep`.
    KeepBoth,
    /// Put this text into `edits` for the column.
    Put {
        /// Index of the column.
        column: usize,
        /// The new text of the cell.
        text: String,
    },
    /// Open the cell for typing.
    Edit {
        /// Index of the column.
        column: usize,
    },
}

impl Repair {
    pub(crate) fn skip() -> Self {
        Self {
            label: "Skip this row".to_owned(),
            action: RepairAction::Skip,
        }
    }

    pub(crate) fn keep_both() -> Self {
        Self {
            label: "Keep both".to_owned(),
            action: RepairAction::KeepBoth,
        }
    }

    pub(crate) fn put(label: impl Into<String>, column: usize, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            action: RepairAction::Put {
                column,
                text: text.into(),
            },
        }
    }

    pub(crate) fn edit(column: usize) -> Self {
        Self {
            label: "Edit".to_owned(),
            action: RepairAction::Edit { column },
        }
    }
}
