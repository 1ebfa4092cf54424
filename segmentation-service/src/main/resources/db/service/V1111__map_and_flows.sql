-- The map draws customers evenly, in an order that has nothing to do with their ids; flows are asked for by day.
create index load_profile_drawn on load_profile (md5(customer_id));
create index load_profile_by_day on load_profile (day);
create index segment_change_by_day on segment_change (day);

-- Lists go on after an id by the order of its bytes, whatever the database's own order of texts is.
create index membership_paged on membership (segment_id, customer_id collate "C");
create index load_profile_paged on load_profile (customer_id collate "C");
create index standing_paged on standing (tier, customer_id collate "C");
create index standing_at_risk on standing (customer_id collate "C") where at_risk;
create index rule_member_paged on rule_member (rule_id, customer_id collate "C");
