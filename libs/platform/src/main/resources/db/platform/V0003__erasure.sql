-- Who was erased, by hash: what comes late is refused without anybody being named.
create table erased_subject (
    subject_hash text        not null primary key,
    erasure_id   text        not null,
    erased_at    timestamptz not null
);
