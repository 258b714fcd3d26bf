import type { Actor, Role } from '#kernel/actor.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** What can be allowed, in the words that the settings page shows. */
export const capabilities = {
  'manage-firm': 'Change the firm, its calendars, rate card and taxes',
  'manage-people': 'Invite people, change roles, end access',
  'read-audit': 'Read who did what',
  import: 'Move data in, back up',
  'manage-clients': 'Add and change clients, sites, contacts and counts',
  'see-clients': 'See clients and their timelines',
  win: 'Screen prospects, hold calls and audits',
  price: 'Price agreements and see expected cost and margin',
  propose: 'Send proposals',
  'manage-agreements': 'Make, amend, suspend and end agreements; correct hours',
  'see-agreements': 'See what is agreed and the hours left',
  serve: 'Work on tickets, visits and vendor cases',
  'log-time': 'Log own time',
  'change-time': "Change anybody's time and charge flags",
  'see-money': 'See prices, invoices and amounts',
  bill: 'Run billing, issue invoices and credit notes',
  'record-payments': 'Record payments and send reminders',
  'see-revenue': 'See revenue, margin and forecasts',
} as const
export type Capability = keyof typeof capabilities
export const capabilityNames = Object.keys(capabilities).filter(isCapability)

const everyone: Capability[] = ['see-clients', 'see-agreements', 'serve', 'log-time']
const commercial: Capability[] = ['manage-clients', 'win', 'price', 'propose', 'see-money', 'see-revenue']

const granted: Record<Role, ReadonlySet<Capability>> = {
  owner: new Set(capabilityNames),
  manager: new Set([
    ...everyone,
    ...commercial,
    'manage-agreements',
    'change-time',
    'bill',
    'record-payments',
    'import',
    'read-audit',
  ]),
  technician: new Set(everyone),
  bookkeeper: new Set([
    'see-clients',
    'see-agreements',
    'manage-clients',
    'serve',
    'log-time',
    'change-time',
    'see-money',
    'bill',
    'record-payments',
    'see-revenue',
  ]),
}

/** Whether one of the actor's roles allows it. Contacts have rights of their own; the system may do its jobs. */
export function may(actor: Actor, what: Capability): Decision<true, 'not-allowed'> {
  if (actor.kind === 'system') return yes(true)
  if (actor.kind === 'contact') return no('not-allowed', { needed: capabilities[what] })
  if (actor.roles.some((role) => granted[role].has(what))) return yes(true)
  if (actor.alsoMay?.includes(what)) return yes(true)
  return no('not-allowed', { needed: capabilities[what], roles: rolesWith(what).join(' or ') })
}

export const rolesWith = (what: Capability): Role[] =>
  (['owner', 'manager', 'technician', 'bookkeeper'] as const).filter((role) => granted[role].has(what))

/** An API key carries scopes: `read` or `write` for all, or those of an address's first word: `tickets:write`. */
export function scopeAllows(scopes: readonly string[], method: string, noun: string): boolean {
  const needed = method === 'GET' ? ['read', 'write'] : ['write']
  return needed.some((scope) => scopes.includes(scope) || scopes.includes(`${noun}:${scope}`))
}

function isCapability(word: string): word is Capability {
  return word in capabilities
}
