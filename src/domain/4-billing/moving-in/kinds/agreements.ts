import { activateAgreements, type Balance, type MovedIn, recordMovingIn } from '#agreements'
import { type Line, lineAllowance, type Terms } from '#agreements/rules'
import { type Day, earlierDay } from '#kernel/days.ts'
import { printAmount } from '#kernel/money.ts'
import { recordTimeBilledBefore } from '../../invoices/import-open-invoices.ts'
import { clientFinder, type KnownClient, keysOf, plain, wordFinder } from '../known.ts'
import type { Row, Tell } from '../rows.ts'
import { lineKinds, lineOf, termsOf } from '../rules.ts'
import type { Importing, PrepareKind } from './kind.ts'

/** Agreements in force, a row for each line: each once by its number in the old system, or client and name. */
export const prepareAgreements: PrepareKind = async (importing) => {
  const { tx, rows, tell } = importing
  const findClient = await clientFinder(tx, tell)
  const findKind = wordFinder(lineKinds, tell)
  const known = await keysOf(tx, 'agreement')
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const client = findClient(row)
    const kind = findKind(row, 'kind', 'fixed-fee')
    if (!client || !kind) continue
    const key = row.text('key') || `${plain(client.name)} / ${plain(row.text('name'))}`
    const group = groups.get(key) ?? startGroup(row, client, key)
    groups.set(key, group)
    addLine(group, row, kind, tell)
  }
  const whole = [...groups.values()].filter(({ isBroken }) => !isBroken)
  const fresh = whole.filter(({ key }) => !known.has(key))
  return { fresh: fresh.length, known: whole.length - fresh.length, write: () => write(importing, fresh) }
}

type Group = {
  key: string
  client: KnownClient
  first: Row
  lines: Line[]
  balances: Balance[]
  isBroken: boolean
}

const startGroup = (first: Row, client: KnownClient, key: string): Group => ({
  key,
  client,
  first,
  lines: [],
  balances: [],
  isBroken: false,
})

function addLine(group: Group, row: Row, kind: (typeof lineKinds)[keyof typeof lineKinds], tell: Tell) {
  const { first, client, lines } = group
  const differs = ['startsOn', 'endsOn', 'billedThrough'].find((day) => row.text(day) !== first.text(day))
  const line = lineOf({
    key: `line-${lines.length + 1}`,
    kind,
    name: row.text('line') || row.text('name'),
    unitPrice: printAmount(row.number('unitPrice') ?? 0, client.currency),
    quantity: row.number('quantity'),
    countOf: row.text('countOf'),
    includedMinutes: row.number('includedHours'),
    hourRateMinor: row.number('hourRate'),
    startsOn: row.text('startsOn'),
  })
  if (differs) tell(row, differs, 'terms-differ')
  if (!line.yes) tell(row, 'includedHours', line.reason, line.about)
  if (differs || !line.yes) {
    group.isBroken = true
    return
  }
  lines.push(line.value)
  const left = row.number('hoursLeft')
  if (left === null || !lineAllowance(line.value)) return
  group.balances.push({
    lineKey: line.value.key,
    left,
    granted: Math.max(left, row.number('includedHours') ?? 0),
    usableFrom: row.text('startsOn'),
    usableTo: row.text('usableTo') || null,
    priceMinor: row.number('paidMinor') ?? 0,
  })
}

function termsFor({ first, lines }: Group): Terms {
  return termsOf(lines, {
    isOpenEnded: first.text('endsOn') === '',
    termMonths: first.number('termMonths'),
    noticeDays: first.number('noticeDays'),
    everyMonths: first.number('everyMonths'),
    arrears: first.flag('arrears') ?? false,
  })
}

async function write({ tx, by }: Importing, groups: readonly Group[]) {
  const agreements = groups.map((group) => ({ group, terms: termsFor(group) }))
  const made = await activateAgreements(
    tx,
    by,
    agreements.map(({ group: { key, client, first }, terms }) => ({
      clientId: client.id,
      name: first.text('name'),
      currency: client.currency,
      terms,
      startsOn: first.text('startsOn'),
      endsOn: first.text('endsOn') || null,
      signedOn: first.text('startsOn'),
      cause: 'imported' as const,
      importedKey: key,
    })),
  )
  const moved = agreements.map(
    ({ group: { client, first, balances }, terms }, at): MovedIn => ({
      agreementId: made[at]?.id ?? '',
      clientId: client.id,
      currency: client.currency,
      terms,
      billedThrough: first.text('billedThrough'),
      balances,
    }),
  )
  await recordMovingIn(tx, by, moved)
  const days = new Map<string, Day>()
  for (const { clientId, billedThrough } of moved)
    days.set(clientId, earlierDay(billedThrough, days.get(clientId) ?? billedThrough))
  await recordTimeBilledBefore(
    tx,
    [...days].map(([clientId, beforeOn]) => ({ clientId, beforeOn })),
  )
}
