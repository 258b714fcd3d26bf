import { type Currency, decimalsOf } from '#kernel/money.ts'
import type { Benefit, Channel, Obligation } from './benefits.ts'
import type { Exclusion, RenewalRule, Terms } from './terms.ts'

export type StarterPlan = { key: string; name: string; tier: number; about: string; terms: Terms }

/** The hourly rate at which the prices below are what they say, in minor units of a currency with two decimals. */
const writtenForMinor = 9_500

/**
 * The plans a new firm may begin with, in its own currency. Prices follow its hourly rate, so that an hour under
 * a plan stands to an hour without one as it was thought out.
 */
export function starterPlans(currency: Currency, hourlyRateMinor: number = rateOf(currency)): StarterPlan[] {
  const decimals = decimalsOf(currency)
  const factor = hourlyRateMinor / 10 ** decimals / (writtenForMinor / 100)
  const amount = (written: number) => inWholes(written * factor)
  const price = (written: number) => amount(written).toFixed(decimals)
  const minor = (written: number) => Math.round(amount(written) * 10 ** decimals)
  return [watch(price, minor), care(price), full(price), twenty(price), steady(price, minor)]
}

type Price = (written: number) => string
type Minor = (written: number) => number

const watch = (price: Price, minor: Minor): StarterPlan => ({
  key: 'watch',
  name: 'Watch',
  tier: 1,
  about:
    'Monitoring, updates, virus protection and a monthly look at the logs, by endpoint. Labour is billed, cheaper.',
  terms: {
    lines: [
      {
        kind: 'fixed-fee',
        key: 'watch',
        name: 'Monitoring, updates and virus protection',
        unitPrice: price(24),
        quantity: { of: 'endpoint', rule: 'by-day' },
        minimumMinor: minor(150),
        covers: { categories: ['maintenance'], workTypes: ['remote'], windows: ['business'] },
      },
    ],
    benefits: [
      { kind: 'hourly-discount', bp: 1_000 },
      promise('phone', 240),
      promise('remote', 480),
      promise('on-site', 510),
      { kind: 'proactive-visits', visits: 1, everyMonths: 3 },
    ],
    obligations: [namedContact, adminAccess],
    renewal: yearly,
  },
})

const care = (price: Price): StarterPlan => ({
  key: 'care',
  name: 'Care',
  tier: 2,
  about: 'All help in business hours, remote and on site, by user. Projects and large moves are apart.',
  terms: {
    lines: [
      {
        kind: 'fixed-fee',
        key: 'care',
        name: 'All help in business hours',
        unitPrice: price(79),
        quantity: { of: 'user', rule: 'by-day', minimum: 5 },
        covers: { windows: ['business'], sizeMinutes: 240 },
      },
    ],
    exclusions: [projects, vendorHandling],
    benefits: [
      { kind: 'hourly-discount', bp: 1_000 },
      { kind: 'after-hours-premium', bp: 5_000 },
      promise('phone', 60),
      promise('remote', 120),
      promise('on-site', 480),
      { kind: 'proactive-visits', visits: 1, everyMonths: 3 },
    ],
    obligations: [namedContact, emergenciesByPhone, adminAccess, supportedSystems, backupOn, secondFactor],
    renewal: yearly,
  },
})

const full = (price: Price): StarterPlan => ({
  key: 'full',
  name: 'Full',
  tier: 3,
  about:
    'As Care, with evenings, weekends and vendors, no premiums and no travel, and a person within half an hour in an emergency.',
  terms: {
    lines: [
      {
        kind: 'fixed-fee',
        key: 'full',
        name: 'All help, evenings and weekends too',
        unitPrice: price(119),
        quantity: { of: 'user', rule: 'by-day', minimum: 10 },
        covers: { windows: ['business', 'evening', 'weekend'], sizeMinutes: 240 },
      },
    ],
    exclusions: [projects],
    benefits: [
      { kind: 'hourly-discount', bp: 1_500, where: { workTypes: ['project'] } },
      { kind: 'after-hours-premium', bp: 10_000 },
      { kind: 'emergency-premium', bp: 10_000 },
      { kind: 'travel-waived', bp: 10_000 },
      {
        kind: 'response',
        channel: 'phone',
        priority: 'emergency',
        targetMinutes: 30,
        hours: 'always',
        needsChannel: 'phone',
      },
      promise('phone', 60),
      promise('remote', 60),
      promise('on-site', 240),
      { kind: 'proactive-visits', visits: 1, everyMonths: 1 },
      { kind: 'queue-priority', rank: 1 },
    ],
    obligations: [
      namedContact,
      emergenciesByPhone,
      adminAccess,
      supportedSystems,
      backupOn,
      secondFactor,
      nobodyElse,
    ],
    renewal: yearly,
  },
})

const twenty = (price: Price): StarterPlan => ({
  key: 'twenty',
  name: 'Twenty',
  tier: 0,
  about: 'Twenty hours bought in advance, for any work, within a year.',
  terms: {
    lines: [
      {
        kind: 'block',
        key: 'twenty',
        name: 'Twenty hours in advance',
        unitPrice: price(2_200),
        allowance: { unit: 'minutes', amount: 1_200 },
        lifetimeMonths: 12,
        topUp: { atUnits: 180, kind: 'offer' },
        overage: { kind: 'bill' },
        burn: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
      },
    ],
    benefits: [promise('phone', 240)],
    renewal: { kind: 'evergreen', noticeDays: 30 },
  },
})

const steady = (price: Price, minor: Minor): StarterPlan => ({
  key: 'steady-10',
  name: 'Steady 10',
  tier: 1,
  about: 'Ten hours a month for any work but projects; what is left can be used in the next month.',
  terms: {
    lines: [
      {
        kind: 'retainer',
        key: 'steady',
        name: 'Ten hours a month',
        unitPrice: price(1_050),
        allowance: { unit: 'minutes', amount: 600 },
        rollover: { mode: 'next-only' },
        overage: { kind: 'bill', rateMinor: minor(115) },
      },
    ],
    exclusions: [projects],
    benefits: [
      { kind: 'after-hours-premium', bp: 10_000 },
      promise('phone', 60),
      promise('remote', 240),
      promise('on-site', 480),
    ],
    obligations: [namedContact],
    renewal: yearly,
  },
})

const promise = (channel: Channel, targetMinutes: number): Benefit => ({
  kind: 'response',
  channel,
  targetMinutes,
  hours: 'service',
})

const yearly: RenewalRule = {
  kind: 'term',
  months: 12,
  noticeDays: 30,
  clientNotice: { latestDays: 30, earliestDays: 60 },
}

const projects: Exclusion = {
  name: 'Projects',
  where: { workTypes: ['project'] },
  fallback: { to: 'time-and-materials' },
}
const vendorHandling: Exclusion = {
  name: 'Vendor handling',
  where: { categories: ['vendor'] },
  fallback: { to: 'time-and-materials' },
}

const obligation = (
  kind: Obligation['kind'],
  text: string,
  ifUnmet: Obligation['ifUnmet'] = 'remind',
): Obligation => ({
  kind,
  text,
  ifUnmet,
})
const namedContact = obligation('named-contact', 'Name one person who speaks for you')
const emergenciesByPhone = obligation(
  'emergencies-by-phone',
  'Report emergencies by phone',
  'suspend-promise',
)
const adminAccess = obligation('admin-access', 'Give us administrator access to what we look after')
const supportedSystems = obligation('supported-systems', 'Use systems their makers still support')
const backupOn = obligation('backup-on', 'Leave the backup on')
const secondFactor = obligation('second-factor-on', 'Leave the second factor on for mail and administrators')
const nobodyElse = obligation(
  'nobody-else-changes-servers',
  'Let nobody else change servers',
  'suspend-promise',
)

/** Without a rate of its own the written prices stand, whatever the currency: the firm looks at them anyway. */
const rateOf = (currency: Currency) => (writtenForMinor / 100) * 10 ** decimalsOf(currency)

/** Nobody quotes 78.41: whole units from ten on, halves below. */
const inWholes = (amount: number) => (amount < 10 ? Math.round(amount * 2) / 2 : Math.round(amount))
