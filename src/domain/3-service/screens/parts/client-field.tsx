import { Select } from '@mantine/core'
import { useState } from 'react'
import { useClientsLike } from './use-clients.ts'

type ClientFieldProps = { label: string; value: string | null; onChange: (clientId: string | null) => void }

/** A client by its name, found as one types. */
export function ClientField({ label, value, onChange }: ClientFieldProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const found = useClientsLike(typed === chosen?.label ? '' : typed).map(({ id, name }) => ({
    value: id,
    label: name,
  }))
  const data = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label={label}
      placeholder="Name"
      searchable
      clearable
      data={data}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => {
        setChosen(data.find((one) => one.value === id))
        onChange(id)
      }}
      nothingFoundMessage="No client like that"
    />
  )
}
