import type { Burn } from './lines.ts'
import type { OpenVersion } from './open-agreement.ts'
import type { RateList } from './rate-card.ts'
import type { Premium } from './rated.ts'
import { roundedRatio } from './rounded-ratio.ts'
import type { Work } from './work.ts'
import { picks } from './work-filter.ts'

const WHOLE = 10_000

/** The one multiplier of the list, and the one that is billed once waivers have taken theirs away. */
export type Premiums = {
  listBp: number
  billedBp: number
  billedFrom: Premium | null
  waived: readonly Premium[]
  /** What share of the class's and of the emergency's premium is waived: burn weights follow it. */
  classWaivedBp: number
  emergencyWaivedBp: number
}

const none: Premiums = {
  listBp: WHOLE,
  billedBp: WHOLE,
  billedFrom: null,
  waived: [],
  classWaivedBp: 0,
  emergencyWaivedBp: 0,
}

/** Premiums never compound: of those that apply the largest counts, at list as when billed. */
export function premiumsOf(work: Work, version: OpenVersion | null, list: RateList): Premiums {
  const { entry } = work
  const ofWorkType = entry.workType === undefined ? undefined : list.workTypes?.[entry.workType]?.multiplierBp
  if (work.class === 'business' && !entry.emergency && ofWorkType === undefined) return none

  const classWaivedBp = version ? waivedOfClass(work, version) : 0
  const emergencyWaivedBp = version ? waivedOfEmergency(work, version) : 0
  const applying: Applying[] = []
  if (work.class !== 'business') add(applying, work.class, list.multipliers?.[work.class], classWaivedBp)
  if (entry.emergency) add(applying, 'emergency', list.multipliers?.emergency, emergencyWaivedBp)
  add(applying, 'work-type', ofWorkType, 0)

  const billed = largest(applying.filter(({ waivedBp }) => waivedBp < WHOLE))
  return {
    listBp: applying.length > 0 ? Math.max(...applying.map(({ bp }) => bp)) : WHOLE,
    billedBp: billed ? leftOf(billed.bp, billed.waivedBp) : WHOLE,
    billedFrom: billed?.premium ?? null,
    waived: applying.filter(({ waivedBp }) => waivedBp > 0).map(({ premium }) => premium),
    classWaivedBp,
    emergencyWaivedBp,
  }
}

/** The weight with which a line burns this work: the largest, alone; waived with its premium. */
export function burnOf(burn: Burn, work: Work, premiums: Premiums): number {
  const { entry } = work
  const keep = burn.evenIfWaived === true
  const weights: number[] = []
  if (work.class !== 'business') weigh(weights, burn[work.class], keep ? 0 : premiums.classWaivedBp)
  if (entry.emergency) weigh(weights, burn.emergency, keep ? 0 : premiums.emergencyWaivedBp)
  if (entry.workType !== undefined) weigh(weights, burn.workTypes?.[entry.workType], 0)
  return weights.length > 0 ? Math.max(...weights) : WHOLE
}

type Applying = { premium: Premium; bp: number; waivedBp: number }

function add(applying: Applying[], premium: Premium, bp: number | undefined, waivedBp: number) {
  if (bp !== undefined && bp !== WHOLE) applying.push({ premium, bp, waivedBp })
}

function weigh(weights: number[], bp: number | undefined, waivedBp: number) {
  if (bp !== undefined && waivedBp < WHOLE) weights.push(leftOf(bp, waivedBp))
}

/** ×1.5 with half of its premium waived is ×1.25. */
const leftOf = (bp: number, waivedBp: number) => WHOLE + roundedRatio(bp - WHOLE, WHOLE - waivedBp, WHOLE)

function largest(applying: readonly Applying[]): Applying | undefined {
  let best: Applying | undefined
  for (const one of applying) {
    if (!best || leftOf(one.bp, one.waivedBp) > leftOf(best.bp, best.waivedBp)) best = one
  }
  return best
}

function waivedOfClass(work: Work, version: OpenVersion): number {
  let bp = 0
  for (const waiver of version.afterHours) {
    if (work.class === 'business' || (waiver.classes && !waiver.classes.includes(work.class))) continue
    if (!waiver.where || picks(waiver.where, work.entry, work.class)) bp = Math.max(bp, waiver.bp)
  }
  return bp
}

function waivedOfEmergency(work: Work, version: OpenVersion): number {
  let bp = 0
  if (!work.entry.emergency) return bp
  for (const waiver of version.emergency) {
    if (!waiver.where || picks(waiver.where, work.entry, work.class)) bp = Math.max(bp, waiver.bp)
  }
  return bp
}
