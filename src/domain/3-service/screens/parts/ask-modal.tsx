import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Refusal as RefusalTold } from '#web/refusal.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'

type AskModalProps = {
  title: string
  /** What the button that does it says. */
  act: string
  send: () => void
  close: () => void
  busy: boolean
  offBecause?: string | undefined
  refusal: RefusalTold | undefined
  children: ReactNode
}

/** A few fields over the page, what the server says to them, and one button. */
export function AskModal({ title, act, send, close, busy, offBecause, refusal, children }: AskModalProps) {
  return (
    <Modal opened onClose={close} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {children}
        <Refusal of={refusal} />
        <div className="button-row" style={{ marginTop: 16 }}>
          <PrimaryButton type="submit" busy={busy} offBecause={offBecause}>
            {act}
          </PrimaryButton>
          <Button onClick={close}>Leave it</Button>
        </div>
      </form>
    </Modal>
  )
}
