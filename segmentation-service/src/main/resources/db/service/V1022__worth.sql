-- What a standing rests on beside its score: money, risks, rank, group. The tier a customer has by its numbers is kept in it, apart from a pin.
alter table standing add column worth jsonb;
alter table standing add column at_risk boolean not null default false;

-- Tiers through time: a row when a closed day gave a customer another tier.
create table tier_change (
    customer_id text not null,
    day         date not null,
    tier        text not null,
    primary key (customer_id, day)
);
