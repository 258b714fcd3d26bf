import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ChartParts } from './chart-parts.tsx'
import { ClockParts } from './clock-parts.tsx'
import { CompareParts, StaleParts } from './compare-parts.tsx'
import { FigureParts, HeadlineParts } from './figure-parts.tsx'
import { ButtonParts, EmptyParts, FormParts, LongWorkParts } from './form-parts.tsx'
import { ColourParts, TypeParts } from './ground-parts.tsx'
import { DeskParts, ListParts, TableParts } from './list-parts.tsx'

/** Every part of the kit in the states that a screen may seldom show; the bench for design and contrast. */
export function PartsPage() {
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Parts" />
      <PageHead title="Parts" sub="What the screens are made of, and the states they do not show." />
      <HeadlineParts />
      <Cols>
        <div>
          <TypeParts />
          <ClockParts />
          <ColourParts />
        </div>
        <div>
          <ButtonParts />
          <EmptyParts />
          <FormParts />
          <LongWorkParts />
          <StaleParts />
        </div>
      </Cols>
      <DeskParts />
      <TableParts />
      <Cols shape="wide-left">
        <div>
          <ListParts />
        </div>
        <div>
          <FigureParts />
        </div>
      </Cols>
      <CompareParts />
      <ChartParts />
    </>
  )
}
