import type { Context } from '#platform/context.ts'
import { Stale } from '#platform/failures.ts'

type Known<Current> = { version: number; current: () => Promise<Current> }
type VersionRow = { version: number; made_at: string; made_by: string }

/** Keeps the next version of something that is only ever added to. Of two edits of the same version one is told. */
export async function keepVersion<Current extends { version: number }>(
  { now, actor }: Context,
  what: string,
  { version, current }: Known<Current>,
  insert: (row: VersionRow) => Promise<{ version: number } | undefined>,
) {
  const standing = await current()
  if (standing.version !== version) throw new Stale(what, standing)
  const kept = await insert({ version: version + 1, made_at: now, made_by: actor.name })
  if (!kept) throw new Stale(what, await current())
  return kept
}
