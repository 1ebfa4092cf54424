-- Group accounts are listed without reading every standing.
create index standing_by_day on standing (day);
create index standing_by_group on standing ((worth -> 'group' ->> 'groupId') collate "C") where worth -> 'group' ->> 'groupId' is not null;
