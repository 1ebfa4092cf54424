-- Contracts, and what hangs on what: members of a group account, areas of a feeder.

create table contract (
    id          text   not null primary key,
    state       text   not null,
    sequence    bigint not null,
    valid_from  date   not null,
    customer_id text   not null
);
create index contract_by_customer on contract (customer_id, id);

alter table customer add column parent_id text;
update customer set parent_id = state::json ->> 'parentId';
create index customer_by_parent on customer (parent_id, id) where parent_id is not null;

alter table feeder add column parent_id text;
update feeder set parent_id = state::json ->> 'parentId';
create index feeder_by_parent on feeder (parent_id, id) where parent_id is not null;

create index meter_by_customer on meter (customer_id, id) where customer_id is not null;

-- A line without a state was of somebody who is erased: it hides what it superseded and holds nothing.
alter table register_history alter column state drop not null;
create index register_history_by_customer on register_history (customer_id, sort, id) where customer_id is not null;
