//! A venue in a box: the parts that every venue test shares.
