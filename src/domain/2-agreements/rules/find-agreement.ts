import type { DayNumber } from '#kernel/days.ts'
import { isActiveOn, type OpenAgreement, versionOn } from './open-agreement.ts'
import type { RateCard } from './rate-card.ts'
import type { FoundBy, HeldReason } from './rated.ts'
import type { Scope } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'
import { allows } from './work-filter.ts'

export type Found = { agreement: OpenAgreement | null; by: FoundBy; held: HeldReason | null }
export type AgreementBook = {
  byId: ReadonlyMap<string, OpenAgreement>
  byClient: ReadonlyMap<string, readonly OpenAgreement[]>
}

export function agreementBook(agreements: readonly OpenAgreement[]): AgreementBook {
  const byClient = new Map<string, OpenAgreement[]>()
  for (const agreement of agreements) {
    for (const clientId of clientsServed(agreement)) {
      const known = byClient.get(clientId)
      if (known) known.push(agreement)
      else byClient.set(clientId, [agreement])
    }
  }
  return { byId: new Map(agreements.map((agreement) => [agreement.id, agreement])), byClient }
}

/**
 * The agreement of a whole entry: what a person chose on the entry, then on its ticket, then by asset, site
 * and client, among those active on the work date; of equals the one whose lines cover the category, else
 * what was decided before for that client and category, else it is held for a person.
 */
export function findAgreement(
  entry: TimeEntry,
  dayIn: (agreement: OpenAgreement) => DayNumber,
  book: AgreementBook,
  rateCard: RateCard,
): Found {
  if (entry.agreementId) return chosen(entry.agreementId, 'entry', book)
  if (entry.ticketAgreementId) return chosen(entry.ticketAgreementId, 'ticket', book)

  const ofClient = book.byClient.get(entry.clientId)
  if (!ofClient) return nobody
  const active: Candidate[] = []
  for (const agreement of ofClient) {
    const day = dayIn(agreement)
    if (day < agreement.start || day >= agreement.end) continue
    const scope = versionOn(agreement, day).terms.scope ?? everywhere
    const by = scopeBy(scope, entry)
    if (by) active.push({ agreement, by, day })
  }
  return amongEquals(entry, nearest(active), rateCard)
}

type Candidate = { agreement: OpenAgreement; by: 'asset' | 'site' | 'client'; day: DayNumber }

function chosen(id: string, by: FoundBy, book: AgreementBook): Found {
  const agreement = book.byId.get(id)
  return agreement ? { agreement, by, held: null } : { agreement: null, by, held: 'unknown-agreement' }
}

/** By what an agreement's scope reaches the entry; undefined when it doesn't. */
function scopeBy(scope: Scope, entry: TimeEntry): Candidate['by'] | undefined {
  const { assetIds, siteIds } = scope
  if (assetIds && entry.assetId !== undefined && assetIds.includes(entry.assetId)) return 'asset'
  if (assetIds && !siteIds) return undefined
  if (!siteIds) return 'client'
  return entry.siteId !== undefined && siteIds.includes(entry.siteId) ? 'site' : undefined
}

/** Those found by the narrowest scope that found any. */
function nearest(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length <= 1) return candidates
  for (const by of ['asset', 'site', 'client'] as const) {
    const found = candidates.filter((candidate) => candidate.by === by)
    if (found.length > 0) return found
  }
  return candidates
}

function amongEquals(entry: TimeEntry, equals: readonly Candidate[], rateCard: RateCard): Found {
  const [only] = equals
  if (!only) return nobody
  if (equals.length === 1) return { agreement: only.agreement, by: only.by, held: null }

  const covering = equals.filter((candidate) => coversCategory(candidate, entry.category))
  const [best] = covering
  if (best && covering.length === 1) return { agreement: best.agreement, by: best.by, held: null }

  const remembered = rateCard.clients?.[entry.clientId]?.agreementFor?.[entry.category ?? '']
  const decided = equals.find(({ agreement }) => agreement.id === remembered)
  if (decided) return { agreement: decided.agreement, by: 'remembered', held: null }
  return { agreement: null, by: only.by, held: 'undecided-agreement' }
}

function coversCategory({ agreement, day }: Candidate, category: string | undefined) {
  const { covering, terms } = versionOn(agreement, day)
  const isExcluded = (terms.exclusions ?? []).some(
    ({ where, lines }) => !lines && where.categories !== undefined && allows(where.categories, category),
  )
  return (
    !isExcluded &&
    isActiveOn(agreement, day) &&
    covering.some(({ covers }) => allows(covers.categories, category))
  )
}

const clientsServed = ({ clientId, versions }: OpenAgreement) =>
  new Set([clientId, ...versions.flatMap(({ terms }) => terms.scope?.clientIds ?? [])])

const everywhere: Scope = {}
const nobody: Found = { agreement: null, by: 'none', held: null }
