-- What cumulative registers showed, in true Wh (varh): the next read is the difference to the last one, whichever request brings it.

create table register_read (
    meter_id text             not null,
    channel  text             not null,
    at       timestamptz      not null,
    day      date             not null,
    wh       double precision not null,
    primary key (meter_id, channel, at)
);

-- What was refused in an upload, as CSV; kept for a month, and no more than a bounded number of lines each.

create table upload_error (
    upload_id   text        not null primary key,
    listed      bigint      not null,
    csv         text        not null,
    received_at timestamptz not null
);

create index upload_error_received_at on upload_error (received_at);
