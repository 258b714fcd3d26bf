import './firm.css'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MoneyField } from '#web/ui/money-field.tsx'
import { Section } from '#web/ui/section.tsx'

type NamedRatesProps = {
  title: string
  lead: string
  /** What a name stands for: 'role', 'kind of work'. */
  noun: string
  rates: Readonly<Record<string, number>>
  onChange: (rates: Record<string, number>) => void
}

/** Hourly rates by name: one line each, one to add. */
export function NamedRates({ title, lead, noun, rates, onChange }: NamedRatesProps) {
  const [name, setName] = useState('')
  const without = (gone: string) =>
    Object.fromEntries(Object.entries(rates).filter(([other]) => other !== gone))
  return (
    <Section title={title} lead={lead}>
      <table className="ledger dense table-fields">
        <tbody>
          {Object.entries(rates).map(([one, minor]) => (
            <tr key={one}>
              <td>{one}</td>
              <td className="n">
                <MoneyField
                  label={
                    <span className="unseen">
                      {noun} {one}
                    </span>
                  }
                  value={minor}
                  onChange={(now) => now !== null && onChange({ ...rates, [one]: now })}
                />
              </td>
              <td className="n">
                <button type="button" className="word" onClick={() => onChange(without(one))}>
                  Remove<span className="unseen"> {one}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dates">
        <TextInput
          label={`Another ${noun}`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          disabled={name.trim() === '' || name.trim() in rates}
          onClick={() => {
            onChange({ ...rates, [name.trim()]: 0 })
            setName('')
          }}
        >
          Add
        </Button>
      </div>
    </Section>
  )
}
