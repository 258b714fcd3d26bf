/** Days from one 'YYYY-MM-DD' to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The last day that still belongs to a span whose end is the first day that doesn't. */
export const dayBefore = (day: string) => plusDays(day, -1)

/** The first of each month from one day to another, both included. */
export function monthStarts(from: string, to: string): string[] {
  const starts: string[] = []
  let [year = 0, month = 1] = from.split('-').map(Number)
  if (!from.endsWith('-01')) month += 1
  for (;;) {
    year += Math.floor((month - 1) / 12)
    month = ((month - 1) % 12) + 1
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day > to) return starts
    starts.push(day)
    month += 1
  }
}

export type Label = { at: number; width: number; end: boolean }

/** Puts each label into the first row where it touches no other; labels are given in the order that matters. */
export function labelRows(labels: readonly Label[], gap = 12): number[] {
  const rows: [number, number][][] = []
  return labels.map(({ at, width, end }) => {
    const [from, to] = end ? [at - width, at] : [at, at + width]
    const free = rows.findIndex((row) => row.every(([a, b]) => to + gap <= a || from >= b + gap))
    const row = free === -1 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), [from, to]]
    return row
  })
}
