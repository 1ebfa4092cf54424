-- What people do for customers beside offers.

create table task (
    task_id     text not null primary key,
    customer_id text not null,
    playbook_id text not null,
    alarm_id    text not null,
    title       text not null,
    reason      text not null,
    owner       text not null,
    day         date not null,
    due         date not null,
    state       text not null,
    assignee    text,
    done_by     text,
    note        text
);
create index task_by_customer on task (customer_id, playbook_id, alarm_id);
create index task_by_due on task (state, due, task_id);

create table visit (
    visit_id    text        not null primary key,
    customer_id text        not null,
    kind        text        not null,
    service_id  text,
    at          timestamptz not null,
    author      text        not null,
    text        text        not null
);
create index visit_by_customer on visit (customer_id, at desc);

-- Playbooks to begin with, data like any other.
insert into definition (kind, id, version, body, author, approver, approved_at) values ('PLAYBOOK', 'PB-KEY', 1, '{
 "playbookId": "PB-KEY",
 "name": "Key accounts",
 "tiers": ["STRATEGIC", "KEY"],
 "services": [
  {"serviceId": "account-review", "name": "Review of consumption, bill and forecast with the customer", "owner": "account manager", "cadenceDays": 90, "why": "carries much of the margin"},
  {"serviceId": "tariff-check", "name": "Comparison of all tariffs on the last year", "owner": "account manager", "cadenceDays": 180, "why": "a key account on a dear tariff is the first a rival calls"},
  {"serviceId": "contract-talk", "name": "Talk about the next contract", "owner": "account manager", "cadenceDays": 30, "when": "known(contractEnd) and contractEnd < today + 180", "why": "the contract ends soon"},
  {"serviceId": "capacity-advice", "name": "Advice on contracted capacity", "owner": "energy adviser", "cadenceDays": 365, "when": "utilisation < 0.65", "why": "pays for capacity it does not use"},
  {"serviceId": "power-factor-advice", "name": "Advice on reactive compensation", "owner": "energy adviser", "cadenceDays": 365, "when": "powerFactor < 0.9", "why": "pays a power-factor surcharge"},
  {"serviceId": "supply-report", "name": "Report on supply reliability", "owner": "operations", "cadenceDays": 90, "when": "criticalSupply or events(\"OUTAGE\", 180) > 0", "why": "cannot do without supply, or had outages"}
 ],
 "alarms": [
  {"alarmId": "moved", "title": "Find out what changed at the customer", "owner": "account manager", "onChange": true, "dueDays": 10, "againDays": 60},
  {"alarmId": "complaint", "title": "Answer an open complaint in person", "owner": "account manager", "onChange": false, "when": "open(\"COMPLAINT\") > 0", "dueDays": 3, "againDays": 30},
  {"alarmId": "contract", "title": "Make an offer for the next contract", "owner": "account manager", "onChange": false, "when": "known(contractEnd) and contractEnd < today + 90", "dueDays": 14, "againDays": 120}
 ],
 "source": "sample playbook: replace by the deployment''s own"
}', 'release', 'release', now());

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PLAYBOOK', 'PB-GROWTH', 1, '{
 "playbookId": "PB-GROWTH",
 "name": "Customers that may become key accounts",
 "tiers": ["GROWTH"],
 "services": [
  {"serviceId": "growth-call", "name": "Call about plans and needs", "owner": "sales", "cadenceDays": 120, "why": "uses more each year"}
 ],
 "source": "sample playbook: replace by the deployment''s own"
}', 'release', 'release', now());
