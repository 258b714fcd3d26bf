import { resolve } from 'node:path'
import { z } from 'zod'

export type Configuration = {
  port: number
  host: string
  /** Undefined: our own PostgreSQL in the data folder. */
  databaseUrl?: string
  dataFolder: string
  /** Where people reach this installation, without a slash at the end. */
  baseUrl: string
  /** Undefined: the one kept in the data folder. */
  secret?: string
  /** How many proxies in front of us are believed about where a request came from. */
  trustedProxies: number
  /** Undefined: mails stay in the outbox. */
  smtpUrl?: string
  mailFrom: string
  logLevel: (typeof logLevels)[number]
  /** Whether this server does background jobs too, or leaves them to workers. */
  jobsInProcess: boolean
  /** Whether webhooks may reach addresses of this machine and its own network. */
  mayReachPrivate: boolean
}

/** Reads the environment, the one place of all settings: a configuration, or a sentence for every mistake. */
export function readConfiguration(
  environment: Record<string, string | undefined>,
): { yes: true; value: Configuration } | { yes: false; mistakes: string[] } {
  const read = shapes.safeParse(given(environment))
  if (!read.success) return { yes: false, mistakes: read.error.issues.map(sentence(environment)) }

  const set = read.data
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined) {
    return { yes: false, mistakes: ['MAIL_FROM must name the sender of mails when SMTP_URL is set.'] }
  }
  return yes(set)
}

const yes = (set: z.infer<typeof shapes>) => ({
  yes: true as const,
  value: {
    port: set.PORT,
    host: set.HOST,
    databaseUrl: set.DATABASE_URL,
    dataFolder: resolve(set.PERENNIAL_DATA),
    baseUrl: set.PERENNIAL_URL ?? `http://${isEverywhere(set.HOST) ? '127.0.0.1' : set.HOST}:${set.PORT}`,
    secret: set.PERENNIAL_SECRET,
    trustedProxies: set.TRUST_PROXY,
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM ?? 'Perennial <perennial@localhost>',
    logLevel: set.LOG_LEVEL,
    jobsInProcess: set.PERENNIAL_JOBS === 'on',
    mayReachPrivate: set.PERENNIAL_WEBHOOK_PRIVATE === 'yes',
  },
})

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Every setting with what it means, for --help and the operations page. */
export const settings = [
  {
    name: 'PORT',
    meaning: 'The port to serve on; 0 takes any that is free.',
    otherwise: '4000',
    must: 'be a whole number from 0 to 65535',
  },
  {
    name: 'HOST',
    meaning: 'The address to serve on. 0.0.0.0 serves other machines too; put a proxy with TLS before it.',
    otherwise: '127.0.0.1',
    must: 'be an address or a host name',
  },
  {
    name: 'DATABASE_URL',
    meaning: 'A PostgreSQL 15 or newer to use, by an address whose user may create roles and schemas.',
    otherwise: 'our own PostgreSQL in the data folder',
    must: 'be an address such as postgres://perennial@db.example/perennial',
    secret: true,
  },
  {
    name: 'PERENNIAL_DATA',
    meaning: 'The data folder: our own PostgreSQL, the secret and the lock of the running server.',
    otherwise: './data',
    must: 'be the path of a folder',
  },
  {
    name: 'PERENNIAL_URL',
    meaning:
      'Where people reach this installation; links in mails begin with it, and https makes cookies secure.',
    otherwise: 'http:// with HOST and PORT',
    must: 'be an http or https address without a path, such as https://perennial.example',
  },
  {
    name: 'PERENNIAL_SECRET',
    meaning: 'Signs sessions and links. Several servers of one installation need the same.',
    otherwise: 'made at the first start and kept in the data folder',
    must: 'have 32 characters or more',
    secret: true,
  },
  {
    name: 'TRUST_PROXY',
    meaning: 'How many proxies stand before the server and are believed about where a request came from.',
    otherwise: '0',
    must: 'be a whole number from 0 to 10',
  },
  {
    name: 'SMTP_URL',
    meaning: 'The mail server, such as smtps://user:password@mail.example.',
    otherwise: 'mails are kept on the outbox page',
    must: 'be an address such as smtps://user:password@mail.example',
    secret: true,
  },
  {
    name: 'MAIL_FROM',
    meaning: 'The sender of mails, such as Northlight IT <service@northlight.example>.',
    otherwise: 'required with SMTP_URL',
    must: 'be a mail address, or a name with one in angle brackets',
  },
  {
    name: 'LOG_LEVEL',
    meaning: `The least that is logged: ${logLevels.join(', ')}.`,
    otherwise: 'info',
    must: `be one of ${logLevels.join(', ')}`,
  },
  {
    name: 'PERENNIAL_JOBS',
    meaning: 'on: the server does background jobs itself. off: it leaves them to `perennial worker`.',
    otherwise: 'on',
    must: 'be on or off',
  },
  {
    name: 'PERENNIAL_WEBHOOK_PRIVATE',
    meaning: 'yes: webhooks may reach addresses of this machine and its own network.',
    otherwise: 'no',
    must: 'be yes or no',
  },
] as const

type Setting = { name: string; meaning: string; otherwise: string; must: string; secret?: boolean }

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().max(most))

const httpOrigin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:\/\/[^/?#]+\/?$/.test(text))
  .transform((text) => new URL(text).origin)

const shapes = z.object({
  PORT: wholeNumber(65535).default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  PERENNIAL_DATA: z.string().default('./data'),
  PERENNIAL_URL: httpOrigin.optional(),
  PERENNIAL_SECRET: z.string().min(32).optional(),
  TRUST_PROXY: wholeNumber(10).default(0),
  SMTP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^smtps?:\/\//.test(text))
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  PERENNIAL_JOBS: z.enum(['on', 'off']).default('on'),
  PERENNIAL_WEBHOOK_PRIVATE: z.enum(['yes', 'no']).default('no'),
} satisfies Record<(typeof settings)[number]['name'], z.ZodType>)

/** A variable set to nothing is not set: that is how a line of an environment file is switched off. */
function given(environment: Record<string, string | undefined>) {
  return Object.fromEntries(settings.map(({ name }) => [name, environment[name]?.trim() || undefined]))
}

const sentence = (environment: Record<string, string | undefined>) => (issue: { path: PropertyKey[] }) => {
  const setting: Setting | undefined = settings.find(({ name }) => name === issue.path[0])
  if (!setting) throw new Error(`There is no setting ${issue.path.join('.')}.`)
  const found = setting.secret ? '' : `; it is "${environment[setting.name]}"`
  return `${setting.name} must ${setting.must}${found}.`
}
