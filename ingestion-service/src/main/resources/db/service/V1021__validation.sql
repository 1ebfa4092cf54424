-- What counts beside what was measured: null where both are the same. The sums are those of the measured values, for the days after.

alter table meter_day
    add column validated  bigint[],
    add column marks      text,
    add column estimates  text,
    add column estimated  int    not null default 0,
    add column severity   text   not null default 'NONE',
    add column energy     bigint not null default 0,
    add column zeros      int    not null default 0,
    add column tail_zeros int    not null default 0,
    add column tail_flat  int    not null default 0,
    add column phase      real;

-- A close walks the meters of a day; the grade would make every regraded row a new index entry.
create index meter_day_by_meter on meter_day (day, meter_id);
drop index meter_day_by_day;

alter table finding add column state text not null default 'OPEN';
create index finding_by_day on finding (day, meter_id);

-- Who answered a finding, and why; nothing is ever changed here.
create table finding_action (
    id         bigint generated always as identity primary key,
    finding_id text        not null references finding (id) on delete cascade,
    at         timestamptz not null,
    who        text        not null,
    was        text        not null,
    became     text        not null,
    reason     text        not null,
    edit       text
);
create index finding_action_by_finding on finding_action (finding_id, id);

-- Whether rules and estimation are done with the day that is being closed.
alter table market_day add column validated boolean not null default false;
