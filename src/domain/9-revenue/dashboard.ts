import { sql } from 'kysely'
import { monthlyRecurring } from '#agreements/rules'
import { allow, firmDetails } from '#firm'
import { addDays, addMonths, type Day, firstOfMonth, monthNumber } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { beginOfBooks, type Ledger, revenueLedger } from './ledger.ts'
import { contractedByQuarter } from './rules/contracted.ts'
import { bridgeTitle, coverTitle, shareTitle, sumsByKind } from './rules/headlines.ts'
import { type MrrReport, mrrMovements, type RecurringLine } from './rules/mrr-movements.ts'

export function dashboard(context: Context, { months, on }: { months: number; on?: Day }) {
  allow(context, 'see-revenue')
  return context.db.read(async (tx) => {
    const firm = await firmDetails(tx)
    const { currency } = firm
    const today = on ?? dayAt(context.now, firm.zone)
    const tomorrow = addDays(today, 1)
    const from = addMonths(firstOfMonth(today), -months)
    const ledger = await revenueLedger(tx, { from: beginOfBooks(today), toExclusive: addMonths(today, 37) })
    const reports = mrrMovements(ledger.lines, { from, toExclusive: tomorrow })
    const report = reports[currency] ?? nothing
    const own = ledger.lines.filter((line) => line.currency === currency)
    const invoiced = await invoicedByMonth(tx, { from, today, currency })
    const total = invoiced.reduce(
      (sum, row) => sum + row.recurringMinor + row.projectMinor + row.oneShotMinor,
      0,
    )
    const recurring = invoiced.reduce((sum, row) => sum + row.recurringMinor, 0)
    const fixed = firm.fixedMonthlyCostMinor
    const quarters = contractedByQuarter(ledger.agreements, ledger.counts, currency, today, 12).map(
      (quarter) => ({
        ...quarter,
        cover: fixed > 0 ? quarter.contractedMinor / (fixed * quarter.months) : null,
      }),
    )
    const sums = sumsByKind(report.movements)
    return {
      currency,
      today,
      mrrMinor: report.closing,
      passThroughMinor: report.passThrough.closing,
      changeMinor: report.closing - report.opening,
      signedAheadMinor: signedAhead(ledger, currency, today),
      shareRecurring: total > 0 ? recurring / total : null,
      invoicedMinor: total,
      grr: report.grr,
      nrr: report.nrr,
      grossChurn: report.grossChurn,
      netChurn: report.netChurn,
      fixedMonthlyCostMinor: fixed,
      cover: fixed > 0 ? report.closing / fixed : null,
      largest: await largestClient(tx, own, today, report.closing),
      titles: {
        bridge: bridgeTitle(report),
        shares: shareTitle(recurring, total),
        contracted: coverTitle(quarters),
      },
      months: monthsOf(own, from, today),
      bridge: { openingMinor: report.opening, ...sums, closingMinor: report.closing },
      invoiced,
      quarters,
      otherCurrencies: Object.entries(reports)
        .filter(([other, { closing }]) => other !== currency && closing !== 0)
        .map(([other, { closing }]) => ({ currency: other, mrrMinor: closing })),
    }
  })
}

const nothing: MrrReport = {
  opening: 0,
  closing: 0,
  movements: [],
  grossChurn: null,
  netChurn: null,
  grr: null,
  nrr: null,
  passThrough: { opening: 0, closing: 0 },
}

/** MRR of the first day of each month, and of today. */
function monthsOf(lines: readonly RecurringLine[], from: Day, today: Day) {
  const count = monthNumber(today) - monthNumber(from)
  const firsts = Array.from({ length: count + 1 }, (_, index) => addMonths(from, index))
  const days = firsts.map((month) => ({ month, day: month }))
  const last = days.at(-1)
  if (last) last.day = today
  return days.map(({ month, day }) => ({
    month,
    mrrMinor: onDay(lines, day, false),
    passThroughMinor: onDay(lines, day, true),
  }))
}

const inForce = ({ from, toExclusive }: RecurringLine, day: Day) =>
  from <= day && (!toExclusive || day < toExclusive)
const onDay = (lines: readonly RecurringLine[], day: Day, passThrough: boolean) =>
  lines
    .filter((line) => (line.passThrough ?? false) === passThrough && inForce(line, day))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** Committed: what agreements that are signed but not begun will bring a month, apart from MRR. */
function signedAhead({ agreements, counts }: Ledger, currency: string, today: Day) {
  return agreements
    .filter((agreement) => agreement.currency === currency)
    .flatMap((agreement) => {
      const startsOn = agreement.versions[0]?.startsOn ?? today
      return startsOn > today ? monthlyRecurring(agreement, startsOn, counts.get(agreement.id) ?? []) : []
    })
    .reduce((sum, { minor, passThrough }) => sum + (passThrough ? 0 : minor), 0)
}

async function largestClient(tx: Tx, lines: readonly RecurringLine[], today: Day, mrrMinor: number) {
  const byClient = new Map<string, number>()
  for (const line of lines)
    if (!line.passThrough && inForce(line, today))
      byClient.set(line.clientId, (byClient.get(line.clientId) ?? 0) + line.amountMinor)
  const [top] = [...byClient].sort(([, a], [, b]) => b - a)
  if (!top || mrrMinor === 0) return null
  const [clientId, minor] = top
  const client = await tx.selectFrom('client').select('name').where('id', '=', clientId).executeTakeFirst()
  return { clientId, client: client?.name ?? '', minor, share: minor / mrrMinor }
}

/** What was invoiced, by the month of issue and the nature of its lines; credit notes count against. */
async function invoicedByMonth(
  tx: Tx,
  { from, today, currency }: { from: Day; today: Day; currency: string },
) {
  const { rows } = await sql<{
    month: Day
    recurringMinor: number
    projectMinor: number
    oneShotMinor: number
  }>`
    select to_char(i.issued_on, 'YYYY-MM-01') as month,
      coalesce(sum(l.net_minor) filter (where l.nature = 'recurring'), 0)::int8 as "recurringMinor",
      coalesce(sum(l.net_minor) filter (where l.nature = 'project'), 0)::int8 as "projectMinor",
      coalesce(sum(l.net_minor) filter (where l.nature = 'one-shot'), 0)::int8 as "oneShotMinor"
    from invoice i join invoice_line l on l.invoice_id = i.id
    where i.issued_on >= ${from} and i.issued_on <= ${today} and i.currency = ${currency} and i.origin <> 'imported'
    group by 1 order by 1`.execute(tx)
  return rows
}
