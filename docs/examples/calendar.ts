import { billingPeriods, businessCalendar, invoiceTotals, orRefuse, prorate } from '../../src/engine.ts'

const hours: [string, string][] = [['09:00', '17:30']]
const spec = {
  timezone: 'Europe/Dublin',
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
}
const calendar = orRefuse(businessCalendar(spec))
console.log(String(calendar.dueAt('2026-11-13T16:30:00Z', 4 * 3_600)))
for (const { from, to, class: dayClass } of calendar.split('2026-11-13T16:30:00Z', '2026-11-13T20:30:00Z')) {
  console.log(`${from} to ${to} ${dayClass}`)
}

const [first] = billingPeriods({ start: '2026-03-15', intervalMonths: 1, anchor: 'first' }, '2026-03-31')
if (first) console.log(String(first.from), String(first.toExclusive), prorate(2_200, first.whole, first))

const line = { quantity: '50', price: '120.00', priceBaseQuantity: '60', taxCategory: 'S', taxPercent: '23' }
const { totals } = invoiceTotals({ currency: 'EUR', lines: [line] })
console.log(totals.taxExclusive, totals.taxTotal, totals.taxInclusive)

// What can't be read is refused, with a reason and the field.
console.log(businessCalendar({ ...spec, timezone: 'Port Ennet' }))
