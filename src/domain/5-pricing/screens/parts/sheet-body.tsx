import { Cols } from '#web/ui/cols.tsx'
import { AssumptionsWords } from './assumptions-words.tsx'
import { DriversPanel } from './drivers-panel.tsx'
import { LossPanel } from './loss-panel.tsx'
import { OwnAgainstBook } from './own-against-book.tsx'
import { Packages } from './packages.tsx'
import type { Sheet } from './sheet.ts'

/** The sheet in full. With `onAsk` the fee is still in one's hand; a saved sheet has none. */
export function SheetBody({ sheet, onAsk }: { sheet: Sheet; onAsk?: (feeMinor: number) => void }) {
  return (
    <>
      <Packages sheet={sheet} />
      <Cols shape="wide-left">
        <div>
          <LossPanel sheet={sheet} onAsk={onAsk} />
          <OwnAgainstBook sheet={sheet} />
        </div>
        <div>
          <DriversPanel sheet={sheet} />
          <AssumptionsWords sheet={sheet} isEditable={onAsk !== undefined} />
        </div>
      </Cols>
    </>
  )
}
