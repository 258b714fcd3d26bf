import { TextInput } from '@mantine/core'
import { PriceField } from '#agreements/screens/parts/price-field.tsx'
import { replaced, without } from '#agreements/screens/parts/terms/edited.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import type { DraftOption } from './draft.ts'

const counted = [
  { value: 'user', label: 'per user, a month' },
  { value: 'endpoint', label: 'per endpoint, a month' },
  { value: 'server', label: 'per server, a month' },
] as const
type Counted = (typeof counted)[number]['value']

type OptionalLinesProps = { option: DraftOption; currency: string; onChange: (option: DraftOption) => void }

/** What the client may add or leave: a recurring item by count, priced like any other line. */
export function OptionalLines({ option, currency, onChange }: OptionalLinesProps) {
  const { optionalLines } = option
  const set = (next: DraftOption['optionalLines']) => onChange({ ...option, optionalLines: next })
  const add = () => set([...optionalLines, { line: freshLine(optionalLines.length + 1), pitch: '' }])
  return (
    <>
      {optionalLines.map(({ line, pitch }, at) => (
        <div key={line.key} className="row-edit">
          <TextInput
            aria-label="What can be added"
            placeholder="What can be added"
            value={line.name}
            onChange={(event) =>
              set(replaced(optionalLines, at, { pitch, line: { ...line, name: event.currentTarget.value } }))
            }
          />
          {line.kind === 'recurring-item' && (
            <>
              <PriceField
                label=""
                currency={currency}
                value={line.unitPrice}
                onChange={(unitPrice) =>
                  set(replaced(optionalLines, at, { pitch, line: { ...line, unitPrice: unitPrice ?? '0' } }))
                }
              />
              <SelectField
                label=""
                options={counted}
                value={countedOf(line.quantity.of)}
                onChange={(of) =>
                  set(
                    replaced(optionalLines, at, {
                      pitch,
                      line: { ...line, quantity: { ...line.quantity, of: of ?? 'user' } },
                    }),
                  )
                }
              />
            </>
          )}
          <button type="button" className="word" onClick={() => set(without(optionalLines, at))}>
            Take out
          </button>
        </div>
      ))}
      <button type="button" className="word" onClick={add}>
        Add an optional line
      </button>
    </>
  )
}

const countedOf = (of: string): Counted => counted.find(({ value }) => value === of)?.value ?? 'user'

const freshLine = (number: number): DraftOption['optionalLines'][number]['line'] => ({
  kind: 'recurring-item',
  key: `extra-${number}-${crypto.randomUUID().slice(-4)}`,
  name: 'An addition',
  unitPrice: '0.00',
  quantity: { of: 'user', rule: 'by-day' },
})
