-- What a client runs: systems, programs, devices, lines. Somebody has to know each of them, or a partner has to.
create table client_technology (
  firm_id            uuid not null,
  id                 uuid not null,
  client_id          uuid not null,
  name               text not null check (name <> ''),
  kind               text not null check (kind in ('system', 'program', 'device', 'line')),
  since_on           date,               -- unknown where nobody asked
  source             text not null check (source in ('typed', 'audit')),
  partner_vendor_id  uuid,               -- whoever is called when we don't know it
  ended_on           date,               -- the first day on which it no longer runs there
  made_at            timestamptz not null,
  made_by            text not null,
  revision           integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, partner_vendor_id) references vendor,
  check (ended_on >= since_on)
);
-- A thing runs there once at a time, however it is spelled.
create unique index on client_technology (firm_id, client_id, lower(name)) where ended_on is null;
create index on client_technology (firm_id, lower(name)) where ended_on is null;
select apply_firm_policies('client_technology');
grant select, insert, update on client_technology to perennial_app;
