import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 48em)')

/** Below 768 px rows stack, popovers come from below, and the rail becomes four words at the foot. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
}
