-- Dated indicators. A forecast has the time it was made; an observation counts as known when it is of.

create table indicator (
    indicator   text             not null,
    region      text             not null,
    at          timestamptz      not null,
    issued_at   timestamptz,
    known_at    timestamptz      not null generated always as (coalesce(issued_at, at)) stored,
    value       double precision not null,
    unit        text,
    source      text             not null,
    recorded_at timestamptz      not null default clock_timestamp()
);
create unique index indicator_key on indicator (indicator, at, region, known_at, (issued_at is null));

-- Days that are no usual ones. What a person says stands before what the library computes.
create table holiday (
    day     date not null,
    region  text not null,
    name    text not null,
    kind    text not null,
    source  text not null,
    library boolean not null,
    primary key (day, region)
);

create table competitor_package (
    id         text not null primary key,
    retailer   text not null,
    region     text not null,
    valid_from date not null,
    valid_to   date,
    price      numeric not null,
    state      text not null
);
create index competitor_package_by_retailer on competitor_package (retailer, region, valid_from);
