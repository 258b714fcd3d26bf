import { useManner } from '#web/manner.tsx'
import { type InstantForm, instantText, nothing } from './format.ts'

/** An instant in the firm's zone; nothing is a grey en dash. */
export function InstantText({ at, form }: { at: string | null | undefined; form?: InstantForm }) {
  const manner = useManner()
  if (!at) return <span className="faint">{nothing}</span>
  return (
    <time dateTime={at} className="nowrap">
      {instantText(at, manner, form)}
    </time>
  )
}
