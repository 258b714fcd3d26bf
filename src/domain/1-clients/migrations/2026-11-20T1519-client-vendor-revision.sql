-- What a client has from a vendor is edited like anything else: a stale edit is told so.
alter table client_vendor add column revision integer not null default 1;
