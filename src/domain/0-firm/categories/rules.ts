import { type Decision, no, yes } from '#kernel/decision.ts'

/** An order names every kind of work, each once. */
export function mayOrder(
  keys: readonly string[],
  known: readonly { key: string }[],
): Decision<true, 'categories-missing'> {
  const isWhole = keys.length === known.length && known.every(({ key }) => keys.includes(key))
  return isWhole ? yes(true) : no('categories-missing', { field: 'keys' })
}

/** A key names one kind of work for ever: a retired one comes back rather than being made again. */
export const mayAddCategory = (
  key: string,
  known: readonly { key: string }[],
): Decision<true, 'category-exists'> =>
  known.some((one) => one.key === key) ? no('category-exists', { field: 'key', key }) : yes(true)
