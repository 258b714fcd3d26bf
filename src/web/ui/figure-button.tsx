import './derivation.css'
import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Derivation, type DerivationFacts } from './derivation.tsx'
import { Sheet } from './sheet.tsx'
import { useIsPhone } from './use-is-phone.ts'

type FigureButtonProps = {
  /** What is shown: <MoneyText minor={…} />. */
  figure: ReactNode
  /** The derivation as the API tells it. */
  of?: DerivationFacts
  /** Instead of `of`: a component that asks for one; it is only made when opened. */
  children?: ReactNode
}

/** Every number opens: dotted underline, a click shows where it comes from. */
export function FigureButton({ figure, of, children }: FigureButtonProps) {
  const phone = useIsPhone()
  const [open, setOpen] = useState(false)
  const inside = of ? <Derivation {...of} /> : children
  const button = (
    <button
      type="button"
      className="figure"
      aria-expanded={open}
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation()
        setOpen(!open)
      }}
    >
      {figure}
    </button>
  )
  if (phone) {
    return (
      <>
        {button}
        <Sheet open={open} onClose={() => setOpen(false)} title="Where it comes from">
          {inside}
        </Sheet>
      </>
    )
  }
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      closeOnEscape
      width="max-content"
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown p={0} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
        {inside}
      </Popover.Dropdown>
    </Popover>
  )
}
