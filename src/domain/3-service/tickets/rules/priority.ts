import type { Priority } from '#agreements/rules'
import type { Impact, Urgency } from '../../promises/rules.ts'

export const impacts = ['one', 'some', 'all'] as const satisfies readonly Impact[]
export const urgencies = ['now', 'soon', 'whenever'] as const satisfies readonly Urgency[]

/** An emergency is one by declaration; everything else follows from how many it stops and how soon it hurts. */
export const priorityOf = (emergency: boolean, impact: Impact, urgency: Urgency): Priority =>
  emergency ? 'emergency' : byImpactAndUrgency[impact][urgency]

const byImpactAndUrgency: Record<Impact, Record<Urgency, Priority>> = {
  all: { now: 'high', soon: 'high', whenever: 'normal' },
  some: { now: 'high', soon: 'normal', whenever: 'low' },
  one: { now: 'normal', soon: 'normal', whenever: 'low' },
}
