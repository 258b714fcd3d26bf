/** A charge that was taken back is billed again under its key with a count, so each key stands once. */
export function countedKey(charge: string, released: ReadonlyMap<string, number>): string {
  const times = released.get(charge) ?? 0
  return times === 0 ? charge : `${charge}#${times + 1}`
}
