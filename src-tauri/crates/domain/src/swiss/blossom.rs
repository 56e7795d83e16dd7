//! Perfect matching of least cost in a graph that need not be bipartite.
//!
//! Edmonds' blossom algorithm as a primal-dual search that grows one alternating tree at a time, with events in a
//! heap in place of repeated scans (Edmonds 1965; Galil, "Efficient algorithms for finding maximum matching in
//! graphs", ACM Computing Surveys 1986). Costs are whole numbers and may be negative.
//!
//! Invariants: for an edge between two outermost blossoms, `2 · cost - dual(u) - dual(v)` is never negative, and
//! matched edges are tight. Duals of one tree have one parity, so half of a slack within it is whole.

mod flip;
mod forest;
mod search;

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;
use search::Event;

/// No vertex, no blossom.
const NONE: usize = usize::MAX;

/// A link between two vertices, with what it costs to match them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) ends: (usize, usize),
    pub(super) cost: i128,
}

/// What an outermost blossom or vertex is in the tree that is being grown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// Not in the tree.
    Outside,
    /// An even number of steps from the root.
    Even,
    /// An odd number of steps from the root.
    Odd,
}

/// A vertex (the first ones) or a blossom: a cycle of odd length of such.
#[derive(Clone, Debug)]
struct Knot {
    /// The blossom that holds it; [`NONE`] for an outermost one.
    parent: usize,
    /// The vertex that is not matched within.
    base: usize,
    /// Around the cycle from the one with the base; empty for a vertex.
    children: Vec<usize>,
    /// From each child to the next: the vertex in it, the vertex in the next.
    links: Vec<(usize, usize)>,
    label: Label,
    /// How it came into the tree: the vertex before it, the vertex in it. The root has none.
    via: Option<(usize, usize)>,
    /// What the blossom adds to the slack of links within it, less what `rate` has gathered.
    dual: i128,
    /// How `dual` moves with time: +2 even, -2 odd, 0 outside.
    rate: i128,
}

/// The state of one solution.
#[derive(Debug)]
struct Forest {
    /// Number of vertices.
    count: usize,
    links: Vec<Link>,
    /// Links of each vertex.
    around: Vec<Vec<usize>>,
    mate: Vec<usize>,
    /// Duals of the vertices, less what their rate has gathered.
    dual: Vec<i128>,
    /// How the dual moves with time: +1 even, -1 odd, 0 outside.
    rate: Vec<i128>,
    /// The outermost blossom of each vertex.
    top: Vec<usize>,
    /// Vertices, then blossoms.
    knots: Vec<Knot>,
    /// Numbers of blossoms that are no more.
    unused: Vec<usize>,
    /// How far the duals of the tree have moved.
    time: i128,
    events: BinaryHeap<Reverse<Event>>,
    /// When the tree reaches a vertex without a mate at the latest; what would come later never does.
    ends: i128,
    /// Vertices that became even and whose links are still to be looked at.
    fresh: Vec<usize>,
}

/// Who is matched with whom, and the proof that nothing is cheaper.
#[derive(Debug)]
pub(super) struct Matching {
    forest: Forest,
}

impl Matching {
    /// The least costly way to match all of `count` vertices by these links, or nothing where they cannot all be
    /// matched. Deterministic in the order of the links.
    #[cfg(test)]
    pub(super) fn least(count: usize, links: Vec<Link>) -> Option<Self> {
        Self::least_after(count, links, None)
    }

    /// The same, going on from the solution for fewer links: most of its proof and of its pairs hold.
    pub(super) fn least_after(
        count: usize,
        links: Vec<Link>,
        before: Option<&Self>,
    ) -> Option<Self> {
        let mut forest = Forest::new(count, links);
        match before {
            Some(before) => forest.go_on(&before.forest),
            None => forest.begin(),
        }
        for vertex in 0..count {
            if forest.mate[vertex] == NONE && !forest.match_from(vertex) {
                return None;
            }
        }
        Some(Self { forest })
    }

    /// The one matched with a vertex.
    pub(super) fn mate(&self, vertex: usize) -> usize {
        self.forest.mate[vertex]
    }

    /// Twice the cost from which on a link between two is of no use, if no blossom holds both: the sum of their duals.
    pub(super) fn duals(&self, one: usize, other: usize) -> i128 {
        self.forest.dual[one] + self.forest.dual[other]
    }

    /// For each vertex the sum of the duals of all blossoms that hold it together with this one. A link that was left
    /// out could make the matching cheaper where `2 · cost + together - duals` is negative.
    pub(super) fn together(&self, one: usize) -> Vec<i128> {
        let knots = &self.forest.knots;
        let outer = |&held: &usize| Some(knots[held].parent).filter(|&parent| parent != NONE);
        let holders: Vec<usize> = core::iter::successors(Some(one), outer).collect();
        let mut together: Vec<i128> = (0..self.forest.count).map(|_| 0).collect();
        let mut sum: i128 = holders[1..].iter().map(|&holder| knots[holder].dual).sum();
        for inner_and_holder in holders.windows(2) {
            let (inner, holder) = (inner_and_holder[0], inner_and_holder[1]);
            let others = knots[holder]
                .children
                .iter()
                .filter(|&&child| child != inner);
            for vertex in others.flat_map(|&child| self.forest.vertices(child)) {
                together[vertex] = sum;
            }
            sum -= knots[holder].dual;
        }
        together
    }
}

impl Forest {
    fn new(count: usize, links: Vec<Link>) -> Self {
        let mut around: Vec<Vec<usize>> = (0..count).map(|_| Vec::new()).collect();
        for (number, link) in links.iter().enumerate() {
            around[link.ends.0].push(number);
            around[link.ends.1].push(number);
        }
        Self {
            count,
            links,
            around,
            mate: (0..count).map(|_| NONE).collect(),
            dual: (0..count).map(|_| 0).collect(),
            rate: (0..count).map(|_| 0).collect(),
            top: (0..count).collect(),
            knots: (0..count).map(Knot::vertex).collect(),
            unused: Vec::new(),
            time: 0,
            events: BinaryHeap::new(),
            ends: i128::MAX,
            fresh: Vec::new(),
        }
    }

    /// Duals as high as is cheap to find, and whatever can be matched at once.
    fn begin(&mut self) {
        for vertex in 0..self.count {
            let costs = self.around[vertex]
                .iter()
                .map(|&link| self.links[link].cost);
            self.dual[vertex] = costs.min().unwrap_or(0);
        }
        self.match_at_once();
    }

    /// Duals and pairs of an earlier solution, as far as they hold with more links. Blossoms are given up: what each
    /// adds to the slack within it is taken from the duals of its vertices, half from either end.
    fn go_on(&mut self, before: &Self) {
        for vertex in 0..self.count {
            let outer =
                |&held: &usize| Some(before.knots[held].parent).filter(|&parent| parent != NONE);
            let holders = core::iter::successors(outer(&vertex), outer);
            let within: i128 = holders.map(|holder| before.knots[holder].dual).sum();
            self.dual[vertex] = before.dual[vertex] - within / 2;
        }
        for link in 0..self.links.len() {
            let short = self.slack(link).min(0);
            self.dual[self.links[link].ends.0] += short;
        }
        for link in 0..self.links.len() {
            let (one, other) = self.links[link].ends;
            if before.mate[one] == other && self.slack(link) == 0 {
                self.mate[one] = other;
                self.mate[other] = one;
            }
        }
        self.match_at_once();
    }

    /// Raises each dual as far as it goes, and matches what that makes tight.
    fn match_at_once(&mut self) {
        for vertex in 0..self.count {
            let nearest = self.around[vertex]
                .iter()
                .map(|&link| {
                    (
                        self.slack(link),
                        self.mate[self.far(link, vertex)] != NONE,
                        link,
                    )
                })
                .min();
            if let Some((slack, _, link)) = nearest {
                self.dual[vertex] += slack;
                let other = self.far(link, vertex);
                if self.mate[vertex] == NONE && self.mate[other] == NONE {
                    self.mate[vertex] = other;
                    self.mate[other] = vertex;
                }
            }
        }
    }

    /// The other end of a link.
    fn far(&self, link: usize, near: usize) -> usize {
        let (one, other) = self.links[link].ends;
        if one == near { other } else { one }
    }

    /// The dual of a vertex at this time.
    fn dual_now(&self, vertex: usize) -> i128 {
        self.dual[vertex] + self.rate[vertex] * self.time
    }

    /// The slack of a link between two outermost blossoms at this time.
    fn slack(&self, link: usize) -> i128 {
        let (one, other) = self.links[link].ends;
        2 * self.links[link].cost - self.dual_now(one) - self.dual_now(other)
    }
}

#[cfg(test)]
mod tests;
