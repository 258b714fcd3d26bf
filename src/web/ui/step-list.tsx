import './lists.css'
import type { ReactNode } from 'react'

/** Numbered sentences: assumptions in words, prevention steps. */
export function StepList({ steps }: { steps: readonly ReactNode[] }) {
  return (
    <ol className="step-list small">
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number is the step's name
        <li key={at}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
