-- Why: photos of a dispute belong to the gathering, so that one file holds all of it, copies included. They lie beside
-- the entries, in pieces that are each written on their own: a score never waits for more than one piece. A photo
-- counts once its row is in media, which comes last; pieces without one are the rest of an upload that broke off.

create table media (
    sha256 text not null primary key,
    kind text not null,
    bytes bigint not null,
    hash bytea not null
);

create table media_piece (
    sha256 text not null,
    piece bigint not null,
    body bytea not null,
    primary key (sha256, piece)
);
