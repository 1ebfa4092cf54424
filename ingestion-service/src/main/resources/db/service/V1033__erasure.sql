-- Erasures and which services have answered. No row names anybody.

create table erasure (
    id           text        not null primary key,
    subject_hash text        not null unique,
    asked_at     timestamptz not null
);

create table erasure_answer (
    erasure_id  text        not null references erasure,
    service     text        not null,
    row_count   bigint      not null,
    answered_at timestamptz not null,
    primary key (erasure_id, service)
);
