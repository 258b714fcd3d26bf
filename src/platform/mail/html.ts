/**
 * A letter's text in the look of the house: paragraphs as they are, addresses as links, and a paragraph such as
 * `Read the proposal: https://…` as a button with these words. Mail programs know little CSS, so every element
 * carries its own.
 */
export function htmlOf(text: string): string {
  const paragraphs = text.trim().split(/\n\s*\n/)
  return `<div style="${page}">${paragraphs.map((paragraph) => button(paragraph) ?? prose(paragraph)).join('')}</div>`
}

const page =
  "font:16px/26px 'IBM Plex Sans',system-ui,'Segoe UI',sans-serif;color:#17201b;max-width:40em;padding:8px"
const buttonLook =
  'display:inline-block;background:#0e5a3c;color:#ffffff;text-decoration:none;padding:10px 18px;border-radius:4px'

// The address stands below the button too: some programs show no buttons, and some readers trust none.
function button(paragraph: string): string | undefined {
  const [, words, url] = paragraph.match(/^\s*([^:\n]{1,60}):\s+(https?:\/\/\S+)\s*$/) ?? []
  if (words === undefined || url === undefined) return undefined
  const address = `<span style="font-size:13px;color:#636e68">${escaped(url)}</span>`
  return `<p style="margin:0 0 16px"><a href="${escaped(url)}" style="${buttonLook}">${escaped(words)}</a><br>${address}</p>`
}

const prose = (paragraph: string) =>
  `<p style="margin:0 0 16px">${withLinks(paragraph).replaceAll('\n', '<br>')}</p>`

const withLinks = (paragraph: string) => paragraph.split(link).map(linkOrWords).join('')

// Splitting by a group keeps what it caught: every second part is an address.
const link = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/
const linkOrWords = (part: string, position: number) =>
  position % 2 === 1 ? `<a href="${escaped(part)}" style="color:#0e5a3c">${escaped(part)}</a>` : escaped(part)

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
