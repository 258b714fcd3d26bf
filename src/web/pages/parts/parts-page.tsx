import { Cols } from '#web/ui/cols.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ClockParts } from './clock-parts.tsx'

/** Every part of the kit in the states that a screen may never show; the bench for design and contrast. */
export function PartsPage() {
  return (
    <>
      <PageHead title="Parts" sub="What the screens are made of, and the states they do not show." />
      <Cols>
        <div>
          <ClockParts />
        </div>
      </Cols>
    </>
  )
}
