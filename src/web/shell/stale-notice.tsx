import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useManner } from '#web/manner.tsx'
import { lastHeardMs } from '#web/server-time.ts'
import { instantText } from '../ui/format.ts'

/** Says from when the page is as soon as there is no connection; clocks and figures may have moved since. */
export function StaleNotice() {
  const manner = useManner()
  const queries = useQueryClient()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  useIsFetching()
  if (online) return null
  const heard = lastHeardMs()
  return (
    <p className="stale" role="status">
      No connection.{' '}
      {heard !== undefined && (
        <>This page is as of {instantText(new Date(heard).toISOString(), manner, 'time')}. </>
      )}
      <button type="button" className="word" onClick={() => void queries.invalidateQueries()}>
        Try now
      </button>
    </p>
  )
}

function subscribe(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
