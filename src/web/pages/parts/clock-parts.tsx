import { firmNowMs } from '#web/server-time.ts'
import { Clock, ClockHuge } from '#web/ui/clock.tsx'
import type { ClockReading } from '#web/ui/clock-face.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Section } from '#web/ui/section.tsx'

const readAt = new Date(firmNowMs()).toISOString()
const running = (budgetMinutes: number, usedMinutes: number): ClockReading => ({
  state: 'running',
  budgetMinutes,
  usedMinutes,
  readAt,
})

const states: [ClockReading | undefined, string][] = [
  [running(480, 312), 'running, under 75%'],
  [running(120, 102), '75% and over'],
  [running(15, 13.9), '90% and over, ticking each second'],
  [running(60, 72), 'broken, takes a reason'],
  [{ state: 'paused', budgetMinutes: 480, usedMinutes: 295, readAt }, 'paused, what will be left'],
  [{ state: 'met', budgetMinutes: 15, usedMinutes: 6, readAt }, 'kept, in 6 of 15: plain ink, no bar'],
  [{ state: 'breached', budgetMinutes: 60, usedMinutes: 84, readAt, stoppedAt: readAt }, 'broken and over'],
  [undefined, 'no agreement, no promise'],
]

export function ClockParts() {
  return (
    <Section title="Clocks" aside="status colour, always with words">
      <Facts
        left
        facts={states.map(([reading, about]) => ({ name: <Clock reading={reading} />, value: about }))}
      />
      <div style={{ marginTop: 16 }}>
        <ClockHuge reading={running(120, 102)} what="On site by 12:05" />
      </div>
    </Section>
  )
}
