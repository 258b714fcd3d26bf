import { lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export type Call = {
  url: string
  headers: Record<string, string>
  body: string
  /** Addresses of this machine and its own network too, which a stranger's webhook must never reach. */
  mayReachPrivate: boolean
}
export type CallAnswer = { status: number; text: string }

const timeoutMilliseconds = 10_000
const mostAnswerBytes = 2000

/**
 * POSTs to an address that somebody typed. Where its name leads is checked at the very moment we connect, so a
 * name that changes its mind is no way in; redirects are answers, not orders. Rejects with an Error whose message
 * can be shown.
 */
export function callOut(call: Call): Promise<CallAnswer> {
  const url = new URL(call.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!call.mayReachPrivate && isIP(host) && isPrivate(host)) return Promise.reject(privateAddress(host))
  const send = url.protocol === 'https:' ? requestTls : requestPlain
  return new Promise((answered, failed) => {
    const outgoing = send(
      url,
      {
        method: 'POST',
        headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) },
        lookup: call.mayReachPrivate ? undefined : publicLookup,
        signal: AbortSignal.timeout(timeoutMilliseconds),
        agent: false,
      },
      (incoming) => {
        const parts: Buffer[] = []
        let bytes = 0
        const end = () =>
          answered({
            status: incoming.statusCode ?? 0,
            text: Buffer.concat(parts).subarray(0, mostAnswerBytes).toString('utf8'),
          })
        incoming.on('data', (part: Buffer) => {
          parts.push(part)
          bytes += part.length
          if (bytes >= mostAnswerBytes) {
            end()
            outgoing.destroy()
          }
        })
        incoming.on('end', end)
        incoming.on('error', failed)
      },
    )
    outgoing.on('error', (failure) => failed(readable(failure)))
    outgoing.end(call.body)
  })
}

const publicLookup: LookupFunction = (host, options, found) => {
  lookup(host, { ...options, all: true }, (failure, addresses) => {
    if (failure) return found(failure, [])
    const open = addresses.filter(({ address }) => !isPrivate(address))
    if (open.length === 0) return found(privateAddress(host), [])
    const first = open[0]
    return options.all || !first ? found(null, open) : found(null, first.address, first.family)
  })
}

/** Whether an address is of this machine, its own network, or of no single machine. */
export const isPrivate = (address: string): boolean =>
  isIP(address) === 6 ? inside6.check(address, 'ipv6') : inside4.check(address, 'ipv4')

// Two lists, since one would take the IPv4 addresses written as IPv6 for all of IPv4.
const inside4 = networks('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
])
const inside6 = networks('ipv6', [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
])

function networks(family: 'ipv4' | 'ipv6', known: [network: string, bits: number][]) {
  const list = new BlockList()
  for (const [network, bits] of known) list.addSubnet(network, bits, family)
  return list
}

const privateAddress = (host: string) =>
  new Error(`${host} is an address of this machine or its own network; webhooks go to public ones.`)

function readable(failure: Error): Error {
  if (failure.name === 'AbortError' || failure.name === 'TimeoutError')
    return new Error(`No answer within ${timeoutMilliseconds / 1000} seconds.`)
  return failure
}
