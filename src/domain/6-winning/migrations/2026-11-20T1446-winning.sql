-- One attempt to win an agreement with a company. Its step isn't stored: it follows from the evidence below.
create table deal (
  firm_id      uuid not null references firm,
  id           uuid not null,
  client_id    uuid not null,
  source       text not null default '',
  value_minor  bigint check (value_minor >= 0),      -- a month, as far as anybody knows
  currency     text not null,
  opened_on    date not null,
  made_at      timestamptz not null,
  made_by      text not null,
  revision     integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on deal (firm_id, client_id, made_at);
select apply_staff_policies('deal');
grant select, insert, update on deal to perennial_app;

-- What moved a deal. cause_id names the screening, note, audit or proposal it came from.
create table deal_evidence (
  firm_id    uuid not null,
  id         uuid not null,
  deal_id    uuid not null,
  kind       text not null check (kind in
    ('entered', 'screened', 'overridden', 'call-held', 'audit-delivered', 'proposal-sent', 'proposal-declined',
     'proposal-withdrawn', 'proposal-expired', 'signed', 'lost', 'nurtured', 'taken-up')),
  on_day     date not null,
  says       text not null default '',               -- the step entered at, the verdict, the reason
  cause_id   uuid,
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, id),
  foreign key (firm_id, deal_id) references deal
);
create index on deal_evidence (firm_id, deal_id, made_at);
select apply_staff_policies('deal_evidence');
grant select, insert on deal_evidence to perennial_app;

-- The one next step of an open deal, with who does it and by when; those that were taken stay as history.
create table next_step (
  firm_id    uuid not null,
  id         uuid not null,
  deal_id    uuid not null,
  what       text not null check (what <> ''),
  owner_id   uuid not null,
  due_on     date not null,
  due_at     text check (due_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),     -- a wall time, where one was agreed
  made_at    timestamptz not null,
  made_by    text not null,
  closed_at  timestamptz,
  closed_by  text,
  outcome    text check (outcome in ('done', 'replaced', 'dropped')),
  check ((closed_at is null) = (outcome is null)),
  primary key (firm_id, id),
  foreign key (firm_id, deal_id) references deal,
  foreign key (firm_id, owner_id) references person
);
create unique index on next_step (firm_id, deal_id) where closed_at is null;
create index on next_step (firm_id, owner_id, due_on) where closed_at is null;
select apply_staff_policies('next_step');
grant select, insert, update on next_step to perennial_app;

-- The firm's own questionnaires, after the starter, which is version 1 and stands in the rules.
create table questionnaire_version (
  firm_id    uuid not null references firm,
  version    integer not null check (version > 1),
  questions  jsonb not null,
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, version)
);
select apply_staff_policies('questionnaire_version');
grant select, insert on questionnaire_version to perennial_app;

-- A screening is written while one talks. Scoring freezes answers, questionnaire and result together.
create table screening (
  firm_id        uuid not null,
  id             uuid not null,
  deal_id        uuid not null,
  form           text not null check (form in ('short', 'full')),
  version        integer not null,
  questionnaire  jsonb not null,
  answers        jsonb not null default '{}',
  result         jsonb,
  made_at        timestamptz not null,
  made_by        text not null,
  frozen_at      timestamptz check ((frozen_at is null) = (result is null)),
  frozen_by      text,
  revision       integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, deal_id) references deal
);
create index on screening (firm_id, deal_id, made_at);
select apply_staff_policies('screening');
grant select, insert, update on screening to perennial_app;

create function keep_frozen_screening() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null then raise 'screening % is frozen', old.id; end if;
  return new;
end $$;
create trigger keep_frozen_screening before update on screening for each row execute function keep_frozen_screening();

create table audit_template_version (
  firm_id    uuid not null references firm,
  version    integer not null check (version > 1),
  template   jsonb not null,
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, version)
);
select apply_staff_policies('audit_template_version');
grant select, insert on audit_template_version to perennial_app;

-- An audit carries its template. Sections in which we went deeper than the short form are named.
create table it_audit (
  firm_id           uuid not null,
  id                uuid not null,
  number            integer not null,
  client_id         uuid not null,
  deal_id           uuid,
  form              text not null check (form in ('short', 'full')),
  deeper            text[] not null default '{}',
  template_version  integer not null,
  template          jsonb not null,
  started_on        date not null,
  summary           text not null default '',
  delivered_at      timestamptz,
  delivered_by      text,
  result            jsonb,                   -- score and coverage as delivered
  file_id           uuid,
  made_at           timestamptz not null,
  made_by           text not null,
  revision          integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, deal_id) references deal,
  foreign key (firm_id, file_id) references file
);
create index on it_audit (firm_id, client_id, started_on);
select apply_staff_policies('it_audit');
grant select, insert, update on it_audit to perennial_app;

-- Every answer with its evidence, day and person. The last one to a question holds.
create table audit_answer (
  firm_id       uuid not null,
  id            uuid not null,
  audit_id      uuid not null,
  question_key  text not null,
  answer        text not null check (answer in ('yes', 'partly', 'no', 'not-applicable', 'not-verified')),
  evidence      text not null default '',
  answered_on   date not null,
  person_id     uuid,
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, audit_id) references it_audit,
  foreign key (firm_id, person_id) references person
);
create index on audit_answer (firm_id, audit_id, question_key, made_at);
select apply_staff_policies('audit_answer');
grant select, insert on audit_answer to perennial_app;

-- What an audit found: how likely it goes wrong, how bad that is, in words the owner of the business understands,
-- and what would mend it. Delivering the audit makes a recommendation of the mend.
create table finding (
  firm_id             uuid not null,
  id                  uuid not null,
  audit_id            uuid not null,
  question_key        text,
  likelihood          integer not null check (likelihood between 1 and 5),
  impact              integer not null check (impact between 1 and 5),
  says                text not null check (says <> ''),
  doing_nothing       text not null,
  doing_nothing_minor bigint check (doing_nothing_minor >= 0),
  mend                text not null default '',
  one_time_minor      bigint not null default 0 check (one_time_minor >= 0),
  monthly_minor       bigint not null default 0 check (monthly_minor >= 0),
  quarter             text check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  recommendation_id   uuid,
  made_at             timestamptz not null,
  made_by             text not null,
  removed_at          timestamptz,
  revision            integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, audit_id) references it_audit,
  foreign key (firm_id, recommendation_id) references recommendation
);
create index on finding (firm_id, audit_id);
select apply_staff_policies('finding');
grant select, insert, update on finding to perennial_app;

-- What a company says against the one who looks after its IT today.
create table unhappiness (
  firm_id    uuid not null,
  id         uuid not null,
  client_id  uuid not null,
  on_day     date not null,
  reason     text not null check (reason in ('not-delivering', 'slow', 'bills', 'personality', 'priorities', 'other')),
  words      text not null,
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on unhappiness (firm_id, client_id, on_day);
select apply_staff_policies('unhappiness');
grant select, insert on unhappiness to perennial_app;

-- Who that is, when it ends, who else bids and when they decide.
create table other_provider (
  firm_id      uuid not null,
  client_id    uuid not null,
  name         text not null,
  ends_on      date,
  notice_on    date,
  bidders      text not null default '',
  decides_on   date,
  revision     integer not null default 1,
  primary key (firm_id, client_id),
  foreign key (firm_id, client_id) references client
);
select apply_staff_policies('other_provider');
grant select, insert, update on other_provider to perennial_app;
