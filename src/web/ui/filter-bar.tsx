import './lists.css'
import { Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ListControls } from './use-list-state.ts'

export type Filter = {
  /** Its word in the address and in the query. */
  name: string
  label: string
  options: readonly { value: string; label: string }[]
}

type FilterBarProps = {
  state: ListControls
  filters?: readonly Filter[]
  /** The filter that is free text, and what it looks through: { name: 'words', label: 'Client or number' }. */
  search?: { name: string; label: string }
}

/** Narrows a list; every choice goes into the address. */
export function FilterBar({ state, filters = [], search }: FilterBarProps) {
  const names = [...filters.map((filter) => filter.name), ...(search ? [search.name] : [])]
  const narrowed = names.some((name) => state.filters[name])
  return (
    <search className="filter-bar">
      {search && <SearchWords state={state} {...search} />}
      {filters.map((filter) => (
        <Select
          key={filter.name}
          className="filter"
          aria-label={filter.label}
          placeholder={filter.label}
          data={filter.options.map((option) => ({ ...option }))}
          value={state.filters[filter.name] ?? null}
          onChange={(value) => state.setFilter(filter.name, value ?? undefined)}
          clearable
          searchable={filter.options.length > 8}
        />
      ))}
      {narrowed && (
        <button type="button" className="word" onClick={state.clear}>
          Show all
        </button>
      )}
    </search>
  )
}

const pauseMs = 250

/** Asks once the typing pauses; the address, not the field, is what the list obeys. */
function SearchWords({ state, name, label }: { state: ListControls; name: string; label: string }) {
  const inAddress = state.filters[name] ?? ''
  const [typed, setTyped] = useState(inAddress)
  useEffect(() => setTyped(inAddress), [inAddress])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause
  useEffect(() => {
    if (typed === inAddress) return
    const timer = setTimeout(() => state.setFilter(name, typed || undefined), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      type="search"
      className="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
