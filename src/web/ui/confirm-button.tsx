import './buttons.css'
import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'

type ConfirmButtonProps = {
  children: ReactNode
  /** The question as a sentence with what follows: 'Credit INV-2026-0031?' */
  question: ReactNode
  /** What happens, and what can't be undone. */
  consequence: ReactNode
  /** The verb on the button that does it; the amount where money moves. */
  yes: string
  /** It undoes, ends or deletes: the yes is red. */
  grave?: boolean
  busy?: boolean
  /** The one primary button of its page. */
  primary?: boolean
  /** A word at the end of a row instead of a button. */
  word?: boolean
  onYes: () => unknown
  /** Refusal or fields inside the question. */
  inside?: ReactNode
}

/** Asks before what can't be taken back, and says what will happen. */
export function ConfirmButton({
  children,
  question,
  consequence,
  yes,
  grave,
  busy,
  primary,
  word,
  onYes,
  inside,
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false)
  const act = async () => {
    await onYes()
    setOpen(false)
  }
  return (
    <>
      {word ? (
        <button type="button" className="word" onClick={() => setOpen(true)}>
          {children}
        </button>
      ) : (
        <Button variant={primary ? 'filled' : 'default'} onClick={() => setOpen(true)}>
          {children}
        </Button>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={question}
        centered
        withCloseButton={false}
        size="sm"
      >
        <div className="soft">{consequence}</div>
        {inside}
        <div className="button-row" style={{ marginTop: 20 }}>
          <Button
            variant="filled"
            color={grave ? 'red' : 'green'}
            loading={busy ?? false}
            onClick={() => void act()}
          >
            {yes}
          </Button>
          <Button onClick={() => setOpen(false)} data-autofocus>
            Leave it
          </Button>
        </div>
      </Modal>
    </>
  )
}
