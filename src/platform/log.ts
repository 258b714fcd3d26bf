import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/**
 * One line of JSON per event, on the standard output unless told otherwise. Whatever is logged, by whom and how
 * deep, secrets are taken out of the finished line, the one place that all of it passes.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: withoutSecrets },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Lines of one request can be found by its id. */
export function logOfRequest(log: Log, requestId: string): Log {
  return log.child({ requestId })
}

function withoutSecrets(line: string): string {
  return `${JSON.stringify(JSON.parse(line, hideSecret))}\n`
}

function hideSecret(name: string, value: unknown): unknown {
  if (isSecretName(name) && value !== null) return hidden
  if (typeof value !== 'string') return value
  return secretsInText.reduce((text, [pattern, kept]) => text.replace(pattern, kept), value)
}

const hidden = '[hidden]'

const isSecretName = (name: string) =>
  /^(proxy-)?authorization$|^(set-)?cookie$|password$|secret$|token$|api-?key$/i.test(name)

const secretsInText: [RegExp, string][] = [
  // The password of an address: postgres://user:password@host
  [/(\b[a-z][a-z+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${hidden}@`],
  [/\b(bearer) [\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/([?&](?:token|secret|password|key|code)=)[^&\s"']+/gi, `$1${hidden}`],
  // The links of clients and first owners carry their token in the path.
  [/(\/open\/)[^/\s"'?]+/g, `$1${hidden}`],
]
