-- Meter-days told once more, and how far that is.
create table republication (
    id         text        not null primary key,
    service    text        not null,
    from_day   date        not null,
    to_day     date        not null,
    asked_at   timestamptz not null,
    total      bigint      not null,
    published  bigint      not null default 0,
    at_day     date,
    at_meter   text,
    at_channel text,
    done_at    timestamptz
);
create unique index republication_running on republication (service) where done_at is null;
