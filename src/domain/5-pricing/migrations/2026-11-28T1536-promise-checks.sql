-- A question whether we could keep the promises with one client more, frozen with everything it depends on: rows of
-- tickets, people and agreements change, the answer of a seed doesn't.
create table promise_check (
  firm_id    uuid not null references firm,
  id         uuid not null,
  number     integer not null,
  client_id  uuid not null,
  cause      text not null check (cause in ('asked', 'sent')),
  offer      text not null,       -- what the offer is called: a plan, a draft, an option of a proposal
  terms      jsonb not null,
  facts      jsonb not null,      -- endpoints, goal, what was assumed, in words
  inputs     jsonb not null,      -- as the simulation takes them
  stumps     jsonb not null,
  seed       text not null,
  model      text not null,       -- another version may draw other numbers from the same seed
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client
);
create index on promise_check (firm_id, client_id, made_at desc);
create index on promise_check (firm_id, made_at desc);
select apply_staff_policies('promise_check');
grant select, insert on promise_check to perennial_app;

-- How many runs are wanted: at first, and whenever somebody asks for more. The most holds.
create table promise_check_order (
  firm_id       uuid not null,
  id            uuid not null,
  check_id      uuid not null,
  replications  integer not null check (replications > 0),
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, check_id) references promise_check
);
create index on promise_check_order (firm_id, check_id);
select apply_staff_policies('promise_check_order');
grant select, insert on promise_check_order to perennial_app;

-- What was counted in a range of runs. It is the same whoever runs it, in whatever order and however often.
create table promise_check_run (
  firm_id       uuid not null,
  check_id      uuid not null,
  from_run      integer not null check (from_run >= 0),
  replications  integer not null check (replications > 0),
  counts        bytea not null,   -- gzipped JSON
  made_at       timestamptz not null,
  primary key (firm_id, check_id, from_run),
  foreign key (firm_id, check_id) references promise_check
);
select apply_staff_policies('promise_check_run');
grant select, insert on promise_check_run to perennial_app;

-- The answer after so many runs; more runs add another one.
create table promise_check_result (
  firm_id       uuid not null,
  check_id      uuid not null,
  replications  integer not null check (replications > 0),
  verdict       text not null check (verdict in ('yes', 'no', 'more-runs')),
  result        jsonb not null,
  made_at       timestamptz not null,
  primary key (firm_id, check_id, replications),
  foreign key (firm_id, check_id) references promise_check
);
select apply_staff_policies('promise_check_result');
grant select, insert on promise_check_result to perennial_app;
