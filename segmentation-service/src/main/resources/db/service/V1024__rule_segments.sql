-- Segments somebody wrote down as a condition, beside the learned ones.
create table rule_segment (
    rule_id     text not null primary key,
    name        text not null,
    description text,
    expression  text not null,
    version     int  not null,
    changed_by  text not null
);

create table rule_member (
    customer_id text not null,
    rule_id     text not null,
    since       date not null,
    primary key (customer_id, rule_id)
);
create index rule_member_by_rule on rule_member (rule_id, customer_id);

create table rule_change (
    customer_id text    not null,
    sequence    bigint  not null,
    rule_id     text    not null,
    version     int     not null,
    entered     boolean not null,
    day         date    not null,
    reasons     jsonb   not null,
    primary key (customer_id, sequence)
);
