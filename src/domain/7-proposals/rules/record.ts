/** Promises met and broken of a channel in a month, as the service desk counts them. */
export type CountedMonth = { channel: string; month: string; raisedBy: string; met: number; breached: number }
export type KeptChannel = {
  channel: string
  met: number
  counted: number
  /** The month in which the smallest share was kept. */
  lowest: { month: string; met: number; counted: number } | null
}

/** How a promise is called in a proposal. */
export const channelNames: Record<string, string> = {
  phone: 'Phone, answered or called back',
  remote: 'Remote session started',
  'on-site': 'On site',
  reply: 'Written reply',
  resolve: 'Solved',
}

const order = ['phone', 'remote', 'on-site', 'reply', 'resolve']

/** How a firm kept its promises, by channel, for a proposal to quote. Tickets that clients raised; others count apart. */
export function recordOf(months: readonly CountedMonth[]): KeptChannel[] {
  const raised = months.filter(({ raisedBy }) => raisedBy === 'client')
  return [...Map.groupBy(raised, ({ channel }) => channel)]
    .map(([channel, own]) => ({ channel, ...sumOf(own), lowest: lowestOf(own) }))
    .filter(({ counted }) => counted > 0)
    .sort((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel))
}

function lowestOf(own: readonly CountedMonth[]) {
  const byMonth = [...Map.groupBy(own, ({ month }) => month)].map(([month, rows]) => ({
    month,
    ...sumOf(rows),
  }))
  const counted = byMonth.filter((month) => month.counted > 0)
  // Shares are compared without dividing; of equals the earliest stands.
  return counted.reduce<(typeof counted)[number] | null>(
    (low, one) => (low === null || one.met * low.counted < low.met * one.counted ? one : low),
    null,
  )
}

const sumOf = (rows: readonly CountedMonth[]) => {
  const met = rows.reduce((sum, row) => sum + row.met, 0)
  return { met, counted: met + rows.reduce((sum, row) => sum + row.breached, 0) }
}
