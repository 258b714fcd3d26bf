import { percent, type RateCard, type RateList, type Terms, type WriteMoney } from '#agreements/rules'
import { cellsOf, labels } from './what-it-says.ts'

/** When this happens: what it costs without an agreement, and under the option we recommend. */
export type Insured = { when: string; under: string; without: string; note: string }

/** What the recommended option insures, against the rate card of today. A person may say it better. */
export function insuredBy(terms: Terms, card: RateCard, money: WriteMoney): Insured[] {
  const list = card.lists.at(0)
  if (!list) return []
  const cell = (label: (typeof labels)[number]) => cellsOf(terms, money)[labels.indexOf(label)]?.says ?? ''
  const hourly = (bp: number) => `${money(Math.round((list.defaultMinor * bp) / 10_000))} an hour`
  const { evening = 10_000, emergency = 10_000 } = list.multipliers ?? {}
  const visit = travelOf(card, list, money)
  const promise = cell('Response promised')
  return [
    row('Someone needs help', hourly(10_000), help(terms)),
    row('It is evening or the weekend', hourly(evening), cell('After hours')),
    row('Everything stops', hourly(emergency), cell('Emergency'), promise === 'none' ? '' : promise),
    ...(visit ? [row('We have to come to you', visit, cell('Visits'))] : []),
    row('Not insured: new projects, hardware, licences', 'list price', projects(terms)),
  ]
}

const row = (when: string, without: string, under: string, note = ''): Insured => ({
  when,
  without,
  under,
  note,
})

function help({ lines }: Terms): string {
  const line = lines.find(({ kind }) => kind === 'fixed-fee' || kind === 'retainer' || kind === 'block')
  if (line?.kind === 'retainer' || line?.kind === 'block') return 'from your hours'
  if (line?.kind !== 'fixed-fee' || (line.covers?.categories && line.covers.categories.length < 3))
    return 'by the hour'
  return line.cap ? 'included, up to the hours agreed' : 'included'
}

function projects({ benefits = [] }: Terms): string {
  const discount = benefits.find((benefit) => benefit.kind === 'hourly-discount')
  return discount ? `labour ${percent(discount.bp)} less` : 'list price'
}

function travelOf({ travel }: RateCard, list: RateList, money: WriteMoney): string | undefined {
  if (travel?.kind === 'flat') {
    const [zone] = Object.values(travel.zones)
    return zone === undefined ? undefined : `${money(zone)} a visit`
  }
  if (travel?.kind === 'hours')
    return `${money(travel.rateMinor ?? list.travelMinor ?? list.defaultMinor)} an hour of travel`
  return travel?.kind === 'distance' ? `${money(travel.perKmMinor)} a kilometre` : undefined
}
