-- Meter-days lie in a table a month: a month that is older than what is kept is dropped as a whole. What is there already becomes the first of these tables
-- without being copied; it goes when its last day is too old.
alter table meter_day rename to meter_day_before;
alter index meter_day_pkey rename to meter_day_before_pkey;
alter index meter_day_by_meter rename to meter_day_before_by_meter;

create table meter_day (like meter_day_before including defaults) partition by range (day);
alter table meter_day add primary key (meter_id, channel, day);
create index meter_day_by_meter on meter_day (day, meter_id);

do $$
declare
    last date := (select max(day) from meter_day_before);
begin
    if last is null then
        drop table meter_day_before;
    else
        execute format('alter table meter_day attach partition meter_day_before for values from (minvalue) to (%L)',
            (date_trunc('month', last) + interval '1 month')::date);
    end if;
end $$;

-- Whether the days of a month have no table yet.
create function meter_day_month_missing(month date) returns boolean language sql stable as $$
    select to_regclass('meter_day_' || to_char(month, 'YYYY_MM')) is null and not exists (
        select from pg_inherits join pg_class on oid = inhrelid where inhparent = 'meter_day'::regclass and relname = 'meter_day_before'
            and month < substring(pg_get_expr(relpartbound, oid) from 'TO \(''([0-9-]+)''\)')::date)
$$;

-- Makes the table of a month unless its days have one. To attach it blocks neither readers nor writers of the others.
create function meter_day_month(month date) returns void language plpgsql as $$
declare
    name text := 'meter_day_' || to_char(month, 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(20261124);
    if not meter_day_month_missing(month) then return; end if;
    execute format('create table %I (like meter_day including all) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05)', name);
    execute format('alter table meter_day attach partition %I for values from (%L) to (%L)', name, month, (month + interval '1 month')::date);
end $$;
