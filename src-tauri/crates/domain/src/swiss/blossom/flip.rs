//! Matching along the way that a search has found, through every blossom on it.

use super::{Forest, NONE};

impl Forest {
    /// Matches an even vertex with one outside the tree, and everybody on the way to the root anew.
    pub(super) fn match_along(&mut self, even: usize, outside: usize) {
        self.rebase(self.top[outside], outside);
        let (mut near, mut far) = (even, outside);
        loop {
            let top = self.top[near];
            self.rebase(top, near);
            self.pair(near, far);
            let Some((before, _)) = self.knots[top].via else {
                return;
            };
            let odd = self.top[before];
            let Some((from, entry)) = self.knots[odd].via else {
                return;
            };
            self.rebase(odd, entry);
            (near, far) = (from, entry);
        }
    }

    fn pair(&mut self, one: usize, other: usize) {
        self.mate[one] = other;
        self.mate[other] = one;
    }

    /// Makes a vertex the base of the blossom that holds it: the rest of the blossom is matched within.
    fn rebase(&mut self, blossom: usize, vertex: usize) {
        if blossom < self.count || self.knots[blossom].base == vertex {
            return;
        }
        let child = self.child_with(blossom, vertex);
        self.rebase(child, vertex);
        let length = self.knots[blossom].children.len();
        let at = self.knots[blossom]
            .children
            .iter()
            .position(|&one| one == child)
            .unwrap_or(0);
        // Links with odd numbers are matched; along the even way to the base they change with their neighbours.
        let (first, last) = if at % 2 == 1 {
            (at + 1, length)
        } else {
            (0, at)
        };
        for number in (first..last).step_by(2) {
            let (one, other) = self.knots[blossom].links[number];
            let next = (number + 1) % length;
            let (left, right) = (
                self.knots[blossom].children[number],
                self.knots[blossom].children[next],
            );
            self.rebase(left, one);
            self.rebase(right, other);
            self.pair(one, other);
        }
        let knot = &mut self.knots[blossom];
        knot.children.rotate_left(at);
        knot.links.rotate_left(at);
        knot.base = vertex;
        debug_assert!(knot.base != NONE, "a blossom has a base");
    }
}
