//! One search: a tree grows from a vertex without a mate until it finds another.

use super::{Forest, Label, NONE};
use core::cmp::Reverse;

/// When something becomes possible. Ordered by time, then by number, so that a search has one course only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event {
    time: i128,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// A link becomes tight.
    Tight(usize),
    /// An odd blossom can be opened.
    Opening(usize),
}

impl Event {
    pub(super) const fn opening(time: i128, blossom: usize) -> Self {
        Self {
            time,
            what: What::Opening(blossom),
        }
    }
}

impl Forest {
    /// Grows a tree from a vertex and matches along the first way out. `false` where there is none.
    pub(super) fn match_from(&mut self, root: usize) -> bool {
        self.label(self.top[root], Label::Even, None);
        let found = self.grow();
        self.clear();
        found
    }

    fn grow(&mut self) -> bool {
        loop {
            while let Some(vertex) = self.fresh.pop() {
                self.look_around(vertex);
            }
            let Some(Reverse(event)) = self.events.pop() else {
                return false;
            };
            self.time = event.time;
            match event.what {
                What::Opening(blossom) => {
                    if self.is_open_now(blossom) {
                        self.open(blossom);
                    }
                }
                What::Tight(link) => {
                    if self.follow(link) {
                        return true;
                    }
                }
            }
        }
    }

    fn is_open_now(&self, blossom: usize) -> bool {
        let knot = &self.knots[blossom];
        knot.parent == NONE && knot.label == Label::Odd && knot.dual_at(self.time) == 0
    }

    /// Announces when the links of an even vertex become tight.
    fn look_around(&mut self, vertex: usize) {
        for at in 0..self.around[vertex].len() {
            let link = self.around[vertex][at];
            let top = self.top[self.far(link, vertex)];
            if top == self.top[vertex] {
                continue;
            }
            let wait = match self.knots[top].label {
                Label::Outside => {
                    let wait = self.slack(link);
                    if self.mate[self.knots[top].base] == NONE {
                        self.ends = self.ends.min(self.time + wait);
                    }
                    wait
                }
                Label::Even => self.slack(link) / 2,
                Label::Odd => continue,
            };
            self.announce(link, wait);
        }
    }

    /// Announces when the tree reaches a vertex that has just left it.
    pub(super) fn announce_from_outside(&mut self, vertex: usize) {
        for at in 0..self.around[vertex].len() {
            let link = self.around[vertex][at];
            if self.knots[self.top[self.far(link, vertex)]].label == Label::Even {
                self.announce(link, self.slack(link));
            }
        }
    }

    fn announce(&mut self, link: usize, wait: i128) {
        let time = self.time + wait;
        if time <= self.ends {
            let what = What::Tight(link);
            self.events.push(Reverse(Event { time, what }));
        }
    }

    /// Follows a link that was announced as tight, if it still is. `true` when it led out of the tree to a vertex
    /// without a mate and everything on the way is matched.
    fn follow(&mut self, link: usize) -> bool {
        let (one, other) = self.links[link].ends;
        let (even, far) = if self.knots[self.top[one]].label == Label::Even {
            (one, other)
        } else {
            (other, one)
        };
        let top = self.top[far];
        if self.knots[self.top[even]].label != Label::Even
            || top == self.top[even]
            || self.slack(link) != 0
        {
            return false;
        }
        match self.knots[top].label {
            Label::Odd => false,
            Label::Even => {
                self.contract(even, far);
                false
            }
            Label::Outside => {
                let base = self.knots[top].base;
                let beyond = self.mate[base];
                if beyond == NONE {
                    self.match_along(even, far);
                    return true;
                }
                self.label(top, Label::Odd, Some((even, far)));
                self.label(self.top[beyond], Label::Even, Some((base, beyond)));
                false
            }
        }
    }

    /// Takes all labels away; the duals keep where they came to.
    fn clear(&mut self) {
        self.events.clear();
        self.fresh.clear();
        for vertex in 0..self.count {
            let top = self.top[vertex];
            if self.knots[top].label != Label::Outside {
                self.label(top, Label::Outside, None);
            }
        }
        self.time = 0;
        self.ends = i128::MAX;
    }
}
