-- What a broken promise gives back of the month's fee, where the agreement says so. Once for each ticket, however many
-- promises of it broke; whether it was billed follows from the invoice line that names it.
create table service_credit (
  firm_id       uuid not null references firm,
  id            uuid not null,
  client_id     uuid not null,
  agreement_id  uuid not null,
  ticket_id     uuid not null,
  channel       text not null,
  due_at        timestamptz not null,      -- when the promise broke
  month_on      date not null,             -- the first of the month whose fee it is a share of
  fee_minor     bigint not null,
  share_bp      integer not null,
  cap_bp        integer not null,
  before_minor  bigint not null,           -- what other tickets of the month gave back already
  amount_minor  bigint not null check (amount_minor > 0),
  currency      text not null,
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  unique (firm_id, ticket_id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, agreement_id) references agreement,
  foreign key (firm_id, ticket_id) references ticket
);
create index on service_credit (firm_id, client_id);
create index on service_credit (firm_id, agreement_id, month_on);
create index on service_credit (firm_id, made_at);
select apply_staff_policies('service_credit');
grant select, insert on service_credit to perennial_app;

-- A person's yes or no. There is one; whoever wants it otherwise credits the invoice.
create table service_credit_decision (
  firm_id     uuid not null references firm,
  credit_id   uuid not null,
  approved    boolean not null,
  reason      text not null default '' check (approved or reason <> ''),
  decided_at  timestamptz not null,
  decided_by  text not null,
  primary key (firm_id, credit_id),
  foreign key (firm_id, credit_id) references service_credit
);
select apply_staff_policies('service_credit_decision');
grant select, insert on service_credit_decision to perennial_app;
