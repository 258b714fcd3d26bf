import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { deviceOf } from './device.ts'

type SignIn = {
  id: string
  startedAt: string
  seenAt: string
  address: string
  agent: string
  isThis: boolean
}

export function OwnSessions({ sessions }: { sessions: readonly SignIn[] }) {
  const end = useSubmit(api.firm.endSession, {
    refresh: [api.firm.account.key()],
    said: () => 'Signed out there.',
  })
  const endOthers = useSubmit(api.firm.endOtherSessions, {
    refresh: [api.firm.account.key()],
    said: ({ ended }) =>
      ended === 1 ? 'One other place is signed out.' : `${ended} other places are signed out.`,
  })
  const others = sessions.some((session) => !session.isThis)
  return (
    <Section
      title="Where you are signed in"
      aside={
        others && (
          <button type="button" className="word" onClick={() => endOthers.send(undefined)}>
            Sign out elsewhere
          </button>
        )
      }
    >
      <Refusal of={end.refusal ?? endOthers.refusal} />
      <DataTable
        label="Sign-ins"
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'device',
            head: 'Device',
            cell: (row) => (
              <>
                {deviceOf(row.agent)}
                <span className="under">{row.isThis ? 'this one' : row.address}</span>
              </>
            ),
          },
          { id: 'seen', head: 'Last seen', cell: (row) => <InstantText at={row.seenAt} />, phone: 'line' },
          {
            id: 'end',
            head: '',
            align: 'right',
            cell: (row) =>
              !row.isThis && (
                <button type="button" className="word" onClick={() => end.send({ id: row.id })}>
                  Sign out
                </button>
              ),
          },
        ]}
      />
    </Section>
  )
}
