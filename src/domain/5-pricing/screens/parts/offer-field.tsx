import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OfferGroup } from './offers.ts'

type OfferFieldProps = {
  label: string
  groups: readonly OfferGroup[]
  value?: string | null
  onChange?: (word: string | null) => void
  error?: ReactNode
  /** What choosing nothing means: 'All work, no plan'. */
  otherwise?: string
}

/** One of the offers, by the word that names it. */
export function OfferField({ label, groups, value, onChange, error, otherwise }: OfferFieldProps) {
  const nothing = otherwise ? [{ value: '', label: otherwise }] : []
  return (
    <Select
      label={label}
      data={[...nothing, ...groups.map(({ group, items }) => ({ group, items: [...items] }))]}
      value={value ?? (otherwise ? '' : null)}
      error={error}
      allowDeselect={false}
      maw={420}
      onChange={(word) => onChange?.(word || null)}
    />
  )
}
