import type { Day } from '#kernel/days.ts'
import { blockLot } from './grants.ts'
import type { BlockLine } from './lines.ts'
import type { Lot } from './lots.ts'
import type { CoveringLine, OpenAgreement } from './open-agreement.ts'
import { addLot, type LotShelf, type OpenLot } from './open-lots.ts'
import { dayOf } from './remembered-days.ts'
import type { Task } from './task.ts'

/**
 * Blocks at or below their threshold are topped up, by one block a day at most, or a top-up is offered.
 * Answers what was bought, be it paid for already or not.
 */
export function topUp(task: Task, shelf: LotShelf, lines: readonly CoveringLine[]): OpenLot[] {
  const bought: OpenLot[] = []
  for (const { key } of lines) {
    const line = task.version?.terms.lines.find((each) => each.key === key)
    if (line?.kind !== 'block' || !line.topUp || !task.agreement) continue
    const blocks = shelf.lots.filter(({ lot }) => lot.lineKey === key && lot.kind === 'block')
    const balance = leftFrom(blocks, task.work.day)
    if (balance > line.topUp.atUnits) continue
    const low = { agreement: task.agreement, line, on: dayOf(task.work.day), balance }
    if (line.topUp.kind === 'offer') offerOnce(task, low)
    else if (!isToppedUpOn(blocks, low.on)) bought.push(buy(task, shelf, low, blocks))
  }
  return bought
}

type Low = { agreement: OpenAgreement; line: BlockLine; on: Day; balance: number }

const leftFrom = (blocks: readonly OpenLot[], day: number) =>
  blocks.reduce((sum, { to, balance }) => (to >= day ? sum + balance : sum), 0)

const isToppedUpOn = (blocks: readonly OpenLot[], day: Day) =>
  blocks.some(({ lot }) => lot.origin === 'top-up' && lot.usableFrom === day)

/** Once while the balance stays low. */
function offerOnce({ rating }: Task, { agreement, line, on, balance }: Low) {
  const isOffered = rating.topUps.some(
    (topUp) => topUp.agreementId === agreement.id && topUp.lineKey === line.key,
  )
  if (isOffered) return
  rating.topUps.push({
    agreementId: agreement.id,
    lineKey: line.key,
    on,
    kind: 'offer',
    balance,
    lotId: null,
  })
}

function buy({ rating }: Task, shelf: LotShelf, low: Low, blocks: readonly OpenLot[]): OpenLot {
  const { agreement, line, on, balance } = low
  const number = Math.max(...blocks.map(({ lot }) => lot.number)) + 1
  const block = blockLot(agreement, line, on, number)
  const lot: Lot = { ...block, id: `${block.id}#${number}`, origin: 'top-up' }
  rating.topUps.push({
    agreementId: agreement.id,
    lineKey: line.key,
    on,
    kind: 'auto',
    balance,
    lotId: lot.id,
  })
  return addLot(shelf, lot)
}
