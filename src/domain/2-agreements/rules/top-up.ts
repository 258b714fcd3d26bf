import type { Day } from '#kernel/days.ts'
import { blockLot } from './grants.ts'
import type { BlockLine } from './lines.ts'
import type { Lot } from './lots.ts'
import type { CoveringLine, OpenAgreement } from './open-agreement.ts'
import { addLot, type LotShelf, type OpenLot } from './open-lots.ts'
import { dayOf } from './remembered-days.ts'
import type { Task } from './task.ts'

/**
 * After a draw: blocks at or below their threshold are topped up, or a top-up is offered. True when a block
 * was bought that can be drawn at once.
 */
export function topUp(task: Task, shelf: LotShelf, lines: readonly CoveringLine[]): boolean {
  let bought = false
  for (const { key } of lines) {
    const line = task.version?.terms.lines.find((each) => each.key === key)
    if (line?.kind !== 'block' || !line.topUp || !task.agreement) continue
    const blocks = shelf.lots.filter(
      ({ lot, to }) => lot.lineKey === key && lot.kind === 'block' && to >= task.work.day,
    )
    const balance = blocks.reduce((sum, block) => sum + block.balance, 0)
    if (blocks.length === 0 || balance > line.topUp.atUnits) continue
    const on = dayOf(task.work.day)
    if (line.topUp.kind === 'offer') offerOnce(task, task.agreement, line, on, balance)
    else {
      const lot = nextBlock(task.agreement, line, on, blocks)
      addLot(shelf, lot)
      task.rating.topUps.push({
        agreementId: task.agreement.id,
        lineKey: key,
        on,
        kind: 'auto',
        balance,
        lotId: lot.id,
      })
      bought ||= !lot.needsPayment
    }
  }
  return bought
}

/** Once while the balance stays low. */
function offerOnce({ rating }: Task, agreement: OpenAgreement, { key }: BlockLine, on: Day, balance: number) {
  const isOffered = rating.topUps.some(
    ({ agreementId, lineKey }) => agreementId === agreement.id && lineKey === key,
  )
  if (isOffered) return
  rating.topUps.push({ agreementId: agreement.id, lineKey: key, on, kind: 'offer', balance, lotId: null })
}

function nextBlock(agreement: OpenAgreement, line: BlockLine, on: Day, blocks: readonly OpenLot[]): Lot {
  const number = Math.max(...blocks.map(({ lot }) => lot.number)) + 1
  const lot = blockLot(agreement, line, on, number)
  return { ...lot, id: `${lot.id}#${number}`, origin: 'top-up' }
}
