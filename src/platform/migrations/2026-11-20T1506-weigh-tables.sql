/*
 * Tells the planner what the tables hold now, after many rows came at once: until it is told, it looks for work
 * the long way. The pool's role owns no table, so it asks here.
 */
create function door.weigh_tables() returns void
language plpgsql security definer set search_path = public, door, pg_temp as $$
declare relation regclass;
begin
  for relation in select c.oid::regclass from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'
  loop execute format('analyze %s', relation); end loop;
end $$;
revoke all on function door.weigh_tables() from public;
grant execute on function door.weigh_tables() to perennial_app;
