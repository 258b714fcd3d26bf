-- The desk's order: deadlines first, then paused clocks, then tickets of agreements whose promises are kept, then the rest.
alter table ticket
  add column promised       boolean not null default false,  -- it came under a promise of an agreement
  add column queue_rank     integer not null default 100,    -- the agreement's priority in the queue, smallest first
  add column merged_into_id uuid,
  add column queue_place    smallint not null generated always as (
    case when due_at is not null then 0 when status = 'waiting' then 1 when promised then 2 else 3 end) stored,
  add foreign key (firm_id, merged_into_id) references ticket;
create index on ticket (firm_id, queue_place, due_at, queue_rank, reported_at, id)
  where status in ('new', 'open', 'waiting');
-- A broken promise keeps its deadline until somebody gives the reason, also after the ticket is closed.
create index on ticket (firm_id, due_at) where due_at is not null;
create index on ticket (firm_id, closed_at);
comment on column ticket.closed_at is 'When it left the desk: solved, closed, cancelled or merged.';

-- The event that made the promise; one that was undone takes its promises with it.
alter table ticket_promise add column event_id uuid;

-- Each warning of a promise is given once.
create table promise_warning (
  firm_id        uuid not null,
  promise_id     uuid not null,
  share_percent  integer not null,
  warned_at      timestamptz not null,
  primary key (firm_id, promise_id, share_percent),
  foreign key (firm_id, promise_id) references ticket_promise
);
select apply_staff_policies('promise_warning');
grant select, insert on promise_warning to perennial_app;

-- A running timer, one a person. Stopping it makes a time entry and takes it away.
create table timer (
  firm_id     uuid not null,
  person_id   uuid not null,
  ticket_id   uuid not null,
  client_id   uuid not null,
  work_type   text not null,
  started_at  timestamptz not null,
  primary key (firm_id, person_id),
  foreign key (firm_id, person_id) references person,
  foreign key (firm_id, ticket_id) references ticket
);
create index on timer (firm_id, client_id);
select apply_staff_policies('timer');
grant select, insert, update, delete on timer to perennial_app;

-- The answer to work held for its size: bill it as a project, or cover it after all.
alter table time_entry add column size_decision text check (size_decision in ('project', 'covered'));
create index on time_entry (firm_id, project_id) where project_id is not null;
create index on time_entry (firm_id, visit_id) where visit_id is not null;

-- The client's yes to work that no line covers: asked with an amount, answered in the portal or noted from a call.
create table work_approval (
  firm_id       uuid not null,
  id            uuid not null,
  ticket_id     uuid not null,
  client_id     uuid not null,
  amount_minor  bigint not null check (amount_minor >= 0),
  currency      text not null,
  estimate      text not null,
  asked_at      timestamptz not null,
  asked_by      text not null,
  answer        text check (answer in ('yes', 'no')),
  answered_at   timestamptz,
  answered_by   text,
  how           text check (how in ('phone', 'mail', 'portal', 'in-person')),
  primary key (firm_id, id),
  foreign key (firm_id, ticket_id) references ticket
);
create index on work_approval (firm_id, ticket_id);
select apply_firm_policies('work_approval');
grant select, insert, update on work_approval to perennial_app;

-- Visits of one trip share its travel. A visit's evidence is kept as files, named by its checklist.
alter table visit
  add column trip_id       uuid,
  add column cancelled_at  timestamptz,
  add column signed_at     timestamptz,
  add column signed_by     text not null default '',
  add column report        text not null default '',
  add column made_at       timestamptz;
create index on visit (firm_id, ticket_id) where ticket_id is not null;
create index on visit (firm_id, trip_id) where trip_id is not null;

alter table vendor_case add column made_by text not null default '';

/* What the desk's clocks run by, for contacts too: their own portal tickets come under the same promises. */
create function desk_rules() returns table (hours jsonb, settings jsonb)
language sql stable security definer set search_path = public, door, pg_temp as $$
  select (select spec from service_calendar where firm_id = door.this_firm() and is_default),
    (select coalesce(jsonb_object_agg(name, value), '{}') from firm_setting
     where firm_id = door.this_firm() and name in ('reopenHours', 'raisedClock'))
$$;
revoke all on function desk_rules() from public;
grant execute on function desk_rules() to perennial_app;
