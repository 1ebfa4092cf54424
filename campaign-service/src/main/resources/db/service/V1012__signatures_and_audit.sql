-- Who wrote a version and who approved it; what came with the release was approved with it.
alter table definition add column author text not null default 'release';
alter table definition add column approver text;
alter table definition add column approved_at timestamptz;
update definition set approver = 'release', approved_at = recorded_at;

-- What people did, each entry chained to the one before by its hash. References only: no names, no addresses, no customer ids.
create table audit (
    seq      bigint      not null primary key,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    detail   text        not null,
    previous text        not null,
    hash     text        not null
);
create index audit_by_subject on audit (subject, seq);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_is_append_only before update or delete on audit for each row execute function refuse_audit_change();
create trigger audit_is_never_truncated before truncate on audit for each statement execute function refuse_audit_change();
