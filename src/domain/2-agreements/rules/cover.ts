import { agreementAnswer, answersOf, exclusionOf, failingAgreementTest, failingLineTest } from './coverage.ts'
import { drawForWork } from './draw-for-work.ts'
import type { CoveringLine } from './open-agreement.ts'
import { addDrawn, addExcluded, addHeld, addOverage, addUncovered, addUnlimited } from './outcomes.ts'
import { type Share, takeOff, takeOffActual } from './piece.ts'
import type { CoverageTest } from './rated.ts'
import { minutesOnTicket, type Task, taskAt } from './task.ts'
import type { Exclusion } from './terms.ts'

/** Covers, draws or bills a share of the work under the task's agreement. */
export function cover(task: Task, share: Share) {
  const { agreement, version, work } = task
  if (!agreement || !version) return addUncovered(task, share, [])
  const failed = failingAgreementTest(agreement, version, work)
  if (failed) return addUncovered(task, share, agreementAnswer(failed))
  const excluded = exclusionOf(version, work)
  if (excluded) {
    return followFallback(task, share, excluded, agreementAnswer('not-excluded', excluded.name))
  }
  coverByLines(task, share, askLines(task))
}

type Asked = {
  unlimited: CoveringLine[]
  drawable: CoveringLine[]
  /** Answers of the lines that don't cover it. */
  failures: readonly CoverageTest[]
  exclusion: Exclusion | undefined
}

function askLines({ version, work }: Task): Asked {
  const asked: Asked = { unlimited: [], drawable: [], failures: [], exclusion: undefined }
  for (const line of version?.covering ?? []) {
    const failed = failingLineTest(line, work)
    const exclusion = failed || !version?.terms.exclusions ? undefined : exclusionOf(version, work, line)
    if (failed) asked.failures = [...asked.failures, ...answersOf(line, failed)]
    else if (exclusion) {
      asked.exclusion ??= exclusion
      asked.failures = [...asked.failures, ...answersOf(line, 'not-excluded', exclusion.name)]
    } else if (line.allowance) asked.drawable.push(line)
    else asked.unlimited.push(line)
  }
  return asked
}

/** Unlimited cover first, then lots; work too large for every line that would cover it is held. */
function coverByLines(task: Task, share: Share, { unlimited, drawable, failures, exclusion }: Asked) {
  let left: Share | undefined = share
  let tooLarge: CoveringLine | undefined
  for (const line of unlimited) {
    const { part, rest } = withinSize(task, left, line.covers.sizeMinutes)
    if (part) addUnlimited(task, part, joined(failures, answersOf(line)), line)
    if (!rest) return
    left = rest
    tooLarge ??= line
  }
  if (drawable.length > 0) {
    const { part, rest } = withinSize(task, left, largestSize(drawable))
    if (part) draw(task, part, drawable, failures)
    if (!rest) return
    left = rest
    tooLarge ??= drawable[0]
  }
  if (tooLarge) settleSize(task, left, joined(failures, answersOf(tooLarge, 'size')))
  else if (exclusion) followFallback(task, left, exclusion, failures)
  else addUncovered(task, left, failures)
}

function draw(task: Task, share: Share, lines: readonly CoveringLine[], failures: readonly CoverageTest[]) {
  let left = share
  for (const portion of drawForWork(task, share.billable, lines)) {
    const { part, rest } = takeOff(left, portion.minutes)
    const line = lines.find(({ key }) => key === portion.lot.lot.lineKey) ?? (lines[0] as CoveringLine)
    addDrawn(task, part, joined(failures, answersOf(line)), portion)
    if (rest.billable === 0) return
    left = rest
  }
  const line = lines.find(({ allowance }) => allowance?.kind !== 'block') ?? (lines[0] as CoveringLine)
  addOverage(task, left, joined(failures, answersOf(line, 'allowance-left')), line)
}

/** The part of a share that keeps its ticket within a size, and what goes beyond. */
function withinSize(
  task: Task,
  share: Share,
  sizeMinutes: number | undefined,
): { part?: Share; rest?: Share } {
  const { entry, actual } = task.work
  if (sizeMinutes === undefined || entry.ticketId === undefined || entry.sizeDecision === 'covered') {
    return { part: share }
  }
  const before = minutesOnTicket(task.rating, task.work) + actual - share.actual
  const room = sizeMinutes - before
  if (share.actual <= room) return { part: share }
  return room > 0 ? takeOffActual(share, room) : { rest: share }
}

/** Undefined when one of the lines takes work of any size. */
function largestSize(lines: readonly CoveringLine[]): number | undefined {
  let largest = 0
  for (const { covers } of lines) {
    if (covers.sizeMinutes === undefined) return undefined
    largest = Math.max(largest, covers.sizeMinutes)
  }
  return largest
}

function settleSize(task: Task, share: Share, tests: readonly CoverageTest[]) {
  if (task.work.entry.sizeDecision === 'project') addUncovered(task, share, tests)
  else addHeld(task, share, tests, 'too-large')
}

/** Followed once: work excluded there too is time and materials there. */
function followFallback(task: Task, share: Share, exclusion: Exclusion, tests: readonly CoverageTest[]) {
  const { rating, work, agreement } = task
  const { fallback } = exclusion
  if (task.excludedFrom) return addUncovered(task, share, tests)
  if (!fallback) return addExcluded(task, share, tests)
  const excludedFrom = { agreementId: agreement?.id ?? '', exclusion: exclusion.name }
  if (fallback.to === 'time-and-materials') return addUncovered({ ...task, excludedFrom }, share, tests)
  const other = rating.firm.book.byId.get(fallback.agreementId)
  if (!other) return addHeld(task, share, tests, 'unknown-agreement')
  cover(taskAt(rating, work, other, excludedFrom), share)
}

const joined = (failures: readonly CoverageTest[], answers: readonly CoverageTest[]) =>
  failures.length === 0 ? answers : [...failures, ...answers]
