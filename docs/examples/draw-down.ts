import { type Draw, drawDown, type Lot } from '../../src/engine.ts'

const lot = (id: string, granted: number, usableFrom: string, usableTo: string | null): Lot => ({
  id,
  agreementId: 'AGR-1042',
  lineKey: 'hours',
  kind: 'block',
  number: 1,
  unit: 'minutes',
  granted,
  usableFrom,
  usableTo,
})
const lots = [lot('new', 1_200, '2026-10-01', '2027-09-30'), lot('old', 45, '2025-12-01', '2026-11-30')]
const demand: Draw[] = [
  { id: 'mail', on: '2026-11-16', minutes: 20 },
  { id: 'server', on: '2026-11-17', minutes: 60, burnBp: 20_000 }, // an emergency burns twice
]

// The old block expires first. 25 minutes are left in it: 12½ at twice the weight, so 13 for the client.
const { draws, lots: after, overage } = drawDown(lots, demand, { mode: 'none' })
for (const { id, lotId, minutes, units } of draws)
  console.log(`${id}: ${minutes} real minutes draw ${units} from ${lotId}`)
console.log(after.map(({ id, balance }) => `${id} ${balance}`).join(', '), `overage ${overage.length}`)
