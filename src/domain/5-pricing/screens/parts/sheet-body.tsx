import { memo } from 'react'
import { Cols } from '#web/ui/cols.tsx'
import { AssumptionsWords } from './assumptions-words.tsx'
import { DriversPanel } from './drivers-panel.tsx'
import { LossPanel } from './loss-panel.tsx'
import { OwnAgainstBook } from './own-against-book.tsx'
import { Packages } from './packages.tsx'
import type { FeePoint, Sheet } from './sheet.ts'

type SheetBodyProps = { sheet: Sheet; asked: FeePoint; onAsk?: (feeMinor: number) => void }

/** The sheet in full. With `onAsk` the fee is still in one's hand; a saved sheet has none. */
export function SheetBody({ sheet, asked, onAsk }: SheetBodyProps) {
  return (
    <>
      <StillPackages sheet={sheet} />
      <Cols shape="wide-left">
        <div>
          <LossPanel sheet={sheet} asked={asked} onAsk={onAsk} />
          <StillOwnAgainstBook sheet={sheet} />
        </div>
        <div>
          <StillDrivers sheet={sheet} />
          <StillWords sheet={sheet} isEditable={onAsk !== undefined} />
        </div>
      </Cols>
    </>
  )
}

/** Only the loss panel follows the fee in one's hand: drawing the others anew at each step would make it lag. */
const StillPackages = memo(Packages)
const StillOwnAgainstBook = memo(OwnAgainstBook)
const StillDrivers = memo(DriversPanel)
const StillWords = memo(AssumptionsWords)
