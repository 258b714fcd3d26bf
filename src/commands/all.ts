export type Command = {
  name: string
  usage: string
  says: string
  help?: string
  load: () => Promise<(words: string[]) => Promise<void>>
}

/** What `perennial` can do. */
export const commands: Command[] = [
  {
    name: 'serve',
    usage: 'serve',
    says: 'Start the database, the web server and the jobs, until told to stop.',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'worker',
    usage: 'worker',
    says: 'Do background jobs in a process of its own.',
    load: async () => (await import('../worker.ts')).work,
  },
  {
    name: 'migrate',
    usage: 'migrate',
    says: 'Bring the database to this version, and say what ran.',
    load: async () => (await import('./migrate.ts')).migrateNow,
  },
  {
    name: 'url',
    usage: 'url',
    says: 'Print the address of the embedded database, for workers, a second server and psql.',
    load: async () => (await import('./url.ts')).printUrl,
  },
  {
    name: 'backup',
    usage: 'backup FILE',
    says: 'Save the whole database as of one instant, while the server runs.',
    load: async () => (await import('./backup.ts')).backUpTo,
  },
  {
    name: 'restore',
    usage: 'restore FILE',
    says: 'Restore a backup into an empty database, embedded or of DATABASE_URL.',
    load: async () => (await import('./backup.ts')).restoreFrom,
  },
  {
    name: 'demo',
    usage: 'demo',
    says: 'Load Northlight IT, a firm with three years of life, to look around in.',
    load: async () => (await import('./demo.ts')).loadDemoFirm,
  },
  {
    name: 'bill',
    usage: 'bill --through DATE',
    says: 'Issue what is due by a day, each invoice once: cut short and called again, it does the rest.',
    help: '--issued DATE sets the date on the invoices; today without it. Exceptions stay for the next run.',
    load: async () => (await import('./bill.ts')).bill,
  },
  {
    name: 'price',
    usage: 'price HISTORY.csv --endpoints N',
    says: 'Print a price sheet from a file of months, without any database.',
    help: 'The file has a head with month, tickets and, where known, hours and endpoints.\nOptions: --rate 120 (an hour at list), --cost 45 (an hour to us), --chance 0.1 (of a loss), --months 12, --currency EUR, --json.',
    load: async () => (await import('./price.ts')).printPrice,
  },
  {
    name: 'import',
    usage: 'import KIND FILE',
    says: 'Move a CSV of another system in; what is here already stays, so it can be asked again.',
    help: 'Kinds: clients, contacts, counts, agreements, tickets, time-entries, invoices, monthly-totals, next-numbers. --map FIELD=COLUMN names a column (again for more), --days dmy says how days are written, --dry-run only checks, --firm ID where there are several.',
    load: async () => (await import('./import.ts')).importCsv,
  },
]
