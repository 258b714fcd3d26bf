-- What every stage stands on: firm policies, the door before a firm is known, happenings, files, series, audit.

-- Roles are made before the first migration: perennial_app (the pool's group) and perennial_auth (identity's).
grant usage on schema public to perennial_app;

/*
 * Puts a table under its firm: the pool's role sees and writes rows of the firm named in app.firm_id only.
 * A session of a client's contact also sets app.client_id. Then a table with a client column shows that
 * client's rows only; a table without one, or one that is for staff, shows none.
 */
create function apply_policies(relation regclass, client_column text, staff_only boolean) returns void
language plpgsql as $$
declare
  firm constant text := $sql$(select nullif(current_setting('app.firm_id', true), '')::uuid)$sql$;
  nobody constant text := $sql$((select nullif(current_setting('app.client_id', true), '')) is null)$sql$;
  client constant text := $sql$(select nullif(current_setting('app.client_id', true), '')::uuid)$sql$;
  condition text;
begin
  condition := 'firm_id = ' || firm || ' and ' || case
    when staff_only or client_column is null then nobody
    else format('(%s or %I = %s)', nobody, client_column, client)
  end;
  execute format('alter table %s enable row level security', relation);
  execute format('create policy firm on %s using (%s) with check (%s)', relation, condition, condition);
  execute format(
    $sql$alter table %s alter column firm_id set default nullif(current_setting('app.firm_id', true), '')::uuid$sql$,
    relation);
end $$;

/* The usual case: the table's own client_id column decides, where it has one. */
create function apply_firm_policies(relation regclass) returns void language sql as $$
  select apply_policies(relation, (
    select attname::text from pg_attribute
    where attrelid = relation and attname = 'client_id' and not attisdropped), false)
$$;

/* For rows that no client may read though they are about one: notes, costs, deals. */
create function apply_staff_policies(relation regclass) returns void language sql as $$
  select apply_policies(relation, null, true)
$$;

-- The door: what must be read before the firm is known. No policies; only the named functions below read it.
create schema door;

create table door.firm (
  id               uuid primary key,
  clock_offset_ms  bigint not null default 0,
  made_at          timestamptz not null
);

create table door.membership (
  user_id     uuid not null,
  firm_id     uuid not null references door.firm,
  kind        text not null check (kind in ('person', 'contact')),
  subject_id  uuid not null,
  client_id   uuid check ((client_id is not null) = (kind = 'contact')),
  made_at     timestamptz not null,
  ended_at    timestamptz,
  primary key (user_id, firm_id, subject_id)
);

create table door.api_key (
  key_hash    text primary key,
  firm_id     uuid not null references door.firm,
  id          uuid not null unique,
  person_id   uuid not null,
  name        text not null,
  scopes      text[] not null,
  hint        text not null,
  made_at     timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);
create index on door.api_key (firm_id, person_id);

-- A link that opens something without a sign-in: first owner, invitation, proposal, invoice, approval.
create table door.link (
  token_hash  text primary key,
  firm_id     uuid references door.firm,
  purpose     text not null,
  about_id    uuid,
  made_at     timestamptz not null,
  expires_at  timestamptz,
  used_at     timestamptz
);
create index on door.link (firm_id, purpose, about_id);

create table door.waiting_happening (
  firm_id       uuid not null,
  happening_id  uuid not null,
  kind          text not null,
  primary key (firm_id, happening_id)
);

create function door.memberships_of(of_user uuid)
returns table (firm_id uuid, kind text, subject_id uuid, client_id uuid, clock_offset_ms bigint)
language sql stable security definer set search_path = door, pg_temp as $$
  select m.firm_id, m.kind, m.subject_id, m.client_id, f.clock_offset_ms
  from membership m join firm f on f.id = m.firm_id
  where m.user_id = of_user and m.ended_at is null
  order by m.made_at desc
$$;

create function door.api_key_by_hash(of_hash text, at timestamptz)
returns table (firm_id uuid, id uuid, person_id uuid, scopes text[], clock_offset_ms bigint)
language sql stable security definer set search_path = door, pg_temp as $$
  select k.firm_id, k.id, k.person_id, k.scopes, f.clock_offset_ms
  from api_key k join firm f on f.id = k.firm_id
  where k.key_hash = of_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > at)
$$;

create function door.link_by_hash(of_hash text, at timestamptz)
returns table (firm_id uuid, purpose text, about_id uuid, used_at timestamptz, clock_offset_ms bigint)
language sql stable security definer set search_path = door, pg_temp as $$
  select l.firm_id, l.purpose, l.about_id, l.used_at, coalesce(f.clock_offset_ms, 0)
  from link l left join firm f on f.id = l.firm_id
  where l.token_hash = of_hash
    and (l.expires_at is null or l.expires_at > at + coalesce(f.clock_offset_ms, 0) * interval '1 millisecond')
$$;

create function door.firms() returns table (id uuid, clock_offset_ms bigint)
language sql stable security definer set search_path = door, pg_temp as $$
  select id, clock_offset_ms from firm order by id
$$;

create function door.is_empty() returns boolean
language sql stable security definer set search_path = door, pg_temp as $$
  select not exists (select from firm)
$$;

/* Makes the firm's entry; only the first firm may be made without an owner of another one asking. */
create function door.add_firm(new_id uuid, offset_ms bigint, at timestamptz) returns void
language sql security definer set search_path = door, pg_temp as $$
  insert into firm (id, clock_offset_ms, made_at) values (new_id, offset_ms, at) on conflict do nothing
$$;

/* The four below act for the firm of the running transaction only. */
create function door.this_firm() returns uuid language sql stable as $$
  select nullif(current_setting('app.firm_id', true), '')::uuid
$$;

create function door.add_membership(of_user uuid, of_kind text, of_subject uuid, of_client uuid, at timestamptz)
returns void language sql security definer set search_path = door, pg_temp as $$
  insert into membership (user_id, firm_id, kind, subject_id, client_id, made_at)
  values (of_user, door.this_firm(), of_kind, of_subject, of_client, at)
  on conflict (user_id, firm_id, subject_id) do update set ended_at = null
$$;

create function door.end_memberships(of_subject uuid, at timestamptz)
returns void language sql security definer set search_path = door, pg_temp as $$
  update membership set ended_at = at
  where firm_id = door.this_firm() and subject_id = of_subject and ended_at is null
$$;

create function door.user_of(of_subject uuid) returns uuid
language sql stable security definer set search_path = door, pg_temp as $$
  select user_id from membership
  where firm_id = door.this_firm() and subject_id = of_subject and ended_at is null
$$;

create function door.add_api_key(of_hash text, of_id uuid, of_person uuid, of_name text, of_scopes text[],
  of_hint text, at timestamptz, until timestamptz)
returns void language sql security definer set search_path = door, pg_temp as $$
  insert into api_key (key_hash, firm_id, id, person_id, name, scopes, hint, made_at, expires_at)
  values (of_hash, door.this_firm(), of_id, of_person, of_name, of_scopes, of_hint, at, until)
$$;

create function door.revoke_api_key(of_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = door, pg_temp as $$
begin
  update api_key set revoked_at = at where firm_id = door.this_firm() and id = of_id and revoked_at is null;
  return found;
end $$;

create function door.api_keys_of(of_person uuid)
returns table (id uuid, name text, scopes text[], hint text, made_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = door, pg_temp as $$
  select id, name, scopes, hint, made_at, expires_at from api_key
  where firm_id = door.this_firm() and person_id = of_person and revoked_at is null order by made_at
$$;

create function door.add_link(of_hash text, of_purpose text, of_about uuid, at timestamptz, until timestamptz)
returns void language sql security definer set search_path = door, pg_temp as $$
  insert into link (token_hash, firm_id, purpose, about_id, made_at, expires_at)
  values (of_hash, door.this_firm(), of_purpose, of_about, at, until)
$$;

/* The first owner's link: it stands only while there is no firm, and a new one takes the place of the last. */
create function door.set_first_owner_link(of_hash text, at timestamptz) returns boolean
language plpgsql security definer set search_path = door, pg_temp as $$
begin
  if exists (select from firm) then return false; end if;
  delete from link where purpose = 'first-owner' and firm_id is null;
  insert into link (token_hash, purpose, made_at) values (of_hash, 'first-owner', at);
  return true;
end $$;

/* Uses a link once: false when it was used before. The first owner's link comes to belong to the firm it made. */
create function door.use_link(of_hash text, at timestamptz) returns boolean
language plpgsql security definer set search_path = door, pg_temp as $$
begin
  update link set used_at = at, firm_id = coalesce(firm_id, door.this_firm())
  where token_hash = of_hash and used_at is null;
  return found;
end $$;

create function door.revoke_links(of_purpose text, of_about uuid, at timestamptz) returns void
language sql security definer set search_path = door, pg_temp as $$
  update link set used_at = at
  where firm_id = door.this_firm() and purpose = of_purpose and about_id = of_about and used_at is null
$$;

grant usage on schema door to perennial_app;
revoke all on all functions in schema door from public;
grant execute on all functions in schema door to perennial_app;

-- A happening: what a verb did, for later stages and webhooks to hear of. Written in the verb's transaction.
create table happening (
  firm_id    uuid not null,
  id         uuid not null,
  client_id  uuid,
  kind       text not null,
  about_id   uuid,
  details    jsonb not null default '{}',
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, id)
);
create index on happening (firm_id, about_id, made_at);
create index on happening (firm_id, client_id, made_at);
alter table happening enable row level security;
-- What a contact did is recorded, for its own client only; staff alone may read it.
create policy record on happening for insert
  with check (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid)
    and ((select nullif(current_setting('app.client_id', true), '')) is null
      or client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)));
create policy firm on happening for select
  using (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid)
    and (select nullif(current_setting('app.client_id', true), '')) is null);
alter table happening alter column firm_id set default nullif(current_setting('app.firm_id', true), '')::uuid;
grant select, insert on happening to perennial_app;

create function door.wait_for_listeners() returns trigger
language plpgsql security definer set search_path = door, pg_temp as $$
begin
  insert into waiting_happening (firm_id, happening_id, kind) values (new.firm_id, new.id, new.kind);
  return null;
end $$;
create trigger wait_for_listeners after insert on happening for each row execute function door.wait_for_listeners();

/* Takes the oldest waiting happenings for the jobs; the taker enqueues them in the same transaction. */
create function door.take_happenings(at_most integer)
returns table (firm_id uuid, happening_id uuid, kind text)
language sql security definer set search_path = door, pg_temp as $$
  with taken as (
    select w.firm_id, w.happening_id from waiting_happening w
    order by w.happening_id limit at_most for update skip locked)
  delete from waiting_happening w using taken t
  where w.firm_id = t.firm_id and w.happening_id = t.happening_id
  returning w.firm_id, w.happening_id, w.kind
$$;
revoke all on function door.take_happenings(integer) from public;
grant execute on function door.take_happenings(integer) to perennial_app;

-- A POST's key with its answer, so that a repeat is answered and not done again. Kept 24 hours.
create table idempotency_key (
  firm_id       uuid not null,
  actor_id      text not null,
  key           text not null,
  request_hash  text not null,
  answer        jsonb,
  made_at       timestamptz not null,
  primary key (firm_id, actor_id, key)
);
create index on idempotency_key (firm_id, made_at);
-- A contact's own keys are found by its actor id: the policy must let a client session write here.
alter table idempotency_key enable row level security;
create policy firm on idempotency_key
  using (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid)
    and ((select nullif(current_setting('app.client_id', true), '')) is null
      or actor_id = (select nullif(current_setting('app.actor_id', true), ''))))
  with check (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid));
alter table idempotency_key alter column firm_id
  set default nullif(current_setting('app.firm_id', true), '')::uuid;
grant select, insert, update, delete on idempotency_key to perennial_app;

-- Who did what: one row for each write, in its transaction.
create table audit_entry (
  firm_id     uuid not null,
  id          uuid not null,
  actor_kind  text not null,
  actor_id    text not null,
  actor_name  text not null,
  action      text not null,
  about       jsonb not null default '{}',
  request_id  text,
  made_at     timestamptz not null,
  primary key (firm_id, id)
);
create index on audit_entry (firm_id, made_at desc);
alter table audit_entry enable row level security;
-- A contact's writes are recorded too, but only staff may read them.
create policy record on audit_entry for insert
  with check (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid));
create policy firm on audit_entry for select
  using (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid)
    and (select nullif(current_setting('app.client_id', true), '')) is null);
alter table audit_entry alter column firm_id set default nullif(current_setting('app.firm_id', true), '')::uuid;
grant select, insert on audit_entry to perennial_app;

-- Files are rows, so that policy, backup and transaction hold for them.
create table file (
  firm_id     uuid not null,
  id          uuid not null,
  client_id   uuid,
  name        text not null,
  media_type  text not null,
  sha256      text not null,
  content     bytea not null check (length(content) <= 26214400),
  made_at     timestamptz not null,
  primary key (firm_id, id)
);
create index on file (firm_id, client_id);
select apply_firm_policies('file');
grant select, insert on file to perennial_app;

-- Numbers people read, without gaps: taken by locking the row in the transaction that uses the number.
create table number_series (
  firm_id  uuid not null,
  kind     text not null,
  year     integer not null,
  last     integer not null,
  primary key (firm_id, kind, year)
);
select apply_staff_policies('number_series');
grant select, insert, update on number_series to perennial_app;

/* The next number of the running transaction's firm; a contact who opens a ticket needs one too. */
create function door.take_numbers(of_kind text, of_year integer, how_many integer) returns integer
language sql security definer set search_path = public, door, pg_temp as $$
  insert into number_series as s (firm_id, kind, year, last) values (door.this_firm(), of_kind, of_year, how_many)
  on conflict (firm_id, kind, year) do update set last = s.last + how_many
  returning last - how_many + 1
$$;
revoke all on function door.take_numbers(text, integer, integer) from public;
grant execute on function door.take_numbers(text, integer, integer) to perennial_app;
