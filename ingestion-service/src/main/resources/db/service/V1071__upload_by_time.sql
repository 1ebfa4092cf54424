-- The latest uploads are listed, and those older than a month forgotten.

create index upload_received_at on upload (received_at);
