-- An offer while it is written. Sending freezes it as a revision; its state follows from the steps below.
create table proposal (
  firm_id     uuid not null references firm,
  id          uuid not null,
  number      integer not null,
  client_id   uuid not null,
  contact_id  uuid not null,
  currency    text not null,
  draft       jsonb not null,
  made_at     timestamptz not null,
  made_by     text not null,
  made_by_id  uuid,                   -- whose proposal it is, who is told of its signature
  revision    integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, contact_id) references contact,
  foreign key (firm_id, made_by_id) references person
);
create index on proposal (firm_id, client_id, made_at);
select apply_staff_policies('proposal');
grant select, insert, update on proposal to perennial_app;

-- What was sent, letter by letter: `sealed` is the canonical JSON whose SHA-256 is the hash. It names the hash of the
-- revision before, so that none can be changed, left out or put in between without showing.
create table proposal_revision (
  firm_id        uuid not null,
  id             uuid not null,
  proposal_id    uuid not null,
  client_id      uuid not null,
  number         integer not null check (number > 0),
  sealed         text not null,
  hash           text not null check (hash ~ '^[0-9a-f]{64}$'),
  previous_hash  text,
  valid_until    date not null,       -- the last day on which it can be signed
  file_id        uuid not null,
  sent_at        timestamptz not null,
  sent_by        text not null,
  check ((previous_hash is null) = (number = 1)),
  primary key (firm_id, id),
  unique (firm_id, proposal_id, number),
  foreign key (firm_id, proposal_id) references proposal,
  foreign key (firm_id, file_id) references file
);
create index on proposal_revision (firm_id, client_id);
select apply_firm_policies('proposal_revision');
grant select, insert on proposal_revision to perennial_app;

create table proposal_step (
  firm_id      uuid not null,
  id           uuid not null,
  proposal_id  uuid not null,
  revision     integer not null,
  kind         text not null check (kind in ('sent', 'signed', 'declined', 'withdrawn', 'expired', 'superseded')),
  says         text not null default '',
  made_at      timestamptz not null,
  made_by      text not null,
  primary key (firm_id, id),
  foreign key (firm_id, proposal_id, revision) references proposal_revision (firm_id, proposal_id, number)
);
create index on proposal_step (firm_id, proposal_id, made_at);
select apply_staff_policies('proposal_step');
grant select, insert on proposal_step to perennial_app;

create table proposal_view (
  firm_id      uuid not null,
  id           uuid not null,
  revision_id  uuid not null,
  viewed_at    timestamptz not null,
  address      text not null,
  agent        text not null,
  primary key (firm_id, id),
  foreign key (firm_id, revision_id) references proposal_revision
);
create index on proposal_view (firm_id, revision_id, viewed_at);
select apply_staff_policies('proposal_view');
grant select, insert on proposal_view to perennial_app;

-- What a reader asked by the link.
create table proposal_question (
  firm_id      uuid not null,
  id           uuid not null,
  revision_id  uuid not null,
  words        text not null check (words <> ''),
  asked_at     timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, revision_id) references proposal_revision
);
create index on proposal_question (firm_id, revision_id, asked_at);
select apply_staff_policies('proposal_question');
grant select, insert on proposal_question to perennial_app;

-- A signature: one for a proposal. `sealed` is canonical JSON that names the hash of the revision signed.
create table proposal_signature (
  firm_id       uuid not null,
  id            uuid not null,
  proposal_id   uuid not null,
  revision_id   uuid not null,
  client_id     uuid not null,
  contact_id    uuid not null,
  agreement_id  uuid not null,
  sealed        text not null,
  hash          text not null check (hash ~ '^[0-9a-f]{64}$'),
  file_id       uuid not null,
  signed_at     timestamptz not null,
  primary key (firm_id, id),
  unique (firm_id, proposal_id),
  foreign key (firm_id, revision_id) references proposal_revision,
  foreign key (firm_id, proposal_id) references proposal,
  foreign key (firm_id, contact_id) references contact,
  foreign key (firm_id, agreement_id) references agreement,
  foreign key (firm_id, file_id) references file
);
create index on proposal_signature (firm_id, client_id);
select apply_firm_policies('proposal_signature');
grant select, insert on proposal_signature to perennial_app;
