import '@mantine/spotlight/styles.layer.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { findAnything } from './find-anything.ts'
import { plugged } from './plugged.ts'

const [store, spotlight] = createSpotlight()

export const openFind = spotlight.open

/** As the platform names it. */
export const findKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : 'Ctrl K'

/** Finds a client, an agreement, a ticket, an invoice or a page by any of its words. */
export function FindSpotlight() {
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const navigate = useNavigate()
  const found = useQuery({
    queryKey: ['find', words],
    queryFn: ({ signal }) => findAnything(words, plugged.finder, signal),
    placeholderData: (before) => before,
    staleTime: 10_000,
  })
  const hits = found.data ?? []
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every answer the first hit is the one Enter opens
  useEffect(() => selectFirst(list.current), [found.data])
  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      shortcut="mod + K"
      radius={4}
      overlayProps={{ blur: 0, backgroundOpacity: 0.2 }}
    >
      <Spotlight.Search placeholder="Client, number, words of a ticket" aria-label="Search" />
      <Spotlight.ActionsList ref={list}>
        {hits.map((hit) => (
          <Spotlight.Action
            key={`${hit.to} ${hit.name}`}
            label={hit.name}
            description={hit.about}
            rightSection={<span className="find-kind">{hit.kind}</span>}
            onClick={() => void navigate({ to: hit.to })}
          />
        ))}
        {hits.length === 0 && words && !found.isFetching && (
          <Spotlight.Empty>Nothing has the words “{words}”.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function selectFirst(list: HTMLElement | null): void {
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  store.updateState((state) => ({ ...state, selected: 0 }))
}
