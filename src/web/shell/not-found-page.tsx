import { Link } from '@tanstack/react-router'
import { PageHead } from '../ui/page-head.tsx'
import { openFind } from './find-spotlight.tsx'

export function NotFoundPage() {
  return (
    <div className="trouble">
      <PageHead title="There is no page at this address" />
      <p className="soft measure">
        The link may be old, or a letter got lost.{' '}
        <button type="button" className="word" onClick={openFind}>
          Search for it
        </button>{' '}
        or go to <Link to="/">Today</Link>.
      </p>
    </div>
  )
}
