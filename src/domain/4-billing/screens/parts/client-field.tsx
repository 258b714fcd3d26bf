import { Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'

type ClientFieldProps = {
  label: string
  value?: string | null
  onChange?: (clientId: string | null) => void
  error?: React.ReactNode
}

/** One client, found by typing. */
export function ClientField({ label, value, onChange, error }: ClientFieldProps) {
  const [words, setWords] = useState('')
  const found = useQuery(
    api.clients.list.queryOptions({
      input: { pageSize: 30, ...(words && { q: words }) },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Select
      label={label}
      error={error}
      searchable
      clearable
      placeholder="Type a name"
      nothingFoundMessage="No client is called that"
      data={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      onSearchChange={setWords}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen)}
    />
  )
}
