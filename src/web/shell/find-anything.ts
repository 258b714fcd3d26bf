import { railWords } from './rail-words.ts'

export type Hit = { kind: string; name: string; about: string; to: string }

/** Finds things by words typed: the search route, once the firm has something to find. */
export type Finder = (words: string, signal: AbortSignal) => Promise<readonly Hit[]>

/** Pages of the rail by their name, then whatever the finder knows; one letter is too little to ask it. */
export async function findAnything(
  words: string,
  finder: Finder | undefined,
  signal: AbortSignal,
): Promise<Hit[]> {
  const typed = words.toLowerCase()
  const pages = railWords
    .filter(({ word }) => word.toLowerCase().startsWith(typed))
    .map(({ word, to }) => ({ kind: 'Page', name: word, about: '', to }))
  if (!finder || words.length < 2) return pages
  return [...pages, ...(await finder(words, signal))]
}
