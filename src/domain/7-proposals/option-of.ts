import { planVersion } from '#agreements'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import type { Option } from './proposal-shapes.ts'
import { replayOf } from './replays.ts'

const usualTermMonths = 12

/** An option as a plan has it, with the client's last year under it. */
export async function optionOf(
  tx: Tx,
  now: string,
  clientId: string,
  planId: string,
  recommended: boolean,
): Promise<Option> {
  const { id, name, terms } = await planVersion(tx, planId)
  return {
    key: newId().slice(-8),
    name,
    pitch: terms.lines[0]?.name ?? '',
    recommended,
    planVersionId: id,
    terms,
    termMonths: terms.renewal?.kind === 'evergreen' ? null : usualTermMonths,
    optionalLines: [],
    replay: await replayOf(tx, now, clientId, terms),
  }
}
