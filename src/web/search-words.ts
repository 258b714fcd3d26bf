/** Addresses hold plain words (?status=open&page=2), never JSON: people read, type and send them. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function writeAddress(search: Record<string, unknown>): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') words.set(name, String(value))
  }
  const text = words.toString()
  return text ? `?${text}` : ''
}
