-- Read models built anew beside the live ones, one at a time, and how both stood day by day when they were compared.
create table rebuild (
    id         text        not null primary key,
    from_day   date        not null,
    to_day     date        not null,
    state      text        not null,
    begun_at   timestamptz not null,
    ended_at   timestamptz
);
create unique index rebuild_open on rebuild ((true)) where ended_at is null;

create table rebuild_day (
    rebuild_id     text   not null references rebuild on delete cascade,
    read_model     text   not null,
    day            date   not null,
    live_rows      bigint not null,
    rebuilt_rows   bigint not null,
    live_digest    text,
    rebuilt_digest text,
    primary key (rebuild_id, read_model, day)
);
