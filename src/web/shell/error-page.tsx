import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { refusalOf } from '#web/refusal.ts'
import { PageHead } from '../ui/page-head.tsx'

/** A page could not be made: what happened, a way back, and the number to quote. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const refusal = refusalOf(error)
  const known = refusal.status > 0
  return (
    <div className="trouble">
      <PageHead
        title={refusal.status === 404 ? 'It is not there any more' : 'This page could not be shown'}
      />
      <p className="soft measure">
        {known ? refusal.sentence : 'Something broke on our side, not on yours. Nothing was lost.'}
      </p>
      <div className="button-row" style={{ marginTop: 16 }}>
        <Button variant="filled" onClick={reset}>
          Try again
        </Button>
        <Link to="/">Go to Today</Link>
      </div>
      <p className="fine faint" style={{ marginTop: 24 }}>
        {refusal.requestId ? `Request ${refusal.requestId}` : messageOf(error)}
      </p>
    </div>
  )
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
