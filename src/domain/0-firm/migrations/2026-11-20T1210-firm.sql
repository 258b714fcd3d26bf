-- The consultancy itself. One row for each firm; every other table hangs on it.
create table firm (
  firm_id                   uuid not null primary key,
  name                      text not null check (name <> ''),
  country                   text not null,
  currency                  text not null check (currency ~ '^[A-Z]{3}$'),
  locale                    text not null,
  zone                      text not null,
  size                      text not null check (size in ('solo', '2-5', '6-15', 'more')),
  fixed_monthly_cost_minor  bigint not null check (fixed_monthly_cost_minor >= 0),
  address                   text not null default '',
  phone                     text not null default '',
  email                     text not null default '',
  tax_number                text not null default '',
  bank_account              text not null default '',
  is_demo                   boolean not null default false,
  made_at                   timestamptz not null,
  revision                  integer not null default 1
);
select apply_staff_policies('firm');
grant select, insert, update on firm to perennial_app;

/* What a client's people may know of the firm they are served by. */
create function firm_card() returns table (
  name text, country text, currency text, locale text, zone text, size text, is_demo boolean,
  phone text, email text, address text)
language sql stable security definer set search_path = public, door, pg_temp as $$
  select name, country, currency, locale, zone, size, is_demo, phone, email, address
  from firm where firm_id = door.this_firm()
$$;
revoke all on function firm_card() from public;
grant execute on function firm_card() to perennial_app;

-- What a firm decides once and rules ask for; a missing row means the default of the rule.
create table firm_setting (
  firm_id   uuid not null references firm,
  name      text not null,
  value     jsonb not null,
  revision  integer not null default 1,
  primary key (firm_id, name)
);
select apply_staff_policies('firm_setting');
grant select, insert, update, delete on firm_setting to perennial_app;

create table person (
  firm_id              uuid not null references firm,
  id                   uuid not null,
  name                 text not null check (name <> ''),
  email                text not null,
  phone                text not null default '',
  roles                text[] not null check (roles <@ array['owner', 'manager', 'technician', 'bookkeeper']),
  billing_role         text not null default 'technician',  -- the rate card's role for this person's work
  cost_per_hour_minor  bigint not null default 0,
  hours_per_month      numeric(6, 2) not null default 0,
  zone                 text,
  starts_on            date,
  ends_on              date,
  erased_at            timestamptz,
  revision             integer not null default 1,
  primary key (firm_id, id)
);
create unique index on person (firm_id, lower(email)) where erased_at is null;
select apply_staff_policies('person');
grant select, insert, update on person to perennial_app;

create table person_skill (
  firm_id     uuid not null,
  person_id   uuid not null,
  technology  text not null,
  primary key (firm_id, person_id, technology),
  foreign key (firm_id, person_id) references person
);
select apply_staff_policies('person_skill');
grant select, insert, delete on person_skill to perennial_app;

-- Opening hours, as the kernel's businessCalendar takes them (zone, hours, holidays, overrides, breaks).
create table service_calendar (
  firm_id     uuid not null references firm,
  id          uuid not null,
  name        text not null,
  spec        jsonb not null,
  is_default  boolean not null default false,
  revision    integer not null default 1,
  primary key (firm_id, id)
);
create unique index on service_calendar (firm_id) where is_default;
select apply_staff_policies('service_calendar');
grant select, insert, update on service_calendar to perennial_app;

create table shift (
  firm_id    uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  weekday    text not null check (weekday in ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
  opens      text not null,
  closes     text not null,
  primary key (firm_id, id),
  foreign key (firm_id, person_id) references person
);
select apply_staff_policies('shift');
grant select, insert, update, delete on shift to perennial_app;

create table leave (
  firm_id    uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  from_on    date not null,
  to_on      date not null check (to_on > from_on),  -- the first day back
  kind       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, person_id) references person
);
select apply_staff_policies('leave');
grant select, insert, update, delete on leave to perennial_app;

create table work_category (
  firm_id      uuid not null references firm,
  key          text not null,
  name         text not null,
  position     integer not null,
  is_reactive  boolean not null,
  retired_on   date,
  primary key (firm_id, key)
);
select apply_staff_policies('work_category');
grant select, insert, update on work_category to perennial_app;

-- The rate card is a dated list: work is priced by the one in force on its work date.
create table rate_card (
  firm_id   uuid not null references firm,
  from_on   date not null,
  card      jsonb not null,
  made_at   timestamptz not null,
  primary key (firm_id, from_on)
);
select apply_staff_policies('rate_card');
grant select, insert on rate_card to perennial_app;

create table tax_code (
  firm_id      uuid not null references firm,
  key          text not null,
  name         text not null,
  category     text not null,               -- EN 16931 category: S, Z, E, AE, …
  percent      numeric(6, 3) not null,
  from_on      date not null default '1970-01-01',
  primary key (firm_id, key, from_on)
);
select apply_staff_policies('tax_code');
grant select, insert, update on tax_code to perennial_app;

create table invitation (
  firm_id      uuid not null references firm,
  id           uuid not null,
  email        text not null,
  name         text not null,
  roles        text[] not null,
  made_at      timestamptz not null,
  made_by      text not null,
  accepted_at  timestamptz,
  revoked_at   timestamptz,
  primary key (firm_id, id)
);
select apply_staff_policies('invitation');
grant select, insert, update on invitation to perennial_app;
