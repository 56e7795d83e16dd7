-- Why: a gathering is one append-only list of entries, each chained to the one before by its hash, so that
-- nothing acknowledged can go missing or be changed unseen. Beside it lie what may be rebuilt (snapshots)
-- and what must never be published or replayed (secrets, settings); each row carries a hash of its content.
-- The types are those that SQLite and PostgreSQL share: a large deployment keeps its journal in PostgreSQL.

-- One row in a file, none elsewhere: a fixed mark and behind it the hash of the whole file, which is written past the
-- database (see seal.rs). First, so that it lies near the beginning; it stays as it is in every later format.
create table seal (
    body bytea not null
);

create table entry (
    seq bigint not null primary key,
    at bigint not null,
    actor text not null,
    device text not null,
    command_id text not null,
    command_hash bytea not null,
    kind text not null,
    body text not null,
    prev_hash bytea not null,
    hash bytea not null,
    constraint entry_told_once unique (device, command_id)
);

create table snapshot (
    seq bigint not null primary key,
    chain_hash bytea not null,
    body bytea not null,
    hash bytea not null
);

create table secret (
    kind text not null,
    id text not null,
    body bytea not null,
    hash bytea not null,
    primary key (kind, id)
);

create table setting (
    key text not null primary key,
    value text not null,
    hash bytea not null
);
