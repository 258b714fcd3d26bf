import type { Channel } from '#agreements/rules'

export type WarningFacts = {
  number: number
  title: string
  client: string
  channel: Channel
  sharePercent: number
  /** In the firm's manner: 'Tue 17 Nov, 12:05'. */
  due: string
  url: string
}

/** A promise is about to break, or has broken: what to do, by when, and where. */
export function warningLetter({ number, title, client, channel, sharePercent, due, url }: WarningFacts) {
  const isBroken = sharePercent >= 100
  const what = `${todo[channel]} ${isBroken ? 'was due' : 'by'} ${due}`
  return {
    subject: isBroken ? `Late: ${client}, T-${number}` : `${sharePercent} % gone: ${client}, T-${number}`,
    text: [`${what}.`, `${client}: ${title}`, isBroken ? 'Do it, and say why it was late.' : '', url]
      .filter((line) => line !== '')
      .join('\n\n'),
  }
}

export const todo: Record<Channel, string> = {
  phone: 'Call back',
  reply: 'Reply',
  remote: 'Remote session',
  'on-site': 'On site',
  resolve: 'Resolve',
}
