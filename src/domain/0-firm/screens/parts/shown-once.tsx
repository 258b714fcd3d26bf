import './firm.css'
import { Button, CopyButton } from '@mantine/core'
import type { ReactNode } from 'react'

type ShownOnceProps = { title: ReactNode; secret: string; children?: ReactNode; onDone: () => void }

/** A key or a link that the server keeps no copy of: it can be read now and never again. */
export function ShownOnce({ title, secret, children, onDone }: ShownOnceProps) {
  return (
    <div className="shown-once" role="status">
      <b>{title}</b>
      <code>{secret}</code>
      {children && <p className="soft small">{children}</p>}
      <div className="button-row" style={{ marginTop: 10 }}>
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        </CopyButton>
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  )
}
