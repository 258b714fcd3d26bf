-- Where another system wants to hear what happens here. The secret signs what we send; it is shown once.
create table webhook (
  firm_id    uuid not null references firm,
  id         uuid not null,
  url        text not null,
  secret     text not null,
  kinds      text[] not null,             -- none: every kind
  is_active  boolean not null default true,
  made_at    timestamptz not null,
  made_by    text not null,
  retired_at timestamptz,
  revision   integer not null default 1,
  primary key (firm_id, id)
);
select apply_staff_policies('webhook');
grant select, insert, update on webhook to perennial_app;

-- What was sent, or is to be: due until it arrived or was given up. `body` is what the signature stands for.
create table webhook_delivery (
  firm_id       uuid not null,
  id            uuid not null,
  webhook_id    uuid not null,
  happening_id  uuid,                     -- null: a test
  kind          text not null,
  body          text not null,
  made_at       timestamptz not null,
  due_at        timestamptz,              -- null: nothing more is tried
  claimed_until timestamptz,              -- somebody is sending it just now
  tries         integer not null default 0,
  answer_status integer,
  answer_text   text not null default '',
  delivered_at  timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, webhook_id) references webhook,
  unique (firm_id, webhook_id, happening_id)
);
create index on webhook_delivery (firm_id, webhook_id, made_at desc);
create index on webhook_delivery (firm_id, due_at) where due_at is not null;
select apply_staff_policies('webhook_delivery');
grant select, insert, update, delete on webhook_delivery to perennial_app;
