import { type Decision, no, yes } from '#kernel/decision.ts'
import type { FirmSize } from '../rules/defaults.ts'

/**
 * What a firm may set otherwise. Nothing is taken away by a setting: it decides what is shown at first and what
 * is asked. A value is a yes or no, a number, or one of few words.
 */
export type Settings = {
  /** The roll-over modes shown at first; the others stand under "other rules". */
  rolloverModesShown: 'three' | 'all'
  timeApproval: boolean
  weekSheet: boolean
  queues: boolean
  marginApproval: boolean
  skillsMatrix: boolean
  /** The first warning of a promise or an allowance, in per cent of it; 100 for none before the end. */
  firstWarningPercent: number
  warnsAtEnd: boolean
  ownerWarnedAtEnd: boolean
  screeningForm: 'short' | 'full'
  auditForm: 'short' | 'full'
  /** Credibility, dispersion and the loss curve at once, or one sentence and three prices. */
  pricing: 'three-prices' | 'in-full'
  /** A firm of one is asked about lunch, leave and driving before a promise is checked. */
  asksAboutBreaks: boolean
  /** Survival curves and cohorts appear from so many clients on. */
  curvesFromClients: number
  radarOffersADay: number
  /** Invoices below so many whole units of the currency wait for more. */
  smallestInvoice: number
  dunningWaitsForYes: boolean
  techniciansSeeMoney: boolean
  /** A ticket raised in priority gets the stricter clock from the raise, or from its original start. */
  raisedClock: 'from-raise' | 'from-start'
  /** A ticket reopened within so many hours goes on with its old clock. */
  reopenHours: number
  blocksNeedPayment: boolean
  eInvoices: boolean
  severalCurrencies: boolean
  lateInterest: boolean
  serviceCredits: boolean
  coTermination: boolean
  purchaseOrderLimits: boolean
}
export type SettingName = keyof Settings

/** The settings that a firm of this size starts with. */
export function defaultsFor(size: FirmSize): Settings {
  const isSmall = size === 'solo' || size === '2-5'
  return {
    rolloverModesShown: isSmall ? 'three' : 'all',
    timeApproval: !isSmall,
    weekSheet: !isSmall,
    queues: !isSmall,
    marginApproval: !isSmall,
    skillsMatrix: !isSmall,
    firstWarningPercent: 75,
    warnsAtEnd: size !== 'solo',
    ownerWarnedAtEnd: size !== 'solo',
    screeningForm: isSmall ? 'short' : 'full',
    auditForm: isSmall ? 'short' : 'full',
    pricing: isSmall ? 'three-prices' : 'in-full',
    asksAboutBreaks: size === 'solo',
    curvesFromClients: 30,
    radarOffersADay: 3,
    smallestInvoice: 0,
    dunningWaitsForYes: true,
    techniciansSeeMoney: false,
    raisedClock: 'from-raise',
    reopenHours: 72,
    blocksNeedPayment: false,
    eInvoices: false,
    severalCurrencies: false,
    lateInterest: false,
    serviceCredits: false,
    coTermination: false,
    purchaseOrderLimits: false,
  }
}

/** The size's defaults with what the firm has set itself. */
export const settingsOf = (size: FirmSize, own: Readonly<Record<string, unknown>>): Settings => {
  const settings = defaultsFor(size)
  const wanted = Object.entries(own).filter(([name, value]) => readSetting(name, value).yes)
  return Object.assign(settings, Object.fromEntries(wanted))
}

/** What a setting is about, for the settings page, with the words or numbers it may have. */
export const settingTexts: Record<SettingName, SettingText> = {
  rolloverModesShown: {
    group: 'Agreements',
    says: 'Roll-over rules shown at first',
    words: { three: 'None, next month, capped', all: 'All' },
  },
  blocksNeedPayment: { group: 'Agreements', says: 'A block of hours can be used once its invoice is paid' },
  coTermination: { group: 'Agreements', says: 'Lines may end together with another line' },
  severalCurrencies: { group: 'Agreements', says: 'Agreements in other currencies' },
  serviceCredits: { group: 'Agreements', says: 'Service credits for broken promises' },
  purchaseOrderLimits: { group: 'Agreements', says: 'Limits of purchase orders' },
  pricing: {
    group: 'Pricing',
    says: 'A price sheet shows',
    words: { 'three-prices': 'A light, a usual and a heavy year', 'in-full': 'The whole loss curve' },
  },
  marginApproval: { group: 'Pricing', says: 'Low margins need a yes before a proposal is sent' },
  curvesFromClients: {
    group: 'Pricing',
    says: 'Curves of how long clients stay, from so many clients on',
    from: 1,
    to: 1000,
  },
  screeningForm: {
    group: 'Winning',
    says: 'A screening asks',
    words: { short: '7 questions', full: 'Every question' },
  },
  auditForm: {
    group: 'Winning',
    says: 'An audit begins with',
    words: { short: 'The starred questions', full: 'Every question' },
  },
  radarOffersADay: {
    group: 'Winning',
    says: 'Offers that the radar raises in a day, at most',
    from: 0,
    to: 50,
  },
  timeApproval: { group: 'Desk', says: 'Time is approved before it is billed' },
  weekSheet: { group: 'Desk', says: 'Everybody hands in a week sheet' },
  queues: { group: 'Desk', says: 'Tickets stand in queues' },
  skillsMatrix: { group: 'Desk', says: 'Skills are kept for each person' },
  firstWarningPercent: {
    group: 'Desk',
    says: 'The first warning of a promise or an allowance, at per cent of it',
    from: 10,
    to: 100,
  },
  warnsAtEnd: { group: 'Desk', says: 'A second warning when it is used up' },
  ownerWarnedAtEnd: { group: 'Desk', says: 'The owner hears of the second warning too' },
  asksAboutBreaks: { group: 'Desk', says: 'The promise check asks about lunch, leave and driving first' },
  raisedClock: {
    group: 'Desk',
    says: 'A ticket raised in priority is timed',
    words: { 'from-raise': 'From the raise', 'from-start': 'From its report' },
  },
  reopenHours: {
    group: 'Desk',
    says: 'A ticket opened again within so many hours goes on with its clock',
    from: 0,
    to: 720,
  },
  techniciansSeeMoney: { group: 'Desk', says: 'Technicians see prices and amounts' },
  smallestInvoice: {
    group: 'Billing',
    says: 'Invoices below so many whole units of the currency wait for more',
    from: 0,
    to: 10_000,
  },
  dunningWaitsForYes: { group: 'Billing', says: 'The third reminder waits for a yes' },
  lateInterest: { group: 'Billing', says: 'Interest on late invoices' },
  eInvoices: { group: 'Billing', says: 'E-invoices' },
}
export type SettingText = {
  group: 'Agreements' | 'Pricing' | 'Winning' | 'Desk' | 'Billing'
  says: string
  words?: Readonly<Record<string, string>>
  from?: number
  to?: number
}

/** Whether a value may be set: of the kind of the default, one of its words, within its bounds. */
export function readSetting(
  name: string,
  value: unknown,
): Decision<{ name: SettingName; value: boolean | number | string }, 'unknown-setting' | 'unfit-setting'> {
  if (!isSettingName(name)) return no('unknown-setting', { field: 'name', given: name })
  const { words, from, to } = settingTexts[name]
  if (words) {
    if (typeof value === 'string' && value in words) return yes({ name, value })
    return no('unfit-setting', { field: 'value', right: Object.keys(words).join(' or ') })
  }
  if (from !== undefined && to !== undefined) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to)
      return yes({ name, value })
    return no('unfit-setting', { field: 'value', right: `a whole number from ${from} to ${to}` })
  }
  if (typeof value === 'boolean') return yes({ name, value })
  return no('unfit-setting', { field: 'value', right: 'true or false' })
}

const isSettingName = (name: string): name is SettingName => name in settingTexts
