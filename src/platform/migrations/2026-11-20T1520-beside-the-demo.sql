-- A firm that lives at another time is the demo: beside it the first firm of one's own can still be set up.
create or replace function door.set_first_owner_link(of_hash text, at timestamptz) returns boolean
language plpgsql security definer set search_path = door, pg_temp as $$
begin
  if exists (select from firm where clock_offset_ms = 0) then return false; end if;
  delete from link where purpose = 'first-owner' and firm_id is null;
  insert into link (token_hash, purpose, made_at) values (of_hash, 'first-owner', at);
  return true;
end $$;
