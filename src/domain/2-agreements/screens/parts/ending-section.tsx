import { Checkbox } from '@mantine/core'
import { api } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { AgreementRead } from './agreement.ts'

const whoWords = { client: 'the client', firm: 'us', both: 'both', term: 'its term' }
const unusedWords = {
  lapse: 'lapse',
  'refund-at-price': 'are refunded at their price',
  'refund-after-list': 'are refunded after pricing used ones at list',
  transfer: 'move to the next agreement',
}

/** How it ends, what that costs, and the list of what has to be done. */
export function EndingSection({
  agreement,
  offBecause,
  phoneOrder,
}: {
  agreement: AgreementRead
  offBecause: string | undefined
  phoneOrder?: number
}) {
  const { ending, offboarding, currency, id: agreementId } = agreement
  const withdraw = useSubmit(api.agreements.withdrawEnding, {
    refresh: [api.agreements.key()],
    said: () => 'It goes on.',
  })
  if (!ending) return null
  const open = offboarding.filter(({ doneOn }) => doneOn === null).length
  return (
    <Section title={ending.endsOn > agreement.on ? 'It ends' : 'It has ended'} phoneOrder={phoneOrder}>
      <Facts
        left
        facts={[
          { name: 'First day without it', value: <DayText day={ending.endsOn} form="long" /> },
          {
            name: 'Said by',
            value: (
              <>
                {whoWords[ending.byWhom]}, <DayText day={ending.noticedOn} />
              </>
            ),
          },
          { name: 'Because', value: ending.reason },
          {
            name: 'Leaving early costs',
            value: (
              <>
                <MoneyText minor={ending.earlyFeeMinor - ending.waivedMinor} currency={currency} />
                {ending.waivedMinor > 0 && (
                  <span className="under">
                    <MoneyText minor={ending.waivedMinor} currency={currency} /> waived: {ending.waivedReason}
                  </span>
                )}
              </>
            ),
          },
          { name: 'Unused hours', value: unusedWords[ending.unused] },
        ]}
      />
      <h3 style={{ marginTop: 20 }}>
        {open === 0 ? 'Off-boarding, all done' : `Off-boarding, ${open} to do`}
      </h3>
      <ul className="warnings">
        {offboarding.map((item) => (
          <li key={item.id}>
            <Item item={item} off={offBecause !== undefined} today={agreement.on} />
          </li>
        ))}
      </ul>
      <Refusal of={withdraw.refusal} />
      {ending.endsOn > agreement.on && offBecause === undefined && (
        <ConfirmButton
          question="Withdraw the notice?"
          consequence="The agreement goes on as if nothing had been said."
          yes="It goes on"
          busy={withdraw.busy}
          onYes={() => withdraw.sendAndWait({ agreementId, reason: 'notice withdrawn' })}
        >
          Withdraw
        </ConfirmButton>
      )}
    </Section>
  )
}

function Item({
  item,
  off,
  today,
}: {
  item: AgreementRead['offboarding'][number]
  off: boolean
  today: string
}) {
  const tick = useSubmit(api.agreements.tickOffboarding, { refresh: [api.agreements.key()] })
  const isLate = item.doneOn === null && item.dueOn < today
  return (
    <>
      <Checkbox
        checked={item.doneOn !== null}
        disabled={off || tick.busy}
        label={item.title}
        description={
          item.doneOn ? (
            <>
              {item.doneBy}, <DayText day={item.doneOn} />
              {item.note && `. ${item.note}`}
            </>
          ) : (
            <span className={isLate ? 'late' : undefined}>
              by <DayText day={item.dueOn} />
            </span>
          )
        }
        onChange={(event) =>
          tick.send({
            itemId: item.id,
            revision: item.revision,
            done: event.currentTarget.checked,
            note: item.note,
          })
        }
      />
      <Refusal of={tick.refusal} />
    </>
  )
}
