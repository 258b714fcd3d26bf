import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 48em)')

// One listener for the page: with one for each figure React would render after each, and give up at the fiftieth.
const listeners = new Set<() => void>()
narrow.addEventListener('change', () => {
  for (const listener of listeners) listener()
})

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Below 768 px rows stack, popovers come from below, and the rail becomes four words at the foot. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches)
