-- The tables of the identity library, in a schema and under a role of their own: no firm, no policies.
-- Their columns are the library's (a test asks it whether anything is missing).
create schema auth;

create table auth."user" (
  "id" uuid not null primary key, "name" text not null, "email" text not null unique,
  "emailVerified" boolean not null, "image" text, "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null, "twoFactorEnabled" boolean
);

create table auth."session" (
  "id" uuid not null primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" uuid not null references auth."user" ("id") on delete cascade
);
create index on auth."session" ("userId");

create table auth."account" (
  "id" uuid not null primary key, "accountId" text not null, "providerId" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index on auth."account" ("userId");

create table auth."verification" (
  "id" uuid not null primary key, "identifier" text not null, "value" text not null,
  "expiresAt" timestamptz not null, "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index on auth."verification" ("identifier");

create table auth."twoFactor" (
  "id" uuid not null primary key, "secret" text not null, "backupCodes" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade, "verified" boolean,
  "failedVerificationCount" integer, "lockedUntil" timestamptz
);
create index on auth."twoFactor" ("secret");
create index on auth."twoFactor" ("userId");

grant usage on schema auth to perennial_auth;
grant select, insert, update, delete on all tables in schema auth to perennial_auth;
