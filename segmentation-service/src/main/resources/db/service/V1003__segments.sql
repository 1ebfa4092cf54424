create table load_profile (
    customer_id  text     not null primary key,
    bucket       smallint not null,
    day          date     not null,
    usable_days  int      not null,
    interval_s   int      not null,
    grade        text     not null,
    annual_kwh   float8,
    body         jsonb    not null
);
create index load_profile_by_bucket on load_profile (bucket, customer_id);

create table standing (
    customer_id  text     not null primary key,
    day          date     not null,
    tier         text     not null,
    score        float8,
    pareto_class text     not null,
    gates        jsonb    not null,
    dimensions   jsonb    not null
);
create index standing_by_tier on standing (tier, customer_id);

create table pin (
    customer_id text not null primary key,
    tier        text not null,
    reason      text not null,
    until       date not null,
    pinned_by   text not null
);

create table model (
    model_id       text     not null primary key,
    status         text     not null,
    training_day   date     not null,
    wanted_k       int,
    seed           bigint   not null,
    body           text,
    effective_from date,
    failure        text,
    sequence       bigint   not null
);

create table segment (
    segment_id  text   not null primary key,
    name        text   not null,
    description text   not null,
    model_id    text   not null,
    born_model  text   not null,
    lineage     text,
    day         date,
    figures     text
);

create table membership (
    customer_id text     not null primary key,
    segment_id  text     not null,
    since       date     not null,
    model_id    text     not null,
    evaluated   date     not null,
    candidate   text,
    evaluations int      not null,
    margin      float8   not null,
    reasons     jsonb    not null,
    features    jsonb    not null
);
create index membership_by_segment on membership (segment_id, customer_id);

create table segment_change (
    customer_id  text   not null,
    sequence     bigint not null,
    from_segment text,
    to_segment   text   not null,
    day          date   not null,
    margin       float8 not null,
    model_id     text   not null,
    reasons      jsonb  not null,
    primary key (customer_id, sequence)
);

create table publication (
    customer_id      text   not null primary key,
    profile_sequence bigint not null,
    change_sequence  bigint not null
);
