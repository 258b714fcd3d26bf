import './agreements.css'
import type { AgreementRead } from './agreement.ts'

/** What needs a look on this agreement, above everything else. */
export function HealthLines({ agreement }: { agreement: AgreementRead }) {
  const findings = agreement.health
  if (findings.length === 0) return null
  return (
    <ul className="warnings" aria-label="Needs a look">
      {findings.map(({ finding, sentence }) => (
        <li key={finding + sentence}>
          <span className={finding === 'past-its-end' ? 'late' : 'risk'}>{sentence}</span>
        </li>
      ))}
    </ul>
  )
}
