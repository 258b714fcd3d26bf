import './winning.css'
import { useToday } from '#agreements/screens/parts/use-today.ts'
import { DayText } from '#web/ui/day-text.tsx'

/** When a next step is due; late is said by its colour and by the word. */
export function DueText({ dueOn, dueAt }: { dueOn: string; dueAt: string | null }) {
  const today = useToday()
  const time = dueAt ? `, ${dueAt}` : ''
  if (dueOn < today)
    return (
      <span className="board-due late nowrap">
        late, <DayText day={dueOn} form="brief" />
      </span>
    )
  if (dueOn === today) return <span className="nowrap">today{time}</span>
  return (
    <span className="nowrap">
      <DayText day={dueOn} form="brief" />
      {time}
    </span>
  )
}
