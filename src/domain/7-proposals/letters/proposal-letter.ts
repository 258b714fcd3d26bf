import { writtenDay } from '#kernel/writing.ts'

type Told = {
  number: string
  revision: number
  title: string
  validUntil: string
  firm: { name: string; locale: string; phone: string }
  client: { name: string }
  contact: { name: string }
}

/** The mail that brings a proposal: what it is, the link, until when. */
export function proposalLetter(told: Told, { link, words, by }: { link: string; words: string; by: string }) {
  const { firm, client, contact, title, number, revision, validUntil } = told
  const again = revision > 1 ? ` This is revision ${revision}; it takes the place of the one before.` : ''
  return {
    subject: `${title} (${number})`,
    text: [
      `Hello ${contact.name},`,
      words || `here is what we propose for ${client.name}.${again}`,
      `Read and sign it: ${link}`,
      `It is open until ${writtenDay(validUntil, firm)}. A PDF to keep is attached; signing takes a minute, at the link.`,
      [by, firm.name, firm.phone].filter((line) => line !== '').join('\n'),
    ].join('\n\n'),
  }
}

/** To whoever signed: the signed paper, and what comes next. */
export function signedLetter(told: Told, { agreement, startsOn }: { agreement: string; startsOn: string }) {
  const { firm, contact, number } = told
  return {
    subject: `Signed: ${number}`,
    text: [
      `Hello ${contact.name},`,
      `thank you. Your agreement ${agreement} begins on ${writtenDay(startsOn, firm)}. The signed document is attached; it carries all that was agreed, and anyone can check that it was not changed.`,
      `We will be in touch about the first steps.`,
      [firm.name, firm.phone].filter((line) => line !== '').join('\n'),
    ].join('\n\n'),
  }
}

/** To our own people: what became of a proposal. */
export function toldLetter(number: string, client: string, what: string, link: string) {
  return {
    subject: `${client}: ${number} ${what.split('\n')[0]}`,
    text: [`${client}: ${what}`, `Open ${number}: ${link}`].join('\n\n'),
  }
}
