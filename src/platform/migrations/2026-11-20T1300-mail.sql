-- The outbox: every mail is a row before it is anything else, so that none is lost and all can be read.

-- Waiting: neither sent nor refused, from due_at until until_at. Afterwards nobody wants it unasked.
create table mail (
  firm_id         uuid not null,
  id              uuid not null,
  client_id       uuid,
  purpose         text not null,
  to_address      text not null,
  from_name       text,
  reply_to        text,
  subject         text not null,
  text            text not null,
  html            text,            -- where the text dressed by us is not enough
  attachment_ids  uuid[] not null default '{}',
  made_at         timestamptz not null,
  due_at          timestamptz not null,
  until_at        timestamptz not null,
  tries           integer not null default 0,
  last_error      text,
  sent_at         timestamptz,
  refused_at      timestamptz,
  primary key (firm_id, id),
  check (sent_at is null or refused_at is null)
);
create index on mail (due_at) where sent_at is null and refused_at is null;
create index on mail (firm_id, made_at desc);
create index on mail (firm_id, client_id, made_at desc);
alter table mail enable row level security;
-- What a contact does may send mails, to the firm's people too, but only staff may read the outbox.
create policy record on mail for insert
  with check (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid));
create policy firm on mail
  using (firm_id = (select nullif(current_setting('app.firm_id', true), '')::uuid)
    and (select nullif(current_setting('app.client_id', true), '')) is null);
alter table mail alter column firm_id set default nullif(current_setting('app.firm_id', true), '')::uuid;
grant select, insert, update on mail to perennial_app;

-- Mails about an account, which belongs to no firm: a new password, a sign-in link. No role may read them.
create table door.mail (
  id          uuid primary key,
  purpose     text not null,
  to_address  text not null,
  subject     text not null,
  text        text not null,
  made_at     timestamptz not null,
  due_at      timestamptz not null,
  until_at    timestamptz not null,
  tries       integer not null default 0,
  last_error  text
);
create index on door.mail (due_at);

/* Queues a mail about an account. Those whose links have expired are swept out on the way. */
create function door.queue_mail(of_id uuid, of_purpose text, of_address text, of_subject text, of_text text,
  at timestamptz, until timestamptz)
returns void language sql security definer set search_path = door, pg_temp as $$
  delete from door.mail where until_at <= at;
  insert into door.mail (id, purpose, to_address, subject, text, made_at, due_at, until_at)
  values (of_id, of_purpose, of_address, of_subject, of_text, at, at, until)
$$;

/*
 * Claims the mail that is due longest, for the given time: if its sender dies, it is due again afterwards.
 * Mails about accounts go first, somebody waits for them. A firm's mails live at that firm's own time.
 */
create function door.take_mail(at timestamptz, for_ms bigint)
returns table (firm_id uuid, id uuid, clock_offset_ms bigint, purpose text, to_address text, from_name text,
  reply_to text, subject text, text text, html text, attachment_ids uuid[], tries integer)
language plpgsql security definer set search_path = door, pg_temp as $$
begin
  return query
  update door.mail m set due_at = at + for_ms * interval '1 millisecond', tries = m.tries + 1
  where m.id = (
    select w.id from door.mail w where w.due_at <= at and w.until_at > at
    order by w.due_at, w.id limit 1 for update skip locked)
  returning null::uuid, m.id, 0::bigint, m.purpose, m.to_address, null::text, null::text, m.subject, m.text,
    null::text, '{}'::uuid[], m.tries;
  if found then return; end if;

  return query
  with due as (
    select w.firm_id, w.id, f.clock_offset_ms, at + f.clock_offset_ms * interval '1 millisecond' as firm_at
    from public.mail w join firm f on f.id = w.firm_id
    where w.sent_at is null and w.refused_at is null
      and w.due_at <= at + f.clock_offset_ms * interval '1 millisecond'
      and w.until_at > at + f.clock_offset_ms * interval '1 millisecond'
    order by w.due_at, w.id limit 1 for update of w skip locked)
  update public.mail m set due_at = d.firm_at + for_ms * interval '1 millisecond', tries = m.tries + 1
  from due d where m.firm_id = d.firm_id and m.id = d.id
  returning m.firm_id, m.id, d.clock_offset_ms, m.purpose, m.to_address, m.from_name, m.reply_to, m.subject,
    m.text, m.html, m.attachment_ids, m.tries;
end $$;

/* Says how it went. A mail about an account is forgotten with its link once it is sent or refused. */
create function door.settle_mail(of_firm uuid, of_id uuid, outcome text, words text, at timestamptz,
  next_at timestamptz)
returns void language plpgsql security definer set search_path = door, pg_temp as $$
begin
  if outcome not in ('sent', 'refused', 'later') then raise 'unknown outcome %', outcome; end if;
  if of_firm is null then
    delete from door.mail m where m.id = of_id and outcome <> 'later';
    update door.mail m set due_at = next_at, last_error = words where m.id = of_id;
    return;
  end if;
  update public.mail m set
    sent_at = case when outcome = 'sent' then at + f.clock_offset_ms * interval '1 millisecond' end,
    refused_at = case when outcome = 'refused' then at + f.clock_offset_ms * interval '1 millisecond' end,
    due_at = case when outcome = 'later' then next_at + f.clock_offset_ms * interval '1 millisecond' else m.due_at end,
    last_error = words
  from firm f where f.id = m.firm_id and m.firm_id = of_firm and m.id = of_id;
end $$;

revoke all on function door.queue_mail(uuid, text, text, text, text, timestamptz, timestamptz),
  door.take_mail(timestamptz, bigint),
  door.settle_mail(uuid, uuid, text, text, timestamptz, timestamptz) from public;
grant execute on function door.queue_mail(uuid, text, text, text, text, timestamptz, timestamptz),
  door.take_mail(timestamptz, bigint),
  door.settle_mail(uuid, uuid, text, text, timestamptz, timestamptz) to perennial_app;
