-- That a renewal notice was given: when, how, to whom, with what proof of delivery.
create table renewal_notice (
  firm_id       uuid not null references firm,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  term_ends_on  date not null,
  intends       text not null check (intends in ('renew', 'renew-changed', 'end')),
  channel       text not null check (channel in ('mail', 'letter', 'in-person', 'phone')),
  to_whom       text not null,
  proof         text not null default '',
  given_on      date not null,
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on renewal_notice (firm_id, agreement_id, term_ends_on);
select apply_firm_policies('renewal_notice');
grant select, insert on renewal_notice to perennial_app;
