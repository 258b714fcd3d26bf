-- A key's end is a time of its firm, which may live ahead of or behind the machine's clock.
create or replace function door.api_key_by_hash(of_hash text, at timestamptz)
returns table (firm_id uuid, id uuid, person_id uuid, scopes text[], clock_offset_ms bigint)
language sql stable security definer set search_path = door, pg_temp as $$
  select k.firm_id, k.id, k.person_id, k.scopes, f.clock_offset_ms
  from api_key k join firm f on f.id = k.firm_id
  where k.key_hash = of_hash and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > at + f.clock_offset_ms * interval '1 millisecond')
$$;

/* Who leaves takes no key along. */
create function door.revoke_api_keys_of(of_person uuid, at timestamptz) returns void
language sql security definer set search_path = door, pg_temp as $$
  update api_key set revoked_at = at
  where firm_id = door.this_firm() and person_id = of_person and revoked_at is null
$$;

/* Which of the running firm's people and contacts can sign in. */
create function door.subjects_with_access() returns table (subject_id uuid)
language sql stable security definer set search_path = door, pg_temp as $$
  select distinct m.subject_id from membership m where m.firm_id = door.this_firm() and m.ended_at is null
$$;

/* How many firms an account still enters: identity may forget one that enters none. */
create function door.firms_entered_by(of_user uuid) returns integer
language sql stable security definer set search_path = door, pg_temp as $$
  select count(distinct m.firm_id)::integer from membership m where m.user_id = of_user and m.ended_at is null
$$;

revoke all on function door.revoke_api_keys_of(uuid, timestamptz), door.subjects_with_access(),
  door.firms_entered_by(uuid) from public;
grant execute on function door.revoke_api_keys_of(uuid, timestamptz), door.subjects_with_access(),
  door.firms_entered_by(uuid) to perennial_app;

/* The account that entered as somebody last, also after the door was shut. */
create function door.last_user_of(of_subject uuid) returns uuid
language sql stable security definer set search_path = door, pg_temp as $$
  select user_id from membership
  where firm_id = door.this_firm() and subject_id = of_subject order by made_at desc limit 1
$$;

/*
 * Erasing overwrites a name in the books that nobody may change: who did what keeps the id, and happenings that
 * carry the name as text lose it.
 */
create function door.erase_name(of_actor uuid, was text, becomes text) returns void
language sql security definer set search_path = public, door, pg_temp as $$
  update audit_entry set actor_name = becomes
  where firm_id = door.this_firm() and actor_id = of_actor::text;
  update happening set made_by = becomes
  where firm_id = door.this_firm() and made_by = was
$$;

revoke all on function door.last_user_of(uuid), door.erase_name(uuid, text, text) from public;
grant execute on function door.last_user_of(uuid), door.erase_name(uuid, text, text) to perennial_app;
