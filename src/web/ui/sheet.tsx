import './sheet.css'
import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

type SheetProps = { open: boolean; onClose: () => void; title: ReactNode; children: ReactNode }

/** What comes up from the foot of a phone, as tall as what it holds. */
export function Sheet({ open, onClose, title, children }: SheetProps) {
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={title}
      classNames={{ content: 'sheet' }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </Drawer>
  )
}
