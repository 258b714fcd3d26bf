-- A list that has not begun may be withdrawn; the verb refuses it for one that has.
grant delete on rate_card to perennial_app;

-- People are listed by name, invitations by their last.
create index on person (firm_id, name collate "und-x-icu");
create index on invitation (firm_id, made_at desc);
create index on leave (firm_id, person_id, from_on);
create index on shift (firm_id, person_id);

/* The firms an account may enter, by name, for the one who chooses between them. */
create function firms_of_user(of_user uuid) returns table (firm_id uuid, name text)
language sql stable security definer set search_path = public, door, pg_temp as $$
  select f.firm_id, f.name from firm f
  where f.firm_id in (select m.firm_id from door.membership m where m.user_id = of_user and m.ended_at is null)
  order by f.name collate "und-x-icu", f.firm_id
$$;
revoke all on function firms_of_user(uuid) from public;
grant execute on function firms_of_user(uuid) to perennial_app;

-- How long an invitation's link works.
alter table invitation add column until_at timestamptz not null default '1970-01-01T00:00:00Z';
