import './buttons.css'
import { Button } from '@mantine/core'
import { type ReactNode, useId } from 'react'

type PrimaryButtonProps = {
  children: ReactNode
  /** The rule's sentence: the button is off and says why beside it. */
  offBecause?: ReactNode
  busy?: boolean
  type?: 'submit' | 'button'
  onClick?: () => void
  /** Full width and 52 px on a phone: the next likely event. */
  big?: boolean
  /** Not the one primary button of the page, but with the same manners. */
  plain?: boolean
}

/** The one primary button of a page. It stays reachable when it is off, so that its reason can be read out. */
export function PrimaryButton({
  children,
  offBecause,
  busy,
  type = 'button',
  onClick,
  big,
  plain,
}: PrimaryButtonProps) {
  const id = useId()
  const off = offBecause !== undefined && offBecause !== null && offBecause !== false
  return (
    <span className={`button-box${big ? ' big' : ''}`}>
      <Button
        type={type}
        variant={plain ? 'default' : 'filled'}
        aria-disabled={off || undefined}
        aria-describedby={off ? id : undefined}
        data-off={off || undefined}
        loading={busy ?? false}
        onClick={(event) => {
          if (off) event.preventDefault()
          else onClick?.()
        }}
      >
        {children}
      </Button>
      {off && (
        <span id={id} className="off-because">
          {offBecause}
        </span>
      )}
    </span>
  )
}
