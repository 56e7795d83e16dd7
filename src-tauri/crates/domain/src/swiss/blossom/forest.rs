//! Blossoms as they come and go: contracting an odd cycle, opening an odd blossom, labels and rates.

use super::{Forest, Knot, Label, NONE};
use crate::swiss::blossom::search::Event;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::mem;

impl Knot {
    pub(super) const fn vertex(number: usize) -> Self {
        Self {
            parent: NONE,
            base: number,
            children: Vec::new(),
            links: Vec::new(),
            label: Label::Outside,
            via: None,
            dual: 0,
            rate: 0,
        }
    }
}

impl Forest {
    /// All vertices within.
    pub(super) fn vertices(&self, knot: usize) -> Vec<usize> {
        let (mut open, mut found) = (vec![knot], Vec::new());
        while let Some(next) = open.pop() {
            if next < self.count {
                found.push(next);
            } else {
                open.extend(self.knots[next].children.iter().rev());
            }
        }
        found
    }

    /// Labels an outermost blossom and lets its duals move accordingly from now on.
    pub(super) fn label(&mut self, knot: usize, label: Label, via: Option<(usize, usize)>) {
        let rate = match label {
            Label::Outside => 0,
            Label::Even => 1,
            Label::Odd => -1,
        };
        self.knots[knot].label = label;
        self.knots[knot].via = via;
        for vertex in self.vertices(knot) {
            self.dual[vertex] += (self.rate[vertex] - rate) * self.time;
            self.rate[vertex] = rate;
            if label == Label::Even {
                self.fresh.push(vertex);
            }
        }
        if knot >= self.count {
            self.move_blossom(knot, 2 * rate);
            if label == Label::Odd {
                let opens = self.time + self.knots[knot].dual_at(self.time) / 2;
                self.events.push(Reverse(Event::opening(opens, knot)));
            }
        }
    }

    fn move_blossom(&mut self, knot: usize, rate: i128) {
        let time = self.time;
        let knot = &mut self.knots[knot];
        knot.dual += (knot.rate - rate) * time;
        knot.rate = rate;
    }

    /// The outermost even blossoms and odd ones from here to the root, this one first.
    fn way_up(&self, from: usize) -> Vec<usize> {
        core::iter::successors(Some(from), |&knot| {
            self.knots[knot].via.map(|(before, _)| self.top[before])
        })
        .collect()
    }

    /// Makes one even blossom of the cycle that a tight link between two even ones closes.
    pub(super) fn contract(&mut self, one: usize, other: usize) {
        let mut up = self.way_up(self.top[one]);
        let mut down = self.way_up(self.top[other]);
        let mut meets_at = NONE;
        while let (Some(&above), Some(&also)) = (up.last(), down.last())
            && above == also
        {
            meets_at = above;
            up.pop();
            down.pop();
        }
        let way = |knots: &[Knot], knot: usize| knots[knot].via.unwrap_or((NONE, NONE));
        let mut children = vec![meets_at];
        children.extend(up.iter().rev().chain(&down));
        let mut links: Vec<(usize, usize)> = up
            .iter()
            .rev()
            .map(|&knot| way(&self.knots, knot))
            .collect();
        links.push((one, other));
        links.extend(down.iter().map(|&knot| {
            let (before, within) = way(&self.knots, knot);
            (within, before)
        }));
        let was_odd: Vec<usize> = children
            .iter()
            .copied()
            .filter(|&child| self.knots[child].label == Label::Odd)
            .collect();
        for child in was_odd {
            self.label(child, Label::Even, None);
        }
        let blossom = self.unused.pop().unwrap_or(self.knots.len());
        if blossom == self.knots.len() {
            self.knots.push(Knot::vertex(blossom));
        }
        for &child in &children {
            if child >= self.count {
                self.move_blossom(child, 0);
            }
            self.knots[child].parent = blossom;
        }
        self.knots[blossom] = Knot {
            parent: NONE,
            base: self.knots[meets_at].base,
            children,
            links,
            label: Label::Even,
            via: self.knots[meets_at].via,
            dual: -2 * self.time,
            rate: 2,
        };
        for vertex in self.vertices(blossom) {
            self.top[vertex] = blossom;
        }
    }

    /// Opens an odd blossom whose dual has come to nothing: the way through it stays in the tree, the rest leaves.
    pub(super) fn open(&mut self, blossom: usize) {
        let Some((before, entry)) = self.knots[blossom].via else {
            return;
        };
        let entered = self.child_with(blossom, entry);
        let children = mem::take(&mut self.knots[blossom].children);
        let links = mem::take(&mut self.knots[blossom].links);
        self.knots[blossom].label = Label::Outside;
        self.unused.push(blossom);
        for &child in &children {
            self.knots[child].parent = NONE;
            for vertex in self.vertices(child) {
                self.top[vertex] = child;
            }
        }
        let length = children.len();
        let at = children
            .iter()
            .position(|&child| child == entered)
            .unwrap_or(0);
        // The way to the base with an even number of steps; the first of them is matched.
        let forward = at % 2 == 1;
        let steps = if forward { length - at } else { at };
        let mut on_way = vec![false; length];
        on_way[at] = true;
        self.label(entered, Label::Odd, Some((before, entry)));
        let mut here = at;
        for step in 0..steps {
            let (next, via) = if forward {
                ((here + 1) % length, links[here])
            } else {
                let (within, from) = links[here - 1];
                (here - 1, (from, within))
            };
            let label = if step % 2 == 0 {
                Label::Even
            } else {
                Label::Odd
            };
            on_way[next] = true;
            self.label(children[next], label, Some(via));
            here = next;
        }
        for (at, &child) in children.iter().enumerate() {
            if !on_way[at] {
                self.label(child, Label::Outside, None);
                for vertex in self.vertices(child) {
                    self.announce_from_outside(vertex);
                }
            }
        }
    }

    /// The child of a blossom that holds a vertex.
    pub(super) fn child_with(&self, blossom: usize, vertex: usize) -> usize {
        let mut knot = vertex;
        while self.knots[knot].parent != blossom {
            knot = self.knots[knot].parent;
        }
        knot
    }
}

impl Knot {
    /// The dual of a blossom at a time.
    pub(super) const fn dual_at(&self, time: i128) -> i128 {
        self.dual + self.rate * time
    }
}
