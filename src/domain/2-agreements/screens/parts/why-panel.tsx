import './agreements.css'
import type { ReactNode } from 'react'
import { Derivation } from '#web/ui/derivation.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'

type WhyPanelProps = {
  /** 'Thursday 20 January, remote help, 2:00 h'. */
  title: ReactNode
  /** The trace in plain sentences, as the rules' `explain` tells it. */
  sentences: readonly string[]
  /** Where the figure leads: the ticket, the time entry, the invoice. */
  sources?: readonly { label: string; href?: string }[]
}

/** Why work costs what it costs: the trace of its rating, sentence by sentence. */
export function WhyPanel({ title, sentences, sources }: WhyPanelProps) {
  return (
    <Derivation
      title={title}
      rows={[]}
      sources={sources}
      note={
        <ol className="why-steps">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      }
    />
  )
}

/** Any amount that rating made, with its reasons behind it. */
export function WhyFigure({ figure, ...why }: WhyPanelProps & { figure: ReactNode }) {
  return (
    <FigureButton figure={figure}>
      <WhyPanel {...why} />
    </FigureButton>
  )
}
