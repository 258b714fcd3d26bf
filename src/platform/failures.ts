/** There is no such row, or none that the one who asks may see. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`There is no such ${what}.`)
  }
}

/** The one who asks may not do this. */
export class NotAllowed extends Error {
  readonly reason = 'not-allowed'
}

/** Somebody changed the row first; `current` is how it stands now. */
export class Stale extends Error {
  readonly current: unknown
  constructor(what: string, current: unknown) {
    super(`Somebody changed this ${what} while you were editing. Both versions are here: keep what is right.`)
    this.current = current
  }
}

export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new NotFound(what)
  return row
}
