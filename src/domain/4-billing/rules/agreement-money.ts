import type { Earned } from '#agreements/rules'
import { partOf } from '#kernel/money.ts'

export type Labour = { name: string; minutes: number; entries: number; costPerHourMinor: number }
export type MoneyFacts = {
  /** On invoices for days of the stretch, credit notes taken off. */
  billed: { netMinor: number; creditedMinor: number; invoices: number; serviceCreditsMinor: number }
  earned: Earned
  /** Work billed by the hour, invoiced or not yet, and what it was spared. */
  work: { billedMinor: number; waivedMinor: number; discountMinor: number }
  labour: readonly Labour[]
}

export type AgreementMoney = {
  earnedMinor: number
  /** Billed and not earned yet; negative where more is earned than billed. */
  aheadMinor: number
  itemsMinor: number
  labour: { minutes: number; entries: number; minor: number; people: (Labour & { minor: number })[] }
  marginMinor: number
  /** Of what was earned; null where nothing was. */
  marginBp: number | null
  /** The same for what is paid whatever is worked: a fee that its labour outgrows shows here. */
  withoutHourly: { earnedMinor: number; marginMinor: number; marginBp: number | null }
  /** (earned − cost of items) ÷ hours of labour; null where nobody worked. */
  effectiveHourlyMinor: number | null
}

/** What an agreement is worth to us: earned, not invoiced, less what its items and its labour cost. */
export function agreementMoney({ billed, earned, work, labour }: MoneyFacts): AgreementMoney {
  const earnedMinor =
    earned.feesMinor +
    earned.oneTimeMinor +
    earned.drawnMinor +
    earned.lapsedMinor +
    work.billedMinor +
    billed.serviceCreditsMinor
  const itemsMinor = earned.items.reduce((sum, { minor }) => sum + minor, 0)
  const people = labour.map((one) => ({ ...one, minor: partOf(one.costPerHourMinor, one.minutes, 60) }))
  const minutes = people.reduce((sum, one) => sum + one.minutes, 0)
  const labourMinor = people.reduce((sum, { minor }) => sum + minor, 0)
  const marginMinor = earnedMinor - itemsMinor - labourMinor
  return {
    earnedMinor,
    aheadMinor: billed.netMinor - earnedMinor,
    itemsMinor,
    labour: {
      minutes,
      entries: people.reduce((sum, { entries }) => sum + entries, 0),
      minor: labourMinor,
      people,
    },
    marginMinor,
    marginBp: shareBp(marginMinor, earnedMinor),
    withoutHourly: {
      earnedMinor: earnedMinor - work.billedMinor,
      marginMinor: marginMinor - work.billedMinor,
      marginBp: shareBp(marginMinor - work.billedMinor, earnedMinor - work.billedMinor),
    },
    effectiveHourlyMinor: minutes > 0 ? partOf(earnedMinor - itemsMinor, 60, minutes) : null,
  }
}

const shareBp = (marginMinor: number, ofMinor: number) =>
  ofMinor > 0 ? partOf(marginMinor, 10_000, ofMinor) : null
